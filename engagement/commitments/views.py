"""“You said, we did”: the list, one commitment with its history, the feed and the file."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from alliance_site.core.exports import csv_of
from alliance_site.core.seo.head import absolute
from engagement.commitments.feed import CommitmentFeed
from engagement.commitments.listing import listing_of
from engagement.commitments.queries import public_rows
from engagement.commitments.showing import Shown, shown
from engagement.commitments.story import found_under, led_to_by, story_of
from engagement.published.addresses import CRUMBS

NAME = "You said, we did"
SUMMARY = "What people asked for, what we do about it, and what has changed."
COLUMNS = (
    *("Address", "About", "You said", "Where it stands", "What we do", "Why", "What changed"),
    *("Evidence", "Who leads it", "By when", "Since", "Example"),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    listing = listing_of(request.GET)
    chosen = listing.chosen
    context = {
        "page_title": f"{f'{NAME} {chosen.words}'.strip()}{listing.place}",
        "name": NAME,
        "description": SUMMARY,
        "more_crumbs": CRUMBS,
        "listing": listing,
        "chosen": chosen,
        "list_address": reverse("commitments"),
        "canonical_query": chosen.query(page=listing.page.number),
    }
    return TemplateResponse(request, "engagement/commitments/index.html", context)


@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(public_rows(), pk=key)
    (item,) = shown([row])
    context = {
        "page_title": f"{item.title}: {NAME[0].lower()}{NAME[1:]}",
        "description": f"{item.stands}. What people told us about this, and what came of it.",
        "more_crumbs": [*CRUMBS, (NAME, reverse("commitments"))],
        "item": item,
        "story": story_of(row),
        "under": found_under(row),
        **led_to_by(row),
    }
    return TemplateResponse(request, "engagement/commitments/one.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return CommitmentFeed()(request)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    return csv_of(COLUMNS, _rows(), "you-said-we-did.csv")


def _rows() -> Iterator[tuple[str, ...]]:
    for row in public_rows().iterator(chunk_size=500):
        (item,) = shown([row])
        yield (
            *(absolute(item.address), item.title, item.you_said, item.stands, item.statement),
            *(item.reason, item.what_changed, _proof(item)),
            *(item.lead_role, item.due, item.month, "yes" if item.is_example else ""),
        )


def _proof(item: Shown) -> str:
    if item.evidence is None:
        return ""
    page = item.evidence.page
    return (page.full_url or "") if page else item.evidence.href
