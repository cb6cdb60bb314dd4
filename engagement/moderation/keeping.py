"""Who has a feedback, how urgent it is, until when, what it is about, and notes among staff."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from alliance_site.core.users.names import name_of
from engagement.feedback.choices import State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback, FeedbackEvent, Note, Theme
from engagement.moderation.history import ASSIGN, DUE, NOTE, THEME, URGENT
from engagement.moderation.locking import NotNow, held


@transaction.atomic
def assign(*, feedback: Feedback, to: Any, by: By) -> FeedbackEvent | None:
    """Gives it to a member of staff, or to nobody."""
    now = held(feedback)
    if now.assigned_to == to:
        return None
    _set(now, assigned_to=to)
    return write_down(now, ASSIGN, by, reason=f"To {name_of(to) or 'nobody'}")


@transaction.atomic
def mark_urgent(*, feedback: Feedback, urgent: bool, by: By) -> FeedbackEvent | None:
    now = held(feedback)
    if now.is_urgent == urgent:
        return None
    _set(now, is_urgent=urgent)
    return write_down(now, URGENT, by, reason="Urgent" if urgent else "Not urgent any more")


@transaction.atomic
def move_due_date(*, feedback: Feedback, to: datetime, because: str, by: By) -> FeedbackEvent:
    """People were told a time: to move it needs a reason."""
    if not because.strip():
        raise NotNow("Say why the date moves. It stands in the history.")
    if to < timezone.now():
        raise NotNow("Choose a day that is still to come.")
    now = held(feedback)
    _set(now, due_at=to)
    day = date_format(timezone.localtime(to), "j F Y")
    return write_down(now, DUE, by, reason=f"To {day}: {because.strip()}")


@transaction.atomic
def add_theme(*, feedback: Feedback, name: str, by: By) -> FeedbackEvent | None:
    """Adds a theme; one that nobody has used before is made."""
    theme = _theme(name)
    now = held(feedback)
    if now.themes.filter(pk=theme.pk).exists():
        return None
    now.themes.add(theme)
    return write_down(now, THEME, by, reason=f"Added: {theme.name}")


@transaction.atomic
def remove_theme(*, feedback: Feedback, theme: int, by: By) -> FeedbackEvent | None:
    now = held(feedback)
    found = now.themes.filter(pk=theme).first()
    if found is None:
        return None
    now.themes.remove(found)
    return write_down(now, THEME, by, reason=f"Removed: {found.name}")


@transaction.atomic
def write_note(*, feedback: Feedback, text: str, by: By) -> Note:
    """Tells colleagues something. The same note twice in a row, by a double click, is one."""
    if not text.strip():
        raise NotNow("Write the note.")
    now = held(feedback)
    if now.state == State.PURGED:
        raise NotNow("The words of this feedback have been deleted. Notes would stay behind.")
    last = now.notes.order_by("-pk").first()
    if last and last.text == text.strip() and last.made_by == by.user:
        return last
    note = Note.objects.create(feedback=now, text=text.strip(), made_by=by.user)
    write_down(now, NOTE, by)
    return note


def _theme(name: str) -> Theme:
    name = " ".join(name.split())[:80]
    slug = slugify(name)
    if not slug:
        raise NotNow("Choose a theme, or write a new one in letters.")
    known = Theme.objects.filter(Q(name__iexact=name) | Q(slug=slug)).first()
    return known or Theme.objects.create(name=name, slug=slug)


def _set(feedback: Feedback, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(feedback, name, value)
    feedback.save(update_fields=list(changes))
