"""A full disk, a home that nobody may write, a clock that runs back, a machine without fonts."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from skinspots_lib.learning import trials
from skinspots_lib.learning.gym.mine import begin_mine
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.report import report
from skinspots_lib.learning.trials import Trial

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights and no limits")

# The learner's kernel: three answers, the second and third of which cannot be written.
KERNEL = """
import json, os, resource, sys
import skinspots_lib as spots

def answer(id):
    asked = spots.ask(id)
    asked._handle_custom_msg({"do": "submit", "answer": [1]}, [])
    return asked

def small_disk():
    resource.setrlimit(resource.RLIMIT_FSIZE, (spots.progress().path.stat().st_size + 40, -1))

def room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))

def no_rights():
    folder = spots.progress().path.parent
    spots.progress().path.chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        # Root may write everywhere; the learner is somebody else.
        os.seteuid(65534)

def rights():
    if os.getuid() == 0:
        os.seteuid(0)
    spots.progress().path.parent.chmod(0o755)
    spots.progress().path.chmod(0o644)

seen = [answer("q06")]
{"disk": small_disk, "home": no_rights}[sys.argv[1]]()
seen += [answer("q07"), answer("q08")]
code = spots.progress().passport().long
during = [trial.item for trial in spots.progress().trials]
{"disk": room, "home": rights}[sys.argv[1]]()
seen.append(answer("q09"))
print(json.dumps([[(w.error, w.unsaved, w.correct) for w in seen], during, code]))
"""


@pytest.fixture
def said():
    return []


@pytest.mark.parametrize(
    ("fault", "reason"), [("disk", "(no space left on device)"), ("home", "(permission denied)")]
)
def test_what_cannot_be_written_is_said_at_the_answer_and_is_kept(fault, reason, tmp_path):
    env = os.environ | {"SKINSPOTS_PROGRESS": str(tmp_path / "progress"), "HOME": str(tmp_path)}
    # Whoever is not root must be able to reach the folder.
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", KERNEL, fault], env=env, capture_output=True, text=True, check=True
    )
    *told, last = done.stdout.splitlines()
    seen, during, code = json.loads(last)
    assert [error for error, _, _ in seen] == [""] * 4 and all(
        mark is not None for _, _, mark in seen
    )
    assert [bool(unsaved) for _, unsaved, _ in seen] == [False, True, True, False]
    for _, unsaved, _ in seen[1:3]:
        assert "Your answers cannot be saved in progress/" in unsaved
        assert "Copy your progress code" in unsaved
    assert reason in seen[1][1]
    # A matter is told once.
    assert told and len(told) == len(set(told))
    # Nothing is lost: neither meanwhile, nor in the code, nor in the file once there is room.
    assert during == ["q06", "q07", "q08"]
    other = Progress(tmp_path / "other")
    other.restore(code)
    assert [trial.item for trial in other.trials] == during
    kept = Progress(tmp_path / "progress", tell=lambda _line: None).trials
    assert {trial.item for trial in kept} == {"q06", "q07", "q08", "q09"}


def practise(mine, count):
    session = begin_mine(mine, seed=3)
    for _ in range(count):
        right = session.prompt.picture.condition
        session = session.take(mine.record(session.trial(right, confidence="sure"))).go_on()


@pytest.mark.parametrize("moved", [-86_400_000, -(10**15), 86_400_000 * 365])
def test_a_clock_that_was_set_anew_costs_no_answer(moved, tmp_path, said, monkeypatch):
    mine = Progress(tmp_path, tell=said.append)
    practise(mine, 5)
    mine.record(Trial("q07", "1", False))
    real = trials.time.time_ns
    monkeypatch.setattr(trials.time, "time_ns", lambda: real() + moved * 1_000_000)
    mine.record(Trial("q07", "2", True, number=2))
    practise(mine, 5)
    again = Progress(tmp_path, tell=said.append)
    assert len(again.trials) == 12 and said == []
    tries = {trial.number: trial.right for trial in again.trials if trial.item == "q07"}
    assert tries == {1: False, 2: True}
    assert len(again.table()) == 12 and str(report(again.table()))
    assert len(begin_mine(again, seed=3).answers) == 10
    other = Progress(tmp_path / "other", tell=said.append)
    other.restore(mine.passport().file)
    assert other.trials == again.trials


DRAW = """
import json, logging, warnings
from pathlib import Path
warnings.simplefilter("error")
import matplotlib
from matplotlib import font_manager
own = Path(matplotlib.get_data_path())
fonts = font_manager.fontManager
fonts.ttflist = [font for font in fonts.ttflist if own in Path(font.fname).parents]
fonts.afmlist = []
said = []
class Said(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())
logging.getLogger("matplotlib").addHandler(Said())
import skinspots_lib as spots
from skinspots_lib import charts
pictures = [spots.plot_causes(), charts.plot_sizes(), charts.plot_chances("F08")]
print(json.dumps([said, [len(picture._repr_html_()) for picture in pictures]]))
"""


def test_charts_are_drawn_without_a_word_where_no_font_is_installed(tmp_path):
    env = os.environ | {"MPLCONFIGDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", DRAW], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said, sizes = json.loads(done.stdout.splitlines()[-1])
    assert said == [] and min(sizes) > 5_000
