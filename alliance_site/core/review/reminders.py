"""The mail on Mondays to everybody who looks after something that is due."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from alliance_site.core.review.due import DueItem, due_by
from alliance_site.core.review.models import today
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of


def remind_owners() -> str:
    """Queues one mail for each owner, however often it is called in a week."""
    items: dict[User, list[DueItem]] = defaultdict(list)
    for item in due_by(today()):
        if item.owner and item.owner.is_active and item.owner.email:
            items[item.owner].append(item)
    for owner, due in items.items():
        _remind(owner, due)
    return f"{len(items)} people reminded."


def _remind(owner: User, items: list[DueItem]) -> None:
    number = f"{len(items)} things" if len(items) > 1 else "1 thing"
    context = {
        "name": name_of(owner),
        "items": [_with_address(item) for item in items],
        "report_url": f"{settings.SITE_BASE_URL}{reverse('due_report')}",
    }
    words = written("due_for_review", context)
    queue_mail(
        key=f"due_for_review:{owner.pk}:{_week(today())}",
        to=owner.email,
        subject=f"{number} for you to check on the website",
        headers={"Auto-Submitted": "auto-generated"},
        text=words.text,
        html=words.html,
    )


def _with_address(item: DueItem) -> dict[str, Any]:
    address = item.url if "://" in item.url else f"{settings.SITE_BASE_URL}{item.url}"
    return {**vars(item), "url": address}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
