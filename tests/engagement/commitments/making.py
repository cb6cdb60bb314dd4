"""Commitments in every state, by the service that brings them there; and many who led to one."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording
from engagement.commitments.linking import link
from engagement.commitments.models import Commitment, CommitmentEvent, CommitmentFeedback
from engagement.commitments.transitions import WAYS, change
from engagement.feedback.history import CLOCK
from engagement.feedback.models import Contact, Feedback
from engagement.feedback.purposes import CONTACT
from tests.engagement.making import BY_EMAIL, feedback

WORDS = {
    "you_said": "You told us that the letters are hard to read.",
    "statement": "We will write them again in plain words.",
    "lead_role": "Engagement lead",
}
PROOF = {"what_changed": "The letters have short words now."}


def soon(days: int = 90) -> date:
    return timezone.localdate() + timedelta(days=days)


def commitment(*ways: str, led_by: Any = (), **fields: Any) -> Commitment:
    """A draft that these feedback led to, taken along these ways."""
    made = Commitment.objects.create(**{"title": "Letters in plain words", **WORDS, **fields})
    for each in led_by:
        link(commitment=made, feedback=each, by=CLOCK)
    for way in ways:
        go(made, way)
    made.refresh_from_db()
    return made


def go(made: Commitment, way: str, **said: Any) -> CommitmentEvent:
    usual: dict[str, Any] = {"reason": f"Because we {way}"}
    if "due" in WAYS[way].asks:
        usual["due"] = soon()
    if "what_changed" in WAYS[way].asks:
        usual |= PROOF
    return change(commitment=made, way=WAYS[way], user=None, **{**usual, **said})


def author(number: int = 1, text: str = "My words", **more: Any) -> Feedback:
    """A feedback whose author wants to hear from us by email."""
    return feedback(text, contact={**BY_EMAIL, "email": f"author{number}@example.org", **more})


def many_led_to(made: Commitment, count: int) -> None:
    """One in ten is to be told by phone; one in ten more has sent two things."""
    new = Feedback.objects.bulk_create(
        Feedback(kind="experience", form_hash=f"f{number}", code_hash=f"c{number}")
        for number in range(count)
    )
    wording = current_wording(CONTACT)
    Consent.objects.bulk_create(Consent(subject=one.key, wording=wording) for one in new)
    Contact.objects.bulk_create(
        Contact(feedback=one, by="phone", phone=f"020 7946 {number:05}")
        if number % 10 == 0
        else Contact(feedback=one, by="email", email=f"a{number - (number % 10 == 2)}@example.org")
        for number, one in enumerate(new)
    )
    CommitmentFeedback.objects.bulk_create(
        CommitmentFeedback(commitment=made, feedback=one) for one in new
    )
