"""The shipped question bank and cases: counts, balance, sources, words, and no leaks."""

import csv
import re
from collections import Counter

import pytest

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.questions import (
    LEVELS,
    OBJECTIVES,
    load_cases,
    load_questions,
)

QUESTIONS = load_questions()
CASES = load_cases()
SINGLE = [question for question in QUESTIONS if question.kind == "single"]
HELD_BACK = [question for question in QUESTIONS if question.lesson == 9]
MAIN = ("petechiae", "purpura", "palpable_purpura", "ecchymosis", "cherry_angioma")
TONE_WORDS = {
    "light": r"\b(light|pale|fair)\b(?! brown)",
    "medium": r"\b(olive|(?<!dark )(?<!deep )brown skin)",
    "dark": r"\b(dark|black|deep brown)\b",
}
HEDGES = re.compile(r"\b(may|might|can|could|often|most(ly)?|some(times)?|likely|usually)\b", re.I)
ABSOLUTES = re.compile(r"\b(always|never|only|all|every|any|none|nobody|nothing|cannot)\b", re.I)


def rows(table):
    with (data_dir() / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def class_of(question):
    return question.condition if question.condition in MAIN else "look-alike"


def spread(questions):
    """How many more questions the most shown tone has than the least shown one."""
    tones = Counter(question.tone for question in questions)
    shown = [tones[tone] for tone in THIRDS]
    return max(shown) - min(shown)


def words_of(question):
    parts = [question.ask, question.why]
    for option in (*question.options, *question.items):
        parts += [option.say, option.why]
    if question.number:
        parts += [question.number.too_small, question.number.too_large]
    parts += [*question.groups, *question.ends]
    return [part if part[-1] in '.?!"' else part + "." for part in parts]


def right(question):
    return next(option for option in question.options if option.right)


def wrong(question):
    return [option for option in question.options if not option.right]


# How many, and how they are spread


def test_bank_has_at_least_150_questions():
    assert len(QUESTIONS) >= 150


@pytest.mark.parametrize("lesson", [1, 2, 3, 4, 5, 8])
def test_lesson_has_at_least_fourteen_questions(lesson):
    assert sum(question.lesson == lesson for question in QUESTIONS) >= 14


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_objective_has_all_three_levels(objective):
    here = [question for question in QUESTIONS if question.objective == objective]
    assert len(here) >= 12
    assert {question.level for question in here} == set(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
def test_level_has_a_fifth_of_the_questions(level):
    assert sum(question.level == level for question in QUESTIONS) >= len(QUESTIONS) / 5


@pytest.mark.parametrize("condition", MAIN)
def test_main_condition_has_fifteen_percent_of_the_condition_questions(condition):
    conditions = [question.condition for question in QUESTIONS if question.condition != "none"]
    assert conditions.count(condition) >= 0.15 * len(conditions)


@pytest.mark.parametrize("tone", THIRDS)
def test_tone_has_a_third_of_the_questions_that_show_a_person(tone):
    tones = [question.tone for question in QUESTIONS if question.tone]
    assert len(tones) >= 90
    assert 0.32 <= tones.count(tone) / len(tones) <= 0.35


@pytest.mark.parametrize("condition", MAIN)
def test_main_condition_is_shown_on_each_tone(condition):
    shown = Counter(question.tone for question in QUESTIONS if question.condition == condition)
    assert all(shown[tone] >= 4 for tone in THIRDS)


@pytest.mark.parametrize("lesson", sorted({question.lesson for question in QUESTIONS}))
def test_lesson_shows_each_tone_equally_often(lesson):
    assert spread(question for question in QUESTIONS if question.lesson == lesson) <= 1


@pytest.mark.parametrize("name", [*MAIN, "look-alike"])
def test_class_shows_each_tone_equally_often(name):
    assert spread(question for question in QUESTIONS if class_of(question) == name) <= 1


@pytest.mark.parametrize("condition", MAIN)
def test_lesson_about_every_skin_tone_shows_a_main_condition_on_two_tones(condition):
    """Meeting it on one tone only would teach that the others do not have it."""
    asked = [question for question in QUESTIONS if question.lesson == 4]
    assert len({q.tone for q in asked if q.condition == condition and q.tone}) >= 2


def test_tone_is_said_in_the_question():
    unsaid = [
        question.id
        for question in QUESTIONS
        if question.tone and not re.search(TONE_WORDS[question.tone], question.ask)
    ]
    assert unsaid == []


# Questions that are held back for the check-out


def test_check_out_has_36_questions_in_equal_thirds_of_tone():
    assert Counter(question.tone for question in HELD_BACK) == dict.fromkeys(THIRDS, 12)


def test_check_out_shows_each_class_twice_on_each_tone():
    classes = Counter((class_of(question), question.tone) for question in HELD_BACK)
    assert classes == {(name, tone): 2 for name in (*MAIN, "look-alike") for tone in THIRDS}


def test_check_out_asks_every_objective():
    assert {question.objective for question in HELD_BACK} == set(OBJECTIVES)


def test_check_out_question_is_never_asked_in_a_lesson():
    asked = {question.ask.casefold() for question in QUESTIONS if question.lesson != 9}
    assert not asked & {question.ask.casefold() for question in HELD_BACK}


@pytest.mark.parametrize("kind", ["numeric", "measure", "ordering", "sorting"])
def test_each_kind_has_at_least_four_questions(kind):
    assert sum(question.kind == kind for question in QUESTIONS) >= 4


def test_spots_are_measured_on_each_tone_equally_often():
    tones = Counter(question.tone for question in QUESTIONS if question.kind == "measure")
    assert len(tones) == 3 and len(set(tones.values())) == 1


def test_no_question_is_asked_twice():
    asked = Counter(question.ask.casefold() for question in QUESTIONS)
    assert [ask for ask, times in asked.items() if times > 1] == []


# The right answer must not show itself to someone who knows nothing


def gain(pick):
    """Share of single questions that a learner gets right who picks by a trick."""
    return sum(pick(question).right for question in SINGLE) / len(SINGLE)


@pytest.mark.parametrize("position", range(4))
def test_right_answer_is_as_often_at_each_position(position):
    four = [question for question in SINGLE if len(question.options) == 4]
    share = sum(question.options[position].right for question in four) / len(four)
    assert 0.2 <= share <= 0.3


def test_picking_the_longest_option_does_not_pay():
    assert gain(lambda question: max(question.options, key=lambda o: len(o.say))) <= 0.35


def test_picking_the_shortest_option_does_not_pay():
    assert gain(lambda question: min(question.options, key=lambda o: len(o.say))) <= 0.35


def test_picking_the_only_hedged_option_does_not_pay():
    """The only option with a word such as "may" or "some" is right no more often than others."""
    alone = [
        hedged[0]
        for question in SINGLE
        if len(hedged := [o for o in question.options if HEDGES.search(o.say)]) == 1
    ]
    assert len(alone) >= 20
    assert sum(option.right for option in alone) / len(alone) <= 0.4


def test_leaving_out_options_with_always_or_never_hardly_pays():
    chances = []
    for question in SINGLE:
        left = [o for o in question.options if not ABSOLUTES.search(o.say)] or question.options
        chances.append(sum(option.right for option in left) / len(left))
    assert sum(chances) / len(chances) <= 0.33


def test_right_option_is_never_far_longer_than_the_others():
    far = []
    for question in SINGLE:
        others = [len(option.say) for option in wrong(question)]
        if len(right(question).say) > max(1.25 * max(others), max(others) + 6):
            far.append(question.id)
    assert far == []


def test_explanation_of_a_wrong_option_never_starts_with_right():
    assert [
        question.id
        for question in QUESTIONS
        for option in question.options
        if option.right != option.why.startswith("Right.")
    ] == []


# What stands behind each statement


def test_every_misconception_is_met_in_at_least_one_question():
    met = {one.misconception for q in QUESTIONS for one in (*q.options, *q.items)}
    assert met >= {row["misconception_id"] for row in rows("misconceptions")}


def test_wrong_answers_carry_the_misconceptions():
    assert not any(o.right and o.misconception for q in QUESTIONS for o in q.options)
    chosen = [question for question in QUESTIONS if question.options]
    marked = sum(any(o.misconception for o in question.options) for question in chosen)
    assert marked >= 0.6 * len(chosen)


LOOK_ALIKES = {
    "amelanotic_melanoma": "melanoma",
    "angiokeratoma": "angiokeratoma",
    "cherry_angioma": "cherry angioma",
    "contact_dermatitis": "contact dermatitis",
    "dermal_melanocytosis": "birthmark",
    "folliculitis": "folliculitis",
    "guttate_psoriasis": "psoriasis",
    "heat_rash": "heat rash",
    "impetigo": "impetigo",
    "insect_bites": r"\bbites?\b",
    "kaposi_sarcoma": "kaposi",
    "keratosis_pilaris": "keratosis pilaris",
    "pityriasis_rosea": "pityriasis rosea|herald patch",
    "port_wine_stain": "port-wine",
    "ringworm": "ringworm",
    "scarlet_fever": "scarlet fever",
    "shingles": "shingles",
    "spider_angioma": "spider",
    "swimmers_itch": "swimmer's itch",
    "urticaria": r"\bhives\b|\bweals?\b",
    "venous_lake": "venous lake",
    "viral_exanthem": "virus rash",
}


def sources_of(condition):
    """Give every source that a row about the condition names."""
    found = set()
    for table in ("conditions", "contrasts", "conditions_causes", "treatments", "drugs"):
        for row in rows(table):
            about = {row.get("condition"), row.get("condition_a"), row.get("condition_b")}
            if condition in about:
                found |= set(row["source_ids"].split(";"))
    return found | {row["source_id"] for row in rows("thresholds") if row["term"] == condition}


@pytest.mark.parametrize("condition", LOOK_ALIKES)
def test_answer_about_a_look_alike_has_a_source_about_it(condition):
    known = sources_of(condition)
    bare = []
    for question in QUESTIONS:
        said = " ".join(words_of(question)[1:])
        if re.search(LOOK_ALIKES[condition], said, re.I) and not known & set(question.sources):
            bare.append(question.id)
    assert bare == []


def test_every_question_and_case_rests_on_a_row_of_a_table():
    named = set()
    for path in data_dir().glob("*.csv"):
        if path.stem != "sources":
            for row in rows(path.stem):
                named |= set((row.get("source_ids") or row.get("source_id") or "").split(";"))
    assert [question.id for question in QUESTIONS if not named & set(question.sources)] == []
    assert [case.id for case in CASES if not named & set(case.source_ids)] == []


def test_numbers_of_the_main_table_in_questions_agree_with_it():
    """q96, q97 and q105 quote counts; whoever changes the table sees it here."""
    causes = rows("conditions_causes")
    count = Counter(row["condition"] for row in causes)
    palpable = Counter(
        row["cause_category"] for row in causes if row["condition"] == "palpable_purpura"
    )
    bleeding = [row for row in causes if row["condition"] in MAIN[:4]]
    rare = [row for row in bleeding if row["frequency"] == "rare"]
    urgent = sum(row["urgency"] == "emergency" for row in rare)
    ask = {question.id: question.ask for question in QUESTIONS}
    assert f"petechiae have {count['petechiae']} rows" in ask["q96"]
    assert f"palpable purpura has {count['palpable_purpura']}." in ask["q96"]
    assert (palpable["vasculitis_immune"], palpable["medication"]) == (10, 1)
    assert f"{urgent} of {len(rare)} rare ones" in ask["q105"]
    assert not any(
        row["frequency"] == "common" and row["urgency"] == "emergency" for row in bleeding
    )


# Question, a number in it, and the row of figures that it comes from.
QUOTED = [
    ("q09", "19 of 1,329", "F08"),
    ("q84", "157 adults", "F84"),
    ("q84", "five times", "F84"),
    ("q88", "15 of 100", "F63"),
    ("q94", "less than 40", "F34"),
    ("q97", "medicines 15", "F80"),
    ("q97", "infections stood behind 20", "F80"),
    ("q110", "11 of 511", "F29"),
    ("q115", "19 of 1,329", "F08"),
    ("q116", "448 children", "F19"),
    ("q116", "72 of 100", "F19"),
    ("q116", "13 to 22 hours", "F20"),
    ("q152", "15 of 100", "F63"),
    ("q166", "over 75", "F72"),
]
IN_WORDS = {"five": "5"}


@pytest.mark.parametrize(("id", "phrase", "figure"), QUOTED)
def test_number_in_a_question_agrees_with_its_figure(id, phrase, figure):
    (question,) = [question for question in QUESTIONS if question.id == id]
    (row,) = [row for row in rows("figures") if row["figure_id"] == figure]
    assert phrase in " ".join(words_of(question))
    said = [IN_WORDS.get(word, word) for word in re.findall(r"[\d,]*\d|five", phrase)]
    for number in said:
        if number != "100":
            assert re.search(rf"(?<![\d,]){number}(?!,?\d)", " ".join(row.values()))


# Words


@pytest.mark.parametrize("word", ["positive", "negative", "blanch", "seed text", "goes pale"])
def test_word_is_never_used(word):
    texts = [" ".join(words_of(question)) for question in QUESTIONS]
    texts += [" ".join((case.story, case.why, case.common_mistake)) for case in CASES]
    assert [text for text in texts if word in text.casefold()] == []


def plain(text):
    """Leave out what a learner looks up: the terms of the glossary count as one short word."""
    terms = {"petechiae", "angioma", "angiokeratoma", "melanoma", "chemotherapy"}
    for row in rows("glossary"):
        names = re.split(r"[(),;]|\bplural\b", f"{row['term']},{row['also_called']}")
        terms |= {name.strip().casefold() for name in names if len(name.strip()) > 2}
    longest_first = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.sub(rf"\b({longest_first})s?\b", "spot", text, flags=re.I)


def test_each_question_reads_at_grade_seven_or_lower():
    import textstat

    hard = {
        question.id: grade
        for question in QUESTIONS
        if (grade := textstat.flesch_kincaid_grade(plain(" ".join(words_of(question))))) > 7
    }
    assert hard == {}


def test_each_case_reads_at_grade_seven_or_lower():
    import textstat

    hard = {
        case.id: grade
        for case in CASES
        for text in (case.story, case.why, case.common_mistake)
        if (grade := textstat.flesch_kincaid_grade(plain(text))) > 7
    }
    assert hard == {}


# The cases


def test_there_are_at_least_thirty_cases_in_equal_thirds_of_tone():
    tones = Counter(case.findings["skin_tone"] for case in CASES)
    assert len(CASES) >= 30
    assert len(set(tones.values())) == 1 and set(tones) == set(THIRDS)


def test_cases_cover_every_tier_main_condition_and_age():
    assert Counter(case.answer_urgency for case in CASES).keys() == {
        "emergency",
        "same_day",
        "soon",
        "routine",
        "self_care",
    }
    conditions = Counter(case.answer_condition for case in CASES)
    assert all(conditions[name] >= 3 for name in MAIN)
    assert len(conditions.keys() - set(MAIN)) >= 8
    ages = Counter(case.findings["age_group"] for case in CASES)
    assert all(ages[age] >= 3 for age in ("infant", "child", "adult", "older"))


def test_hard_subjects_are_announced():
    hard = re.compile(r"may die|by the neck|hurt (him|her)|nobody knows of a bump", re.I)
    unannounced = [
        case.id
        for case in CASES
        if hard.search(case.story + " ".join(case.top_causes)) and not case.content_note
    ]
    assert unannounced == []
    assert sum(bool(case.content_note) for case in CASES) >= 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case_has_the_urgency_that_the_rule_gives(case):
    from skinspots_lib.learning.sorting import sort_spot

    sorting = sort_spot(case.findings)
    assert sorting.urgency == case.answer_urgency
    assert case.answer_condition in sorting.candidates


def test_condition_of_most_cases_comes_first():
    from skinspots_lib.learning.sorting import sort_spot

    first = sum(sort_spot(case.findings).candidates[0] == case.answer_condition for case in CASES)
    assert first >= 0.8 * len(CASES)
