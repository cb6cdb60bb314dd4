"""The named ways of a consultation: announced, withdrawn, outcome published. Nobody else sets them.

Each is written down with who and why. The row is locked first: of two people at once, one has their
way and the other is told.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from engagement.answering.contributors import stop_telling, tell_contributors
from engagement.answering.words import Words
from engagement.consultations.models import Consultation
from engagement.consultations.queries import received
from engagement.consultations.rules import Problem, problems_of_announcing, problems_of_outcome
from engagement.consultations.states import State, state_of

ANNOUNCE = "engagement.consultation.announce"
WITHDRAW = "engagement.consultation.withdraw"
PUBLISH_OUTCOME = "engagement.consultation.publish_outcome"
TAKE_OUTCOME_BACK = "engagement.consultation.take_outcome_back"
LABELS = {
    ANNOUNCE: ("Announce a consultation", "Announced"),
    WITHDRAW: ("Withdraw a consultation", "Withdrawn"),
    PUBLISH_OUTCOME: ("Publish an outcome", "Outcome published"),
    TAKE_OUTCOME_BACK: ("Take an outcome back", "Outcome taken back"),
}


class ConsultationRefused(ValueError):
    """Nothing was changed; the message says why, in words for who asked."""


@transaction.atomic
def announce(*, consultation: Consultation, user: Any) -> None:
    """From now on people can see it; it opens and closes by the clock."""
    # Two about the same page cannot be announced at the same moment.
    Page.objects.select_for_update().filter(pk=consultation.about_id).first()
    now = _locked(consultation)
    _refuse(problems_of_announcing(now))
    _set(now, consultation, ANNOUNCE, user, announced_at=timezone.now())


@transaction.atomic
def withdraw(*, consultation: Consultation, user: Any, why: str) -> None:
    """It ends at once, and for good. Its page stays and says why; what people sent stays too."""
    now, why = _locked(consultation), " ".join(why.split())
    if not why:
        _refuse([("", "Say why in one plain sentence. People read it.")])
    if state_of(now) not in (State.FORTHCOMING, State.OPEN, State.CONSIDERING):
        _refuse([("", f"It cannot be withdrawn now. It is: {state_of(now).label}.")])
    changes = {"withdrawn_at": timezone.now(), "withdrawn_because": why[:250]}
    _set(now, consultation, WITHDRAW, user, why=why, **changes)


@transaction.atomic
def publish_outcome(*, consultation: Consultation, user: Any) -> None:
    """Shows what came of it, and tells everybody who took part and agreed to hear from us."""
    now = _locked(consultation)
    _refuse(problems_of_outcome(now))
    _set(now, consultation, PUBLISH_OUTCOME, user, outcome_published_at=timezone.now())
    tell_contributors(about_key=_about(now), feedback_ids=received(now), words=_words(now))


@transaction.atomic
def take_outcome_back(*, consultation: Consultation, user: Any) -> None:
    """Hides an outcome that was published too early. Who has been told is not told again."""
    now = _locked(consultation)
    if state_of(now) != State.OUTCOME:
        _refuse([("", "There is no outcome to take back.")])
    _set(now, consultation, TAKE_OUTCOME_BACK, user, outcome_published_at=None)
    stop_telling(about_key=_about(now))


def _locked(consultation: Consultation) -> Consultation:
    return Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)


def _set(
    now: Consultation,
    shown: Consultation,
    action: str,
    user: Any,
    *,
    why: str = "",
    **changes: Any,
) -> None:
    for each in (now, shown):
        for name, value in changes.items():
            setattr(each, name, value)
    now.save(update_fields=list(changes))
    log(instance=now, action=action, user=user, data={"why": why} if why else None)


def _refuse(problems: Iterable[Problem]) -> None:
    if said := [words for _, words in problems]:
        raise ConsultationRefused(" ".join(said))


def _about(consultation: Consultation) -> str:
    return f"consultation-outcome:{consultation.pk}"


def _words(consultation: Consultation) -> Words:
    return Words(
        "What came of what you told us",
        f"You told us what you think in “{consultation.name}”. Thank you. We have published what "
        f"people said and what we will do. It is at {consultation.full_address}",
        "If you do not agree with it, you can tell us on that page.",
    )
