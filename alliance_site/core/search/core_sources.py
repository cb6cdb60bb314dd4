"""The two sources that every site has: its pages and its documents."""

from collections import defaultdict

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.query import PageQuerySet

from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.navigation.queries import page_rows
from alliance_site.core.search import sources
from alliance_site.core.search.sources import SearchResult, SearchSource


def register() -> None:
    sources.register(pages())
    sources.register(documents())


def pages() -> SearchSource:
    return SearchSource("pages", Page, _public_pages, _page_result, page_rows)


def _public_pages() -> PageQuerySet:
    """Public pages that have an address: the home pages of the sites, and what lies below them.

    The private parts of the tree are read first, at one query. Asked for every row of a common
    word, as core.pages.visibility does it for the few rows of a list, ten private sections would
    cost as much as the search itself.
    """
    below_a_site = Q()
    for site in Site.get_site_root_paths():  # kept in the cache
        below_a_site |= Q(url_path__startswith=site.root_path)
    if not below_a_site:
        return Page.objects.none()
    pages = Page.objects.live().filter(below_a_site)
    private: dict[int, list[str]] = defaultdict(list)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True).distinct():
        private[len(path)].append(path)
    for length, paths in private.items():
        start = f"start_{length}"
        pages = pages.alias(**{start: Left("path", length)}).exclude(**{f"{start}__in": paths})
    return pages


def _path_of_row() -> ExpressionWrapper:
    """The place in the tree of the row that a subquery is asked about."""
    return ExpressionWrapper(OuterRef("path"), output_field=CharField())


def _page_result(page: Page, request: HttpRequest) -> SearchResult | None:
    url = page.get_url(request)
    if not url:
        return None
    kind = getattr(page.specific_class, "kind", "Page")
    return SearchResult(kind, page.title, page.search_description, url)


def documents() -> SearchSource:
    return SearchSource("documents", CustomDocument, _public_documents, _document_result)


def _public_documents() -> QuerySet[CustomDocument]:
    """Documents that lie in no private collection, nor in one below it."""
    private = CollectionViewRestriction.objects.annotate(row=_path_of_row()).filter(
        row__startswith=F("collection__path")
    )
    public = Collection.objects.filter(pk=OuterRef("collection_id")).filter(~Exists(private))
    return CustomDocument.objects.filter(Exists(public))


def _document_result(document: CustomDocument, request: HttpRequest) -> SearchResult:
    # The size is kept with the row. Where it is not, asking the storage for it would cost a
    # call over the network for every result.
    size = filesizeformat(document.file_size) if document.file_size else ""
    return SearchResult(document.kind, document.title, document.summary, document.url, size)
