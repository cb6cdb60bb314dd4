"""Feedback of a quarter, and what a report shows of it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from engagement.feedback.models import Feedback, FeedbackEvent, Reply
from engagement.reports.counting import count_reports
from tests import factories
from tests.pages import soup

_forms = count()
SPRING = datetime.fromisoformat("2027-04-10 12:00+00:00")
COUNTED = "2027-07-30 12:00"
BELOW = "/admin/reports/feedback/"


def came(
    number: int,
    *,
    days: int | None = None,
    reply_days: int | None = None,
    themes: tuple = (),
    **fields: Any,
) -> list[Feedback]:
    """So many, in spring unless said otherwise; decided and answered after so many days."""
    received = fields.pop("received_at", SPRING)
    made = [
        factories.feedback(f"report{next(_forms)}", received_at=received, **fields)
        for _ in range(number)
    ]
    for feedback in made:
        feedback.themes.set(themes)
        if days is not None:
            at = received + timedelta(days=days)
            FeedbackEvent.objects.create(
                feedback=feedback,
                action="refuse",
                actor="staff",
                to_state="not_published",
                made_at=at,
            )
        if reply_days is not None:
            at = received + timedelta(days=reply_days)
            Reply.objects.create(feedback=feedback, text="Secret", signed="Nurse", made_at=at)
    return made


def count_them(moment: str = COUNTED) -> str:
    with time_machine.travel(moment):
        return count_reports()


def shown(client: Client, name: str, query: str = "") -> BeautifulSoup:
    answer = client.get(f"{BELOW}{name}/{query}")
    assert answer.status_code == 200
    return soup(answer)


def rows(page: BeautifulSoup) -> dict[str, list[str]]:
    """The cells of all tables by the name of their row."""
    return {
        row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in page.select(".feedback-report__table tbody tr")
        if row.th
    }
