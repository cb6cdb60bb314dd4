"""Patterns of personal details in free text: a hint, with few false alarms, never a proof."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.gb import nhs

# No group of digits around it: a part of a longer number is no number of its own.
TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
PHONE = re.compile(
    r"(?<![\d+])(?:\+44[ -]?(?:\(0\))?|0044[ -]?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?!\d)"
)
EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
POSTCODE = re.compile(
    r"(?<!\w)(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[A-Z])"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
    re.IGNORECASE,
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
BIRTH_WORDS = r"(?:born|birth|birthday|d\.?o\.?b\.?)"
DATE = (
    rf"(?:{DAY}[ /.-](?:0?[1-9]|1[0-2])[ /.-](?:19|20)?\d\d"
    rf"|{DAY}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})[a-z]*,? (?:19|20)\d\d"
    rf"|(?:19|20)\d\d-\d\d-\d\d)"
)
# A date alone may be that of an event: only near a word for birth is it one.
BIRTH = re.compile(rf"\b{BIRTH_WORDS}\b\W{{0,5}}(?:\w+\W{{1,3}}){{0,4}}{DATE}(?!\d)", re.IGNORECASE)
# A title, and a word that begins as a name does. After a title people also begin a new sentence
# ("I saw the Dr. She said"), or name a job ("Nurse Specialist").
TITLE = (
    r"(?:(?i:dr|prof|mr|mrs|ms|mx|rev)\b\.?|(?:(?i:doctor|professor|nurse|sister|sir|dame)|Miss)\b)"
)
NOT_NAMES = (
    "a|after|all|also|an|and|as|at|because|but|by|consultant|for|from|had|has|have|he|her|here|his|"
    "how|if|in|is|it|lead|manager|my|no|not|on|or|our|practitioner|she|so|specialist|team|than|"
    "that|the|their|then|there|they|this|to|was|we|were|what|when|where|which|who|why|with|you|your"
)
NAME = re.compile(
    rf"\b{TITLE}[ \u00a0]{{1,2}}(?!(?i:{NOT_NAMES})\b)[A-ZÀ-ÖØ-Þ](?:[\w'’-]*[^\W\d_]|(?=\.))"
)


@dataclass(frozen=True)
class Kind:
    """A kind of personal detail, what people call it, and where it stands in a text."""

    name: str
    label: str
    find: Callable[[str], list[str]]


def _nhs_numbers(text: str) -> list[str]:
    """Ten digits whose last one fits: a telephone number rarely passes."""
    return [found for found in TEN_DIGITS.findall(text) if nhs.is_valid(found.replace("-", " "))]


KINDS = (
    Kind("nhs_number", "an NHS number", _nhs_numbers),
    Kind("phone", "a phone number", PHONE.findall),
    Kind("email", "an email address", EMAIL.findall),
    Kind("postcode", "a postcode", POSTCODE.findall),
    Kind("date_of_birth", "a date of birth", BIRTH.findall),
    Kind("name", "a person's name", NAME.findall),
)


def personal_details(text: str) -> list[Kind]:
    """The kinds of personal details that the text seems to hold, in a fixed order."""
    return [kind for kind in KINDS if kind.find(text)]
