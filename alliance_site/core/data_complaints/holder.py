"""Complaints about data, as something that is held on the person who complained."""

from typing import Any

from django.urls import reverse

from alliance_site.core.data_complaints.models import DataComplaint, Status
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import JUDGE, Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention
from alliance_site.core.personal_data.person import Person, is_theirs

WORDS = ("text", "name", "email", "phone", "address", "answer")
WAITS = "It is not answered yet, and the law asks us to answer it. Close it first."


def _naming(person: Person) -> list[DataComplaint]:
    return list(rows_that_mention(DataComplaint.objects.all(), person, *WORDS))


def _complaints(person: Person) -> list[DataComplaint]:
    return [c for c in _naming(person) if is_theirs(c.email, person) or is_theirs(c.phone, person)]


def _stays_because(complaint: DataComplaint, is_their_own: bool) -> str:
    if not is_their_own:
        return JUDGE
    return WAITS if complaint.status == Status.OPEN else ""


def _find(person: Person) -> list[Held]:
    theirs = {complaint.pk for complaint in _complaints(person)}
    return [
        Held(
            f"{complaint} of {complaint.received_at:%d/%m/%Y}",
            _stays_because(complaint, complaint.pk in theirs),
            reverse("wagtailsnippets_core_datacomplaint:inspect", args=[complaint.pk]),
        )
        for complaint in _naming(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "Reference": complaint.reference,
            "Received": complaint.received_at,
            "What you wrote": complaint.text,
            "Name": complaint.name,
            "Email address": complaint.email,
            "Phone number": complaint.phone,
            "Address": complaint.address,
            "Outcome": complaint.get_outcome_display(),
            "Our answer": complaint.answer,
            "Closed": complaint.closed_at,
        }
        for complaint in _complaints(person)
    ]


def _erase(person: Person) -> int:
    closed = [c.pk for c in _complaints(person) if c.status == Status.CLOSED]
    DataComplaint.objects.filter(pk__in=closed).delete()
    return len(closed)


def register() -> None:
    label = "Data protection complaints"
    holders.register(
        Holder("data_complaints", label, _find, _export, _erase, covers=(DataComplaint,))
    )
