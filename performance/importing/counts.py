"""Counts of people as cells hold them. Halves occur, where two trusts share a patient."""

import re
from decimal import Decimal
from typing import Any

DIGITS = re.compile(r"\d{1,9}(?:\.\d+)?")
HALF = Decimal("0.5")
MOST = 10**8
# What a program that adds up halves can be out by.
NOISE = Decimal("0.000001")
FORMULA = re.compile(r"\s*=")
# Older official workbooks work out one column, and one only: those after are all but those within.
DIFFERENCE = re.compile(r"=\s*\$?[A-Z]{1,2}\$?\d+\s*-\s*\$?[A-Z]{1,2}\$?\d+\s*")


class BadCount(ValueError):
    """A cell holds no count; the message ends a sentence that begins with the column's name."""


def is_formula(value: Any) -> bool:
    """openpyxl gives a formula as its text, or as an object of its own."""
    if isinstance(value, str):
        return bool(FORMULA.match(value))
    return value is not None and not isinstance(value, int | float | Decimal)


def is_difference(value: Any) -> bool:
    return isinstance(value, str) and bool(DIFFERENCE.fullmatch(value))


def count_of(value: Any) -> Decimal:
    """A whole number or a half, never less than nothing."""
    if value is None or value == "" or (isinstance(value, str) and not value.strip()):
        raise BadCount("is empty. Write the count")
    if is_formula(value):
        raise BadCount("is a formula. Only counts can be loaded: paste the value in its place")
    number = _number(value)
    if number < 0:
        raise BadCount(f"is {number}, which is less than nothing")
    if number > MOST:
        raise BadCount(f"is {number}, which is more people than there are")
    doubled = (number * 2).to_integral_value()
    if abs(doubled - number * 2) > NOISE:
        raise BadCount(f"is {number}. A count is a whole number or ends in .5")
    return doubled * HALF


def _number(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise BadCount(f"is “{value}”, which is not a number")
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("-") and DIGITS.fullmatch(text[1:]):
            return Decimal(text)
        if not DIGITS.fullmatch(text):
            raise BadCount(f"is “{text[:40]}”, which is not a number. Write it in figures alone")
        return Decimal(text)
    number = Decimal(str(value))
    if not number.is_finite():
        raise BadCount("is not a number")
    return number
