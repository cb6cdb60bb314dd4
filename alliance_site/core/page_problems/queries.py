"""Reads the problems that readers reported, by the people who look after the pages."""

from collections import defaultdict

from django.db.models import Q, QuerySet
from wagtail.models import Page

from alliance_site.core.page_problems.models import PageProblem, Status
from alliance_site.core.review.owners import owner_of
from alliance_site.core.users.models import User


def open_problems() -> QuerySet[PageProblem]:
    return PageProblem.objects.filter(status=Status.OPEN)


def pages_by_owner() -> dict[User | None, set[int]]:
    """The keys of the pages that problems were reported for, under the people who own them."""
    reported = PageProblem.objects.exclude(page=None).order_by().values("page")
    found: dict[User | None, set[int]] = defaultdict(set)
    pages = Page.objects.filter(pk__in=reported)
    for page in pages.select_related("owner", "review__owner"):
        found[owner_of(page)].add(page.pk)
    return found


def owned_by(owner: User | None) -> Q:
    """The problems of one person's pages; for nobody, also those whose page is not known."""
    pages = Q(page__in=pages_by_owner().get(owner, set()))
    return pages if owner else pages | Q(page=None)
