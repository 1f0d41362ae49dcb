"""Bad edits of questions, cases, exercises and sort rules: each is named, and nothing else is."""

import pytest

Q2, Q3, Q7 = "questions/02.yaml", "questions/03.yaml", "questions/07.yaml"
CASES, RULES, SIGNS = "cases.yaml", "urgency_rules", "condition_signs"

BAD = {
    "a key twice": (
        lambda c: c.swap(Q3, "  kind: single\n", "  kind: single\n  kind: single\n"),
        "data/questions/03.yaml, line 8, kind: written twice, first on line 7.",
    ),
    "a tab": (
        lambda c: c.swap(Q3, "  kind: single\n", "\tkind: single\n"),
        "data/questions/03.yaml, line 7: a tab.",
        "Use spaces",
    ),
    "a key that does not exist": (
        lambda c: c.swap(Q3, "  level: apply\n", "  levle: apply\n"),
        "line 8, levle: is not a known key.",
        'Did you mean "level"?',
    ),
    "a word that is not in the list": (
        lambda c: c.swap(Q3, "  level: apply\n", "  level: hard\n"),
        'data/questions/03.yaml, line 8, level: "hard" is not in the list.',
        "Allowed: recall, apply, interpret.",
    ),
    "an option without its explanation": (
        lambda c: c.swap(
            Q3, "      why: Petechiae are smooth and flat, and they do not last for years.\n", ""
        ),
        "data/questions/03.yaml, line 13, options 1, why: missing.",
        "Each option needs its own explanation.",
    ),
    "no right answer": (
        lambda c: c.swap(Q3, "      right: true\n", ""),
        "data/questions/03.yaml, line 12, options: none is marked as right.",
    ),
    "two right answers": (
        lambda c: c.swap(Q3, "    - say: Shingles\n", "    - say: Shingles\n      right: true\n"),
        "data/questions/03.yaml, line 12, options: 2 are marked as right.",
    ),
    "right that is no true or false": (
        lambda c: c.swap(Q3, "      right: true\n", "      right: yes\n"),
        'data/questions/03.yaml, line 21, options 4, right: "yes" must be true or false.',
    ),
    "a number for a text": (
        lambda c: c.swap(Q3, "    - say: Shingles\n", "    - say: 5\n"),
        'data/questions/03.yaml, line 16, options 2, say: "5" must be text.',
        "Put it in quotes.",
    ),
    "a number in words": (
        lambda c: c.swap(Q2, "    value: 10\n", "    value: ten\n"),
        'number, value: "ten" must be a number.',
    ),
    "a patch on other skin than the question says": (
        lambda c: c.swap(Q2, "    tone: 3\n    seed: 9\n", "    tone: 8\n    seed: 9\n"),
        'tone: "light" is not the skin of the patch.',
        "Allowed: dark. The patch shows tone 8.",
    ),
    "a group that does not exist": (
        lambda c: c.swap(Q7, "      group: it can wait\n", "      group: it may wait\n"),
        'group: "it may wait" is not in the list.',
        "Allowed: emergency, the same day, it can wait.",
    ),
    "an item of an order without its explanation": (
        lambda c: c.swap(
            Q7,
            "      why: The brain may bleed with no mark on the skin. This is an emergency.\n",
            "",
        ),
        "items 1, why: missing. Each item needs its own explanation.",
    ),
    "the word negative in an item": (
        lambda c: c.swap(
            Q7, "    - say: A strip of blisters beside the eye\n", "    - say: A negative test\n"
        ),
        'the word "negative" is read both ways',
    ),
    "an anchor": (
        lambda c: c.swap(Q3, "    - say: Shingles\n", "    - say: &a Shingles\n"),
        'data/questions/03.yaml, line 16, options 2, say: "&a" marks a part to copy.',
    ),
    "an object tag": (
        lambda c: c.swap(Q3, "- id: q11\n", "- id: !!python/object:os.system q11\n"),
        'data/questions/03.yaml, line 5, id: "!!python/object:os.system" is a tag.',
    ),
    "a colon in a text": (
        lambda c: c.swap(Q3, "    - say: Shingles\n", "    - say: Shingles: a strip\n"),
        'data/questions/03.yaml, line 16: a second ": " in one line.',
    ),
    "a bracket that is never closed": (
        lambda c: c.swap(Q3, "msd-pityriasis-rosea]", "msd-pityriasis-rosea"),
        "data/questions/03.yaml, line 24: a bracket [ that is never closed.",
    ),
    "a question saved as Latin-1": (
        lambda c: c.bytes(Q3, (c.data / Q3).read_bytes() + "# Köbner\n".encode("latin-1")),
        "data/questions/03.yaml, line ",
        "not UTF-8 text",
    ),
    "a source that does not exist": (
        lambda c: c.swap(Q3, "sources: [mayo-keratosis-pilaris,", "sources: [mayo-keratosis,"),
        'data/questions/03.yaml, line 24, sources 1: "mayo-keratosis" is not in the list.',
        "Allowed: an id of sources.csv.",
    ),
    "a misconception that does not exist": (
        lambda c: c.swap(Q3, "misconception: mc_every_red_dot_is_petechia", "misconception: mc_x"),
        'data/questions/03.yaml, line 15, options 1, misconception: "mc_x" is not in the list.',
    ),
    "an id that another lesson uses": (
        lambda c: c.swap(Q3, "- id: q11\n", "- id: q06\n"),
        'data/questions/03.yaml, line 5, id: "q06" is already used in data/questions/01.yaml',
    ),
    "a photograph that is not listed": (
        lambda c: c.swap(
            Q3, "  tone: light\n", "  tone: light\n  picture: shin.jpg\n  described: Dots.\n"
        ),
        'data/questions/03.yaml, line 12, picture: "shin.jpg"',
        "photos.csv",
    ),
    "a file of questions with a name that nothing reads": (
        lambda c: (c.data / Q3).rename(c.data / "questions" / "3.yaml"),
        "data/questions/3.yaml, file, name: ",
        "two digits and .yaml, such as 03.yaml",
    ),
    "a finding that the sort rule does not know": (
        lambda c: c.swap(CASES, "    raised: flat\n", "    rased: flat\n"),
        'data/cases.yaml, line 11, findings, rased: "rased" is not a finding.',
        'Did you mean "raised"?',
    ),
    "an answer that the sort rule does not know": (
        lambda c: c.swap(CASES, "    under_glass: fades\n", "    under_glass: faded\n"),
        'data/cases.yaml, line 10, findings, under_glass: "faded" is not in the list.',
        "Allowed: fades, stays, partly, unknown.",
    ),
    "a case calmer than the sort rule": (
        lambda c: c.swap(CASES, "  answer_urgency: emergency\n", "  answer_urgency: soon\n"),
        'answer_urgency: "soon" is not what the sort rule gives for these findings (rule R',
        "Allowed: emergency.",
    ),
    "a case on other skin": (
        lambda c: c.swap(CASES, "    skin_tone: dark\n", "    skin_tone: light\n"),
        "data/cases.yaml, file, skin_tone: 11 light, 10 medium, 9 dark: no equal thirds.",
        "Allowed: the same number of each, or one more.",
    ),
    "petechiae of 5 mm in a case": (
        lambda c: c.swap(CASES, "    largest_mm: 1.5\n", "    largest_mm: 5\n"),
        "data/cases.yaml, line ",
        'findings, largest_mm: "5.0" is not the width of petechiae.',
    ),
    "a cause without its category": (
        lambda c: c.swap(CASES, '"infection: meningococcal sepsis"', '"meningococcal sepsis"'),
        'data/cases.yaml, line 25, top_causes 1: "meningococcal sepsis" does not start with',
    ),
    "the cases deleted": (
        lambda c: (c.data / CASES).unlink(),
        "data/cases.yaml, line 1: the file cannot be read.",
    ),
    "an exercise with two hints": (
        lambda c: c.swap(
            "exercises/05.yaml",
            "    - 'True counts as 1, so .sum() adds up the rows that match.'\n",
            "",
        ),
        "data/exercises/05.yaml, line 5, hints: 2 hints; there must be 3.",
    ),
    "a solution that is not Python": (
        lambda c: c.swap("exercises/05.yaml", 'answer = (causes["condition"]', "answer = (causes["),
        "data/exercises/05.yaml, line 9, solution: is not Python",
    ),
    "a case without a tone": (
        lambda c: c.swap(CASES, "    skin_tone: light\n", ""),
        "data/cases.yaml, line 9, findings, skin_tone: missing. Each case shows a person.",
        "Allowed: light, medium, dark.",
    ),
    "an exercise with the id of another": (
        lambda c: c.bytes("exercises/01.yaml", 2 * (c.data / "exercises/01.yaml").read_bytes()),
        '"ex-01-1" is already used in data/exercises/01.yaml, line 3.',
    ),
    "a solution with a name that no lesson has": (
        lambda c: c.swap("exercises/05.yaml", 'answer = (causes["', 'answer = (cause["'),
        'data/exercises/05.yaml, line 9, solution: "cause" is not a name that a lesson has.',
        "Allowed: pd, spots, causes, sample.",
    ),
    "a rule that names a case that does not exist": (
        lambda c: c.cell(RULES, 4, "teaching_cases", "T12;T99"),
        'row 4, column teaching_cases: "T12;T99" T99 is not the id of a case.',
    ),
    "a rule that cannot be read": (
        lambda c: c.cell(RULES, 20, "when", "fever is yes"),
        'data/urgency_rules.csv, row 20, column when: "fever is yes" cannot be read',
        "Allowed: key==value",
    ),
    "a rule with a finding that does not exist": (
        lambda c: c.cell(RULES, 20, "when", "fewer==yes"),
        'data/urgency_rules.csv, row 20, column when: "fewer==yes" cannot be read',
        "fever",
    ),
    "a rule with a flag that does not exist": (
        lambda c: c.cell(RULES, 20, "when", "has(spreeding)"),
        "data/urgency_rules.csv, row 20, column when",
        "spreading",
    ),
    "two rules in one place of the order": (
        lambda c: c.cell(RULES, 20, "order", "1"),
        'data/urgency_rules.csv, row 20, column order: "1" already stands in row 2.',
    ),
    "a sign with a finding that does not exist": (
        lambda c: c.cell(SIGNS, 5, "finding", "smell"),
        'data/condition_signs.csv, row 5, column finding: "smell" is not in the list.',
    ),
    "a sign with an answer that does not exist": (
        lambda c: c.cell(SIGNS, 2, "value", "goes"),
        'data/condition_signs.csv, row 2, column value: "goes" is not in the list.',
        "Allowed: fades, stays, partly.",
    ),
    "a sign with a size in words": (
        lambda c: c.cell(SIGNS, 5, "value", "tiny"),
        'data/condition_signs.csv, row 5, column value: "tiny" is not a range of sizes.',
    ),
    "the word negative in a question": (
        lambda c: c.swap(Q3, "    - say: Shingles\n", "    - say: A negative glass test\n"),
        'options 2, say: "A negative glass test" the word "negative" is read both ways',
        "Allowed: fades, stays or partly.",
    ),
    "a link in a question": (
        lambda c: c.swap(Q3, "in a band on one side.", "see https://example.org"),
        'options 2, why: "https://example.org" is not the address of a source.',
    ),
    "a tab in a drawn spot": (
        lambda c: c.swap("walk_spots.yaml", "  tone: light\n", "\ttone: light\n"),
        "data/walk_spots.yaml, line 4: a tab.",
    ),
    "a drawn spot on skin of another name": (
        lambda c: c.swap("walk_spots.yaml", "  tone: light\n", "  tone: pale\n"),
        'data/walk_spots.yaml, line 4, tone: "pale" is not in the list.',
        "Allowed: light, medium, dark.",
    ),
    "a drawn spot that nobody can feel": (
        lambda c: c.swap("walk_spots.yaml", "    feel:", "    fel:"),
        "data/walk_spots.yaml, line ",
        "story, feel: missing.",
    ),
    "a drawn spot with an answer that does not exist": (
        lambda c: c.swap("walk_spots.yaml", "    raised: flat\n", "    raised: flatt\n"),
        'findings, raised: "flatt" is not in the list.',
        "Allowed: flat, raised, unknown.",
    ),
    "strict that is no true or false": (
        lambda c: c.swap("course.yml", "\nstrict: true", "\nstrict: very"),
        'data/course.yml, line 9, strict: "very" must be true or false.',
    ),
    "a pass mark above all": (
        lambda c: c.swap("course.yml", "pass_percent: 80 ", "pass_percent: 180 "),
        'data/course.yml, line 5, post_test, pass_percent: "180" is no such number.',
        "Allowed: a number from 1 to 100.",
    ),
}

