"""Deletes the words of a feedback, or the contact details alone. What is gone cannot be put back.

What stays counts and tells nobody anything: the kind and the channel, the month in which it came,
what was decided and after how many days.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliance_site.core.consent.services import end_consents, withdraw_consent
from alliance_site.core.outbox.erasing import erase_now
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.personal_data.leftovers import clean_up_soon
from alliance_site.core.search.forgetting import forget
from engagement.commitments.linking import let_go
from engagement.feedback.choices import State
from engagement.feedback.history import By, mail_key, receipt_key, write_down
from engagement.feedback.models import Contact, Feedback
from engagement.feedback.purposes import CONTACT
from engagement.feedback.transitions import PURGE, move
from engagement.privacy.words import delete_words

ENDED = "The words were deleted"
CONTACT_ENDED = "The contact details were deleted"
CONTACT_DELETED = "delete_contact"


class IsHeld(ValueError):
    """A lead has said that this feedback must be kept for now."""


@transaction.atomic
def purge(*, feedback: Feedback, by: By, reason: str) -> None:
    """Deletes every word of a feedback, and all that could lead from it to somebody."""
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.state == State.PURGED:
        return
    if current.held_because:
        raise IsHeld("This feedback is held. A lead can release it.")
    key = current.key
    forget(current)
    erase_now(mails_about(current))
    delete_words(current)
    current.themes.clear()
    let_go(current)
    move(feedback=current, way=PURGE, by=by, reason=reason, **_emptied(current))
    # Staff may have quoted in a reason; and what an undo would put back is gone.
    current.events.exclude(action=PURGE.name).update(reason="", before={})
    current.events.filter(action=PURGE.name).update(before={})
    end_consents(subject=key, how=ENDED)
    clean_up_soon()


def mails_about(feedback: Feedback) -> QuerySet[OutgoingMail]:
    """The receipt with the code, and what told the author of what happened or still waits."""
    keys = [mail_key(event) for event in feedback.events.only("pk", "before")]
    keys.append(receipt_key(feedback))
    return OutgoingMail.objects.filter(key__in=keys, erased_at=None)


def _emptied(feedback: Feedback) -> dict[str, Any]:
    """What is left of its row. The days that it took stay, though not which days they were."""
    month = _month_of(feedback.received_at)
    moved = month - feedback.received_at
    published = feedback.published_at
    return {
        "key": uuid.uuid4(),
        "form_hash": f"purged-{feedback.pk}",
        "code_hash": f"purged-{feedback.pk}",
        "about": None,
        "about_title": "",
        "author_role": "",
        "action": None,
        "action_title": "",
        "area": None,
        "received_at": month,
        "published_at": published + moved if published else None,
        "author_approved_at": None,
        "due_at": None,
        "is_urgent": False,
        "is_safeguarding": False,
        "hints": [],
        "assigned_to": None,
        "public_text": "",
    }


def _month_of(moment: datetime) -> datetime:
    local = timezone.localtime(moment)
    return local.replace(day=1, hour=12, minute=0, second=0, microsecond=0)


@transaction.atomic
def delete_contact(*, feedback: Feedback, by: By, reason: str) -> None:
    """Deletes who the author is, and leaves the words."""
    current = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if current.held_because:
        raise IsHeld("This feedback is held. A lead can release it.")
    gone, _ = Contact.objects.filter(feedback=current).delete()
    if gone:
        withdraw_consent(subject=current.key, purpose=CONTACT, how=CONTACT_ENDED)
        write_down(current, CONTACT_DELETED, by, reason=reason)
        clean_up_soon()
