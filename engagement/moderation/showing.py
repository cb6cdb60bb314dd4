"""Gathers what the screen of one feedback shows."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from alliance_site.core.users.names import name_of
from engagement.answering.replies import last_signature
from engagement.answering.telling import contact_for, needs_of, waiting_for
from engagement.answering.words import words_for
from engagement.feedback.choices import PublicKind
from engagement.feedback.hints import labels
from engagement.feedback.models import Contact, Feedback, OriginalText, Redaction, Theme
from engagement.feedback.publishing import has_edited_answers
from engagement.feedback.purposes import PUBLISH
from engagement.feedback.queries import agrees_to
from engagement.feedback.redacting import kind_of, redacted
from engagement.feedback.transitions import possible
from engagement.feedback.unseen import is_appealed
from engagement.moderation import queries
from engagement.moderation.access import MODERATE, is_lead, visible_to
from engagement.moderation.columns import age_of, due_of
from engagement.moderation.filters import FeedbackFilterSet
from engagement.moderation.history import ESCALATE, STAND_DOWN, happened, history_of, undoable
from engagement.moderation.outlook import consents_of, outlook
from engagement.moderation.redaction import CHANGEABLE, pieces_of
from engagement.moderation.suggestions import suggestions
from engagement.moderation.tags import tags_of


def shown(feedback: Feedback, request: HttpRequest) -> dict[str, Any]:
    """All of it. The number of queries does not depend on how much there is."""
    return {
        "feedback": feedback,
        "age": age_of(feedback),
        "due": due_of(feedback),
        "tags": tags_of(feedback),
        "hints": labels(feedback.hints),
        "may_moderate": request.user.has_perm(MODERATE),
        "is_lead": is_lead(request.user),
        "signature": last_signature(request.user),
        "additions": list(feedback.additions.all()),
        "answers": list(feedback.answers.all()) if hasattr(feedback, "answers") else [],
        "themes": list(feedback.themes.all()),
        "commitments": list(feedback.commitments.all()),
        "all_themes": list(Theme.objects.all()),
        "who_has_it": name_of(feedback.assigned_to),
        "notes": [
            (note, name_of(note.made_by)) for note in feedback.notes.select_related("made_by")
        ],
        "replies": list(feedback.replies.all()),
        "next_url": _next(feedback, request),
        **_texts(feedback),
        **_author(feedback),
        **_past(feedback),
    }


def _texts(feedback: Feedback) -> dict[str, Any]:
    found = OriginalText.objects.filter(feedback=feedback).first()
    original = found.text if found else ""
    redactions = list(feedback.redactions.all())
    pieces = pieces_of(redactions)
    public = feedback.public_text or redacted(original, pieces)
    kind = kind_of(public, original, pieces)
    ways = {way.name for way in possible(feedback.state)}
    agreed = agrees_to(feedback, PUBLISH)
    of_all = PublicKind.EDITED if has_edited_answers(feedback) else kind
    changeable = bool(original) and feedback.state in CHANGEABLE
    return {
        "original": original,
        "public": public,
        "kind": kind,
        "taken_out": [_taken(redaction, original) for redaction in redactions],
        "changeable": changeable,
        "suggestions": suggestions(original, pieces) if changeable else [],
        "outlook": outlook(feedback, of_all, may_publish=agreed),
        "ways": ways,
    }


def _taken(redaction: Redaction, original: str) -> dict[str, Any]:
    piece = original[redaction.start : redaction.end]
    return {"key": redaction.pk, "piece": piece, "detail": redaction.get_detail_display()}


def _author(feedback: Feedback) -> dict[str, Any]:
    contact = contact_for(feedback)
    held = Contact.objects.filter(feedback=feedback).first() if contact is None else contact
    return {
        "consents": consents_of(feedback),
        "contact": contact,
        "contact_refused": held is not None and contact is None,
        "contact_details": _reached_at(contact) if contact else [],
        "needs": needs_of(contact) if contact else [],
        "tellings": [
            (telling, telling.notice or words_for(feedback, telling.event))
            for telling in waiting_for(feedback)
        ]
        if contact
        else [],
    }


def _reached_at(contact: Contact) -> list[str]:
    details = (contact.name, contact.phone, contact.email, contact.address)
    return [detail for detail in details if detail]


def _past(feedback: Feedback) -> dict[str, Any]:
    events = history_of(feedback)
    return {
        "events": [
            (event, happened(event), name_of(event.user) or event.get_actor_display())
            for event in events
        ],
        "seen": events[0].pk if events else 0,
        "for_leads": (ESCALATE, STAND_DOWN),
        "to_undo": undoable(events),
        "has_appeal": is_appealed(feedback),
    }


def _next(feedback: Feedback, request: HttpRequest) -> str:
    """What comes after it in the view of the queue that it was opened from."""
    chosen = FeedbackFilterSet(request.GET, request=request)
    found = visible_to(request.user)
    found = chosen.filter_queryset(found) if chosen.is_valid() else found.filter(queries.is_open())
    after = queries.next_after(found, feedback)
    if after is None:
        return ""
    query = request.GET.urlencode()
    address = reverse("feedback_one", args=[after.pk])
    return f"{address}?{query}" if query else address