# A key that is misspelt is one too many and one too few.
MORE = {"a key that does not exist": 2}


@pytest.mark.parametrize("edit", BAD)
def test_a_bad_edit_of_the_bank_is_named_and_nothing_else(copy, edit):
    change, *parts = BAD[edit]
    change(copy)
    found = copy.problems()
    assert all(part in "\n".join(found) for part in parts), found
    assert len(found) == MORE.get(edit, 1), found


def test_questions_that_leave_out_dark_skin_are_counted(copy):
    for path in (copy.data / "questions").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("tone: dark", "tone: medium").replace("tone: 8", "tone: 5"),
            encoding="utf-8",
        )
    *of_test, found = copy.problems()
    assert found.startswith("data/questions, all files, tone: ")
    assert "0 dark: no equal thirds" in found
    assert len(of_test) == 6
    assert all("with tone dark; the final test needs 2" in problem for problem in of_test)


def test_a_calmer_rule_is_named_at_every_case_that_it_changes(copy):
    copy.cell(RULES, 2, "tier", "self_care")
    found = copy.problems()
    assert all('"emergency" is not what the sort rule gives' in line for line in found), found


def test_no_question_at_all_is_named(copy):
    for path in (copy.data / "exercises").glob("*"):
        path.unlink()
    assert "data/exercises, folder: holds no file.\n  Put the files back." in copy.problems()
