"""Checks our links: those within the site at once, those to other websites in small pieces."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from alliance_site.core.links.asking import problem_of
from alliance_site.core.links.collecting import collect_links
from alliance_site.core.links.inside import problems_of
from alliance_site.core.links.models import CheckedLink, Kind, State

MOST_A_NIGHT = 300
PIECE = 20
SECONDS_BETWEEN = 1.0
# What works is asked for once a week; what does not, each night. Less than a whole day, because
# one night's check may start a little later than the next.
WORKS_FOR = timedelta(days=6)
AGAIN_AFTER = timedelta(hours=20)
INSIDE_PIECE = 500


def check_links() -> str:
    """The nightly check: all links within the site now, other websites by the worker."""
    count = collect_links()
    check_inside()
    outside = min(due_outside().count(), MOST_A_NIGHT) if settings.LINK_CHECK_EXTERNAL else 0
    if outside:
        check_other_websites.enqueue(outside)
    return f"Read {count} links; {outside} other websites are to be asked."


def check_inside() -> None:
    links = list(CheckedLink.objects.exclude(kind=Kind.WEBSITE).order_by("pk"))
    for start in range(0, len(links), INSIDE_PIECE):
        piece = links[start : start + INSIDE_PIECE]
        problems = problems_of(piece)
        for link in piece:
            record(link=link, problem=problems[link.pk], now=timezone.now())


def due_outside() -> QuerySet[CheckedLink]:
    """Links to other websites that it is time to look at, the longest unseen first."""
    now = timezone.now()
    works = Q(state=State.FINE, last_checked__lt=now - WORKS_FOR)
    fails = Q(state__in=[State.FAILING, State.BROKEN], last_checked__lt=now - AGAIN_AFTER)
    links = CheckedLink.objects.filter(kind=Kind.WEBSITE)
    return links.filter(Q(last_checked=None) | works | fails).order_by("last_checked", "pk")


@task()
def check_other_websites(left: int) -> None:
    """Checks a few links and hands the rest to a task of its own, so that others get a turn."""
    done = check_outside(min(left, PIECE))
    if done and left > done:
        check_other_websites.enqueue(left - done)


def check_outside(most: int, ask: Callable[[str], str] = problem_of) -> int:
    """Asks other websites one after another, and each of them with a pause in between."""
    if not settings.LINK_CHECK_EXTERNAL:
        return 0
    asked: dict[str, float] = {}
    links = list(due_outside()[:most])
    for link in links:
        host = urlsplit(link.address).hostname or ""
        if host in asked:
            time.sleep(max(0.0, asked[host] + SECONDS_BETWEEN - time.monotonic()))
        problem = ask(link.address)
        asked[host] = time.monotonic()
        record(link=link, problem=problem, now=timezone.now())
    return len(links)


def record(*, link: CheckedLink, problem: str, now: datetime) -> None:
    """Keeps what a check found. A website may be away for an hour: it counts as broken when it
    fails on two different days. A link within the site is broken at once."""
    link.problem, link.last_checked = problem, now
    if not problem:
        link.state, link.first_failed = State.FINE, None
    else:
        link.first_failed = link.first_failed or now
        another_day = timezone.localdate(now) > timezone.localdate(link.first_failed)
        certain = another_day or link.kind != Kind.WEBSITE
        link.state = State.BROKEN if certain else State.FAILING
    link.save(update_fields=["problem", "last_checked", "state", "first_failed"])
