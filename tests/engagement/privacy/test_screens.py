"""Leads see what will be deleted, and hold what must be kept; nobody else does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR, LEAD, MODERATOR
from engagement.feedback.models import Feedback
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/admin/reports/feedback-retention/"


def old(number: int, days: int = 720) -> Feedback:
    return factories.feedback(f"f{number}", received_at=timezone.now() - timedelta(days=days))


@pytest.fixture
def lead() -> Client:
    return client_of(factories.staff(LEAD))


def test_the_list_shows_what_goes_within_a_month_and_what_is_held(lead: Client) -> None:
    going, held, far = old(1), old(2, days=1), old(3, days=1)
    Feedback.objects.filter(pk=held.pk).update(held_because="A case in court")
    shown = soup(lead.get(LIST)).get_text(" ")
    assert str(going) in shown
    assert "All its words" in shown
    assert "Held: A case in court" in shown
    assert str(far) not in shown
    assert "It has not run yet" in shown


def test_a_lead_holds_one_and_lets_it_go(lead: Client) -> None:
    feedback = old(1)
    address = reverse("feedback_hold", args=[feedback.pk])
    assert lead.post(address, {"because": ""}).status_code == 200
    lead.post(address, {"because": "A case in court", "decision": "hold"})
    feedback.refresh_from_db()
    assert feedback.held_because == "A case in court"
    assert "Let it be deleted" in lead.get(address).content.decode()
    lead.post(address, {"because": "It is over", "decision": "release"})
    feedback.refresh_from_db()
    assert feedback.held_because == ""
    assert list(feedback.events.values_list("action", flat=True))[1:] == ["hold", "release"]


@pytest.mark.parametrize("role", [MODERATOR, EDITOR, ADMINISTRATOR, ""])
def test_others_see_and_hold_nothing(role: str) -> None:
    feedback = old(1)
    client = client_of(factories.staff(role))
    address = reverse("feedback_hold", args=[feedback.pk])
    assert client.get(LIST).status_code == 302
    assert client.get(address).status_code == 302
    client.post(address, {"because": "I say so", "decision": "hold"})
    feedback.refresh_from_db()
    assert feedback.held_because == ""


def test_the_list_costs_the_same_for_more(lead: Client) -> None:
    costs = []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            old(number)
        lead.get(LIST)
        with counted() as cost:
            lead.get(LIST)
        costs.append(cost.queries)
    assert costs[0] == costs[1]
