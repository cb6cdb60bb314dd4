"""The page of search results."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from alliance_site.core.pages.site_map import SiteMapPage
from alliance_site.core.pages.visibility import visible
from alliance_site.core.search.cleaning import MAX_CHARACTERS, MAX_WORDS
from alliance_site.core.search.service import Answer, answer

LONGEST_IN_HEADING = 60


@require_safe
def search(request: HttpRequest) -> TemplateResponse:
    found = answer(request.GET.get("q", ""), request.GET.get("page", ""), request)
    heading = heading_of(found)
    context = {
        "answer": found,
        "heading": heading,
        "page_title": _with_place(heading, found) or "Search",
        "description": "Search the pages and documents of this website.",
        "query": f"?{urlencode({'q': found.typed.text})}&",
        "suggested": f"?{urlencode({'q': found.suggestion})}",
        "most_words": MAX_WORDS,
        "most_characters": MAX_CHARACTERS,
        # Only for the page that shows it: a query that most searches can do without.
        "site_map": None if found.total else visible(SiteMapPage.objects.all()).first(),
    }
    status = 503 if found.failed else 200
    return TemplateResponse(request, "core/search.html", context, status=status)


def heading_of(found: Answer) -> str:
    """What was found, in one line; nothing where nothing was looked for."""
    text = f"“{Truncator(found.typed.text).chars(LONGEST_IN_HEADING)}”"
    if found.failed:
        return "The search is not working right now"
    if not found.typed.parts:
        return ""
    if not found.total:
        return f"No results for {text}"
    count = "1 result" if found.total == 1 else f"{found.total:,} results"
    return f"{count} for {'some of the words in ' if found.any_word else ''}{text}"


def _with_place(heading: str, found: Answer) -> str:
    if found.listing is None or found.listing.number == 1:
        return heading
    return f"{heading} (page {found.listing.number} of {found.listing.paginator.num_pages})"
