"""The views of the queue: those that everybody has, and those that somebody saved."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from engagement.moderation.access import is_lead
from engagement.moderation.locking import NotNow
from engagement.moderation.models import SavedView

# What is kept of a view. A search may hold a name: it is not kept.
FORGOTTEN = ("q", "p", "_w_filter_fragment", "export")
MOST = 20
LONGEST = 1000

FOR_ALL = (
    ("All that is open", ""),
    ("New", "state=received"),
    ("Mine", "assigned=me"),
    ("Late", "mark=late"),
    ("Waiting for the author", "state=waiting"),
    ("To tell the author", "mark=to_tell"),
)
FOR_LEADS = (
    ("Safeguarding", "mark=safeguarding"),
    ("Silent authors", "mark=silent"),
    ("Appeals", "mark=appeal"),
)


@dataclass(frozen=True)
class View:
    """A link to the queue as somebody wants it. `key` is that of a saved one."""

    name: str
    url: str
    is_shown: bool
    key: int | None = None


def views_for(user: Any, shown: QueryDict) -> list[View]:
    """All views of a person; the one that is open now is marked."""
    fixed = [*FOR_ALL, *(FOR_LEADS if is_lead(user) else ())]
    own = SavedView.objects.filter(user=user)
    now = kept(shown)
    return [
        *(_view(name, query, now) for name, query in fixed),
        *(_view(view.name, view.query, now, view.pk) for view in own),
    ]


def kept(asked: QueryDict) -> str:
    """What of a query makes a view, in one order."""
    pairs = [
        (name, value)
        for name, values in sorted(asked.lists())
        if name not in FORGOTTEN
        for value in values
        if value
    ]
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return query.urlencode()


def save_view(*, user: Any, name: str, query: str) -> SavedView:
    """Keeps the filters under a name; the same name again replaces them."""
    name = " ".join(name.split())[:40]
    if not name:
        raise NotNow("Give the view a name.")
    own = SavedView.objects.filter(user=user)
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise NotNow(f"You have {MOST} views. Delete one first.")
    view, _ = SavedView.objects.update_or_create(
        user=user, name=name, defaults={"query": kept(QueryDict(query[:LONGEST]))[:LONGEST]}
    )
    return view


def delete_view(*, user: Any, key: int) -> bool:
    return bool(SavedView.objects.filter(user=user, pk=key).delete()[0])


def queue_address(query: str = "") -> str:
    address = reverse("feedback_queue")
    return f"{address}?{query}" if query else address


def _view(name: str, query: str, now: str, key: int | None = None) -> View:
    return View(name, queue_address(query), kept(QueryDict(query)) == now, key)
