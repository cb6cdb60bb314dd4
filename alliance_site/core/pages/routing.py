"""Finds the page for an address with one query, however deep the page lies."""

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


class DirectRouteMixin:
    """For the root page of a site: goes straight to the deepest page that fits the address.

    Wagtail asks twice for every part of an address. The result is the same: what is left of the
    address after the deepest page that exists is that page's to answer.
    """

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)  # type: ignore[misc]
        page, rest = self._deepest(path_components)
        return page.route(request, rest)

    def _deepest(self, parts: list[str]) -> tuple[Page, list[str]]:
        root_path: str = self.url_path  # type: ignore[attr-defined]
        addresses = [f"{root_path}{'/'.join(parts[:count])}/" for count in range(len(parts), 0, -1)]
        found = Page.objects.filter(url_path__in=addresses).order_by("-depth").first()
        if found is None:
            raise Http404
        rest = parts[len(found.url_path.removeprefix(root_path).strip("/").split("/")) :]
        model = found.specific_class
        if model is None:
            raise Http404
        # With its review, which most pages show.
        page = model._default_manager.select_related("review").filter(pk=found.pk).first()
        if page is None:
            raise Http404
        return page, rest
