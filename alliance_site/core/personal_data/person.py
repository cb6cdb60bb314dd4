"""Whom we look for: by email address, phone number or private code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

FEWEST_DIGITS, MOST_DIGITS = 7, 15
FEWEST_SIGNS, MOST_SIGNS = 8, 40


class NotAnIdentifier(ValueError):
    """What was typed leads to nobody; the message says what is wrong with it."""


@dataclass(frozen=True)
class Person:
    """What somebody is known by. `keys` stand for them in the consent ledger and in mails.

    Addresses are in small letters, phones are digits with the 0 in front, codes are capitals.
    """

    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    keys: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def __or__(self, other: "Person") -> "Person":
        return Person(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(self)))

    def __sub__(self, other: "Person") -> "Person":
        return Person(*(getattr(self, f.name) - getattr(other, f.name) for f in fields(self)))


def person(
    *, emails: Iterable[str] = (), phones: Iterable[str] = (), codes: Iterable[str] = ()
) -> Person:
    """Somebody, as staff typed it; raises `NotAnIdentifier` where something cannot be right."""
    return Person(
        emails=frozenset(email_of(typed) for typed in emails if typed.strip()),
        phones=frozenset(phone_of(typed) for typed in phones if typed.strip()),
        codes=frozenset(code_of(typed) for typed in codes if typed.strip()),
    )


def known_by(*, emails: Iterable[str] = (), phones: Iterable[str] = ()) -> Person:
    """Somebody, as they are stored; what was never a whole address or number is left out."""
    found = Person()
    for name, values in (("emails", emails), ("phones", phones)):
        for value in values:
            try:
                found |= person(**{name: [value]})
            except NotAnIdentifier:
                continue
    return found


def email_of(typed: str) -> str:
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise NotAnIdentifier("Write a whole email address, such as name@example.org") from None
    return address


def phone_of(typed: str) -> str:
    """The same digits however a number is written: +44 (0)20 7946 0000 is 020 7946 0000."""
    digits = "".join(re.findall(r"[0-9]", typed.replace("(0)", "")))
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise NotAnIdentifier("Write a whole phone number, with the area code")
    for abroad in ("0044", "44"):
        if digits.startswith(abroad) and len(digits) > len(abroad) + FEWEST_DIGITS:
            return "0" + digits.removeprefix(abroad).removeprefix("0")
    return digits


def code_of(typed: str) -> str:
    signs = "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())
    if not FEWEST_SIGNS <= len(signs) <= MOST_SIGNS:
        raise NotAnIdentifier("Write the whole code, with all its signs")
    return signs


def is_theirs(stored: object, someone: Person) -> bool:
    """Whether a field holds their address or number, and nothing beside it."""
    if not isinstance(stored, str):
        return False
    return stored.strip().lower() in someone.emails or same_phone(stored, someone.phones)


def same_phone(typed: str, known: Iterable[str]) -> bool:
    """Whether what is stored, as somebody once typed it, is one of these numbers."""
    try:
        return phone_of(typed) in known
    except NotAnIdentifier:
        return False
