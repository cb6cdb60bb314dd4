"""What staff see first: what is theirs to do, by role, at a cost that does not grow."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from alliance_site.core.dashboard.lists import ON_THE_DASHBOARD
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from alliance_site.core.users.models import User
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]

WRITING = ["My drafts", "Scheduled", "Recently published"]
HEADINGS = ["Waiting for me", *WRITING]


def shown(client: Client) -> dict[str, str]:
    """The text of each of our panels, by its heading."""
    page = soup(client.get("/admin/"))
    panels = {}
    for panel in page.select("section.w-panel"):
        heading = panel.select_one("h2").get_text(" ", strip=True)
        panels[heading] = " ".join(panel.get_text(" ", strip=True).split())
    return panels


def draft(editor: User, **fields: object) -> Page:
    page = factories.StandardPageFactory(live=False, owner=editor, **fields)
    page.save_revision(user=editor)
    return page


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (EDITOR, WRITING),
        (PUBLISHER, HEADINGS),
        (ADMINISTRATOR, HEADINGS),
        (CLINICAL_REVIEWER, ["Waiting for me"]),
        (MODERATOR, []),
        (LEAD, []),
        (ANALYST, []),
    ],
)
def test_each_role_has_the_panels_that_it_can_use(
    home: HomePage, role: str, expected: list[str]
) -> None:
    client = client_of(factories.staff(role))
    assert [heading for heading in shown(client) if heading in HEADINGS] == expected
    assert soup(client.get("/admin/")).find("a", href="/admin/guide/")


def test_an_empty_panel_says_in_plain_words_what_will_come(home: HomePage) -> None:
    panels = shown(client_of(factories.staff(PUBLISHER)))
    assert "Nothing is waiting for you" in panels["Waiting for me"]
    assert "You have no drafts" in panels["My drafts"]
    assert "Nothing is scheduled" in panels["Scheduled"]


def test_my_drafts_are_what_i_edited_last_and_did_not_publish(home: HomePage) -> None:
    editor, other = factories.staff(EDITOR), factories.staff(EDITOR)
    draft(editor, title="Mine")
    draft(other, title="Theirs")
    draft(editor, title="Handed over").save_revision(user=other)
    draft(editor, title="Done").get_latest_revision().publish()
    later = timezone.now() + timedelta(days=1)
    draft(editor, title="Timed", go_live_at=later).get_latest_revision().publish()
    submitted = draft(editor, title="Submitted")
    submitted.get_workflow().start(submitted, editor)
    text = shown(client_of(editor))["My drafts"]
    assert "Mine Draft" in text
    assert "Timed Scheduled" in text
    assert "Submitted In workflow: Approval by a publisher" in text
    assert not any(title in text for title in ("Theirs", "Handed over", "Done"))


def test_what_is_submitted_waits_for_publishers_with_the_name_of_who_sent_it(
    home: HomePage,
) -> None:
    editor = factories.staff(EDITOR)
    page = draft(editor, title="Please look")
    page.get_workflow().start(page, editor)
    text = shown(client_of(factories.staff(PUBLISHER)))["Waiting for me"]
    assert f"Please look Approval by a publisher, from {editor.username}" in text
    assert (
        "Nothing is waiting"
        in shown(client_of(factories.staff(CLINICAL_REVIEWER)))["Waiting for me"]
    )


def test_scheduled_tells_what_comes_and_what_goes_the_next_first(home: HomePage) -> None:
    now = timezone.now()
    editor = factories.staff(EDITOR)
    draft(editor, title="Later", go_live_at=now + timedelta(days=3)).get_latest_revision().publish()
    draft(
        editor, title="Sooner", go_live_at=now + timedelta(days=1)
    ).get_latest_revision().publish()
    factories.StandardPageFactory(title="Going", expire_at=now + timedelta(days=2))
    text = shown(client_of(editor))["Scheduled"]
    places = [text.index(f) for f in ("Sooner Goes live", "Going Comes off the site", "Later")]
    assert places == sorted(places)


def fill(count: int, editor: User) -> None:
    later = timezone.now() + timedelta(days=1)
    for _ in range(count):
        draft(editor)
        submitted = draft(editor)
        submitted.get_workflow().start(submitted, editor)
        draft(editor, go_live_at=later).get_latest_revision().publish()
        factories.StandardPageFactory(expire_at=later).save_revision(user=editor).publish()


def test_many_cost_what_few_cost_and_the_rest_is_one_click_away(home: HomePage) -> None:
    administrator = factories.staff(ADMINISTRATOR)
    client = client_of(administrator)
    fill(2, administrator)
    client.get("/admin/")
    with counted() as few:
        client.get("/admin/")
    fill(ON_THE_DASHBOARD, administrator)
    with counted() as many:
        client.get("/admin/")
    assert many.queries == few.queries, many
    panels = shown(client)
    assert panels["My drafts"].count("Draft") <= ON_THE_DASHBOARD + 1
    for heading, name in zip(
        HEADINGS, ("waiting", "drafts", "scheduled", "published"), strict=True
    ):
        assert f"See all: {heading.lower()}" in panels[heading]
        whole = soup(client.get(f"/admin/lists/{name}/"))
        assert len(whole.select("tbody tr")) > ON_THE_DASHBOARD


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        (ANALYST, "/admin/lists/published/", 302),
        (EDITOR, "/admin/lists/waiting/", 302),
        (EDITOR, "/admin/lists/drafts/", 200),
        (EDITOR, "/admin/lists/secrets/", 404),
    ],
)
def test_a_list_is_for_those_who_have_its_panel(
    home: HomePage, role: str, address: str, status: int
) -> None:
    assert client_of(factories.staff(role)).get(address).status_code == status
