"""Two windows with the words of one commitment: nobody overwrites what they have not seen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.pages.home import HomePage
from engagement.commitments.linking import link
from engagement.commitments.models import Commitment
from engagement.feedback.history import CLOCK
from tests import factories
from tests.core.roles.screens import client_of, fields_of
from tests.engagement import making
from tests.engagement.commitments.making import commitment, go
from tests.engagement.making import feedback
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db: None) -> Client:
    return client_of(making.lead())


def address_of(made: Commitment) -> str:
    return reverse("commitments_admin:edit", args=[made.pk])


def opened(lead: Client, made: Commitment) -> dict[str, Any]:
    """What a window that is open on it would send back, unchanged."""
    return fields_of(soup(lead.get(address_of(made))).select_one("#w-editor-form"))


def test_who_saves_second_is_told_and_keeps_what_they_typed(lead: Client, home: HomePage) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=work)
    made = commitment("plan", "announce")
    first, second = opened(lead, made), opened(lead, made)
    lead.post(address_of(made), {**first, "title": "First", "programmes": programme.pk})
    typed = {**second, "you_said": "You told us the second"}
    refused = soup(lead.post(address_of(made), typed))
    said = " ".join(refused.get_text(" ").split())
    assert "This has changed since you opened it: Title, Programmes. Nothing of yours" in said
    assert refused.select_one("#id_you_said").get_text().strip() == "You told us the second"
    made.refresh_from_db()
    assert (made.title, list(made.programmes.all())) == ("First", [programme])
    assert "second" not in made.you_said
    # Now they have seen it.
    lead.post(address_of(made), {**typed, **{"seen": refused.select_one("[name=seen]")["value"]}})
    made.refresh_from_db()
    assert made.you_said == "You told us the second"


def test_a_change_of_state_counts_and_feedback_that_is_added_does_not(lead: Client) -> None:
    made = commitment("plan", "announce")
    window = opened(lead, made)
    link(commitment=made, feedback=feedback(), by=CLOCK)
    assert lead.post(address_of(made), {**window, "title": "New"}).status_code == 302
    window = opened(lead, made)
    go(made, "finish", what_changed="What the lead wrote in the other window")
    refused = lead.post(address_of(made), {**window, "what_changed": "Older words"})
    assert "What changed" in refused.content.decode()
    made.refresh_from_db()
    assert made.what_changed == "What the lead wrote in the other window"
