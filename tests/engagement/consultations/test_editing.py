"""What an edit may not do: break an address that is out, or overwrite what nobody has seen."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from alliance_site.core.roles.names import LEAD
from engagement.campaigns.models import CampaignQuestion
from engagement.consultations import transitions
from engagement.consultations.models import Consultation
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.consultations.writing import LIST, filled
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db: None) -> Client:
    return client_of(factories.staff(LEAD))


def address_of(made: Consultation) -> str:
    return f"{LIST}edit/{made.pk}/"


def opened(lead: Client, made: Consultation) -> dict[str, Any]:
    """What a window that is open on it would send back, unchanged."""
    page = soup(lead.get(address_of(made)))
    return {"seen": seen_on(page)}


def seen_on(page: BeautifulSoup) -> str:
    field = page.select_one("input[name=seen]")
    return str(field["value"]) if field else ""


def test_an_address_that_is_out_cannot_be_changed(clock: Any, programme: Any, lead: Client) -> None:
    made = factories.consultation(programme, slug="our-plan", announced_at=None)
    lead.post(address_of(made), filled(programme, slug="our-new-plan"))
    made.refresh_from_db()
    assert made.slug == "our-new-plan"
    transitions.announce(consultation=made, user=None)
    page = soup(lead.get(address_of(made)))
    assert page.select_one("#id_slug").has_attr("disabled")
    assert "lead to this address" in page.select_one("#panel-child-slug-helptext").get_text()
    # The name is still free, and does not write itself into the address.
    assert "w-sync#apply" not in page.select_one("#id_name").get("data-action", "")
    lead.post(address_of(made), filled(programme, name="Our good plan", slug="another"))
    made.refresh_from_db()
    assert (made.name, made.slug) == ("Our good plan", "our-new-plan")
    assert lead.get("/have-your-say/consultations/our-new-plan/").status_code == 200


def test_who_saves_second_is_told_and_keeps_what_they_typed(
    clock: Any, programme: Any, lead: Client
) -> None:
    made = factories.consultation(programme, slug="our-plan")
    first, second = opened(lead, made), opened(lead, made)
    lead.post(address_of(made), filled(programme, name="By the first", **first))
    typed = filled(programme, introduction="By the second", **second)
    refused = lead.post(address_of(made), typed)
    shown = " ".join(soup(refused).get_text(" ").split())
    assert "This has changed since you opened it: Name," in shown
    assert "Introduction" not in shown.split("since you opened it:")[1].split(". Nothing")[0]
    assert soup(refused).select_one("#id_introduction").get_text().strip() == "By the second"
    made.refresh_from_db()
    assert (made.name, made.introduction) == ("By the first", "Tell us.")
    # Now they have seen it.
    again = {**typed, "seen": seen_on(soup(refused))}
    assert lead.post(address_of(made), again).status_code == 302
    made.refresh_from_db()
    assert made.introduction == "By the second"


def test_a_draft_that_was_announced_meanwhile_is_not_saved_as_if_it_were_none(
    clock: Any, programme: Any, lead: Client
) -> None:
    made = factories.consultation(programme, slug="our-plan", announced_at=None)
    window = opened(lead, made)
    transitions.announce(consultation=made, user=None)
    refused = lead.post(address_of(made), filled(programme, introduction="Half written", **window))
    assert "Announced at" in refused.content.decode()
    made.refresh_from_db()
    assert made.introduction == "Tell us."


def test_the_same_sent_twice_is_no_conflict(clock: Any, programme: Any, lead: Client) -> None:
    made = factories.consultation(programme, slug="our-plan")
    typed = filled(programme, introduction="Once", **opened(lead, made))
    for _ in range(2):
        assert lead.post(address_of(made), typed).status_code == 302


def test_questions_count_as_well(clock: Any, programme: Any, lead: Client) -> None:
    made = factories.consultation(programme, slug="our-plan")
    question = CampaignQuestion.objects.create(campaign=made, text="What else?", kind="short")
    window = opened(lead, made)
    typed = filled(programme, question, **{**window, "questions-0-text": "By the second"})
    gone = {"questions-0-DELETE": "on"}
    lead.post(address_of(made), filled(programme, question, **{**window, **gone}))
    assert not made.questions.exists()
    refused = lead.post(address_of(made), typed)
    assert refused.status_code == 200
    assert ", Questions. Nothing of yours is saved" in refused.content.decode()


@pytest.mark.parametrize(
    ("odd", "is_saved"),
    [
        *(("", True), ("{", True), ("[]", True), ("x" * 9000, True)),
        *(('{"Name": 7}', False), ("\x00", False)),
    ],
)
def test_a_strange_mark_is_no_error(
    clock: Any, programme: Any, lead: Client, odd: str, is_saved: bool
) -> None:
    made = factories.consultation(programme, slug="our-plan")
    answer = lead.post(address_of(made), filled(programme, introduction="New", seen=odd))
    assert answer.status_code == (302 if is_saved else 200)
    made.refresh_from_db()
    assert made.introduction == ("New" if is_saved else "Tell us.")
