"""Accessibility issues whose date to fix has come, among all that must be checked."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from alliance_site.core.accessibility.models import AccessibilityIssue
from alliance_site.core.review import due
from alliance_site.core.roles.names import PUBLISHER


def issues_due(day: date) -> Iterator[due.DueItem]:
    for issue in AccessibilityIssue.objects.to_fix_by(day):
        yield due.DueItem(
            kind="Accessibility issue",
            title=issue.title,
            reason="Past its date to fix" if issue.is_late else "To be fixed by this date",
            due=issue.fix_by,
            owner=None,
            owner_role=PUBLISHER,
            url=reverse("wagtailsnippets_core_accessibilityissue:edit", args=[issue.pk]),
        )


def register() -> None:
    due.register(due.DueSource("accessibility", issues_due))
