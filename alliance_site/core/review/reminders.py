"""The mail on Mondays to everybody who looks after something that is due."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import written
from alliance_site.core.review.due import DueItem, due_by
from alliance_site.core.review.models import today
from alliance_site.core.roles.names import PUBLISHER
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of


def remind_owners() -> str:
    """Queues one mail for each owner, however often it is called in a week.

    What nobody looks after, such as most facts, goes to all publishers: else nobody would hear.
    """
    items: dict[User, list[DueItem]] = defaultdict(list)
    publishers = list(_who_can_be_written_to().filter(groups__name=PUBLISHER))
    for item in due_by(today()):
        owner = item.owner if item.owner and item.owner.is_active and item.owner.email else None
        for reader in [owner] if owner else publishers:
            items[reader].append(item)
    for reader, due in items.items():
        _remind(reader, due)
    return f"{len(items)} people reminded."


def _who_can_be_written_to() -> QuerySet[User]:
    return User.objects.filter(is_active=True).exclude(email="")


def _remind(owner: User, items: list[DueItem]) -> None:
    number = f"{len(items)} things" if len(items) > 1 else "1 thing"
    context = {
        "name": name_of(owner),
        "mine": [_with_address(item) for item in items if item.owner == owner],
        "nobodys": [_with_address(item) for item in items if item.owner != owner],
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
