"""Sends what the screens of moderation send."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.moderation.locking import last_seen


def screen(feedback: Feedback) -> str:
    return reverse("feedback_one", args=[feedback.pk])


def send(client: Client, feedback: Feedback, action: str, **said: Any) -> HttpResponse:
    """Sends a form of the screen as it stands now, with what somebody typed."""
    said = {"seen": last_seen(feedback), **said, "action": action}
    return client.post(screen(feedback), said)


def bulk(client: Client, do: str, *found: Feedback, **said: Any) -> HttpResponse:
    keys = [feedback.pk for feedback in found]
    return client.post(reverse("feedback_bulk"), {"do": do, "id": keys, **said})


def undo(client: Client, *events: FeedbackEvent) -> HttpResponse:
    keys = ",".join(str(event.pk) for event in events)
    return client.post(reverse("feedback_undo"), {"events": keys})
