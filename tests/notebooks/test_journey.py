"""A learner does lesson 05 by mouse and 06 to 09 by keyboard in a real JupyterLab."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.cases import TIERS, load_case
from skinspots_lib.content.claims import load_claims
from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.content.questions import load_question, load_questions
from skinspots_lib.learning.sittings.casework import choices

pytestmark = [pytest.mark.browser, pytest.mark.same_tab]
DATA = "notebooks/05_causes_in_the_data.ipynb"
GYM = "notebooks/06_practice_gym.ipynb"
CASES = "notebooks/07_cases_and_urgency.ipynb"
WEB = "notebooks/08_check_the_web.ipynb"
OUT = "notebooks/09_check_out.ipynb"
# As far as the next control of a lesson may be, in presses of Tab.
FAR = 60


def kept(notebook):
    """Give what the learner's progress holds, one dict for each answer."""
    return notebook.evaluate("spots.progress().table().to_dict('records')")


def cells_with(notebook, pattern):
    """Give what a pattern finds in the code of a lesson, by cell."""
    found = {cell["id"]: re.search(pattern, cell["source"]) for cell in notebook.cells()}
    return {cell: match[1] for cell, match in found.items() if match}


def tab_to(notebook, target):
    """Press Tab until a control has the focus, as somebody without a mouse does."""
    expect(target).to_be_visible()
    for _ in range(FAR):
        if target.evaluate("el => el === document.activeElement"):
            return
        notebook.page.keyboard.press("Tab")
    raise AssertionError(f"not reached by {FAR} presses of Tab: {target}")


def press(notebook, target, key="Enter"):
    tab_to(notebook, target)
    notebook.page.keyboard.press(key)


def choose(notebook, group, place):
    """Choose one of several radio buttons: the first one with Space, others with the arrows."""
    tab_to(notebook, group.get_by_role("radio").first)
    for key in ["ArrowDown"] * place or ["Space"]:
        notebook.page.keyboard.press(key)
    expect(group.get_by_role("radio").nth(place)).to_be_checked()


def type_answer(notebook, exercise):
    """Type the reference solution into the cell of an exercise and run it."""
    notebook.activate(exercise.id)
    notebook.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activate()")
    notebook.page.keyboard.press("Enter")
    notebook.page.keyboard.press("Control+A")
    code = f'{exercise.solution.strip()}\nspots.check("{exercise.id}", answer)'
    notebook.page.keyboard.insert_text(code)
    notebook.page.keyboard.press("Shift+Enter")
    notebook.wait_until_idle()
    expect(notebook.output(exercise.id)).to_contain_text("Right.")


def solve_all(notebook, lesson):
    for exercise in load_exercises(lesson):
        expect(notebook.output(exercise.id)).to_contain_text("Not yet.")
        type_answer(notebook, exercise)


def answer_quiz(notebook):
    """Answer each question of a lesson rightly; give their ids."""
    asked = cells_with(notebook, r"spots\.ask\(\"(q\d+)\"\)")
    for cell_id, question_id in asked.items():
        shown, question = notebook.output(cell_id), load_question(question_id)
        right = [n for n, option in enumerate(question.options) if option.right]
        shown.get_by_role("group").first.locator("input").first.focus()
        if question.kind == "single":
            choose(notebook, shown.get_by_role("group"), right[0])
        else:
            for place in right:
                press(notebook, shown.get_by_role("checkbox").nth(place), "Space")
        press(notebook, shown.get_by_role("button", name="Check answer"))
        expect(shown.get_by_role("status")).to_contain_text("Right.")
    return set(asked.values())


def right_items(notebook):
    return {trial["item"] for trial in kept(notebook) if trial["right"] is True}


def opened(notebook, path):
    notebook.open(path)
    notebook.run_all()
    assert notebook.errors() == []
    return len(notebook.cells())


def test_data_lesson_by_mouse_from_the_explorer_to_ten_solved_exercises(notebook):
    opened(notebook, DATA)
    explorer = notebook.output("explorer")
    charts = explorer.get_by_role("img")
    before = charts.get_attribute("alt")
    explorer.get_by_role("combobox").first.select_option("purpura")
    expect(charts).not_to_have_attribute("alt", before)
    notebook.solve("ex-05-1", "68")
    expect(notebook.output("ex-05-1")).to_contain_text("Hint")
    for exercise in load_exercises(5):
        notebook.solve(exercise.id, f"None\n{exercise.solution.strip()}")
        expect(notebook.output(exercise.id)).to_contain_text("Right.")
    asked = cells_with(notebook, r"spots\.ask\(\"(q\d+)\"\)")
    for cell_id, question_id in asked.items():
        shown = notebook.output(cell_id)
        for option in load_question(question_id).options:
            if option.right:
                shown.get_by_label(option.say, exact=True).check()
        shown.get_by_role("button", name="Check answer").click()
        expect(shown.get_by_role("status")).to_contain_text("Right.")
    wanted = {*asked.values(), *(exercise.id for exercise in load_exercises(5))}
    assert wanted <= right_items(notebook)


