"""The screens of staff: the list, one commitment, its form, and the change of its state."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ADMINISTRATOR
from engagement.commitments.models import Commitment
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.moderation import safeguarding
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement import making
from tests.engagement.commitments.making import WORDS, author, commitment, go, soon
from tests.engagement.making import feedback
from tests.engagement.moderation.sending import screen, send
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/admin/commitments/"


@pytest.fixture
def lead(db: None) -> Client:
    return client_of(making.lead())


@pytest.fixture
def moderator(db: None) -> Client:
    return client_of(making.moderator())


def at(name: str, made: Commitment, *args: Any) -> str:
    return reverse(name, args=[made.pk, *args])


def told(client: Client, made: Commitment) -> str:
    """What the next screen says."""
    return " ".join(soup(client.get(at("commitment_one", made))).get_text(" ").split())


def test_before_a_change_is_confirmed_it_is_shown_whole(lead: Client) -> None:
    made = commitment("plan", "announce", led_by=[author(1), author(2), feedback()])
    address = at("commitment_change", made, "finish")
    typed = {
        "statement": "We <wrote> them again.",
        "what_changed": "",
        "reason": "",
        "evidence": "",
    }
    refused = soup(lead.post(address, typed))
    links = {link["href"] for link in refused.select(".feedback-errors a")}
    assert links == {"#id_what_changed", "#id_reason"}
    assert refused.title.get_text().strip().startswith("Error")
    assert refused.select_one("#id_statement").get_text().strip() == "We <wrote> them again."
    assert Commitment.objects.get().status == "planned"
    typed |= {"what_changed": "Short words", "reason": "You asked for it"}
    looked = soup(lead.post(address, typed))
    assert "2 people are told" in looked.get_text()
    assert "What we did: We <wrote> them again." in looked.blockquote.get_text()
    assert Commitment.objects.get().status == "planned"
    hidden = {
        field["name"]: field.get("value", "") for field in looked.select("form [type=hidden]")
    }
    again = soup(lead.post(address, {**hidden, "go": "back"}))
    assert again.select_one("#id_what_changed").get_text().strip() == "Short words"
    assert lead.post(address, {**hidden, "go": "confirm"}).status_code == 303
    done = Commitment.objects.get()
    assert (done.status, done.statement) == ("done", "We <wrote> them again.")
    # A second click, or a colleague who was slower.
    assert "not possible now" in lead.post(address, {**hidden, "go": "confirm"}).content.decode()
    assert done.events.count() == 3


def test_what_a_draft_lacks_is_said_with_the_way_to_mend_it(lead: Client) -> None:
    made = commitment(you_said="")
    page = soup(lead.post(at("commitment_change", made, "announce"), {"reason": "Now"}))
    errors = page.select_one(".feedback-errors")
    assert "Write what people said, in your own words" in errors.get_text()
    assert errors.a["href"] == at("commitments_admin:edit", made)


@pytest.mark.parametrize("odd", ["\x00", "x" * 9000, "javascript:alert(1)", "/\ud800"])
def test_bad_input_is_told_and_changes_nothing(lead: Client, odd: str) -> None:
    made = commitment("plan", "announce")
    address = at("commitment_change", made, "finish")
    odd = odd.encode("utf-8", "replace").decode()
    for name in ("statement", "what_changed", "evidence", "reason", "seen", "go"):
        said = {"statement": "We did", "what_changed": "Much", "reason": "So"}
        said[name] = odd
        assert lead.post(address, said).status_code == 200
    assert lead.post(at("commitment_change", made, "plan"), {"due": odd[:9]}).status_code == 200
    for query in (odd[:200], "9" * 40, "#"):
        assert lead.get(at("commitment_one", made), {"q": query}).status_code == 200
        lead.post(at("commitment_links", made), {"feedback": query})
        assert lead.post(at("commitment_undo", made), {"event": query}).status_code == 404
    for address in (LIST, f"{LIST}edit/", f"{LIST}delete/"):
        assert lead.get(f"{address}{'9' * 30}/").status_code == 404
    assert lead.get(LIST, {"programmes": "9" * 30}).status_code == 200
    assert lead.get(at("commitment_change", made, "no-such-way")).status_code == 404
    assert Commitment.objects.get().status == "planned"


def test_the_last_change_is_undone_by_a_button(lead: Client) -> None:
    made = commitment("plan", "announce")
    event = go(made, "decline")
    assert "Undo the last change" in told(lead, made)
    lead.post(at("commitment_undo", made), {"event": event.pk})
    assert "Undone. Nobody has heard of it." in told(lead, made)
    assert Commitment.objects.get().status == "planned"


def test_moderators_write_drafts_and_decide_nothing(moderator: Client) -> None:
    sent = {**WORDS, "title": "Signs at the door", "due": "", "what_changed": "", "evidence": ""}
    answer = moderator.post(reverse("commitments_admin:add"), sent)
    made = Commitment.objects.get()
    assert answer["Location"] == at("commitment_one", made)
    assert (made.status, made.is_public) == ("considering", False)
    address = at("commitments_admin:edit", made)
    moderator.post(address, {**sent, "title": "Signs at each door"})
    assert Commitment.objects.get().title == "Signs at each door"
    refused = moderator.post(
        at("commitment_change", made, "announce"), {"reason": "x", "go": "confirm"}
    )
    assert refused.status_code in (302, 403)
    assert "A lead announces it" in told(moderator, made)
    go(made, "announce")
    moderator.post(address, {**sent, "title": "Other words"})
    assert Commitment.objects.get().title == "Signs at each door"


def test_what_people_can_read_keeps_its_words_its_proof_and_its_date(lead: Client) -> None:
    made = commitment("plan", "announce", "finish")
    address = at("commitments_admin:edit", made)
    sent = {**WORDS, "title": made.title, "due": "2001-01-01", "evidence": ""}
    page = soup(lead.post(address, {**sent, "you_said": "", "what_changed": ""}))
    assert "Write what people said" in page.get_text()
    assert "Without it, nothing is done" in page.get_text()
    lead.post(address, {**sent, "what_changed": "Other words", "evidence": "https://example.org/x"})
    now = Commitment.objects.get()
    assert (now.what_changed, now.evidence_url) == ("Other words", "https://example.org/x")
    assert now.due == made.due
    lead.post(at("commitments_admin:delete", made))
    assert Commitment.objects.exists()
    draft = commitment(title="A draft")
    lead.post(at("commitments_admin:delete", draft))
    assert not Commitment.objects.filter(pk=draft.pk).exists()


def test_a_page_of_this_site_is_found_and_must_be_public(lead: Client, home: HomePage) -> None:
    page = factories.StandardPageFactory(parent=home, title="Our letters", slug="letters")
    made = commitment()
    address = at("commitment_change", made, "finish")
    said = {"statement": "We did", "reason": "So", "evidence": "/letters/", "go": "confirm"}
    page.unpublish()
    assert "People cannot see this page yet" in lead.post(address, said).content.decode()
    page.save_revision().publish()
    lead.post(address, said)
    assert Commitment.objects.get().evidence_page_id == page.pk
    assert "Our letters" in told(lead, made)


def test_who_may_not_read_feedback_links_it_by_number_and_title_alone() -> None:
    administrator = client_of(factories.staff(ADMINISTRATOR))
    one = feedback("zyqoriginal words", kind="plan")
    hidden = feedback("zyqhidden words", kind="plan")
    safeguarding.escalate(feedback=hidden, because="x", by=staff(making.moderator()))
    made = commitment()
    address = at("commitment_one", made)
    for asked in ("comment", str(one.pk), f"#{one.pk}"):
        page = soup(administrator.get(address, {"q": asked}))
        assert [b["value"] for b in page.select("button[name=feedback]")] == [str(one.pk)], asked
    assert "zyqoriginal" not in page.get_text()
    for each in (one, hidden):
        administrator.post(at("commitment_links", made), {"feedback": each.pk})
    assert list(made.feedback.all()) == [one]
    page = soup(administrator.get(address))
    assert f"Feedback {one.pk}, Comment on a plan" in " ".join(page.get_text().split())
    assert "zyqoriginal" not in page.get_text()
    assert not page.find("a", href=screen(one))
    assert not administrator.get(address, {"q": "zyqoriginal"}).context["found"]
    assert soup(client_of(making.moderator()).get(address)).find("a", href=screen(one))
    administrator.post(at("commitment_links", made), {"feedback": one.pk, "remove": ""})
    assert not made.feedback.exists()


def test_from_a_feedback_it_is_added_to_a_commitment_or_begins_one(moderator: Client) -> None:
    one, made = feedback(), commitment()
    send(moderator, one, "commitment", commitment=made.pk, title="")
    send(moderator, one, "commitment", commitment="", title="Signs  at the door")
    assert set(one.commitments.values_list("title", "is_public")) == {
        ("Letters in plain words", False),
        ("Signs at the door", False),
    }
    page = soup(moderator.get(screen(one)))
    links = [link["href"] for link in page.select("section[aria-labelledby=commitments] a")]
    assert at("commitment_one", made) in links
    refused = send(moderator, one, "commitment", commitment="", title=" ")
    assert "Choose a commitment, or write" in refused.content.decode()
    Feedback.objects.filter(pk=one.pk).update(state="withdrawn")
    refused = send(moderator, one, "commitment", commitment=commitment().pk, title="")
    assert "Its author has taken it back" in refused.content.decode()


def test_the_list_is_narrowed_down_and_costs_the_same_for_more(
    lead: Client, home: HomePage
) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=work)
    late = commitment("plan", "announce", title="Late", led_by=[feedback(), feedback()])
    Commitment.objects.update(due=soon(-3))
    late.programmes.add(programme)
    commitment("plan", title="Soon")
    Commitment.objects.filter(title="Soon").update(due=soon(3))
    address = reverse("commitments_admin:index")

    def shown(**chosen: Any) -> list[str]:
        found = soup(lead.get(address, chosen))
        return [link.get_text().strip() for link in found.select("td.title a")]

    assert shown() == ["Soon", "Late"]
    for chosen in ({"when": "late"}, {"announced": "yes"}, {"programmes": programme.pk}):
        assert shown(**chosen) == ["Late"], chosen
    assert shown(when="soon") == shown(announced="no") == shown(q="soon") == ["Soon"]
    assert shown(status="done") == []
    row = soup(lead.get(address)).find("a", string=re.compile("Late")).find_parent("tr").get_text()
    assert "late" in row
    assert row.split()[-4:] == ["2", "On", "the", "website"]
    costs = []
    for count in (0, 10):
        for number in range(count):
            commitment("plan", title=f"More {number}", led_by=[feedback()])
        with counted() as cost:
            lead.get(address)
        costs.append(cost.queries)
    assert costs[0] == costs[1]
    costs = []
    for count in (2, 10):
        made = commitment("plan", "begin", led_by=[feedback() for _ in range(count)])
        with counted() as cost:
            lead.get(at("commitment_one", made))
        costs.append(cost.queries)
    assert costs[0] == costs[1]
