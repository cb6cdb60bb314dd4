"""The one place where a commitment changes: its state, its date, and whether it is announced.

Each way has a name, the states that it starts from, the state that it leads to, and what must be
said with it. What changes in public is told to everybody who led to it (telling.py).
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from engagement.answering.telling import TIME_TO_UNDO
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment, CommitmentEvent
from engagement.commitments.rules import CannotChange, lacks_for_its_state, refuse_unless_said
from engagement.commitments.telling import take_back, tell_all_who_led_to

# What an undo puts back, beside the state. What stands together is put back together.
TOGETHER = (
    *(("status_since", "reason", "is_public"), ("statement",), ("due",), ("what_changed",)),
    ("evidence_page_id", "evidence_url"),
)
KEPT = tuple(name for names in TOGETHER for name in names)
DONE = ("what_changed", "evidence_page", "evidence_url")
UNDO = "undo"
TOO_LATE = "This cannot be undone any more: something else has happened since."


@dataclass(frozen=True)
class Way:
    """A named way from some states to another. `asks` are the fields that go with it."""

    name: str
    label: str
    sources: frozenset[Status]
    target: Status | None = None
    asks: tuple[str, ...] = ()


def _way(name: str, label: str, target: Status, asks: tuple[str, ...], *sources: Status) -> Way:
    return Way(name, label, frozenset(sources), target, ("statement", *asks))


_OPEN = (Status.CONSIDERING, Status.PLANNED, Status.IN_PROGRESS)

PLAN = _way("plan", "Plan it", Status.PLANNED, ("due",), Status.CONSIDERING, Status.IN_PROGRESS)
BEGIN = _way("begin", "Begin", Status.IN_PROGRESS, ("due",), Status.CONSIDERING, Status.PLANNED)
FINISH = _way("finish", "It is done", Status.DONE, DONE, *_OPEN)
DECLINE = _way("decline", "Do not do it", Status.WILL_NOT_DO, (), *_OPEN)
RECONSIDER = _way(
    "reconsider",
    "Consider it again",
    Status.CONSIDERING,
    (),
    *(Status.PLANNED, Status.IN_PROGRESS, Status.DONE, Status.WILL_NOT_DO),
)
ANNOUNCE = Way("announce", "Announce it on the website", frozenset(Status))
MOVE_DATE = Way("move_date", "Move the date", frozenset(_OPEN), asks=("due",))

WAYS = {way.name: way for way in (PLAN, BEGIN, FINISH, DECLINE, RECONSIDER, MOVE_DATE, ANNOUNCE)}


def possible(commitment: Commitment) -> list[Way]:
    """The ways that lead on from where it stands."""
    return [way for way in WAYS.values() if not _refusal(commitment, way)]


@transaction.atomic
def change(
    *,
    commitment: Commitment,
    way: Way,
    user: Any,
    reason: str,
    seen: int | None = None,
    **said: Any,
) -> CommitmentEvent:
    """Takes a commitment along a way, and has everybody told who led to it.

    `said` are the fields that the way asks for. With `seen`, the number of the last event that
    somebody saw, raises `CannotChange` where anything has happened after that.
    """
    now = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if seen is not None and seen != last_event(now):
        raise CannotChange("Somebody else has changed this meanwhile. Look at it again.")
    if refusal := _refusal(now, way):
        raise CannotChange(refusal)
    event = _event(now, way.name, user, " ".join(reason.split())[:400])
    for name in way.asks:
        setattr(now, name, said.get(name, getattr(now, name)))
    now.is_public = now.is_public or way is ANNOUNCE
    if way is MOVE_DATE:
        event.before["new_due"] = _as_json(now.due)
    else:
        now.status, now.status_since = way.target or now.status, timezone.now()
        now.reason = event.reason
    refuse_unless_said(now, event)
    now.save()
    event.before["after"] = _kept(now)
    event.to_status, event.is_public = now.status, now.is_public
    event.save()
    if now.is_public and way is not MOVE_DATE:
        tell_all_who_led_to(now, event)
    return event


@transaction.atomic
def undo(*, event: CommitmentEvent, user: Any) -> Commitment:
    """Puts back what was before the last change, as long as nobody can have heard of it."""
    now = Commitment.objects.select_for_update().get(pk=event.commitment_id)
    if _last(now) != event:
        raise CannotChange(TOO_LATE)
    if _is_known(event) or not take_back(event):
        raise CannotChange(
            "People may have been told, so this cannot be undone. "
            "Change the state again, and say what is right."
        )
    _event(now, UNDO, user, "", from_status=event.to_status, to_status=event.from_status).save()
    _put_back(now, event)
    event.undone_at = timezone.now()
    event.save(update_fields=["undone_at"])
    return now


def undoable(commitment: Commitment) -> CommitmentEvent | None:
    """The last change, where it is one that can be taken back."""
    event = _last(commitment)
    return None if event is None or _is_known(event) else event


def _last(commitment: Commitment) -> CommitmentEvent | None:
    return commitment.events.filter(undone_at=None).exclude(action=UNDO).order_by("-pk").first()


def _is_known(event: CommitmentEvent) -> bool:
    """People have had time to read it, also where nobody is told."""
    return event.is_public and event.made_at < timezone.now() - TIME_TO_UNDO


def last_event(commitment: Commitment) -> int:
    return commitment.events.order_by("-pk").values_list("pk", flat=True).first() or 0


def _refusal(now: Commitment, way: Way) -> str:
    """Why a way does not start here; nothing where it does."""
    if now.status not in way.sources:
        return f"“{way.label}” is not possible now: it is “{now.get_status_display()}”."
    if way is ANNOUNCE and now.is_public:
        return "It is on the website already."
    return ""


def _event(now: Commitment, action: str, user: Any, reason: str, **more: Any) -> CommitmentEvent:
    words = {"from_status": now.status, "before": _kept(now), **more}
    return CommitmentEvent(commitment=now, action=action, user=user, reason=reason, **words)


def _kept(now: Commitment) -> dict[str, Any]:
    return {name: _as_json(getattr(now, name)) for name in KEPT}


def _as_json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _put_back(now: Commitment, event: CommitmentEvent) -> None:
    """What somebody has written since in the form stays."""
    here = _kept(now)
    after = event.before.get("after", here)
    now.status = event.from_status
    for names in TOGETHER:
        if all(here[name] == after[name] for name in names):
            for name in names:
                value = event.before[name]
                read = {"due": parse_date, "status_since": parse_datetime}.get(name)
                setattr(now, name, read(value) if read and value else value)
    if lacks_for_its_state(now):
        raise CannotChange(TOO_LATE)
    now.save()
