"""The private code: the same for the same form, read out without mistakes, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.feedback.codes import ALPHABET, WrongCode, code_for, code_hash, normalised


@given(st.text(min_size=1))
def test_a_form_has_one_code_which_is_right_in_any_way_of_writing_it(form_key: str) -> None:
    code = code_for(form_key)
    assert code == code_for(form_key)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    written = f"  {code.lower().replace('-', ' ')} ".replace("0", "o").replace("1", "l")
    assert code_hash(written) == code_hash(code)


@given(st.uuids(), st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(key: object, place: int, sign: str) -> None:
    signs = normalised(code_for(str(key)))
    wrong = signs[:place] + sign + signs[place + 1 :]
    if wrong != signs:
        with pytest.raises(WrongCode):
            normalised(wrong)


@pytest.mark.parametrize("typed", ["", "K7QM", "é" * 16, "\0" * 16, "0" * 17, "1" * 1_000_000])
def test_what_can_be_no_code_is_refused(typed: str) -> None:
    with pytest.raises(WrongCode):
        normalised(typed)
