"""The Python half of practice: what it tells and when, where it goes on, what it makes ahead."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import Future

import pytest

from skinspots_lib.learning.engine.cells import NAMES
from skinspots_lib.learning.gym.explaining import look_at
from skinspots_lib.learning.gym.session import ROUND, begin
from skinspots_lib.learning.progress import progress
from skinspots_lib.widgets import practice
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets._practice import PracticeWidget
from skinspots_lib.widgets.parts.pictures import Pictures, frames_of
from skinspots_lib.widgets.parts.seeing import BETTER

SAY = WORDS["practice"]


class Waiting:
    """A pool that makes what it was given when it is told to, and counts."""

    def __init__(self, *, at_once=True):
        self.at_once, self.jobs, self.done = at_once, [], []

    def submit(self, act, *given):
        future = Future()
        self.jobs.append((future, act, given))
        if self.at_once:
            self.work()
        return future

    def work(self):
        while self.jobs:
            future, act, given = self.jobs.pop(0)
            self.done.append(given[0])
            future.set_result(act(*given))


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Give each test its own progress, and pictures to look at."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    monkeypatch.setattr(Pictures, "described", False)
    return lambda: progress().trials


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Write what a frame would show in place of drawing it."""

    def frames(patch, stops, **how):
        return [f"{patch.cls} {patch.tone} {patch.seed} {how} {stop}".encode() for stop in stops]

    monkeypatch.setattr("skinspots_lib.skin.frames", frames)


def gym(seed=3, **rest):
    rest.setdefault("pool", Waiting())
    return PracticeWidget(begin([], seed=seed), **rest)


def hear(widget, do, **rest):
    widget._handle_custom_msg({"do": do, **rest}, [])
    return widget


def reply(widget, *, right=True, **rest):
    options = widget._session.prompt.options
    number = next(n for n, name in enumerate(options) if (name == widget._truth) == right)
    hear(widget, "submit", number=number, confidence="sure", **rest)
    assert widget.error == ""
    return widget


def go_on(widget):
    """Go to the next picture that asks."""
    hear(widget, "next")
    while widget.stage != "ask":
        hear(widget, "next")
    return widget


def told(widget):
    # All names stand among the options, and in how far each is learned.
    hidden = ("_esm", "_css", "even", "odd", "options", "mastery")
    state = {name: value for name, value in widget.get_state().items() if name not in hidden}
    data, _ = widget._repr_mimebundle_()
    return json.dumps([state, data["text/plain"]], default=str, ensure_ascii=False)


def slot(widget, turn):
    return widget.odd if turn % 2 else widget.even


def test_nothing_about_the_answer_is_told_before_it():
    widget = gym()
    for _ in range(8):
        text = told(widget)
        for name in NAMES:
            assert name not in text and look_at(name).sign not in text
        for word in ("truth", "response", "difficulty", "seed", "clear", "hard"):
            assert f'"{word}"' not in text
        assert widget.right is None and widget.told == []
        go_on(reply(widget))


def test_state_has_the_same_names_whatever_is_shown():
    names = {frozenset(go_on(reply(gym(seed))).get_state()) for seed in range(3)}
    assert len(names) == 1


def test_answer_is_kept_with_all_that_belongs_to_it(kept):
    time = iter([10.0, 12.0, 15.5])
    widget = gym(clock=lambda: next(time, 20.0))
    shown = widget._session.prompt
    reply(widget, right=False, pressed=0.6)
    trial = kept()[-1]
    assert (trial.item, trial.part, trial.truth) == (shown.picture.id, "practice", widget._truth)
    assert (trial.right, trial.confidence, trial.pressed) == (False, "sure", 0.6)
    assert trial.tone == shown.picture.tone and trial.options == shown.options
    assert trial.seconds == 3.5


@pytest.mark.parametrize(("number", "confidence"), [(99, "sure"), (-1, "sure"), (0, "very")])
def test_what_is_no_answer_is_boxed_and_keeps_nothing(kept, number, confidence):
    widget = hear(gym(), "submit", number=number, confidence=confidence)
    assert "llowed" in widget.error or "not one of" in widget.error
    assert kept() == () and widget.stage == "ask"


