"""Staff see what readers were told."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR, PUBLISHER
from news.digests.services import tell_what_is_new
from news.models import NewsIndexPage
from tests import factories
from tests.core.roles.screens import client_of
from tests.news.digests.conftest import reader
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


def rows(client: Client) -> list[list[str]]:
    page = soup(client.get(reverse("digest_report")))
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in page.select("table.listing tbody tr")
    ]


def tell(clock: time_machine.Traveller, section: NewsIndexPage, title: str) -> None:
    clock.shift(timedelta(hours=1))
    factories.news(section, title=title)
    clock.shift(timedelta(hours=1))
    tell_what_is_new()


def test_it_says_what_went_to_how_many_and_how_far_it_is(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    publisher = client_of(factories.staff(PUBLISHER))
    for number in range(3):
        reader("news.all", number=number)
    tell(begun, section, "Screening")
    OutgoingMail.objects.filter(to="reader0@example.org").update(status="sent")
    ((_, rhythm, window, subject, items, mails, standing),) = rows(publisher)
    assert rhythm == "As soon as it is published"
    assert window == "24 Nov 2026, 12:00 to 24 Nov 2026, 13:45"
    assert subject == "New from Test Cancer Alliance: Screening"
    assert (items, mails) == ("1", "3")
    assert standing == "Waiting to be sent (2); Sent (1)"


def test_ten_digests_cost_what_two_cost(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    publisher = client_of(factories.staff(PUBLISHER))
    reader("news.all")
    for number in range(2):
        tell(begun, section, f"News {number}")
    assert len(rows(publisher)) == 2
    with counted() as few:
        rows(publisher)
    for number in range(8):
        tell(begun, section, f"More news {number}")
    with counted() as many:
        assert len(rows(publisher)) == 10
    assert many.queries == few.queries


def test_publishers_and_administrators_see_it(section: NewsIndexPage) -> None:
    for role, status in ((PUBLISHER, 200), (ADMINISTRATOR, 200), (EDITOR, 302)):
        client = client_of(factories.staff(role))
        assert client.get(reverse("digest_report")).status_code == status
