"""Questions answered with a number, a measure, an order or groups: read, and named when wrong."""

import shutil

import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.questions import Item, Number, Skin, load_questions

HEAD = """\
- id: q900
  ask: What is right?
  kind: {kind}
  level: apply
  objective: definitions_sizes
  condition: none
"""
TAIL = "  why: Keep this.\n  sources: [nhs-meningitis]\n"
NUMERIC = """\
  number:
    value: 10
    unit: mm
    tolerance: 0.5
    too_small: Purpura may be this small.
    too_large: The name changes before that.
"""
MEASURE = """\
  tone: dark
  skin:
    condition: purpura
    tone: 8
    seed: 3
    size_mm: 6
    view: limb+lamp
  number:
    tolerance: 1
    too_small: Go from edge to edge.
    too_large: Leave out the skin around it.
"""
ORDERING = """\
  ends: [most urgent, least urgent]
  items:
    - say: Fever and spots that stay
      why: This may be sepsis.
    - say: New spots that stay in a well child
      why: A child is seen the same day.
    - say: New spots that stay in a well baby
      same_place: true
      why: A baby is seen the same day too.
    - say: An old cherry angioma
      why: It is a harmless growth.
"""
SORTING = """\
  groups: [stays, fades]
  items:
    - say: Petechia
      group: stays
      why: The blood is out of the vessels.
    - say: Hives
      group: fades
      why: The blood is inside vessels.
      misconception: mc_fades_is_safe
    - say: Bruise
      group: stays
      why: It is leaked blood as well.
"""
GOOD = {
    kind: HEAD.format(kind=kind) + body + TAIL
    for kind, body in {
        "numeric": NUMERIC,
        "measure": MEASURE,
        "ordering": ORDERING,
        "sorting": SORTING,
    }.items()
}
FILE = "data/questions/02.yaml, line "

