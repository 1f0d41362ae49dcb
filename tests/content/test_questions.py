"""The question bank: good questions load, bad ones are named by file, line and key."""

import shutil

import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.questions import lesson_of_each, load_question, load_questions

GOOD = """\
- id: q900
  ask: What do you see when you press a petechia?
  kind: single
  level: recall
  objective: press_test
  condition: petechiae
  tone: dark
  options:
    - say: It stays
      right: true
      why: The blood is out of the vessels.
    - say: It fades
      why: Only blood inside vessels can be pushed away.
      misconception: mc_fades_is_safe
    - say: It grows
      why: Pressing does not make a spot grow.
  why: Stays means leaked blood.
  sources: [nhs-meningitis]
"""
KEYS = (
    "id, ask, kind, level, objective, condition, tone, skin, picture, described, options, why, "
    "sources"
)
OBJECTIVES = (
    "press_test, definitions_sizes, look_alikes, skin_tones, causes, urgency, treatment, web_claims"
)
OWN_WHY = "Each option needs its own explanation."

# Each edit of the good question, and the exact words of the answer.
BAD_EDITS = {
    "why_of_an_option_missing": (
        "      why: Pressing does not make a spot grow.\n",
        "",
        f"data/questions/03.yaml, line 15, options 3, why: missing. {OWN_WHY}",
    ),
    "why_of_an_option_empty": (
        "why: Pressing does not make a spot grow.",
        'why: ""',
        f"data/questions/03.yaml, line 16, options 3, why: empty. {OWN_WHY}",
    ),
    "two_options_with_one_why": (
        "Pressing does not make a spot grow.",
        "only blood  inside vessels can be pushed away.",
        f"data/questions/03.yaml, line 16, options 3, why: the same as in options 2.\n  {OWN_WHY}",
    ),
    "two_equal_answers": (
        "say: It grows",
        "say: It fades",
        "data/questions/03.yaml, line 15, options 3, say: the same as in options 2.\n"
        "  Two equal answers cannot be told apart.",
    ),
    "no_right_answer": (
        "      right: true\n",
        "",
        "data/questions/03.yaml, line 8, options: none is marked as right.\n"
        '  Write "right: true" under it.',
    ),
    "two_right_answers": (
        "    - say: It fades\n",
        "    - say: It fades\n      right: true\n",
        "data/questions/03.yaml, line 8, options: 2 are marked as right.\n"
        '  Keep one "right: true", or write "kind: multiple".',
    ),
    "right_in_words": (
        "right: true",
        "right: yes",
        'data/questions/03.yaml, line 10, options 1, right: "yes" must be true or false.',
    ),
    "too_few_options": (
        "    - say: It grows\n      why: Pressing does not make a spot grow.\n",
        "",
        "data/questions/03.yaml, line 8, options: only 2.\n  A question needs at least 3.",
    ),
    "unknown_key": (
        "  level: recall",
        "  level: recall\n  source: a",
        "data/questions/03.yaml, line 5, source: is not a known key.\n"
        f'  Allowed: {KEYS}. Did you mean "sources"?',
    ),
    "unknown_key_of_an_option": (
        "      why: Pressing",
        "      wyh: Pressing",
        f"data/questions/03.yaml, line 15, options 3, why: missing. {OWN_WHY}\n"
        "data/questions/03.yaml, line 16, options 3, wyh: is not a known key.\n"
        '  Allowed: say, right, why, misconception. Did you mean "why"?',
    ),
    "key_missing": (
        "  kind: single\n",
        "",
        "data/questions/03.yaml, line 1, kind: missing.",
    ),
    "why_of_the_question_missing": (
        "  why: Stays means leaked blood.\n",
        "",
        "data/questions/03.yaml, line 1, why: missing. "
        "Say in one or two sentences what the learner should keep.",
    ),
    "kind_not_in_list": (
        "kind: single",
        "kind: simple",
        'data/questions/03.yaml, line 3, kind: "simple" is not in the list.\n'
        "  Allowed: single, multiple, numeric, measure, ordering, sorting. "
        'Did you mean "single"?',
    ),
    "level_not_in_list": (
        "level: recall",
        "level: recalls",
        'data/questions/03.yaml, line 4, level: "recalls" is not in the list.\n'
        '  Allowed: recall, apply, interpret. Did you mean "recall"?',
    ),
    "objective_not_in_list": (
        "press_test",
        "press test",
        'data/questions/03.yaml, line 5, objective: "press test" is not in the list.\n'
        f'  Allowed: {OBJECTIVES}. Did you mean "press_test"?',
    ),
    "condition_unknown": (
        "condition: petechiae",
        "condition: petechia",
        'data/questions/03.yaml, line 6, condition: "petechia" is not in the list.\n'
        '  Allowed: an id of conditions.csv. Did you mean "petechiae"?',
    ),
    "tone_not_in_list": (
        "tone: dark",
        "tone: brown",
        'data/questions/03.yaml, line 7, tone: "brown" is not in the list.\n'
        "  Allowed: light, medium, dark.",
    ),
    "misconception_unknown": (
        "mc_fades_is_safe",
        "mc_fade_is_safe",
        "data/questions/03.yaml, line 14, options 2, misconception: "
        '"mc_fade_is_safe" is not in the list.\n'
        '  Allowed: an id of misconceptions.csv. Did you mean "mc_fades_is_safe"?',
    ),
    "source_unknown": (
        "[nhs-meningitis]",
        "[nhs-meningitis, nhs-meningitus]",
        'data/questions/03.yaml, line 18, sources 2: "nhs-meningitus" is not in the list.\n'
        '  Allowed: an id of sources.csv. Did you mean "nhs-meningitis"?',
    ),
    "sources_as_text": (
        "[nhs-meningitis]",
        "nhs-meningitis",
        'data/questions/03.yaml, line 18, sources: "nhs-meningitis" must be a list.',
    ),
    "sources_empty": (
        "[nhs-meningitis]",
        "[]",
        "data/questions/03.yaml, line 18, sources: empty.",
    ),
    "number_in_place_of_text": (
        "say: It grows",
        "say: 12",
        'data/questions/03.yaml, line 15, options 3, say: "12" must be text.\n  Put it in quotes.',
    ),
    "options_as_text": (
        GOOD[GOOD.index("  options") : GOOD.index("  why: Stays")],
        "  options: It stays\n",
        'data/questions/03.yaml, line 8, options: "It stays" must be a list.',
    ),
    "option_as_text": (
        "    - say: It grows\n      why: Pressing does not make a spot grow.\n",
        "    - It grows\n",
        "data/questions/03.yaml, line 15, options 3: must be keys with values.\n"
        "  It needs the keys say, right, why, misconception.",
    ),
    "file_is_not_a_list": (
        GOOD,
        "id: q900\n",
        "data/questions/03.yaml, line 1: the file must be one list of items.\n"
        '  Each item starts with "- id:".',
    ),
    "id_twice_in_one_file": (
        GOOD,
        GOOD + GOOD,
        'data/questions/03.yaml, line 19, id: "q900" is already used in '
        "data/questions/03.yaml, line 1.\n"
        "  Give the new question an id of its own; ids are never used again.",
    ),
}


