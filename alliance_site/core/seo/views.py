"""What machines ask for: the list of pages, the rules for robots, whom to tell of a weakness."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from alliance_site.core.navigation.queries import page_rows
from alliance_site.core.seo.site_map import more_entries
from alliance_site.core.site.surroundings import surroundings_of

SITEMAP_LIMIT = 50_000


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every page that anybody may see, in one query, sent as it is read; then what apps add."""
    return StreamingHttpResponse(_sitemap(request), content_type="application/xml")


def _sitemap(request: HttpRequest) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    site = Site.find_for_request(request)
    if site:
        root = site.root_page
        rows = page_rows().filter(path__startswith=root.path)[:SITEMAP_LIMIT]
        lines = rows.values_list("url_path", "last_published_at")
        for url_path, published in lines.iterator(chunk_size=2000):
            yield _entry(url_path[len(root.url_path) - 1 :], published)
        for address, changed in more_entries():
            yield _entry(address, changed)
    yield "</urlset>\n"


def _entry(address: str, changed: datetime | None) -> str:
    date = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(settings.SITE_BASE_URL + address)}</loc>{date}</url>\n"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Allow: /",
        f"Sitemap: {settings.SITE_BASE_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a weakness in the site."""
    email = surroundings_of(request, None).settings.contact_email
    contact = f"mailto:{email}" if email else f"{settings.SITE_BASE_URL}/contact/"
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_BASE_URL}{reverse('security_txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers and tools that ask for it where it always was."""
    return redirect(static("images/favicon.ico"))


@require_safe
def web_manifest(request: HttpRequest) -> JsonResponse:
    """The name and the icon for a site that somebody keeps on a telephone's first screen."""
    icons = [
        {"src": static(f"images/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    name = surroundings_of(request, None).name
    return JsonResponse(
        {"name": name, "short_name": name, "icons": icons, "start_url": "/", "display": "browser"},
        content_type="application/manifest+json",
    )
