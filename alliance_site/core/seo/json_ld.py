"""Structured data (schema.org) for search engines: who we are, and where this page stands."""

import json
from typing import Any

from django.conf import settings
from markupsafe import Markup
from wagtail.models import Page

from alliance_site.core.pages.base import BasePage
from alliance_site.core.seo.head import Head
from alliance_site.core.site.surroundings import Surroundings

# The same escapes as Django's json_script: no text can end the script element.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def script(head: Head, around: Surroundings, page: Page | None = None) -> Markup:
    """A data block with the graph of a page. It holds data and runs nothing."""
    own = page.structured_data(head) if isinstance(page, BasePage) else []
    graph = {"@context": "https://schema.org", "@graph": [*_graph(head, around), *own]}
    text = json.dumps(graph, ensure_ascii=False).translate(ESCAPES)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 (escaped above)


def _graph(head: Head, around: Surroundings) -> list[dict[str, Any]]:
    base = settings.SITE_BASE_URL
    organisation = {"@id": f"{base}/#organisation"}
    # Where the alliance works is said once, at the front door: it is a query of its own.
    areas = around.areas if head.is_home else []
    graph: list[dict[str, Any]] = [
        {
            "@type": "Organization",
            **organisation,
            "name": around.name,
            "url": f"{base}/",
            **({"areaServed": areas} if areas else {}),
            **(
                {"sameAs": [c.url for c in around.social_channels]}
                if around.social_channels
                else {}
            ),
        },
        {
            "@type": "WebPage",
            "@id": head.canonical,
            "url": head.canonical,
            "name": head.heading,
            "description": head.description,
            "inLanguage": settings.LANGUAGE_CODE,
            "publisher": organisation,
        },
    ]
    if head.is_home:
        graph.append(_search(base, around.name))
    else:
        graph.append(_breadcrumbs(head, around))
    return graph


def _search(base: str, name: str) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "url": f"{base}/",
        "name": name,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{base}/search/?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def _breadcrumbs(head: Head, around: Surroundings) -> dict[str, Any]:
    base = settings.SITE_BASE_URL
    crumbs = [(page.title, base + around.address(page)) for page in around.navigation.breadcrumbs]
    crumbs.append((head.heading, head.canonical))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(crumbs, start=1)
        ],
    }