@pytest.fixture
def root(tmp_path):
    """Give a data folder with the tables that questions refer to and one good question."""
    root = tmp_path / "data"
    (root / "questions").mkdir(parents=True)
    for table in ("appearances", "conditions", "misconceptions", "sources"):
        shutil.copy(data_dir() / f"{table}.csv", root)
    write(root, GOOD)
    return root


def write(root, text, lesson=3):
    (root / "questions" / f"{lesson:02d}.yaml").write_text(text, encoding="utf-8")


def message(root):
    with pytest.raises(ContentError) as caught:
        load_questions(root=root)
    return str(caught.value)


def test_good_question_loads_as_values_that_cannot_change(root):
    (question,) = load_questions(root=root)
    assert question.lesson == 3 and question.tone == "dark" and question.picture == ""
    assert [option.right for option in question.options] == [True, False, False]
    assert question.options[1].misconception == "mc_fades_is_safe"
    with pytest.raises(AttributeError):
        question.ask = "Something else?"
    assert hash(question)


@pytest.mark.parametrize("name", BAD_EDITS)
def test_bad_edit_gets_its_exact_message(name, root):
    old, new, expected = BAD_EDITS[name]
    assert GOOD.count(old) == 1
    write(root, GOOD.replace(old, new))
    assert message(root) == expected


