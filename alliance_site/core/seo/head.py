"""What stands in the head of a page: title, description, address, card."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from wagtail.models import Page

from alliance_site.core.cards.drawing import SIZE
from alliance_site.core.cards.words import card_of
from alliance_site.core.images.pictures import picture
from alliance_site.core.images.sizes import SOCIAL
from alliance_site.core.site.surroundings import Surroundings, surroundings_of

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class SocialImage:
    """What networks show where somebody shares the page."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Head:
    """Title, description, canonical address and social image of what is shown."""

    title: str
    heading: str
    description: str
    canonical: str
    image: SocialImage
    is_home: bool


def head_of(request: HttpRequest, page: Page | None, context: Mapping[str, Any]) -> Head:
    """From the page, or what its context sets: `page_title`, `description`, `canonical_query`,
    and `canonical_address` where the own address is nobody else's business."""
    around = surroundings_of(request, page)
    is_home = bool(page and page.pk == around.navigation.home.pk)
    own_heading = page.title if page and not is_home else around.name
    heading = str(context.get("page_title") or own_heading)
    own_title = page.seo_title if page else ""
    address = str(context.get("canonical_address") or "")
    address = address or (around.address(page) if page else request.path)
    query = context.get("canonical_query")
    return Head(
        title=(own_title or around.name) if is_home else f"{own_title or heading} – {around.name}",
        heading=heading,
        description=str(context.get("description") or (page.search_description if page else "")),
        canonical=absolute(address + (_page_number(request) if query is None else str(query))),
        image=_social_image(page, around),
        is_home=is_home,
    )


def _social_image(page: Page | None, around: Surroundings) -> SocialImage:
    """The page's own picture, or a card with its title, or that of the whole site."""
    if made := picture(getattr(page, "image", None), SOCIAL):
        return SocialImage(absolute(made.src), made.alt, made.width, made.height)
    if page and page.pk and (card := card_of(page, around)):
        return SocialImage(absolute(card.address(page)), card.in_words, *SIZE)
    return SocialImage(absolute(static("images/social-card.png")), around.name, *SIZE)


def absolute(address: str) -> str:
    """An address of this site with its host, for cards, feeds and canonical links."""
    return address if "://" in address else f"{settings.SITE_BASE_URL}{address}"


def _page_number(request: HttpRequest) -> str:
    """The second page of a list is a page of its own; other parameters make none."""
    number = request.GET.get("page", "")
    return f"?page={number}" if PAGE_NUMBER.fullmatch(number) else ""
