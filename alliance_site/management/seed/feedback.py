"""Puts the examples of feedback on the site, by the services that take in all others."""

from typing import Any

from wagtail.models import Page

from alliance_site.core.consent.wordings import current_wording
from alliance_site.management.seed.files import read
from alliance_site.management.seed.references import References
from engagement.feedback.choices import PublicKind
from engagement.feedback.history import CLOCK
from engagement.feedback.models import Reply
from engagement.feedback.publishing import publish
from engagement.feedback.purposes import PUBLISH, QUOTE
from engagement.feedback.receiving import Sent, receive
from engagement.feedback.transitions import REVIEW, move
from engagement.models import Campaign


def plant_feedback(references: References) -> None:
    """What was planted before is left alone, whatever has become of it since."""
    shared = read("feedback.toml")
    for entry in shared["feedback"]:
        _plant(entry, Page.objects.get(pk=references.resolve(entry["about"])), shared["signed"])


def _plant(entry: dict[str, Any], about: Page, signed: str) -> None:
    text = entry["text"].strip()
    sent = Sent(
        kind=entry["kind"],
        text=text,
        about=about,
        author_role=entry["role"],
        campaign=Campaign.objects.filter(slug=entry.get("consultation", "")).first(),
        consents=[current_wording(purpose) for purpose in (PUBLISH, QUOTE)],
    )
    feedback, is_new = receive(form_key=f"seed:{entry['key']}", sent=sent, by=CLOCK)
    if not is_new:
        return
    move(
        feedback=feedback,
        way=REVIEW,
        by=CLOCK,
        is_example=True,
        public_text=text,
        public_kind=PublicKind.AS_SENT,
    )
    Reply.objects.create(
        feedback=feedback, text=entry["reply"].strip(), is_public=True, signed=signed
    )
    publish(feedback=feedback, by=CLOCK)
