"""What may be done with the words as things stand: which consent holds, which rule applies."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from alliance_site.core.consent.models import Consent
from engagement.feedback.choices import PublicKind, State
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import author_is_silent
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.settings import FeedbackSettings

CONSENTS = (
    (PUBLISH, "publish it on this website"),
    (QUOTE, "quote it in reports, meetings and newsletters"),
    (CONTACT, "contact the author"),
)


@dataclass(frozen=True)
class Outlook:
    """What will happen, and why. `can`: "publish", "ask", "lead", or nothing of these."""

    says: str
    rule: str
    can: str = ""


def consents_of(feedback: Feedback) -> list[tuple[str, bool]]:
    """What the author agreed to, and has not taken back."""
    given = set(
        Consent.objects.filter(subject=feedback.key, withdrawn_at=None).values_list(
            "wording__purpose", flat=True
        )
    )
    return [(label, purpose in given) for purpose, label in CONSENTS]


def outlook(feedback: Feedback, kind: str, *, may_publish: bool) -> Outlook:
    """`kind` is what was done to the words; `may_publish` whether the author agreed to it."""
    if settled := _settled(feedback):
        return settled
    if not may_publish:
        return Outlook(
            "This cannot be published.",
            "The author has not agreed to it. You can still learn from it, and answer it.",
        )
    if kind != PublicKind.EDITED:
        return Outlook("This can be published now.", _why(kind), "publish")
    if feedback.author_approved_at:
        agreed = "The author has approved these words."
        return Outlook("This can be published now.", agreed, "publish")
    return _edited(feedback)


def _settled(feedback: Feedback) -> Outlook | None:
    """Where the words themselves decide nothing."""
    if feedback.state in (State.WITHDRAWN, State.PURGED):
        why = "The author has taken it back, or its time is over."
        return Outlook("Nothing of this can be published.", why)
    if feedback.is_safeguarding:
        why = "It is a safeguarding concern. A lead takes the mark away first."
        return Outlook("This cannot be published now.", why)
    if feedback.state == State.PUBLISHED:
        return Outlook("This is published.", "The author can take it back at any time.")
    if feedback.state == State.NOT_PUBLISHED:
        why = "It was decided not to publish it. To decide anew, look at it again."
        return Outlook("This is not published.", why)
    return None


def _edited(feedback: Feedback) -> Outlook:
    if feedback.state != State.WAITING:
        return Outlook(
            "The author must approve it first.",
            "The words were changed in another way than by taking personal details out.",
            "ask",
        )
    if author_is_silent(feedback):
        return Outlook(
            "A lead can decide now.",
            "The author was asked, and has said nothing for the time that we wait.",
            "lead",
        )
    until = feedback.state_since + timedelta(days=FeedbackSettings.load().author_days)
    day = date_format(timezone.localtime(until), "j F Y")
    return Outlook("The author has it.", f"They can answer until {day}. After that a lead decides.")


def _why(kind: str) -> str:
    if kind == PublicKind.REDACTED:
        return "The author agreed. Personal details are taken out, nothing else is changed."
    return "The author agreed, and the words are as they were sent."
