"""Makes feedback for the tests by the service that takes it in, and people who moderate it."""

from itertools import count
from typing import Any

from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import LEAD, MODERATOR
from alliance_site.core.users.models import User
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.receiving import Sent, receive
from tests import factories

TEXT = "Dr Example rang me on 020 7946 0958. Dr Example was kind."
BY_EMAIL = {"by": "email", "email": "author@example.org", "name": "An Author"}
_forms = count()


def feedback(text: str = TEXT, *, publish: bool = True, **sent: Any) -> Feedback:
    """A feedback as the form sends it; with `contact`, its author wants to hear from us."""
    consents = [current_wording(PUBLISH)] if publish else []
    if sent.get("contact"):
        consents.append(current_wording(CONTACT))
    kind = sent.pop("kind", "experience")
    made, _ = receive(
        form_key=f"form-{next(_forms)}",
        sent=Sent(kind=kind, text=text, consents=consents, **sent),
    )
    return made


def moderator(**fields: Any) -> User:
    return factories.staff(MODERATOR, **fields)


def lead(**fields: Any) -> User:
    return factories.staff(LEAD, **fields)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))
