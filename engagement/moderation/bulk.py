"""What is done to several at once: nothing that publishes words which nobody has read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction

from engagement.feedback.choices import Refusal
from engagement.feedback.history import By
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.transitions import NotPossible
from engagement.moderation.deciding import refuse, triage
from engagement.moderation.keeping import add_theme, assign
from engagement.moderation.locking import NotNow

MOST = 100


class NoMore(forms.Form):
    """Nothing more needs to be said."""


class ThemeForm(forms.Form):
    name = forms.CharField(
        label="Theme", max_length=80, help_text="One that you have, or a new one."
    )


class RefuseForm(forms.Form):
    refusal = forms.ChoiceField(
        label="Why they are not published",
        choices=Refusal.choices,
        widget=forms.RadioSelect,
        help_text="Each author reads this reason.",
    )


@dataclass(frozen=True)
class Bulk:
    """One thing that can be done to several: its button, what it asks, and how it is done."""

    label: str
    done: str
    do: Callable[..., FeedbackEvent | None]
    form: type[forms.Form] = NoMore

    @property
    def asks(self) -> bool:
        return self.form is not NoMore


def _assign_to_me(*, feedback: Feedback, by: By) -> FeedbackEvent | None:
    return assign(feedback=feedback, to=by.user, by=by)


BULK = {
    "assign": Bulk("Assign to me", "Assigned to you", _assign_to_me),
    "triage": Bulk("Triage", "Triaged", triage),
    "theme": Bulk("Add a theme", "Theme added", add_theme, ThemeForm),
    "refuse": Bulk("Do not publish", "Not published", refuse, RefuseForm),
}


@dataclass
class Outcome:
    """How many it was done to, which it was not possible for, and what can be undone."""

    done: int = 0
    refused: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)


def do_to_all(*, bulk: Bulk, found: Iterable[Feedback], by: By, **said: Any) -> Outcome:
    """Does it to each by itself: where one has moved on, the others still get theirs."""
    outcome = Outcome()
    for feedback in found:
        try:
            with transaction.atomic():
                event = bulk.do(feedback=feedback, by=by, **said)
        except (NotPossible, NotNow):
            outcome.refused.append(feedback.pk)
            continue
        outcome.done += 1
        if event and event.to_state:
            outcome.events.append(event.pk)
    return outcome
