"""What core offers to every template: the site around a page, pictures, links, and the head."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as date_format
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from alliance_site.core.facts.known import sources_of_page
from alliance_site.core.images import sizes
from alliance_site.core.images.pictures import load_pictures, picture
from alliance_site.core.pages.headings import with_anchors
from alliance_site.core.publishing.gate import is_guarded
from alliance_site.core.publishing.problems import Problem, problems_of
from alliance_site.core.review.public import PublicReview, public_review
from alliance_site.core.seo import json_ld
from alliance_site.core.seo.head import Head, absolute, head_of
from alliance_site.core.sharing.ways import ShareLink, links_to_share
from alliance_site.core.site.surroundings import Surroundings, surroundings_of


@pass_context
def surroundings(context: Context) -> Surroundings:
    """Settings, menu, breadcrumbs and footer links of the page that is being shown."""
    return surroundings_of(context["request"], _page(context))


@pass_context
def head(context: Context) -> Head:
    """Title, description, address and card of the page that is being shown."""
    return head_of(context["request"], _page(context), context.get_all())


@pass_context
def structured_data(context: Context, meta: Head) -> Markup:
    """The data block for search engines about the page that is being shown."""
    page = _page(context)
    return json_ld.script(meta, surroundings_of(context["request"], page), page)


@pass_context
def share_links(context: Context, meta: Head) -> list[ShareLink]:
    """The links by which readers share the page that is being shown."""
    chosen = surroundings_of(context["request"], _page(context)).settings.share_by
    return links_to_share(chosen, meta.heading, meta.canonical)


@pass_context
def page_review(context: Context) -> PublicReview | None:
    """When the page that is being shown was reviewed as a whole."""
    page = _page(context)
    return public_review(page, surroundings_of(context["request"], page).settings.review_grace_days)


@pass_context
def publishing_problems(context: Context) -> list[Problem]:
    """What the gate has to say about the page that is being previewed."""
    page = _page(context)
    return problems_of(page) if page and is_guarded(page) else []


@pass_context
def address(context: Context, page: Page) -> str:
    """A page's address without the host."""
    return surroundings_of(context["request"], _page(context)).address(page)


def _page(context: Context) -> Page | None:
    return context.get("page") or None


def rich(value: Any) -> Markup:
    """Rich text as HTML, with an anchor on each main heading."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return Markup(with_anchors(expand_db_html(source)))  # noqa: S704 (cleaned when it was saved)


def day(value: date) -> str:
    """A date as people write it: 5 September 2026."""
    return date_format(value, "j F Y")


def local_day(moment: datetime) -> str:
    """The day of a moment by the clock on the wall."""
    return day(timezone.localtime(moment))


def moment(value: datetime) -> str:
    """A time as people write it: 5 September 2026 at 3:30pm."""
    local = timezone.localtime(value)
    return f"{day(local)} at {date_format(local, 'g:ia').replace('.', '')}"


class CoreExtension(Extension):
    """Adds core's functions and the `rich` filter."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update(
            {
                "surroundings": surroundings,
                "head": head,
                "structured_data": structured_data,
                "share_links": share_links,
                "load_pictures": load_pictures,
                "picture": picture,
                "sizes": sizes,
                "absolute": absolute,
                "page_review": page_review,
                "publishing_problems": publishing_problems,
                "address": address,
                "sources_of_page": sources_of_page,
            }
        )
        environment.filters.update(
            {"rich": rich, "day": day, "local_day": local_day, "moment": moment}
        )
