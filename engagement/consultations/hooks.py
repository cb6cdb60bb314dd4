"""Registers consultations with the Wagtail admin."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from engagement.consultations.admin import ConsultationViewSet
from engagement.consultations.models import Consultation
from engagement.consultations.progress import LIST, addresses
from engagement.consultations.queries import received
from engagement.consultations.transitions import LABELS

KEPT = (
    "“{}” has feedback, so it cannot be deleted: people must be able to see what became of it. "
    "Withdraw it instead, under Progress."
)


def register() -> None:
    register_snippet(ConsultationViewSet)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_log_actions", log_actions)
    hooks.register("before_delete_snippet", keep_what_has_feedback)


def log_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in LABELS.items():
        actions.register_action(action, label, message)


def keep_what_has_feedback(request: HttpRequest, rows: Iterable[Model]) -> HttpResponse | None:
    """What people sent would stay, and nobody would know what it was an answer to."""
    kept = [row for row in rows if isinstance(row, Consultation) and received(row).exists()]
    for row in kept:
        messages.error(request, KEPT.format(row.name))
    return redirect(LIST) if kept else None
