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

    def shown(self) -> list[Fact]:
        """The facts of the page that are there, in its order."""
        return [fact for pk in self.of_page if (fact := self.facts.get(pk))]


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


@dataclass(frozen=True)
class Source:
    """Facts of a page that come from the same place, of the same day and equally certain."""

    facts: list[Fact]

    @property
    def said(self) -> Fact:
        """One of them, which tells what they share."""
        return self.facts[0]


def sources_of_page() -> list[Source]:
    """Where the figures of the page that is being shown come from."""
    known = _known.get()
    groups: dict[tuple[Any, ...], list[Fact]] = {}
    for fact in known.shown() if known else []:
        shared = (fact.source_name, fact.source_url, fact.as_at, fact.status)
        groups.setdefault(shared, []).append(fact)
    return [Source(facts) for facts in groups.values()]


def _forget(**kwargs: Any) -> None:
    _known.set(None)


for signal in (request_started, request_finished):
    signal.connect(_forget, dispatch_uid="forget_known_facts")
