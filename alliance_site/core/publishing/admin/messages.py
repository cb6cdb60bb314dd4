"""What the gate says to editors at the top of their screen."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages

from alliance_site.core.publishing.problems import Problem, PublishingRefused, Severity

# A page with more than these has its author read the marks in the editor instead.
MOST_IN_A_MESSAGE = 6


def tell_refusal(request: HttpRequest, refusal: PublishingRefused) -> None:
    title = refusal.page.get_admin_display_title()
    what = f"Your change to “{title}”" if refusal.page.live else f"“{title}”"
    words = f"{what} is not published yet. Your draft is saved. Mend this first:"
    messages.error(request, _list(words, refusal.problems))


def tell_problems(request: HttpRequest, problems: list[Problem]) -> None:
    """After a save: what would be refused, and what could be better."""
    refusals = [problem for problem in problems if problem.severity is Severity.REFUSAL]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    if refusals:
        messages.warning(request, _list("Before this page can be published:", refusals))
    if warnings:
        messages.warning(request, _list("Look at this again:", warnings))


def tell_drafts(request: HttpRequest, refusals: Iterable[PublishingRefused]) -> None:
    """Pages that were to be published and stay as they were."""
    for refusal in refusals:
        title = refusal.page.get_admin_display_title()
        words = f"“{title}” is not published. Mend this, then publish it:"
        messages.error(request, _list(words, refusal.problems))


def _list(words: str, problems: list[Problem]) -> SafeString:
    said = list(dict.fromkeys(problem.message for problem in problems))
    items = format_html_join(
        "", "<li>{}</li>", ((message,) for message in said[:MOST_IN_A_MESSAGE])
    )
    more = len(said) - MOST_IN_A_MESSAGE
    rest = format_html("<p>And {} more.</p>", more) if more > 0 else ""
    return format_html("{}<ul>{}</ul>{}", words, items, rest)
