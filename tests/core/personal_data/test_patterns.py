"""The warning of personal details: what it sees, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_site.core.personal_data.patterns import personal_details


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My number is 943 476 5919.", "nhs_number"),
        ("nhs no 9434765919", "nhs_number"),
        ("943-476-5919", "nhs_number"),
        ("Ring me on 020 7946 0000", "phone"),
        ("+44 (0)20 7946 0000", "phone"),
        ("07700 900 123!", "phone"),
        ("write to jo.o'neil+x@mail.example.org", "email"),
        ("I live at E8 1EA", "postcode"),
        ("ec1a1bb", "postcode"),
        ("born on the 3rd of May 1954", "date_of_birth"),
        ("DOB: 03/05/54", "date_of_birth"),
        ("my date of birth is 1954-05-03", "date_of_birth"),
        ("I saw Dr Example on Monday", "name"),
        ("dr. Beispiel was kind", "name"),
        ("Nurse O'Example and Mrs. Müller-Lee", "name"),
        ("Ask Prof. É. Exemple", "name"),
        ("Miss Li was there", "name"),
    ],
)
def test_personal_details_are_seen(text: str, kind: str) -> None:
    assert kind in [found.name for found in personal_details(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The figure of 9434765918 is wrong",  # the last digit does not fit
        "The news of 3 May 2026 has a wrong date: it was 04/05/2026.",
        "75 of 100 people, or 1,234,567 in 2025-09",
        "Call 111 or 999",
        "The table A1 2BCD and step 12B are not there",
        "user@localhost and @alliance",
        "https://example.org/2026/05/03/9434765919123",
        "My baby was born here and nobody told me",
        "I saw the Dr. She was kind. The nurse was, too.",
        "Clinical Nurse Specialist, Doctor or Nurse",
        "My sister Then the doctor I saw",
        "I miss London. MR imaging and an MRI. DRUGS Trial",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert personal_details(text) == []


@given(st.text(max_size=1000))
def test_any_text_can_be_looked_at(text: str) -> None:
    personal_details(text)


@pytest.mark.parametrize("text", ["0 " * 500, "born " * 250, "a@" * 500, "1.1.1." * 160])
def test_hostile_text_takes_no_time(text: str) -> None:
    personal_details(text * 20)
