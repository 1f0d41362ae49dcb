"""A new instructor changes the course in a real JupyterLab, and sees it in a lesson."""

from __future__ import annotations

import hashlib
import re
import zipfile

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BOOK = "notebooks/for_instructors.ipynb"
LESSON = "notebooks/05_causes_in_the_data.ipynb"
ROW, ASK = "CHA-INF-001", "Which of these dots fades under a clear glass?"
ANSWERS = [
    ("A blush", "The blood is still inside the vessels.", True),
    ("A petechia", "Its blood has leaked out, so it stays.", False),
    ("A bruise", "Its blood has leaked out as well.", False),
]
# The folder first: its name is the start of the others.
FILES = {
    "csv": "bank",
    "moodle": "bank.xml",
    "gift": "bank.txt",
    "qti12": "bank.zip",
    "anki": "bank.apkg",
}
SHIPPED = ("data", "notebooks")


@pytest.fixture(scope="module")
def own_lab(driver, root, tmp_path_factory):
    """Serve a copy of the course that this walk alone changes."""
    with driver.serving_copy(root, tmp_path_factory.mktemp("instructor")) as here:
        Image.new("RGB", (320, 240), (120, 80, 60)).save(here.root / "notebooks" / "Shin.png")
        yield here


@pytest.fixture
def desk(notebook, own_lab):
    """Give the notebook for instructors with all its boards."""
    notebook.lab = own_lab
    notebook.open(BOOK)
    notebook.run_all()
    assert notebook.errors() == []
    return notebook


def shipped(lab):
    """Give a mark of each shipped file of the course."""
    files = [p for folder in SHIPPED for p in (lab.root / folder).rglob("*") if p.is_file()]
    ours = [p for p in files if not {"local", "exports", ".ipynb_checkpoints"} & {*p.parts}]
    return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in ours}


class Board:
    """One board: its fields by their names, its buttons, and what it says."""

    def __init__(self, book, name):
        self.own, self.page = book.output(name), book.page

    def fill(self, name, text):
        self.own.get_by_role("textbox", name=name, exact=True).fill(text)
        self.page.keyboard.press("Tab")

    def choose(self, name, label):
        box = self.own.get_by_role("combobox", name=name, exact=True)
        expect(box.locator("option", has_text=label).first).to_be_attached()
        box.select_option(box.locator("option", has_text=label).first.inner_text())

    def tick(self, name, on):
        self.own.get_by_role("checkbox", name=name).set_checked(on)

    def press(self, name, says):
        self.own.get_by_role("button", name=name, exact=True).click()
        self.says(says)

    def says(self, text):
        expect(self.own.get_by_role("status")).to_contain_text(text)


def change_a_cause(book):
    board = Board(book, "tables")
    board.fill("Find", "herpesvirus 8 cherry")
    expect(board.own.get_by_role("combobox", name="Row")).to_have_value(re.compile(ROW))
    board.choose("Column", "cause_category")
    board.choose("New value", "genetic")
    board.press("Save this cell", "Saved in data/local/conditions_causes.csv.")
    board.own.get_by_text("The whole row").click()
    expect(board.own.get_by_role("row", name="cause_category")).to_contain_text("genetic (yours)")


def add_a_photograph(book):
    board = Board(book, "photos")
    board.fill("File", "Shin.png")
    for name in ("Credit", "Licence", "Consent", "Confirmed by"):
        board.fill(name, "made for this test")
    board.choose("Skin tone", "dark")
    board.press("Add the photograph", "Saved in data/local/photos.csv.")


def add_a_question(book):
    board = Board(book, "questions")
    board.choose("Lesson", "5. ")
    board.press("New question", "New: q9001.")
    board.fill("It asks", ASK)
    for name, word in (
        ("Level", "recall"),
        ("Objective", "press_test"),
        ("Photograph", "shin.png"),
    ):
        board.choose(name, word)
    board.choose("Skin tone", "dark")
    board.fill("Photo in words", "Plain brown skin.")
    for n, (say, why, right) in enumerate(ANSWERS, 1):
        board.fill(f"Answer {n}", say)
        board.fill(f"Why {n}", why)
        board.tick(f"Answer {n} is right", right)
    board.fill("Keep this", "Blood inside vessels can be pressed away.")
    board.press("Save the question", "sources: empty")
    board.fill("Sources", "nhs-meningitis")
    board.press("Save the question", "Saved in data/local/questions/05.yaml.")
    expect(board.own.get_by_role("status")).not_to_contain_text("Still to mend")