def test_explorer_keeps_the_arrow_keys_to_itself(notebook):
    opened(notebook, DATA)
    spot = notebook.output("explorer").get_by_role("combobox").first
    spot.focus()
    active = notebook.active()
    notebook.page.keyboard.press("ArrowDown")
    expect(spot).to_have_value("purpura")
    assert notebook.active() == active


def go_on(notebook, gym, question):
    """Go on to the next picture; after two misses two pictures to compare come first."""
    following = gym.get_by_role("button", name="Next", exact=True)
    press(notebook, following)
    worked = gym.get_by_text("Two side by side")
    expect(question.or_(worked)).to_be_visible()
    if worked.is_visible():
        press(notebook, following)
        expect(question).to_be_visible()


def test_gym_by_keyboard_and_its_answers_as_a_table(notebook):
    count = opened(notebook, GYM)
    gym = notebook.output("gym")
    before = sum(trial["part"] == "practice" for trial in kept(notebook))
    question = gym.get_by_role("group", name="What are these spots?")
    gym.get_by_role("radio").first.focus()
    for _ in range(4):
        choose(notebook, question, 1)
        press(notebook, gym.get_by_role("button", name="This is my answer"))
        press(notebook, gym.get_by_role("group", name="How sure").get_by_role("button").first)
        go_on(notebook, gym, question)
    press(notebook, gym.get_by_role("button", name="Stop here"))
    expect(gym.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    given = [trial for trial in kept(notebook) if trial["part"] == "practice"][before:]
    assert len(given) == 4
    assert {trial["confidence"] for trial in given} == {"guess"}
    assert all(trial["right"] == (trial["truth"] == trial["answer"]) for trial in given)

    notebook.run_cell("csv")
    expect(notebook.output("csv").locator("tbody tr")).to_have_count(3)
    solve_all(notebook, 6)
    assert {exercise.id for exercise in load_exercises(6)} <= right_items(notebook)
    assert len(notebook.cells()) == count


def work_on(notebook, cell_id, case):
    """Ask two questions, commit to the answer of the case, and hear that it is right."""
    shown = notebook.output(cell_id)
    shown.get_by_role("button").first.focus()
    if case.content_note:
        press(notebook, shown.get_by_role("button", name="Read this case"))
    for place in (0, 1):
        press(notebook, shown.get_by_role("list").get_by_role("button").nth(place))
        expect(shown.get_by_text(f"Asked: {place + 1} of")).to_be_visible()
    urgency = shown.get_by_role("group", name="How soon does this person need help?")
    choose(notebook, urgency, TIERS.index(case.answer_urgency))
    name = shown.get_by_role("group", name="Which name fits best?")
    choose(notebook, name, choices(case).index(case.answer_condition))
    press(notebook, shown.get_by_role("button", name="Check my answer"))
    expect(shown.get_by_text("✓ Right.")).to_be_visible()


def test_fifteen_cases_by_keyboard(notebook):
    count = opened(notebook, CASES)
    cases = cells_with(notebook, r"widgets\.case\(\"(T\d+)\"\)")
    assert len(cases) == 15
    for cell_id, case_id in cases.items():
        work_on(notebook, cell_id, load_case(case_id))
    asked = answer_quiz(notebook)
    solve_all(notebook, 7)
    wanted = {*asked, *cases.values(), *(exercise.id for exercise in load_exercises(7))}
    assert wanted <= right_items(notebook)
    assert len(notebook.cells()) == count


def test_case_with_a_note_is_skipped_without_loss(notebook):
    opened(notebook, CASES)
    cases = cells_with(notebook, r"widgets\.case\(\"(T\d+)\"\)")
    cell_id, case_id = next(pair for pair in cases.items() if load_case(pair[1]).content_note)
    notebook.evaluate("spots.progress().erase()")
    notebook.run_cell(cell_id)
    shown = notebook.output(cell_id)
    shown.get_by_role("button").first.focus()
    press(notebook, shown.get_by_role("button", name="Skip this case"))
    expect(shown.get_by_role("button", name="Open this case after all")).to_be_visible()
    (trial,) = [trial for trial in kept(notebook) if trial["item"] == case_id]
    assert trial["right"] in (None, "<NA>")


def test_second_walk_by_keyboard_turns_into_an_emergency(notebook):
    opened(notebook, CASES)
    walk = notebook.output("walk")
    walk.get_by_role("combobox").first.focus()
    for menu, word in (("under_glass", "stays"), ("fever", "yes")):
        target = walk.get_by_label(menu)
        tab_to(notebook, target)
        target.press_sequentially(word)
        expect(target).to_have_value(word)
    expect(walk.get_by_text("emergency", exact=True)).to_be_visible()


def test_claims_of_both_articles_by_keyboard(notebook):
    count = opened(notebook, WEB)
    for article in "AB":
        sorter = notebook.output(f"claims-{article.lower()}")
        sorter.get_by_role("radio").first.focus()
        questions = load_claims(article)
        for number, question in enumerate(questions, 1):
            expect(sorter.get_by_text(f"Part {number} of {len(questions)}.")).to_be_visible()
            for item in question.items:
                row = sorter.get_by_role("group", name=item.say, exact=True)
                choose(notebook, row, question.groups.index(item.group))
            press(notebook, sorter.get_by_role("button", name="Check answer"))
            expect(sorter.get_by_role("status")).to_contain_text("Right.")
            if number < len(questions):
                press(notebook, sorter.get_by_role("button", name="Next", exact=True))
    claims = {item.id for article in "AB" for q in load_claims(article) for item in q.items}
    asked = answer_quiz(notebook)
    solve_all(notebook, 8)
    wanted = {*claims, *asked, *(exercise.id for exercise in load_exercises(8))}
    assert wanted <= right_items(notebook)
    assert len(notebook.cells()) == count


@pytest.mark.weekly
def test_final_test_by_keyboard_is_passed_with_every_answer_right(notebook):
    opened(notebook, OUT)
    test = notebook.output("test")
    bank = {question.ask: question for question in load_questions(9)}
    test.get_by_role("radio").or_(test.get_by_role("checkbox")).first.focus()
    for number in range(1, 37):
        expect(test.get_by_text(f"Question {number} of 36")).to_be_visible()
        group = test.locator("fieldset").first
        question = bank[group.locator("legend").inner_text()]
        said = group.locator("label").all_inner_texts()
        places = [said.index(option.say) for option in question.options if option.right]
        if question.kind == "single":
            choose(notebook, group, places[0])
        else:
            for place in sorted(places):
                press(notebook, group.get_by_role("checkbox").nth(place), "Space")
        choose(notebook, test.get_by_role("group", name="How sure are you?"), 2)
        if number < 36:
            press(notebook, test.get_by_role("button", name="Next"))
    press(notebook, test.get_by_role("button", name="Hand in", exact=True))
    press(notebook, test.get_by_role("button", name="Yes, hand in"))
    expect(test.get_by_role("status").last).to_contain_text("36 of 36")
    done = [trial for trial in kept(notebook) if trial["part"] == "test"]
    assert len(done) == 37
    assert all(trial["right"] is True for trial in done)
    solve_all(notebook, 9)


def test_passport_carries_progress_from_one_fresh_machine_to_another(
    page, driver, root, tmp_path, tmp_path_factory
):
    page.set_default_timeout(30_000)
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    with driver.serving_copy(root, folders[0]) as lab:
        first = driver.Notebook(page, lab, tmp_path)
        opened(first, WEB)
        assert kept(first) == []
        answer_quiz(first)
        first.run_cell("passport")
        done = right_items(first)
        own = first.output("passport")
        own.get_by_role("button", name="Make the passport again").focus()
        press(first, own.locator("summary").first)
        code = own.locator("details code").inner_text()
    with driver.serving_copy(root, folders[1]) as lab:
        second = driver.Notebook(page, lab, tmp_path)
        opened(second, WEB)
        assert kept(second) == []
        own = second.output("passport")
        tab_to_code = own.get_by_label("Code", exact=True)
        tab_to_code.focus()
        page.keyboard.insert_text(code)
        press(second, own.get_by_role("button", name="Load the code"))
        expect(own.get_by_text(f"Loaded: {len(done)} answers.")).to_be_visible()
        assert right_items(second) == done


@pytest.mark.slow
@pytest.mark.parametrize("path", [DATA, GYM, CASES, WEB, OUT])
def test_what_a_lesson_shows_has_no_accessibility_fault_in_light_or_dark(notebook, path):
    notebook.open(path)
    notebook.run_all()
    assert notebook.errors() == []
    for theme in ("light", "dark"):
        notebook.theme(theme)
        notebook.screenshot(f"{path.split('/')[-1][:2]}-{theme}")
        assert (theme, notebook.violations()) == (theme, [])
