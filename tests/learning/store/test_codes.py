import pytest
from hypothesis import given
from hypothesis import strategies as st

from skinspots_lib.learning.store.codes import ALPHABET, CodeError, from_code, to_code

bodies = st.binary(min_size=1, max_size=60)


@given(bodies, st.integers(2, 12))
def test_every_code_reads_back(body, group):
    assert from_code(to_code(body, group=group)) == (1, body)


@given(bodies, st.data())
def test_every_changed_letter_is_detected(body, data):
    code = to_code(body)
    places = [n for n, letter in enumerate(code) if letter != "-"]
    place = data.draw(st.sampled_from(places))
    letter = data.draw(st.sampled_from(ALPHABET + "U").filter(lambda x: x != code[place]))
    with pytest.raises(CodeError, match="Nothing was loaded"):
        from_code(code[:place] + letter + code[place + 1 :])


def test_all_single_changes_cuts_and_swaps_of_one_code_are_detected():
    code = to_code(bytes(range(40)), group=100)
    tried = 0
    for place, letter in enumerate(code):
        damaged = [code[:place]] + [code[:place] + x + code[place + 1 :] for x in ALPHABET]
        damaged += [code[:place] + code[place + 1 :], code[:place] + "0" + code[place:]]
        damaged += [code[:place] + code[place : place + 2][::-1] + code[place + 2 :]]
        for text in damaged:
            if text.replace("-", "") != code.replace("-", ""):
                tried += 1
                with pytest.raises(CodeError):
                    from_code(text)
        assert letter in ALPHABET + "SK-"
    assert tried > 2_300


@pytest.mark.parametrize("change", [str.lower, lambda c: c.replace("-", " \n"), " {} ".format])
def test_mail_and_chat_may_change_case_spaces_and_dashes(change):
    assert from_code(change(to_code(b"spots on skin"))) == (1, b"spots on skin")


def test_letters_that_look_alike_read_alike():
    code = to_code(bytes(20))
    assert "0" in code and from_code(code[:4] + code[4:].replace("0", "O")) == (1, bytes(20))


def test_a_code_from_a_newer_course_says_so():
    with pytest.raises(CodeError, match="newer version of the course"):
        from_code(to_code(b"later", version=2))


def test_another_text_is_told_from_a_damaged_code():
    with pytest.raises(CodeError, match="starts with SK1-"):
        from_code("hello")


def test_an_error_shows_as_one_line_in_a_notebook():
    assert CodeError("Why.")._render_traceback_() == ["Why."]
