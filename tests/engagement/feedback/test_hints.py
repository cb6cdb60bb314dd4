"""Hints to who moderates: few false alarms, and no finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.feedback.hints import hints_in, labels


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I don’t want to live any more", "risk_self_harm"),
        ("She talked about SUICIDE", "risk_self_harm"),
        ("I have been self harming", "risk_self_harm"),
        ("My carer hits me", "risk_abuse"),
        ("He was left alone and neglected", "risk_abuse"),
        ("I cannot breathe at night", "risk_life"),
    ],
)
def test_danger_is_urgent(text: str, name: str) -> None:
    found = hints_in([text])
    assert found.names == [name]
    assert found.is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "The letter came late and I was worried.",
        "My husband died of cancer last year. The nurses were kind.",
        "I was in pain and scared before the operation.",
        "The grapes in the canteen, the rapid test and the abseil for charity",
        "I am living with cancer and want to live well.",
    ],
)
def test_what_people_say_about_cancer_is_not_urgent(text: str) -> None:
    assert hints_in([text]).names == []


def test_personal_details_are_named_and_not_urgent() -> None:
    found = hints_in(["Dr Example", "020 7946 0000"])
    assert found.names == ["phone", "name"]
    assert not found.is_urgent
    assert labels([*found.names, "gone"]) == ["a phone number", "a person's name", "gone"]


@given(st.lists(st.text()))
def test_any_text_can_be_looked_at(texts: list[str]) -> None:
    hints_in(texts)