def test_the_same_picture_is_answered_once(kept):
    widget = reply(gym())
    hear(widget, "submit", number=0, confidence="sure")
    assert "Next" in widget.error and len(kept()) == 1


def test_wrong_answer_explains_what_was_chosen_what_it_is_and_what_parts_them():
    widget = reply(gym(), right=False, pressed=0.0)
    text = json.dumps(widget.told, ensure_ascii=False)
    said = look_at(progress().trials[-1].answer).label
    assert widget.told[0]["lead"].startswith("✗")
    for words in (said, look_at(widget._truth).label, SAY["not_pressed"], "Under the glass"):
        assert words in text
    assert any("sources" in line for line in widget.told)


def test_next_frames_are_here_with_the_answer_before_next_is_asked():
    widget, pool = gym(), None
    for _ in range(8):
        reply(widget)
        coming = slot(widget, widget.turn + 1)
        pool = len(widget._ahead._pool.done)
        hear(widget, "next")
        # The frames lay there already, and nothing but what comes after them was made for it.
        assert slot(widget, widget.turn) == coming == frames_of(widget._skins)
        assert len(widget._ahead._pool.done) - pool <= 1
        if widget.stage == "told":
            hear(widget, "next")


def test_next_is_a_small_message():
    widget = reply(gym())
    changed = set()
    widget.observe(lambda change: changed.add(change["name"]))
    hear(widget, "next")
    assert "turn" in changed and not changed & {"even", "odd"}


def test_no_frame_of_what_comes_is_sent_before_the_answer():
    widget = gym()
    assert slot(widget, 1) == []
    reply(widget)
    hear(widget, "next")
    before = slot(widget, widget.turn + 1)
    hear(widget, "view", view="palm")
    assert slot(widget, widget.turn + 1) == before


def test_slow_making_holds_up_no_feedback_and_the_frames_follow():
    pool = Waiting(at_once=False)
    pool.at_once = True
    widget = gym(pool=pool)
    pool.at_once, pool.jobs = False, []
    widget._ahead.want([widget._session.prompt.picture])
    reply(widget)
    assert widget.stage == "told" and slot(widget, 1) == []
    pool.work()
    assert len(slot(widget, 1)) >= len(widget.stops)


def test_frames_that_come_from_the_thread_are_set_where_messages_are_read():
    pool = Waiting()
    widget = gym(pool=pool)
    pool.at_once = False
    widget._ahead.want([widget._session.prompt.picture])

    async def kernel():
        reply(widget)
        pool.work()
        assert slot(widget, 1) == []
        await asyncio.sleep(0)
        assert slot(widget, 1)

    asyncio.run(kernel())


def test_feedback_does_not_wait_for_the_bytes_of_the_next_picture():
    widget = gym()

    async def kernel():
        reply(widget)
        assert widget.stage == "told" and slot(widget, 1) == []
        await asyncio.sleep(0)
        assert slot(widget, 1)

    asyncio.run(kernel())


def test_real_thread_brings_the_same_picture():
    one, two = reply(gym(pool=None)), reply(gym())
    hear(one, "next"), hear(two, "next")
    assert slot(one, 1) == slot(two, 1)


def test_every_sixth_trial_is_a_pair_and_asks_for_the_left_side(kept):
    widget = gym()
    for _ in range(5):
        go_on(reply(widget))
    assert (len(widget.alts), len(widget.options)) == (2, 2)
    assert widget.ask == SAY["ask_left"] and widget.names == WORDS["bench"]["sides"]
    assert len(slot(widget, widget.turn)) == 2 * len(widget.stops)
    reply(widget)
    assert kept()[-1].part == "contrast" and "+" in kept()[-1].item


def worked():
    widget = gym()
    while widget._session.prompt.kind != "worked":
        if widget.stage == "ask":
            reply(widget, right=False)
        hear(widget, "next")
    return widget


def test_two_misses_bring_a_worked_pair_that_asks_nothing(kept):
    widget, number = worked(), len(kept())
    assert widget.options == [] and widget.stage == "told"
    assert widget.names == [look_at(name).label for name in widget._session.prompt.options]
    assert "Press both" in widget.told[0]["text"]
    hear(widget, "submit", number=0, confidence="sure")
    assert widget.error and len(kept()) == number
    go_on(widget)
    assert widget.error == "" and widget.stage == "ask"


