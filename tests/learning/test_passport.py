import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CELLS, CLASSES, NAMES, Picture
from skinspots_lib.learning.passport import LONG, make_passport, read_passport
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.store.codes import CodeError, to_code
from skinspots_lib.learning.store.packing import Packer
from skinspots_lib.learning.store.standing import standing
from skinspots_lib.learning.trials import CONFIDENCES, MINUTE, Trial, in_order

BANK = load_questions()
START = 29_000_000 * MINUTE

pictures = st.builds(
    Picture,
    st.sampled_from(CLASSES),
    st.integers(1, 10),
    st.sampled_from(("clear", "hard")),
    st.integers(0, 99),
)
confidences = st.sampled_from(("", *CONFIDENCES))
minutes = st.integers(0, 10_000).map(lambda minute: START + minute * MINUTE)
ids = st.integers(0, 2**32 - 1).map("{:08x}".format)


@st.composite
def practised(draw):
    picture, said = draw(pictures), draw(st.sampled_from((*NAMES, CANNOT_JUDGE)))
    return Trial(
        picture.id,
        said,
        said == picture.condition,
        truth=picture.condition,
        part="practice",
        tone=picture.tone,
        difficulty=picture.difficulty,
        confidence=draw(confidences),
        pressed=draw(st.none() | st.floats(0, 1)),
        seconds=draw(st.none() | st.integers(0, 900)),
        at=draw(minutes) + draw(st.integers(0, MINUTE - 1)),
        id=draw(ids),
    )


@st.composite
def asked(draw):
    said = sorted(draw(st.sets(st.integers(1, 8))))
    right = draw(st.sampled_from((True, False, None)))
    item = draw(st.sampled_from([q.id for q in BANK] + ["q901"]))
    answer = ";".join(map(str, said))
    return Trial(item, answer, right, confidence=draw(confidences), at=draw(minutes), id=draw(ids))


@st.composite
def measured(draw):
    """An answer that is a number, an order or groups, or to a claim."""
    item = draw(st.sampled_from(["q301", "q07", "q999", "A01", "B55", "T012"]))
    answer = draw(st.text("0123456789;.-", max_size=40))
    right = draw(st.sampled_from((True, False)))
    return Trial(item, answer, right, confidence=draw(confidences), at=draw(minutes), id=draw(ids))


trials = st.lists(practised() | asked() | measured(), max_size=12)
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def carried(answers):
    return sorted((trial.carried for trial in answers), key=str)


def bank_of(answers):
    return make_passport(answers, questions=BANK)


def read(source):
    return read_passport(source, questions=BANK)


def a_learner(number, seed=1, gap=1):
    rng, at, out = random.Random(seed), START, []
    for _ in range(number):
        at += rng.randrange(gap * MINUTE)
        picture = Picture(
            rng.choice(CLASSES),
            rng.randint(1, 10),
            rng.choice(("clear", "hard")),
            rng.randrange(100),
        )
        said = picture.condition if rng.random() < 0.7 else rng.choice(NAMES)
        out.append(
            Trial(picture.id, said, said == picture.condition, part="practice", at=at)
            if rng.random() < 0.7
            else Trial(rng.choice(BANK).id, str(rng.randint(1, 4)), rng.random() < 0.7, at=at)
        )
    return [Trial(**{**vars(t), "confidence": rng.choice(CONFIDENCES)}) for t in out]


@quick
@given(trials, trials, trials)
def test_merging_is_commutative_associative_and_idempotent(a, b, c):
    merged = in_order([*a, *b])
    assert merged == in_order([*b, *a]) == in_order([*merged, *a, *merged])
    assert in_order([*merged, *c]) == in_order([*a, *in_order([*b, *c])])


@quick
@given(trials, trials)
def test_merging_with_what_came_by_codes_keeps_the_same_laws(a, b):
    coded = read(bank_of(b).long).trials
    merged = in_order([*a, *coded])
    assert merged == in_order([*coded, *a]) == in_order([*merged, *coded, *a])
    assert in_order([*b, *coded]) == in_order(b)


@quick
@given(trials)
def test_the_file_carries_everything(answers):
    reading = read(bank_of(answers).file)
    assert reading.trials == in_order(answers)
    assert not [remark for remark in reading.remarks if "Not in this course" not in remark]


