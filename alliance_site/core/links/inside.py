"""Links within the site: whether they lead to something that readers can see."""

from contextlib import suppress
from urllib.parse import unquote

from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from alliance_site.core.links.models import CheckedLink, Kind
from alliance_site.core.pages.visibility import visible_pages

GONE = "The page has been deleted"
UNPUBLISHED = "The page is not published"
PRIVATE = "The page is private: readers cannot see it"
NO_DOCUMENT = "The document has been deleted"
PRIVATE_DOCUMENT = "The document is private: readers cannot open it"
NOTHING_THERE = "There is no page at this address"


def problems_of(links: list[CheckedLink]) -> dict[int, str]:
    """What is wrong with each of these links within the site; an empty text where nothing is."""
    keys = {link.pk: int(link.address.partition(":")[2]) for link in links if _has_key(link)}
    pages = {keys[link.pk] for link in links if link.kind == Kind.PAGE}
    documents = {keys[link.pk] for link in links if link.kind == Kind.DOCUMENT}
    wrong = {
        Kind.PAGE: _pages(pages),
        Kind.DOCUMENT: _documents(documents),
    }
    return {
        link.pk: wrong[Kind(link.kind)][keys[link.pk]]
        if link.pk in keys
        else problem_at(link.address)
        for link in links
    }


def _has_key(link: CheckedLink) -> bool:
    return link.kind in (Kind.PAGE, Kind.DOCUMENT)


def _pages(wanted: set[int]) -> dict[int, str]:
    live = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "live"))
    seen = set(visible_pages().filter(pk__in=wanted).values_list("pk", flat=True))

    def problem(key: int) -> str:
        if key in seen:
            return ""
        if key not in live:
            return GONE
        return PRIVATE if live[key] else UNPUBLISHED

    return {key: problem(key) for key in wanted}


def _documents(wanted: set[int]) -> dict[int, str]:
    found = get_document_model().objects.select_related("collection").in_bulk(wanted)

    def problem(key: int) -> str:
        if key not in found:
            return NO_DOCUMENT
        restricted = found[key].collection.get_view_restrictions().exists()
        return PRIVATE_DOCUMENT if restricted else ""

    return {key: problem(key) for key in wanted}


def problem_at(address: str) -> str:
    """What is wrong with an address of this site, looked up as the site does; nothing is drawn."""
    path = unquote(address.partition("?")[0])
    if "\0" in path:  # PostgreSQL would not even look for it
        return NOTHING_THERE
    match = _match(path)
    if match and match.func is not serve_page:
        return ""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or Redirect.get_for_site(site).filter(old_path=_old_path(path)).exists():
        return ""
    if match is None:
        return NOTHING_THERE
    try:
        parts = [part for part in path.split("/") if part]
        page = site.root_page.specific.route(RequestFactory().get(path), parts).page
    except Http404:
        return NOTHING_THERE
    return _pages({page.pk})[page.pk]


def _match(path: str) -> ResolverMatch | None:
    """What answers at the path; readers who leave out the last slash are sent on."""
    for tried in (path, f"{path}/"):
        with suppress(Resolver404):
            return resolve(tried)
    return None


def _old_path(path: str) -> str:
    return str(Redirect.normalise_path(path))
