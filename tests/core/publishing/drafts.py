"""Drafts that the gate lets through, and drafts that it refuses."""

import json
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from alliance_site.core.documents.models import CustomDocument
from tests.factories import DocumentFactory, StandardPageFactory

SOUND = "<h2>Who we are</h2><p>We find cancer early.</p>"
BROKEN = "<h3>Who we are</h3><p>We find cancer early.</p>"
SAYS = "skips a level"


def body(*blocks: tuple[str, Any]) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def draft(*blocks: tuple[str, Any], **fields: Any) -> Page:
    """A page that nobody has published, with its first revision."""
    page = StandardPageFactory(live=False, body=body(*blocks), **fields)
    page.save_revision()
    return page


def broken_draft(**fields: Any) -> Page:
    return draft(("text", BROKEN), **fields)


def sound_draft(**fields: Any) -> Page:
    return draft(("text", SOUND), **fields)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def document(name: str, **fields: Any) -> CustomDocument:
    return DocumentFactory(file=ContentFile(b"content", name=name), **fields)
