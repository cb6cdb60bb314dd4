"""An event in the editor: kept as a draft, and published when it says what it must."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import PUBLISHER
from news.models import EventPage, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_officer_writes_an_event(client: Client, home: HomePage) -> None:
    index = factories.EventsIndexPageFactory()
    topic = Topic.objects.create(name="Screening", slug="screening")
    client.force_login(factories.staff(PUBLISHER))
    typed = {
        "title": "Walk",
        "slug": "walk",
        "search_description": "A walk.",
        "starts_at": "28/03/2027 10:00",
        "ends_at": "28/03/2027 09:00",
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    add = reverse("wagtailadmin_pages:add", args=["news", "eventpage", index.pk])
    assert b"must end after it starts" in client.post(add, nested_form_data(typed)).content
    typed["ends_at"] = "28/03/2027 12:00"
    client.post(add, nested_form_data(typed))
    event = EventPage.objects.get()
    assert not event.live  # a draft may still lack its place

    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    publish = {"action-publish": "1", "topics": [topic.pk]}
    answer = client.post(edit, nested_form_data(typed) | publish, follow=True)
    assert b"Say where the event is" in answer.content
    client.post(edit, nested_form_data(typed | {"place_name": "Example venue"}) | publish)
    event.refresh_from_db()
    assert event.live
    assert event.when == "Sunday 28 March 2027, 10am to midday"
    assert list(event.topics.all()) == [topic]
