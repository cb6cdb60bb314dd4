"""The guide for editors, read where they work."""

from urllib.parse import urljoin

import pytest
from django.test import Client

from alliance_site.core.roles.names import ANALYST
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db
GUIDE = "/admin/guide/"


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(factories.staff(ANALYST))
    return client


def test_it_is_drawn_with_tables_and_pictures_that_are_there(staff: Client) -> None:
    page = soup(staff.get(GUIDE))
    guide = page.select_one(".guide")
    assert guide.select("h2")
    assert guide.select("table th")
    assert not guide.select("h1")
    pictures = guide.select("img")
    assert pictures
    for picture in pictures:
        assert picture["alt"]
        assert picture["width"] == "1280", "or what was being read would move"
        answer = staff.get(urljoin(GUIDE, picture["src"]))
        assert answer["Content-Type"] == "image/png"
        assert next(iter(answer.streaming_content)).startswith(b"\x89PNG")


def test_its_list_of_contents_leads_to_each_part(staff: Client) -> None:
    page = soup(staff.get(GUIDE))
    marks = [str(link["href"]).removeprefix("#") for link in page.select(".guide nav a")]
    assert len(marks) == len(set(marks)) > 5
    assert marks == [heading["id"] for heading in page.select(".guide h2, .guide h3")]


def test_its_links_lead_somewhere_in_the_admin_or_out(staff: Client) -> None:
    for link in soup(staff.get(GUIDE)).select(".guide a[href]"):
        href = str(link["href"])
        assert href.startswith(("#", "/", "https://")), f"{href} is a file of the repository"


def test_the_help_menu_leads_there(staff: Client) -> None:
    home = staff.get("/admin/").content.decode()
    assert GUIDE in home
    assert "guide.wagtail.org" not in home


@pytest.mark.parametrize("name", ["nothing", "..%2Feditors-guide", "../../manage"])
def test_no_other_file_is_given_out(staff: Client, name: str) -> None:
    assert staff.get(f"{GUIDE}pictures/{name}.png", follow=True).status_code == 404


@pytest.mark.parametrize("address", [GUIDE, f"{GUIDE}pictures/editor.png"])
def test_strangers_are_sent_to_the_login(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
