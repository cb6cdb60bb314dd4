"""What happens to a complaint: it comes, is acknowledged, is answered, and goes."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.data_complaints.mails import acknowledge, send_answer
from alliance_site.core.data_complaints.models import AnswerBy, DataComplaint, Outcome, Status
from alliance_site.core.personal_data.leftovers import clean_up_soon
from alliance_site.core.public_forms.keys import form_hash

RECEIVED = "core.receive_data_complaint"
CLOSED = "core.close_data_complaint"
KEPT = timedelta(days=365)


class CannotClose(ValueError):
    """The complaint is closed already, or something that belongs to it is missing."""


def received_before(form_key: str) -> DataComplaint | None:
    """What the same form brought when it was sent before."""
    return DataComplaint.objects.filter(form_hash=form_hash(form_key)).first()


def receive_complaint(*, form_key: str, **sent: Any) -> DataComplaint:
    """Keeps a complaint, once for each form, and acknowledges it at once."""
    known = received_before(form_key)
    try:
        return known or _store(form_key, sent)
    except IntegrityError:
        # The same form at the same moment, by a double click.
        return DataComplaint.objects.get(form_hash=form_hash(form_key))


@transaction.atomic
def _store(form_key: str, sent: dict[str, Any]) -> DataComplaint:
    complaint = DataComplaint.objects.create(form_hash=form_hash(form_key), **sent)
    acknowledge(complaint)
    log(instance=complaint, action=RECEIVED)
    return complaint


@transaction.atomic
def close_complaint(*, complaint: DataComplaint, outcome: str, answer: str, by: Any) -> None:
    """Closes a complaint with what was decided, in words for the person, and mails them those."""
    if outcome not in Outcome.values or not answer.strip():
        raise CannotClose("Choose what you decided, and write it for the person.")
    waiting = DataComplaint.objects.filter(pk=complaint.pk, status=Status.OPEN)
    closed = waiting.update(
        status=Status.CLOSED,
        outcome=outcome,
        answer=answer.strip(),
        closed_by=by,
        closed_at=timezone.now(),
    )
    if not closed:
        raise CannotClose("Somebody else has closed this complaint.")
    complaint.refresh_from_db()
    if complaint.answer_by == AnswerBy.EMAIL:
        send_answer(complaint)
    log(instance=complaint, action=CLOSED, user=by, data={"outcome": outcome})


def delete_old_complaints() -> str:
    """A complaint is kept for a year after it was closed; one that is open, until then."""
    old = DataComplaint.objects.filter(closed_at__lt=timezone.now() - KEPT)
    count, _ = old.delete()
    if count:
        clean_up_soon()
    return f"Deleted {count} complaints that were closed over a year ago."
