"""What happens to an accessibility issue."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from alliance_site.core.accessibility.models import AccessibilityIssue
from alliance_site.core.users.models import User

FIXED = "core.fix_accessibility_issue"


@transaction.atomic
def mark_fixed(*, issues: Iterable[AccessibilityIssue], on: date, by: User) -> int:
    """Takes the issues off the public statement; tells how many were still on it."""
    chosen = [issue.pk for issue in issues]
    waiting = AccessibilityIssue.objects.still_there().select_for_update().filter(pk__in=chosen)
    count = 0
    for issue in waiting:
        # Somebody may mark on a date before that on which it was found: then it was fixed at once.
        issue.fixed_on = max(on, issue.since)
        issue.save(update_fields=["fixed_on"])
        log(instance=issue, action=FIXED, user=by)
        count += 1
    return count
