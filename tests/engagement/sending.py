"""Feedback in every state, made by the services that make it on the site."""

from typing import Any

from alliance_site.core.consent.wordings import current_wording
from engagement.feedback.choices import PublicKind
from engagement.feedback.codes import code_for
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback, Reply
from engagement.feedback.publishing import publish
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.receiving import Sent, receive
from engagement.feedback.transitions import ASK_AUTHOR, REVIEW, move

ALL = (PUBLISH, QUOTE, CONTACT)
CONTACT_DETAILS = {"by": "email", "name": "Contact Marker", "email": "marker@example.org"}


def sent(form_key: str = "form", *, consents: tuple[str, ...] = ALL, **more: Any) -> Feedback:
    """One that has just come; `code_for(form_key)` is its private code."""
    words = {"kind": "experience", "text": "My own words", "author_role": "carer", **more}
    agreed = [current_wording(purpose) for purpose in consents]
    contact = CONTACT_DETAILS if CONTACT in consents else None
    feedback, _ = receive(
        form_key=form_key, sent=Sent(**{"contact": contact, "consents": agreed, **words})
    )
    return feedback


def in_review(form_key: str = "form", **more: Any) -> Feedback:
    feedback = sent(form_key, **more)
    move(feedback=feedback, way=REVIEW, by=staff(None))
    return feedback


def waiting(form_key: str = "form", *, public: str = "Other words", **more: Any) -> Feedback:
    """One whose changed words wait for the author."""
    feedback = in_review(form_key, **more)
    move(
        feedback=feedback,
        way=ASK_AUTHOR,
        by=staff(None),
        public_text=public,
        public_kind=PublicKind.EDITED,
    )
    return feedback


def on_the_website(
    form_key: str = "form", *, public: str = "Words for all", reply: str = "", **more: Any
) -> Feedback:
    feedback = in_review(form_key, **more)
    feedback.public_text, feedback.public_kind = public, PublicKind.REDACTED
    feedback.save()
    publish(feedback=feedback, by=staff(None))
    if reply:
        Reply.objects.create(feedback=feedback, text=reply, is_public=True, signed="Lead nurse")
    return feedback


__all__ = ["ALL", "code_for", "in_review", "on_the_website", "sent", "waiting"]
