"""Writes a mail from its two templates."""

from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.models import Site

from alliance_site.core.site.models import SiteSettings


class Written(NamedTuple):
    """The same words twice: as plain text and as HTML."""

    text: str
    html: str


def organisation() -> str:
    """Whose mail it is, in one line, as a subject needs it."""
    site = Site.objects.filter(is_default_site=True).first()
    name = SiteSettings.for_site(site).organisation_name if site else ""
    return " ".join((name or settings.SITE_NAME).split())


def written(template: str, context: dict[str, Any]) -> Written:
    """The templates mail/NAME.txt and mail/NAME.html with these values in them."""
    around = {
        "organisation": organisation(),
        "site_address": settings.SITE_BASE_URL,
        **context,
    }
    text = render_to_string(f"mail/{template}.txt", around)
    html = render_to_string(f"mail/{template}.html", around)
    return Written(text.strip() + "\n", html)
