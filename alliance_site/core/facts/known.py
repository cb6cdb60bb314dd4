"""Resolves all facts of a page with one query, however many texts and blocks name them.

Nothing is kept from one reader to the next, so a change shows on the next page view.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.signals import request_finished, request_started
from wagtail.models import Page

from alliance_site.core.facts.models import Fact
from alliance_site.core.facts.references import facts_named


@dataclass
class KnownFacts:
    """The facts fetched so far by primary key (None: there is none), and those of the page."""

    facts: dict[int, Fact | None] = field(default_factory=dict)
    of_page: list[int] = field(default_factory=list)

    def fetch(self, wanted: Iterable[int]) -> dict[int, Fact | None]:
        missing = set(wanted) - self.facts.keys()
        if missing:
            self.facts.update(dict.fromkeys(missing))
            self.facts.update(Fact.objects.in_bulk(missing))
        return self.facts


_known: ContextVar[KnownFacts | None] = ContextVar("known_facts", default=None)


def remember_facts(page: Page) -> None:
    """Fetches every fact that the page names, for the rest of the request."""
    known = KnownFacts(of_page=facts_named(page))
    known.fetch(known.of_page)
    _known.set(known)


def facts_by_pk(wanted: set[int]) -> dict[int, Fact | None]:
    """The facts with these primary keys; outside a page view they are fetched here and now."""
    return (_known.get() or KnownFacts()).fetch(wanted)


def remembered(wanted: set[int]) -> dict[int, Fact | None] | None:
    """The same where all of them are known already; None where they are not."""
    known = _known.get()
    return known.facts if known and wanted <= known.facts.keys() else None


def facts_of_page() -> list[Fact]:
    """The facts of the page that is being shown, as its list of sources names them."""
    known = _known.get()
    found = [known.facts.get(pk) for pk in known.of_page] if known else []
    return [fact for fact in found if fact is not None]


def _forget(**kwargs: Any) -> None:
    _known.set(None)


for signal in (request_started, request_finished):
    signal.connect(_forget, dispatch_uid="forget_known_facts")
