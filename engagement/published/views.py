"""One published feedback at an address of its own, and the same set as a file and a feed."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from engagement.published.addresses import CRUMBS
from engagement.published.areas import groups_that_name_nobody
from engagement.published.export import published_csv
from engagement.published.feed import ToldFeed
from engagement.published.showing import public_rows, told, with_answers, with_replies


@require_safe
def one(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(with_answers(with_replies(public_rows())), pk=key)
    item = told([row], groups_that_name_nobody())[0]
    context = {
        # What others keep of a shared link: it must not hold words that may be withdrawn.
        "page_title": f"{item.title} ({item.month})",
        "description": "What somebody told us about cancer care, and what we answer.",
        "item": item,
        "more_crumbs": CRUMBS,
    }
    return TemplateResponse(request, "engagement/published/one.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return ToldFeed()(request)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    return published_csv()