def test_there_are_at_least_twenty_bad_edits():
    assert len(BAD_EDITS) >= 20


def test_multiple_may_have_two_right_answers(root):
    edited = GOOD.replace("kind: single", "kind: multiple")
    write(root, edited.replace("say: It fades\n", "say: It fades\n      right: true\n"))
    assert sum(option.right for option in load_questions(root=root)[0].options) == 2


def test_problems_of_all_files_come_at_once_in_file_order(root):
    write(root, GOOD.replace("level: recall", "level: x"), lesson=7)
    write(root, GOOD.replace("kind: single", "kind: x").replace("q900", "q901"))
    assert [line[:28] for line in message(root).split("\n")[::2]] == [
        "data/questions/03.yaml, line",
        "data/questions/07.yaml, line",
    ]


def test_id_used_in_two_files_names_both(root):
    write(root, GOOD, lesson=7)
    expected = '07.yaml, line 1, id: "q900" is already used in data/questions/03.yaml, line 1.'
    assert expected in message(root)


def test_broken_yaml_is_named_like_any_other_problem(root):
    write(root, GOOD.replace("kind: single", "kind: &a single"))
    assert message(root).startswith('data/questions/03.yaml, line 3, kind: "&a" marks')


def test_html_in_a_question_is_kept_as_text(root):
    write(root, GOOD.replace("It grows", "<script>alert(1)</script>"))
    assert load_question("q900", root=root).options[2].say == "<script>alert(1)</script>"


def test_lesson_gives_its_own_questions_only(root):
    write(root, GOOD.replace("q900", "q901"), lesson=7)
    assert [question.id for question in load_questions(7, root=root)] == ["q901"]


def test_lesson_without_questions_lists_those_with_some(root):
    with pytest.raises(UnknownName, match="There are: 3"):
        load_questions(6, root=root)


def test_unknown_question_names_the_nearest(root):
    with pytest.raises(UnknownName, match='Did you mean "q900"'):
        load_question("q90", root=root)


def test_question_is_found_although_another_file_is_broken(root):
    write(root, "- id: [\n", lesson=1)
    assert load_question("q900", root=root).lesson == 3


def test_question_that_may_be_in_a_broken_file_shows_that_problem(root):
    write(root, "- id: [\n", lesson=1)
    with pytest.raises(ContentError, match="01.yaml, line 2"):
        load_question("q555", root=root)


def test_picture_must_be_a_photograph_with_a_row_of_its_own(root):
    (root / "photos.csv").write_text("file,credit\nshin.jpg,A clinic\n", encoding="utf-8")
    described = "tone: dark\n  described: Dots on a shin.\n  picture: "
    write(root, GOOD.replace("tone: dark", f"{described}shin.jpg"))
    assert load_questions(root=root)[0].picture == "shin.jpg"
    write(root, GOOD.replace("tone: dark", f"{described}skin.jpg"))
    assert message(root) == (
        'data/questions/03.yaml, line 9, picture: "skin.jpg" is not in the list.\n'
        '  Allowed: an id of photos.csv. Did you mean "shin.jpg"?'
    )


def test_an_edit_is_seen_at_once(root):
    load_questions(root=root)
    write(root, GOOD.replace("What do you see", "What happens"))
    assert load_questions(root=root)[0].ask.startswith("What happens")


def test_missing_table_of_ids_is_left_to_the_table_check(root):
    (root / "sources.csv").unlink()
    assert load_questions(root=root)


def test_the_lesson_of_each_question_is_found_without_reading_it_whole():
    known = [(question.id, question.lesson) for question in load_questions()]
    assert list(lesson_of_each().items()) == known


def test_own_questions_come_in_the_order_in_which_they_are_loaded(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(data_dir(), root)
    own = root / "local" / "questions" / "01.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    first = (root / "questions" / "01.yaml").read_text(encoding="utf-8")
    start = first.index("- id: ")
    item = first[start : first.index("- id: ", start + 1)].splitlines()
    own.write_text("\n".join(["- id: own-1", *item[1:], ""]), encoding="utf-8")
    assert list(lesson_of_each(root=root)) == [q.id for q in load_questions(root=root)]
