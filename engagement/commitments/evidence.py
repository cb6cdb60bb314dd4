"""The link that shows that something was done: a page of this site, or another website."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from wagtail.models import Page, Site

from alliance_site.core.pages.visibility import visible_pages
from engagement.commitments.models import Commitment

LONGEST = 500
NO_ADDRESS = "Enter an address that begins with https:// or, on this website, with /"


def read(typed: str) -> dict[str, Any]:
    """The fields of a commitment that an address stands for. A page is found wherever it moves."""
    typed = typed.strip()
    address = f"{settings.SITE_BASE_URL}{typed}" if typed.startswith("/") else typed
    if not address:
        return {"evidence_page": None, "evidence_url": ""}
    try:
        URLValidator(["http", "https"])(address)
    except ValidationError as error:
        # Where the site runs on a machine of its own, its name is no address for others.
        if not address.startswith(f"{settings.SITE_BASE_URL}/"):
            raise ValidationError(NO_ADDRESS) from error
    if len(address) > LONGEST:
        raise ValidationError(f"The address must be {LONGEST} characters or fewer")
    page = _page_at(address)
    if page and not visible_pages().filter(pk=page.pk).exists():
        raise ValidationError("People cannot see this page yet. Publish it first")
    return {"evidence_page": page, "evidence_url": "" if page else address}


def _page_at(address: str) -> Page | None:
    if not address.startswith(f"{settings.SITE_BASE_URL}/"):
        return None
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    path = urlsplit(address).path.strip("/")
    if site is None or not path:
        return None
    return Page.objects.filter(url_path=f"{site.root_page.url_path}{path}/").first()


def typed(commitment: Commitment) -> str:
    """What somebody would type to give the same link."""
    if commitment.evidence_page_id and commitment.evidence_page:
        return commitment.evidence_page.url or ""
    return commitment.evidence_url
