"""What keeps an issue of the newsletter from being published, beside what holds for every page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from alliance_site.core.publishing.content import Content
from alliance_site.core.publishing.problems import Problem, Severity
from alliance_site.core.publishing.targets import going_live_together
from news.newsletter.items import hidden_items
from news.newsletter.pages import NewsletterIssuePage

PAGES = "wagtail_serve"


def check(content: Content) -> Iterator[Problem]:
    issue = content.page
    if not isinstance(issue, NewsletterIssuePage):
        return
    if not issue.items.all():
        yield _refusal("items", "The issue tells nothing yet. Add at least one page.")
    for page in hidden_items(issue):
        if page.pk not in going_live_together():
            yield _refusal(
                "items",
                f"“{page.title}” is not a page that everybody can see. Publish it first, or take "
                "it out of the issue.",
            )
    if _is_taken(issue):
        yield _refusal(
            "slug", "Another part of the newsletter has this address. Choose another slug."
        )


def _is_taken(issue: NewsletterIssuePage) -> bool:
    """Whether the sign-up, say, answers at this address before any page does."""
    parent = issue.get_parent() if issue.path else None
    above = urlsplit((parent and parent.full_url) or "").path
    if not above:
        return False
    try:
        return bool(resolve(f"{above}{issue.slug}/").view_name != PAGES)
    except Resolver404:
        return False


def _refusal(field: str, message: str) -> Problem:
    return Problem(Severity.REFUSAL, message, field)
