"""Where readers named somebody in what they wrote about a page, or staff in their notes on it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import Held, Holder
from alliance_site.core.personal_data.mentions import rows_that_mention, without
from alliance_site.core.personal_data.person import Person

WORDS = ("text", "note")


def _problems(person: Person) -> Iterator[PageProblem]:
    yield from rows_that_mention(PageProblem.objects.all(), person, *WORDS)


def _find(person: Person) -> list[Held]:
    return [
        Held(
            f"An address, number or code in a page problem of {problem.made_at:%d/%m/%Y}",
            address=reverse("wagtailsnippets_core_pageproblem:inspect", args=[problem.pk]),
        )
        for problem in _problems(person)
    ]


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {"Sent": problem.made_at, "Page": problem.page_title, "Words": problem.text}
        for problem in _problems(person)
    ]


def _erase(person: Person) -> int:
    """Only the mention goes: what is wrong with the page is nobody's secret."""
    named = list(_problems(person))
    for problem in named:
        for name in WORDS:
            setattr(problem, name, without(getattr(problem, name), person))
        problem.save(update_fields=WORDS)
    return len(named)


def register() -> None:
    holders.register(
        Holder("page_problems", "Page problems", _find, _export, _erase, covers=(PageProblem,))
    )