def test_cannot_judge_leads_to_a_better_view_and_never_ends_the_item(kept):
    widget, seen = gym(), []
    for _ in BETTER:
        hear(widget, "cannot")
        seen.append(widget.view)
        assert WORDS["skin"]["views"][widget.view] in widget.note
    assert sorted(seen) == sorted(BETTER) and widget.cannot
    hear(widget, "cannot")
    assert not widget.cannot and widget.note == SAY["last_view"]
    assert kept() == () and widget.stage == "ask"
    reply(widget)
    assert kept()[-1].right


def test_better_view_of_pale_spots_on_dark_skin_is_one_where_they_are_seen():
    session = begin([], seed=0)
    while session.prompt.picture.tone < 9 or session.prompt.kind != "picture":
        if session.prompt.kind != "worked":
            session = session.take(session.trial(session.prompt.picture.condition))
        session = session.go_on()
    widget = PracticeWidget(session, pool=Waiting())
    before = sum(s.seen > 0 for s in widget._skins[0].sights("limb").values())
    hear(widget, "cannot")
    assert sum(s.seen > 0 for s in widget._skins[0].sights(widget.view).values()) >= before


def test_described_mode_tells_enough_to_answer_from_and_stays_on():
    widget = hear(gym(), "describe", on=True)
    lines = " ".join(widget.words[0])
    for words in ("mm wide", "Under light pressure", "How to read it"):
        assert words in lines
    go_on(reply(widget))
    assert widget.described and widget.words
    assert progress().trials[-1].pressed is None
    hear(widget, "describe", on=False)
    assert widget.words == []


def test_words_are_made_ahead_for_who_reads_them():
    widget = hear(gym(), "describe", on=True)
    go_on(reply(widget))
    coming = widget._ahead.get(widget._session.likely_next()[0].picture)
    assert all(skin._sights for skin in coming)


def test_round_of_twelve_ends_with_a_summary_and_goes_on():
    widget = gym()
    for _ in range(ROUND - 1):
        go_on(reply(widget))
    hear(reply(widget), "next")
    assert widget.stage == "summary"
    assert SAY["round"].format(right=ROUND, n=ROUND) in json.dumps(widget.told)
    hear(widget, "next")
    assert widget.stage == "ask" and widget.heading.startswith("Picture 1 of")


@pytest.mark.parametrize("answered", [True, False])
def test_stop_any_time_and_go_on(answered):
    widget = go_on(reply(gym()))
    hear(widget, "view", view="palm")
    before = widget.heading
    if answered:
        reply(widget)
    hear(widget, "stop")
    assert widget.stage == "stopped" and SAY["stopped"] in widget.told[0]["lead"]
    hear(widget, "back")
    assert widget.stage == "ask" and (widget.heading != before) == answered
    assert slot(widget, widget.turn) == frames_of(widget._skins)


def test_after_a_restart_practice_goes_on_with_the_picture_that_was_next():
    widget = practice(seed=5)
    for right in (True, False, True, True):
        go_on(reply(widget, right=right))
    again = practice(seed=5)
    assert again._session.prompt == widget._session.prompt
    assert again._session.state == widget._session.state
    assert again.note == SAY["again"].format(n=4)
    assert again.mastery == widget.mastery and again.heading == widget.heading


def test_mastery_is_told_in_words_and_numbers():
    widget = reply(gym())
    row = next(one for one in widget.mastery if one["row"])
    name = look_at(progress().trials[-1].truth).label
    assert row == {"say": SAY["row"].format(name=name, row=1, of=6, dark=1), "row": 1, "of": 6}
    assert len(widget.thirds) == 3 and "too few to tell" in widget.thirds[0]


def test_without_a_kernel_it_says_what_to_do():
    text = gym()._repr_mimebundle_()[0]["text/plain"]
    assert WORDS["shared"]["run"] in text and WORDS["skin"]["safety"] in text


def test_without_a_kernel_it_shows_the_picture_of_now():
    widget = gym()
    html = widget._repr_mimebundle_()[0]["text/html"]
    assert [f'alt="{alt}"' in html for alt in widget.alts] == [True] * html.count("<img")
