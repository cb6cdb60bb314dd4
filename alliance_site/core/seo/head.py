"""What stands in the head of a page: title, description, address, card."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from wagtail.models import Page

from alliance_site.core.images.pictures import social_address
from alliance_site.core.site.surroundings import surroundings_of

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Head:
    """Title, description, canonical address and card image of what is shown."""

    title: str
    heading: str
    description: str
    canonical: str
    image: str
    image_alt: str
    is_home: bool


def head_of(request: HttpRequest, page: Page | None, context: Mapping[str, Any]) -> Head:
    """From the page, or what its context sets: `page_title`, `description`, `canonical_query`, and
    `canonical_address` where the own address is nobody else's business."""
    around = surroundings_of(request, page)
    heading = str(context.get("page_title") or (page.title if page else around.name))
    is_home = bool(page and page.pk == around.navigation.home.pk)
    own_title = page.seo_title if page else ""
    image = getattr(page, "image", None)
    card = social_address(image)
    address = str(context.get("canonical_address") or "")
    address = address or (around.address(page) if page else request.path)
    query = context.get("canonical_query")
    return Head(
        title=(own_title or around.name) if is_home else f"{own_title or heading} – {around.name}",
        heading=heading,
        description=str(context.get("description") or (page.search_description if page else "")),
        canonical=absolute(address + (_page_number(request) if query is None else str(query))),
        image=absolute(card or static("images/social-card.png")),
        image_alt=image.description if image and card else around.name,
        is_home=is_home,
    )


def absolute(address: str) -> str:
    """An address of this site with its host, for cards, feeds and canonical links."""
    return address if "://" in address else f"{settings.SITE_BASE_URL}{address}"


def _page_number(request: HttpRequest) -> str:
    """The second page of a list is a page of its own; other parameters make none."""
    number = request.GET.get("page", "")
    return f"?page={number}" if PAGE_NUMBER.fullmatch(number) else ""
