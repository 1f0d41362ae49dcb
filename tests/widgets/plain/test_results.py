from skinspots_lib import widgets
from skinspots_lib.learning.trials import Trial


def test_without_answers_it_says_what_to_do(mine):
    part = widgets.results()
    assert "You have no answers yet." in part.said.value
    assert "Then press Refresh." in part.said.value
    assert part.pictures.value == ""


def test_words_come_first_and_four_charts_follow(practise):
    practise(60)
    part = widgets.results()
    order = part.children[0].children[0].children
    assert order.index(part.said) < order.index(part.pictures)
    assert "40 of 60 pictures right." in part.said.value
    assert part.pictures.value.count("<details><summary>") == 4
    assert part.pictures.value.count("<img alt=") == 4


def test_stays_against_fades_is_told_in_counts(practise):
    practise(60)
    said = widgets.results().said.value
    assert "You said &quot;stays&quot; for 30 of 30 spots that stay, and for 5 of 15" in said


def test_few_answers_are_too_few_to_tell(practise):
    practise(3)
    part = widgets.results()
    assert "too few to tell" in part.said.value


def test_refresh_reads_new_answers(mine, practise):
    part = widgets.results()
    practise(8)
    part.button.click()
    assert "of 8 pictures right" in part.said.value


def test_questions_alone_give_words_without_charts(mine):
    mine.record(Trial("q06", "4", True))
    mine.record(Trial("q07", "1", False))
    part = widgets.results()
    assert "Questions and cases: 1 of 2 right at the first try." in part.said.value
    assert "Go to lesson 06" in part.said.value
    assert part.pictures.value == ""


def test_it_says_that_it_is_no_proof_of_skill(practise):
    practise(8)
    assert "no proof of clinical skill" in widgets.results().said.value


def test_hostile_answers_are_shown_as_text(mine, practise):
    practise(8)
    more = {"truth": "purpura", "part": "practice", "tone": 3, "confidence": "sure"}
    for answer in ("<script>x</script>", "$\\frac$", "\u202eevil", "\U0001f600"):
        mine.record(Trial("purpura-3-clear-1", answer, False, **more))
    part = widgets.results()
    assert "Something went wrong" not in part.said.value
    assert "<script" not in part.pictures.value + part.said.value


def test_a_folder_that_cannot_be_written_is_told(mine, practise, capsys):
    mine.path.parent.parent.mkdir(parents=True, exist_ok=True)
    mine.path.parent.write_text("not a folder")
    practise(1)
    assert mine.notice and mine.notice.split(":")[0] in widgets.results().said.value
    assert capsys.readouterr().out.strip()
