"""Writes a mail from its two templates: the same words as plain text and as HTML."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.models import Site

from alliance_site.core.site.models import SiteSettings


def written(template: str, context: dict[str, Any]) -> dict[str, str]:
    """`text` and `html` of the templates mail/NAME.txt and mail/NAME.html, for queue_mail()."""
    site = Site.objects.filter(is_default_site=True).first()
    name = SiteSettings.for_site(site).organisation_name if site else ""
    around = {
        "organisation": name or settings.SITE_NAME,
        "site_address": settings.SITE_BASE_URL,
        **context,
    }
    text = render_to_string(f"mail/{template}.txt", around)
    return {"text": text.strip() + "\n", "html": render_to_string(f"mail/{template}.html", around)}
