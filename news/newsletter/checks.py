"""What keeps an issue from being sent: looked at when it is asked for, released, and started."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from alliance_site.core.mail_topics.registry import topics as offered_topics
from alliance_site.core.outbox.refusing import FORBIDDEN
from alliance_site.core.pages.visibility import visible
from news.newsletter.items import hidden_items
from news.newsletter.pages import NewsletterIssuePage
from news.subscribers.queries import readers_of


def problems_of_issue(issue: NewsletterIssuePage) -> list[str]:
    """What must be mended before anybody asks for its release."""
    return [*_of_page(issue), *problems_for_readers(issue)]


def problems_for_readers(issue: NewsletterIssuePage) -> list[str]:
    """What would lead readers of the mail nowhere."""
    return list(_of_links(issue))


def problems_of_order(topics: Iterable[str], send_at: datetime | None) -> list[str]:
    """What is wrong with whom it goes to, and when."""
    return list(_of_order(list(topics), send_at))


def _of_page(issue: NewsletterIssuePage) -> Iterator[str]:
    if issue.has_unpublished_changes and issue.live:
        yield "The issue has changes that are not published. Publish them first."
    if issue.is_example:
        yield "The issue is an example. Take that mark away to send it."
    if any(sign in issue.title for sign in FORBIDDEN):
        yield "The title has a line break. Write it in one line: it is the subject of the mail."


def _of_links(issue: NewsletterIssuePage) -> Iterator[str]:
    if not visible(NewsletterIssuePage.objects.filter(pk=issue.pk)).exists():
        yield "The issue is not a page that everybody can see. Publish it first: the mail links it."
    for page in hidden_items(issue):
        yield (
            f"“{page.title}” is not a page that everybody can see. Publish it, or take it out of "
            "the issue."
        )


def _of_order(topics: list[str], send_at: datetime | None) -> Iterator[str]:
    if not topics or set(topics) - offered_topics().keys():
        yield "Choose at least one topic, of those that are offered now."
    elif not readers_of(topics).exists():
        yield "Nobody gets mail about these topics yet."
    if send_at and send_at <= timezone.now():
        yield "The time to send it is past. Choose a later one."