@quick
@given(trials)
def test_the_long_code_carries_minute_item_answer_right_and_confidence(answers):
    passport = bank_of(answers)
    assert passport.left_out == 0
    assert carried(read(passport.long).trials) == carried(in_order(answers))
    assert [t.item for t in read(passport.long).trials] == [t.item for t in in_order(answers)]
    assert make_passport(read(passport.long).trials, questions=BANK).long == passport.long


@quick
@given(trials)
def test_the_short_code_carries_the_levels(answers):
    first = {*CELLS, *(q.id for q in BANK[:160]), "post-test", "post-test passed"}
    levels = {k: v for k, v in standing(in_order(answers)).items() if k in first}
    passport = bank_of(answers)
    assert read(passport.short).levels == levels and len(passport.short) <= 130


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("gap", [1, 3, 10])
def test_the_codes_of_200_answers_are_short_enough(seed, gap):
    passport = bank_of(a_learner(200, seed, gap))
    assert len(passport.short) <= 130 and len(passport.long) <= 1_000
    assert passport.left_out == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_code_of_200_answers_with_orders_groups_and_measures_is_short_enough(seed):
    """One in ten is of a kind that the older codes did not have, and 34 are claims."""
    rng, answers = random.Random(seed), a_learner(146, seed)
    for number in range(20):
        order = rng.sample("1234", 4)
        said = rng.choice([";".join(order), f"{rng.uniform(1, 30):.1f}", "1;2;1;2;1"])
        at = START + rng.randrange(200) * MINUTE
        answers.append(Trial(f"q{301 + number}", said, rng.random() < 0.6, at=at))
    for number in range(1, 35):
        at = START + (200 + number // 5) * MINUTE
        answers.append(Trial(f"A{number:02d}", rng.choice("1234"), rng.random() < 0.6, at=at))
    passport = bank_of(answers)
    assert passport.left_out == 0 and len(passport.long) <= 1_000
    assert carried(read(passport.long).trials) == carried(answers)


def test_a_code_of_an_older_course_is_read():
    """It was made before a code could carry an order, and when exercises had no answer."""
    reading = read("SK1-9G7NK3PP3KJMVR1MVM5D-HDS10JG0VQD76TFPGMQ0-56MDM")
    assert [(t.item, t.answer, t.right, t.at // MINUTE - 29_000_000) for t in reading.trials] == [
        ("q07", "2", True, 0),
        ("q41", "1;3", False, 0),
        ("purpura-9-hard-3", "heat_rash", False, 5),
        ("ex-05-1", "right", True, 6),
        ("post-test", "31/36", True, 9),
    ]


def test_claims_belong_to_this_course():
    code = bank_of([Trial("A01", "2", True, at=START), Trial("A99", "2", True, at=START)]).long
    assert read(code).remarks == ("Not in this course: A99 (1 items). Their answers are kept.",)


@pytest.mark.parametrize("answer", ["right", "not yet"])
def test_an_exercise_is_carried_with_its_result(answer):
    kept = Trial("ex-05-1", answer, answer == "right", at=START)
    (trial,) = read(bank_of([kept]).long).trials
    assert (trial.answer, trial.right) == (answer, answer == "right")


@pytest.mark.parametrize("seed", range(3))
def test_the_worst_levels_still_make_a_short_code(seed):
    rng = random.Random(seed)
    levels = {name: rng.randrange(6) for name in CELLS}
    levels |= {q.id: rng.randrange(3) for q in BANK} | {"post-test": 36, "post-test passed": 1}
    short = make_passport([], levels, questions=BANK).short
    assert len(short) <= 130 and re.fullmatch("SK1(-[0-9A-Z]{1,5})+", short)


@quick
@given(st.data())
def test_any_changed_byte_of_a_file_is_named_and_any_changed_letter_refused(data):
    passport = bank_of(a_learner(3))
    place = data.draw(st.integers(0, len(passport.file) - 1))
    content = bytearray(passport.file)
    content[place] ^= data.draw(st.integers(1, 255))
    assert read(bytes(content)).remarks
    for code in (passport.short, passport.long):
        place = data.draw(st.sampled_from([n for n, x in enumerate(code) if x != "-"]))
        other = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
        if other != code[place]:
            with pytest.raises(CodeError):
                read(code[:place] + other + code[place + 1 :])


def test_a_file_that_was_cut_between_lines_says_how_much_is_missing():
    lines = bank_of(a_learner(5)).file.splitlines(keepends=True)
    assert read(b"".join(lines[:-2])).remarks == ("The file is cut off: 2 lines are missing.",)


def test_loading_twice_changes_nothing_and_says_what_was_here(tmp_path):
    passport = bank_of(a_learner(20))
    mine = Progress(tmp_path, tell=print)
    assert mine.restore(passport.long).startswith("Loaded: 20 answers. Here already: 0.")
    content = mine.path.read_bytes()
    assert mine.restore(passport.long).startswith("Loaded: 0 answers. Here already: 20.")
    assert mine.path.read_bytes() == content
    mine.restore(passport.short)
    content = mine.path.read_bytes()
    assert mine.restore(passport.short) == (
        "Loaded: levels of practice cells, marks of questions and the final test."
    )
    assert mine.path.read_bytes() == content


def test_the_full_record_takes_the_place_of_what_a_code_carried(tmp_path):
    answers = a_learner(20)
    mine = Progress(tmp_path, tell=print)
    mine.restore(bank_of(answers).long)
    mine.restore(bank_of(answers).file)
    assert mine.trials == in_order(answers)


def test_a_damaged_code_changes_nothing(tmp_path):
    mine = Progress(tmp_path, tell=print)
    with pytest.raises(CodeError, match="Nothing was loaded; your progress is as it was"):
        mine.restore(bank_of(a_learner(5)).long[:-1])
    assert mine.trials == () and not mine.path.exists()


def test_items_of_another_course_are_kept_and_named():
    code = bank_of([Trial("q901", "1", True, at=START), Trial("q07", "1", True, at=START)]).long
    reading = read(code)
    assert {trial.item for trial in reading.trials} == {"q901", "q07"}
    assert reading.remarks == ("Not in this course: q901 (1 items). Their answers are kept.",)


def test_a_short_code_of_another_bank_keeps_practice_and_says_what_it_could_not():
    levels = {"petechiae-dark-hard": 4, "q06": 2, "post-test": 30}
    reading = read(make_passport([], levels, questions=BANK[5:]).short)
    assert reading.levels == {"petechiae-dark-hard": 4, "post-test": 30}
    assert "marks could not be placed" in reading.remarks[0]


def test_a_bank_that_grew_at_its_end_still_reads_old_codes():
    code = make_passport([], {BANK[0].id: 2}, questions=BANK[:170]).short
    assert read(code).levels == {BANK[0].id: 2}


def test_what_only_a_file_can_carry_is_counted():
    retry = Trial("q07", "2", True, number=2)
    passport = bank_of([retry, Trial("predict-glass", "It fades", None)])
    assert passport.left_out == 2 and len(read(passport.file).trials) == 2


def test_a_restored_answer_knows_its_truth_and_its_skin_tone():
    (trial,) = read(bank_of([Trial("q141", "4", True, at=START)]).long).trials
    assert (trial.truth, trial.third) == ("4", "light")
    (trial,) = read(bank_of([Trial("purpura-9-hard-3", "heat_rash", False, at=START)]).long).trials
    assert (trial.truth, trial.tone, trial.third) == ("purpura", 9, "dark")


def test_a_passport_names_nobody_but_the_nickname():
    passport = make_passport(a_learner(2), nickname="Blue fox " * 9, questions=BANK)
    assert read(passport.file).nickname == ("Blue fox " * 9)[:30].strip()
    assert read(bank_of(a_learner(2)).file).nickname == ""


def test_a_passport_shows_its_code_and_what_it_does_not_prove():
    passport = bank_of(a_learner(2))
    assert "no proof of clinical skill" in str(passport)
    assert passport.short in passport._repr_html_() and "base64," in passport._repr_html_()


@pytest.mark.parametrize("source", ["hello", b"hello", b"", "SK1-00000", "SK9-00000"])
def test_what_is_no_passport_is_refused_with_the_reason(source):
    with pytest.raises(CodeError, match="Nothing was loaded"):
        read(source)


@pytest.mark.parametrize("name", ["trials", "gap"])
def test_a_code_that_somebody_made_to_do_harm_is_refused(name, tmp_path):
    """So many answers that they fill the memory, or an answer of the year 2 million."""
    amounts = {"trials": 1, "gap": 1} | {name: 2**39}
    coder = Packer()
    for amount in ("trials", "gap"):
        length = (amounts[amount] + 1).bit_length() - 1
        coder.code(amount, 40, length)
        coder.code(amount, 1 << length, amounts[amount] + 1 - (1 << length), learns=False)
    mine = Progress(tmp_path)
    with pytest.raises(CodeError, match="Nothing was loaded"):
        mine.restore(to_code(LONG + coder.to_bytes()))
    assert mine.trials == ()
