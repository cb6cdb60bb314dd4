"""How figures are said: counts without needless zeros, and shares in people out of 100."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from django.utils.dates import MONTHS


def count(number: Decimal) -> str:
    """403, 1,234 or 42.5: halves occur where two trusts share a patient."""
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number:,.1f}"


def in_every_100(share: Decimal) -> int:
    """The nearest whole number of people in every 100, but never 100 or 0 where some are not."""
    rounded = int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if rounded == 100 and share < 1:  # noqa: PLR2004 (all of a hundred)
        return 99
    return 1 if rounded == 0 and share > 0 else rounded


def level(asked: Decimal) -> str:
    """85 or 77.5: the people in every 100 that a standard or an aim asks for."""
    return f"{asked.normalize():f}"


def against(share: Decimal, asked: Decimal | None) -> str:
    """The people in every 100, so said that rounding never lifts them to a level they miss."""
    rounded = in_every_100(share)
    if asked is None:
        return str(rounded)
    if share * 100 < asked <= rounded:
        return f"just under {level(asked)}"
    if rounded < asked <= share * 100:
        return f"just over {level(asked)}" if asked < share * 100 else level(asked)
    return str(rounded)


@cache
def month(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def day(on: date) -> str:
    return f"{on.day} {month(on)}"


def people(number: Decimal | int) -> str:
    """Nobody, 1 person, 1,234 people."""
    if not number:
        return "nobody"
    return "1 person" if number == 1 else f"{count(Decimal(number))} people"


def listed(words: Sequence[str]) -> str:
    """June 2025, July 2025 and August 2025."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
