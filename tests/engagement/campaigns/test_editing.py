"""What an edit of a campaign may not do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from engagement.campaigns.models import Campaign
from tests.core.roles.screens import client_of, fields_of
from tests.engagement import making
from tests.engagement.making import feedback
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db: None) -> Client:
    return client_of(making.lead())


def campaign(**fields: Any) -> Campaign:
    values = {"name": "Letters", "slug": "letters", "introduction": "Tell us"}
    return Campaign.objects.create(**{**values, **fields})


def saved(lead: Client, made: Campaign, **changes: str) -> Campaign:
    address = f"/admin/snippets/engagement/campaign/edit/{made.pk}/"
    shown = fields_of(soup(lead.get(address)).select_one("#w-editor-form"))
    assert lead.post(address, {**shown, **changes}).status_code == 302
    made.refresh_from_db()
    return made


def test_its_address_is_fixed_once_it_has_opened_or_has_answers(lead: Client) -> None:
    later = timezone.now() + timedelta(days=3)
    made = campaign(opens_at=later)
    assert saved(lead, made, slug="our-letters").slug == "our-letters"
    feedback(campaign=made)
    assert saved(lead, made, slug="other").slug == "our-letters"
    opened = campaign(slug="signs")
    assert saved(lead, opened, slug="other", name="Signs at the door").slug == "signs"
    assert opened.name == "Signs at the door"


def test_who_saves_second_is_told(lead: Client) -> None:
    made = campaign(opens_at=timezone.now().replace(second=0, microsecond=0))
    address = f"/admin/snippets/engagement/campaign/edit/{made.pk}/"
    window = fields_of(soup(lead.get(address)).select_one("#w-editor-form"))
    saved(lead, made, introduction="By the first")
    refused = lead.post(address, {**window, "introduction": "By the second"})
    assert "since you opened it: Introduction." in refused.content.decode()
    made.refresh_from_db()
    assert made.introduction == "By the first"
