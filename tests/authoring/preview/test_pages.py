from html.parser import HTMLParser

import pytest

from skinspots_lib.authoring.cli import main
from skinspots_lib.authoring.preview import page, write_preview
from skinspots_lib.authoring.preview.frame import article, fold, grid, whole
from skinspots_lib.content.cases import load_case
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.questions import load_question, load_questions
from skinspots_lib.content.tables import load

HOSTILE = "<script>hacked=1</script><img src=x onerror=hacked=1>"


class Reader(HTMLParser):
    """What stands inside folds, and what outside."""

    def __init__(self, html):
        super().__init__()
        self.depth, self.folded, self.open, self.images = 0, "", "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "details"
        if tag == "img":
            self.images.append(dict(attrs))

    def handle_endtag(self, tag):
        self.depth -= tag == "details"

    def handle_data(self, data):
        if self.depth:
            self.folded += data
        else:
            self.open += data


def kinds():
    return {question.kind: question for question in load_questions()}.values()


@pytest.mark.parametrize("question", kinds(), ids=lambda q: q.kind)
def test_question_of_each_kind_keeps_its_reasons_in_a_fold(question):
    seen = Reader(page(question.id))
    assert question.ask in seen.open
    for one in (*question.options, *question.items):
        assert one.say in seen.open
        assert one.why in seen.folded and one.why not in seen.open
    assert question.why in seen.folded and question.why not in seen.open
    assert "reviewed by a clinician" in seen.folded
    assert len(seen.images) == bool(question.skin)
    assert all(image["alt"] and image["src"].startswith("data:image/") for image in seen.images)


def test_order_is_not_given_away_by_its_place():
    (ordering,) = (one for one in kinds() if one.kind == "ordering")
    seen = Reader(page(ordering.id)).open
    places = [seen.index(say) for say in sorted(item.say for item in ordering.items)]
    assert places == sorted(places)


def test_case_shows_what_a_learner_is_told_first_and_folds_the_rest():
    case, seen = load_case("T12"), Reader(page("T12"))
    assert case.age in seen.open and case.why not in seen.open
    assert case.why in seen.folded and case.common_mistake in seen.folded


def test_exercise_folds_its_hints_and_its_solution():
    seen = Reader(page("ex-05-1"))
    assert "Solution" in seen.folded and "answer =" not in seen.open


def test_table_shows_every_row():
    seen = page("glossary")
    assert seen.count("<tr>") == 1 + len(load("glossary").columns) + 1 + len(load("glossary"))


@pytest.mark.parametrize(
    "name", ["1", "01", "01_where_is_the_blood", "01_where_is_the_blood.ipynb"]
)
def test_lesson_is_found_by_number_or_file_and_holds_its_questions(name):
    seen = Reader(page(name))
    assert "Where is the blood" in seen.open
    assert load_question("q06").ask in seen.open
    assert "Answer, reasons and sources" in seen.folded


def test_whole_bank_leaves_out_the_final_test():
    seen = page()
    assert load_question("q06").ask in Reader(seen).open
    held_back = [question for question in load_questions() if question.lesson == 9]
    assert held_back
    assert not any(f"<h2>{question.id}</h2>" in seen for question in held_back)


def test_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match='Did you mean "q77"'):
        page("q7777")


def test_command_writes_the_file_or_says_why_not(tmp_path, capsys):
    assert main(["preview", "q06", "--out", str(tmp_path / "a.html")]) == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page("q06")
    assert main(["preview", "q7777"]) == 2
    assert "no part of the course" in capsys.readouterr().err
    assert main(["preview", "q06", "--out", str(tmp_path / "no" / "a.html")]) == 2
    assert "cannot be read or written" in capsys.readouterr().err


def test_fault_in_the_data_is_named_in_the_page(data_copy):
    path = data_copy / "questions" / "01.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: single", "kind: singel", 1), "utf-8")
    seen = Reader(write_preview(data_copy / "a.html", "q06").read_text("utf-8")).open
    assert "This has to be mended first" in seen
    assert "singel" in seen and "01.yaml" in seen


def test_hostile_text_stays_text():
    parts = (
        article(HOSTILE, HOSTILE, ""),
        fold(HOSTILE, ""),
        grid(HOSTILE, [HOSTILE], [[HOSTILE]]),
    )
    seen = whole(HOSTILE, "".join(parts))
    assert "<script" not in seen and "<img" not in seen


def test_hostile_lesson_and_question_stay_text(data_copy):
    path = data_copy / "questions" / "01.yaml"
    text = path.read_text("utf-8")
    ask = load_question("q06").ask
    path.write_text(text.replace(ask, f"{HOSTILE} what is it?"), "utf-8")
    assert "<script" not in page("q06", data_copy) and "<img" not in page("q06", data_copy)