# Kind, what is changed, and the exact words of the answer.
BAD_EDITS = {
    "number_in_words": (
        "numeric",
        ("value: 10", "value: ten"),
        'data/questions/02.yaml, line 8, number, value: "ten" must be a number.',
    ),
    "number_that_is_true": (
        "numeric",
        ("value: 10", "value: true"),
        'data/questions/02.yaml, line 8, number, value: "True" must be a number.',
    ),
    "number_without_a_unit": (
        "numeric",
        ("    unit: mm\n", ""),
        'data/questions/02.yaml, line 7, number, unit: missing. Write "mm", "days" or "of 100"; '
        "the learner sees it beside the number.",
    ),
    "tolerance_below_nothing": (
        "numeric",
        ("tolerance: 0.5", "tolerance: -1"),
        'data/questions/02.yaml, line 10, number, tolerance: "-1" is out of range.\n'
        "  Allowed: a number from 0 up.",
    ),
    "no_word_for_a_small_number": (
        "numeric",
        ("    too_small: Purpura may be this small.\n", ""),
        "data/questions/02.yaml, line 7, number, too_small: missing. "
        "Say what this answer overlooks.",
    ),
    "no_number": (
        "numeric",
        (NUMERIC, ""),
        "data/questions/02.yaml, line 1, number: missing. "
        "Say what is right, and how far off may pass.",
    ),
    "options_in_a_number_question": (
        "numeric",
        ("  why: Keep", "  options: []\n  why: Keep"),
        "data/questions/02.yaml, line 13, options: is not a known key.\n"
        "  Allowed: id, ask, kind, level, objective, condition, tone, skin, picture, described, "
        'number, why, sources. Did you mean "condition"?',
    ),
    "value_of_a_measure": (
        "measure",
        ("    tolerance: 1\n", "    tolerance: 1\n    value: 6\n"),
        "data/questions/02.yaml, line 16, number, value: is not a known key.\n"
        "  Allowed: tolerance, too_small, too_large.",
    ),
    "measure_without_skin": (
        "measure",
        (MEASURE[: MEASURE.index("  number")], ""),
        "data/questions/02.yaml, line 1, skin: missing. Say which simulated skin is measured.",
    ),
    "skin_that_cannot_be_drawn": (
        "measure",
        ("condition: purpura", "condition: purpora"),
        'data/questions/02.yaml, line 9, skin, condition: "purpora" is not in the list.\n'
        '  Allowed: an id of appearances.csv. Did you mean "purpura"?',
    ),
    "tone_of_another_third": (
        "measure",
        ("  tone: dark", "  tone: light"),
        'data/questions/02.yaml, line 7, tone: "light" is not the skin of the patch.\n'
        "  Allowed: dark. The patch shows tone 8.",
    ),
    "tone_not_said": (
        "measure",
        ("  tone: dark\n", ""),
        "data/questions/02.yaml, line 1, tone: missing.\n  Allowed: dark. The patch shows tone 8.",
    ),
    "tone_of_eleven": (
        "measure",
        ("    tone: 8", "    tone: 11"),
        'data/questions/02.yaml, line 10, skin, tone: "11" is out of range.\n'
        "  Allowed: a whole number from 1 to 10.",
    ),
    "half_a_seed": (
        "measure",
        ("seed: 3", "seed: 3.5"),
        'data/questions/02.yaml, line 11, skin, seed: "3.5" must be a whole number.',
    ),
    "view_that_does_not_exist": (
        "measure",
        ("view: limb+lamp", "view: lamp"),
        'data/questions/02.yaml, line 13, skin, view: "lamp" is not in the list.\n'
        "  Allowed: limb, limb+lamp, limb+raking, palm, sole, inner_lip. "
        'Did you mean "limb+lamp"?',
    ),
    "picture_and_skin": (
        "measure",
        ("  tone: dark\n", "  tone: dark\n  picture: a.jpg\n  described: Dots.\n"),
        "data/questions/02.yaml, line 8, picture: a second picture.\n"
        "  Show a photograph or simulated skin, not both.",
    ),
    "one_end": (
        "ordering",
        ("[most urgent, least urgent]", "[most urgent]"),
        "data/questions/02.yaml, line 7, ends: 1 of them.\n"
        "  Allowed: two: what stands first, what stands last.",
    ),
    "item_without_a_why": (
        "ordering",
        ("      why: This may be sepsis.\n", ""),
        "data/questions/02.yaml, line 9, items 1, why: missing. "
        "Each item needs its own explanation.",
    ),
    "item_twice": (
        "ordering",
        ("An old cherry angioma", "New spots that stay in a well child"),
        "data/questions/02.yaml, line 16, items 4, say: the same as in items 2.\n"
        "  Two equal answers cannot be told apart.",
    ),
    "two_items": (
        "ordering",
        (ORDERING[ORDERING.index("    - say: New spots that stay in a well baby") :], ""),
        "data/questions/02.yaml, line 8, items: only 2.\n  A question needs at least 3.",
    ),
    "first_item_in_the_place_of_none": (
        "ordering",
        (
            "      why: This may be sepsis.\n",
            "      why: This may be sepsis.\n      same_place: true\n",
        ),
        "data/questions/02.yaml, line 11, items 1, same_place: none is above.\n"
        "  It says that an item may change places with the one above.",
    ),
    "group_of_an_item_in_order": (
        "ordering",
        ("      why: This may", "      group: a\n      why: This may"),
        "data/questions/02.yaml, line 10, items 1, group: is not a known key.\n"
        "  Allowed: say, same_place, why, misconception.",
    ),
    "group_that_does_not_exist": (
        "sorting",
        ("      group: fades\n", "      group: fade\n"),
        'data/questions/02.yaml, line 13, items 2, group: "fade" is not in the list.\n'
        '  Allowed: stays, fades. Did you mean "fades"?',
    ),
    "group_not_said": (
        "sorting",
        ("      group: fades\n", ""),
        "data/questions/02.yaml, line 12, items 2, group: missing. Name one of the groups above.",
    ),
    "the_same_group_twice": (
        "sorting",
        ("[stays, fades]", "[stays, fades, stays]"),
        "data/questions/02.yaml, line 7, groups: cannot be sorted into.\n"
        "  A question needs at least 2 groups, each with a name of its own.",
    ),
    "misconception_of_an_item": (
        "sorting",
        ("mc_fades_is_safe", "mc_fade_is_safe"),
        'data/questions/02.yaml, line 15, items 2, misconception: "mc_fade_is_safe" is not in '
        'the list.\n  Allowed: an id of misconceptions.csv. Did you mean "mc_fades_is_safe"?',
    ),
}


