"""What a reviewer of a page is told about the links on it."""

from collections.abc import Iterator

from django.urls import reverse
from wagtail.models import Page

from alliance_site.core.links.models import LinkUse, State
from alliance_site.core.review.hints import Hint


def broken_links(page: Page) -> Iterator[Hint]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    uses = LinkUse.objects.filter(page_id=page.pk, link__state=State.BROKEN)
    for use in uses.select_related("link"):
        yield Hint(f"The link “{use.text or use.link.address}”: {use.link.problem}", edit)
