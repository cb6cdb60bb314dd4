"""What a reviewer of a page is told about what readers reported of it."""

from collections.abc import Iterator

from django.urls import reverse
from wagtail.models import Page

from alliance_site.core.page_problems.queries import open_problems
from alliance_site.core.review.hints import Hint


def reported(page: Page) -> Iterator[Hint]:
    count = open_problems().filter(page_id=page.pk).count()
    if count:
        words = "1 problem" if count == 1 else f"{count} problems"
        address = reverse("wagtailsnippets_core_pageproblem:list")
        yield Hint(f"Readers reported {words} with this page.", f"{address}?status=open")
