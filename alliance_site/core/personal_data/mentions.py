"""Where a text mentions somebody: their address, their number or their code, however written."""

import re
from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from alliance_site.core.personal_data.person import Person

# Between the digits of a number and the signs of a code.
GAP = r"[^0-9A-Za-z]{0,3}"
REMOVED = "[removed]"
KINDS_OF_TEXT = ("CharField", "TextField", "JSONField", "SlugField")
Row = TypeVar("Row", bound=Model)


def text_fields(model: type[Model]) -> list[str]:
    """The fields of a table in which people can have written something."""
    fields = model._meta.local_concrete_fields
    return [f.name for f in fields if f.get_internal_type() in KINDS_OF_TEXT and not f.choices]


def may_mention(person: Person, *fields: str) -> Q:
    """Rows in which one of the text fields may mention the person: `mentions` is exact."""
    found = Q(pk__in=[])
    for field in fields:
        for email in person.emails:
            found |= Q(**{f"{field}__icontains": email})
        for pattern in (*map(_phone, person.phones), *map(_code, person.codes)):
            found |= Q(**{f"{field}__iregex": pattern})
    return found


def rows_that_mention(rows: QuerySet[Row], person: Person, *fields: str) -> Iterator[Row]:
    """Rows of which one of these fields mentions the person, in an order that stays the same; a
    field may hold JSON, too."""
    texts = {f"text_of_{field}": Cast(field, TextField()) for field in fields}
    found = rows.annotate(**texts).filter(may_mention(person, *texts))
    for row in found if found.ordered else found.order_by("pk"):
        if any(mentions(getattr(row, text) or "", person) for text in texts):
            yield row


def mentions(text: str, person: Person) -> bool:
    return any(pattern.search(text) for pattern in _patterns(person))


def without(text: str, person: Person) -> str:
    """The text with a remark in the place of each mention."""
    for pattern in _patterns(person):
        text = pattern.sub(REMOVED, text)
    return text


def _patterns(person: Person) -> list[re.Pattern[str]]:
    """No letter or digit around it: jo@example.org is not mentioned by jojo@example.org."""
    numbers = [rf"(?<![0-9]){_phone(phone)}(?![0-9])" for phone in sorted(person.phones)]
    codes = [rf"(?<![0-9A-Za-z]){_code(code)}(?![0-9A-Za-z])" for code in sorted(person.codes)]
    emails = [rf"(?<![\w.+-]){re.escape(email)}(?!-?\w|\.\w)" for email in sorted(person.emails)]
    return [re.compile(pattern, re.IGNORECASE) for pattern in (*emails, *numbers, *codes)]


def _phone(phone: str) -> str:
    """In a form that Python and PostgreSQL read alike."""
    if not phone.startswith("0"):
        return GAP.join(phone)
    start = rf"(\+?{GAP.join('44')}|{GAP.join('0044')}|0)"
    return rf"{start}{GAP}(0{GAP})?{GAP.join(phone[1:])}"


def _code(code: str) -> str:
    return GAP.join(code)