def choose_for_the_course(book):
    board = Board(book, "course")
    board.tick(re.compile("^8. "), False)
    board.fill("Leave out", "q96")
    for kind in ("Purpura (flat)", "Palpable purpura", "Viral rash"):
        board.tick(kind, False)
    board.fill("Number to call", "112")
    board.press("Save the course", "Saved in data/local/course.yml.")
    expect(board.own.get_by_role("status")).not_to_contain_text("Still to mend")


def look_at_the_boards(book):
    for theme in ("dark", "light"):
        book.theme(theme)
        book.screenshot(f"instructor-{theme}")
        assert book.violations() == []


def check_and_preview(book):
    Board(book, "check").press("Check everything", "data: Nothing to mend.")
    board = Board(book, "preview")
    board.fill("Show", "q9001")
    board.press("Show it", "Below: q9001")
    inside = board.own.frame_locator("iframe[title='Preview of q9001']")
    expect(inside.get_by_text(ASK)).to_be_visible()


def export_everywhere(book):
    board = Board(book, "export")
    for name, file in FILES.items():
        board.choose("Format", name)
        out = board.own.get_by_role("textbox", name="File or folder")
        expect(out).to_have_value(f"exports/{file}")
        board.press("Export", f"questions: exports/{file}")


def texts_of(folder):
    """Give what each export holds as text."""
    held = {name: folder / file for name, file in FILES.items()}
    texts = {name: held[name].read_text("utf-8") for name in ("moodle", "gift")}
    for name in ("qti12", "anki"):
        with zipfile.ZipFile(held[name]) as whole:
            parts = [whole.read(part) for part in whole.namelist()]
        texts[name] = b"\n".join(parts).decode("utf-8", errors="ignore")
    tables = [pd.read_csv(path).to_csv() for path in held["csv"].glob("*.csv")]
    return {**texts, "csv": "".join(tables)}


def the_lesson_has_it_all(book):
    book.open(LESSON)
    book.run_all()
    assert book.errors() == []
    book.output("map").locator("summary").click()
    expect(book.output("map")).to_contain_text("Emergency number here: 112.")
    expect(book.output("map").get_by_role("link", name=re.compile("^7. "))).to_be_visible()
    assert book.output("map").get_by_role("link", name=re.compile("^8. ")).count() == 0
    row = f"causes.set_index('link_id').loc['{ROW}', 'cause_category']"
    assert book.evaluate(row) == "genetic"
    # Two causes are shipped as genetic, and a chart counts one more.
    chart = "spots.plot_causes(causes, condition='cherry_angioma', by='all')"
    assert re.search(r"Genetic</th><td[^>]*>3<", book.evaluate(f"{chart}._repr_html_()"))
    expect(book.page.get_by_text("Your instructor left out this question.")).to_be_visible()
    asked = book.output("quiz-own")
    expect(asked.get_by_role("img")).to_be_visible()
    asked.get_by_role("group", name=ASK).get_by_role("radio").first.check()
    asked.get_by_role("button", name="Check answer").click()
    expect(asked.get_by_role("status")).to_contain_text("Right.")
    kinds = book.evaluate("[one['say'] for one in spots.widgets.practice().mastery]")
    assert [kind.split(" ")[0].strip(":") for kind in kinds] == [
        "Petechiae",
        "Ecchymosis",
        "Cherry",
    ]


def test_a_course_is_changed_checked_exported_and_taught_without_code(desk, own_lab):
    before = shipped(own_lab)
    change_a_cause(desk)
    add_a_photograph(desk)
    add_a_question(desk)
    choose_for_the_course(desk)
    look_at_the_boards(desk)
    check_and_preview(desk)
    export_everywhere(desk)
    assert shipped(own_lab) == before
    texts = texts_of(own_lab.root / "notebooks" / "exports")
    asked = {name for name, text in texts.items() if ASK in text}
    assert asked == set(FILES)
    the_lesson_has_it_all(desk)
    assert shipped(own_lab) == before
