"""An instructor's own words lie over the shipped ones, and each fault in them is named."""

import json

import pytest

from skinspots_lib.content.bank.words import load_words, shipped_words
from skinspots_lib.content.problems import ContentError


@pytest.fixture
def write(data_copy):
    """Give a function that writes the instructor's words."""

    def write(text):
        path = data_copy / "local" / "words.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_own_words_take_the_place_of_shipped_ones_and_the_rest_stays(write):
    write(
        'question:\n  check: "Antwort prüfen"\nbench:\n  sides: [Links, Rechts]\n'
        "walk:\n  steps:\n  - key: fever\n    ask: Hat die Person Fieber?\n"
    )
    words = load_words()
    assert words["question"]["check"] == "Antwort prüfen"
    assert words["bench"]["sides"] == ["Links", "Rechts"]
    steps = {step["key"]: step for step in words["walk"]["steps"]}
    assert steps["fever"]["ask"] == "Hat die Person Fieber?"
    assert list(steps) == [step["key"] for step in shipped_words()["walk"]["steps"]]
    shipped = json.loads(json.dumps(shipped_words()))
    words["question"]["check"] = shipped["question"]["check"]
    assert words["question"] == shipped["question"]


FAULTS = [
    ("question:\n  chek: Go\n", "line 2, question, chek: is not a known key. *Allowed: title,"),
    ("qestion:\n  check: Go\n", 'Did you mean "question"'),
    ("question:\n  part: Part {n}\n", 'line 2, question, part: "Part {n}" lacks {all}'),
    ("question:\n  check: Go {n}\n", "holds {n}, which nothing fills in. *Allowed: a text without"),
    ("question:\n  check: 'Go {'\n", "holds {, which nothing fills in"),
    ("question:\n  check:\n", 'empty. *The shipped text is "Check answer"'),
    ("question:\n  check: [a]\n", "must be text"),
    ("question: Go\n", "must be keys with values"),
    ("bench:\n  sides: [Left]\n", "has 1 parts, not 2. *Allowed: one for each of: Left; Right"),
    ("walk:\n  steps:\n  - key: fevr\n    ask: Hot?\n", '"fevr" is not known. *Allowed: an item'),
    ("case:\n  asks:\n  - key: fever\n    group: a\n", '"a" is needed as it is. *Allowed: person'),
    ("question: [\n", "data/local/words.yml, line"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_named_with_its_line_and_what_is_allowed(write, text, message):
    write(text)
    with pytest.raises(ContentError) as caught:
        load_words()
    said = " ".join(str(caught.value).split())
    assert "data/local/words.yml, line" in said
    for part in message.split(" *"):
        assert part in said
