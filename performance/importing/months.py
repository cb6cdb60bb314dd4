"""Months and days as the official files and people write them."""

import re
from datetime import date, datetime

from django.utils import timezone

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# September 2025, Sep-25, _sept_2025, APRIL-2019, and JAN 2020/21, which is of a financial year.
WRITTEN = re.compile(
    r"(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"[\s_.,/-]*(\d{4}|\d{2})(?!\d)(?:\s*[/-]\s*(\d{2})(?!\d))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:[ T]00:00(?::00)?)?")
BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?")
FINANCIAL_YEAR_BEGINS = 4
# No publication of waiting times is of an earlier month.
EARLIEST = date(2009, 1, 1)


def months_in(text: str) -> set[date]:
    """All months that are named in words, each as its first day."""
    return {_month(*found) for found in WRITTEN.findall(text)}


def month_in(value: object) -> date | None:
    """The one month that a cell or a file's name speaks of; none where it names none or two."""
    if isinstance(value, datetime | date):
        return date(value.year, value.month, 1)
    found = months_in(value) if isinstance(value, str) else set()
    return found.pop() if len(found) == 1 else None


def month_of_cell(text: str) -> date | None:
    """A month in a column: 2025-09, 2025-09-01, 01/09/2025, Sep-25. A later day is no month."""
    text = text.strip()
    if found := ISO.fullmatch(text):
        day = _date(found[1], found[2], found[3] or "1")
    elif found := BRITISH.fullmatch(text):
        day = _date(found[3], found[2], found[1])
    elif found := WRITTEN.fullmatch(text):
        day = _month(*found.groups(default=""))
    else:
        return None
    return day if day and day.day == 1 else None


def day_of_cell(text: str) -> date | None:
    """A day in a column: 2025-09-28 or 28/09/2025."""
    text = text.strip()
    if (found := ISO.fullmatch(text)) and found[3]:
        return _date(found[1], found[2], found[3])
    if found := BRITISH.fullmatch(text):
        return _date(found[3], found[2], found[1])
    return None


def impossible(month: date) -> str:
    """Why no figure can be of this month; nothing where one can."""
    if month < EARLIEST:
        return f"{said(month)} is before {EARLIEST.year}: there are no figures of it."
    if month > timezone.localdate():
        return f"{said(month)} has not begun: there are no figures of it yet."
    return ""


def said(month: date | None) -> str:
    return f"{month:%B %Y}" if month else ""


def _month(name: str, year: str, second_year: str) -> date:
    number = NAMES.index(name[:3].lower()) + 1
    full = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 (two digits)
    of_financial_year = second_year and int(second_year) == (full + 1) % 100
    return date(full + bool(of_financial_year and number < FINANCIAL_YEAR_BEGINS), number, 1)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
