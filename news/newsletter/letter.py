"""Writes an issue as a mail: once for everybody, with marks for each person's own links."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from wagtail.models import Page, Site

from alliance_site.core.images import sizes
from alliance_site.core.images.pictures import picture
from alliance_site.core.outbox.writing import Written, written
from alliance_site.core.pages.addresses import address_below
from alliance_site.core.pages.links import remember_links
from alliance_site.core.seo.head import absolute
from news.newsletter.items import ShownItem, shown_items
from news.newsletter.plain import html_for_mail, text_of

if TYPE_CHECKING:
    from news.newsletter.pages import NewsletterIssuePage


def written_for_mail(issue: "NewsletterIssuePage") -> Written:
    """The words with the marks [[preferences]] and [[unsubscribe]] in them."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    remember_links(issue, site)
    introduction, closing = html_for_mail(issue.introduction), html_for_mail(issue.closing)
    context = {
        "title": issue.title,
        "is_example": issue.is_example,
        "web_address": address_in_mail(issue, site),
        "introduction": introduction,
        "introduction_text": text_of(introduction),
        "closing": closing,
        "closing_text": text_of(closing),
        "items": [_for_mail(item, site) for item in shown_items(issue)],
    }
    return written("newsletter", context)


def address_in_mail(page: Page, site: Site | None = None) -> str:
    """The page's own address and nothing added to it: who reads what is not our business."""
    site = site or Site.objects.select_related("root_page").get(is_default_site=True)
    return absolute(address_below(site.root_page.url_path, page))


def _for_mail(item: ShownItem, site: Site) -> dict[str, Any]:
    shown = picture(item.image, sizes.MAIL)
    return {
        "section": item.section,
        "level": item.level,
        "title": f"Example: {item.title}" if item.is_example else item.title,
        "words": item.words,
        "note": item.note,
        "address": address_in_mail(item.page, site),
        "picture": {**asdict(shown), "src": absolute(shown.src)} if shown else None,
    }