@pytest.fixture
def root(tmp_path):
    """Give a data folder with the tables that questions refer to."""
    root = tmp_path / "data"
    (root / "questions").mkdir(parents=True)
    for table in ("appearances", "conditions", "misconceptions", "sources"):
        shutil.copy(data_dir() / f"{table}.csv", root)
    (root / "photos.csv").write_text("file,credit\na.jpg,A clinic\n", encoding="utf-8")
    return root


def load(root, text):
    (root / "questions" / "02.yaml").write_text(text, encoding="utf-8")
    return load_questions(root=root)


@pytest.mark.parametrize("name", BAD_EDITS)
def test_bad_edit_of_a_new_kind_gets_its_exact_message(name, root):
    kind, (old, new), expected = BAD_EDITS[name]
    assert GOOD[kind].count(old) == 1
    with pytest.raises(ContentError) as caught:
        load(root, GOOD[kind].replace(old, new))
    assert str(caught.value) == expected


def test_a_number_and_a_measure_load_as_values(root):
    (numeric,) = load(root, GOOD["numeric"])
    small, large = "Purpura may be this small.", "The name changes before that."
    assert numeric.number == Number(0.5, small, large, 10, "mm")
    assert numeric.options == ()
    (measure,) = load(root, GOOD["measure"])
    assert measure.skin == Skin("purpura", 8, 3, 6, "limb+lamp")
    assert measure.number.value is None and measure.number.unit == "mm"


def test_an_order_and_groups_load_as_values(root):
    (ordering,) = load(root, GOOD["ordering"])
    assert ordering.ends == ("most urgent", "least urgent")
    assert [item.same_place for item in ordering.items] == [False, False, True, False]
    (sorting,) = load(root, GOOD["sorting"])
    assert sorting.groups == ("stays", "fades")
    why = "The blood is inside vessels."
    assert sorting.items[1] == Item("Hives", why, "fades", misconception="mc_fades_is_safe")
    assert hash(sorting) and hash(ordering)


def test_a_kind_that_does_not_exist_is_the_only_thing_named(root):
    with pytest.raises(ContentError) as caught:
        load(root, GOOD["sorting"].replace("kind: sorting", "kind: sort"))
    assert 'kind: "sort" is not in the list' in str(caught.value)
    assert len(caught.value.problems) == 1


def test_a_photograph_needs_a_description(root):
    text = GOOD["numeric"].replace("  number:", "  picture: a.jpg\n  number:")
    with pytest.raises(ContentError, match="described: missing"):
        load(root, text)
    described = text.replace("  number:", "  described: Dots.\n  number:")
    assert load(root, described)[0].described == "Dots."


@pytest.mark.parametrize("value", ["[]", "{}", "3", "a", "null", "[1, {}]"])
@pytest.mark.parametrize("key", ["number", "skin", "items", "groups", "ends", "kind"])
@pytest.mark.parametrize("kind", GOOD)
def test_no_value_of_the_wrong_type_breaks_the_reader(root, kind, key, value):
    lines = [line for line in GOOD[kind].splitlines() if not line.startswith(f"  {key}:")]
    text = "\n".join([*lines, f"  {key}: {value}", ""])
    try:
        load(root, text)
    except ContentError as error:
        assert all(problem.where.startswith("line ") for problem in error.problems)
    else:
        assert (key, value) in [("skin", "[]"), ("skin", "null")] and kind != "measure"
