"""The panel of the dashboard and the mail of each morning: numbers and links, never words."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from alliance_site.core.clock import jobs
from alliance_site.core.users.models import User
from engagement.feedback.choices import AdditionKind
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.following.adding import add_words
from engagement.moderation import keeping, safeguarding
from engagement.moderation.deciding import publish_now
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.making import feedback, mails
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db


def run() -> None:
    job = jobs.named("feedback_digest")
    assert job
    job.run()


def test_one_mail_a_person_and_day_and_none_where_nothing_waits(
    moderator: User, lead: User
) -> None:
    run()
    assert not mails()
    made = feedback("Marker words")
    keeping.assign(feedback=made, to=moderator, by=staff(moderator))
    Feedback.objects.update(due_at=timezone.now() - timedelta(days=1))
    run()
    run()
    found = {mail.to: mail for mail in mails()}
    assert set(found) == {"mo@example.org", "lee@example.org"}
    text = found["mo@example.org"].text
    for line in ("Waiting for us: 1", "Late: 1", "Mine: 1", "/admin/feedback/?mark=late"):
        assert line in text
    assert "Mine" not in found["lee@example.org"].text
    assert "Marker" not in text + found["mo@example.org"].html
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        run()
    assert len(mails()) == 4


def test_words_after_a_decision_are_told_and_lead_to_the_queue(
    moderator: User, admin: Client
) -> None:
    made = feedback()
    publish_now(feedback=made, by=staff(moderator))
    add_words(feedback=made, kind=AdditionKind.CORRECTION, form_key="k", text="It was May")
    run()
    (mail,) = mails()
    assert "Author wrote after a decision: 1" in mail.text
    for mark, count in (("written", 1), ("appeal", 0)):
        found = soup(admin.get(f"/admin/feedback/?mark={mark}")).select("[data-feedback-link]")
        assert len(found) == count


def test_a_concern_is_counted_for_leads_alone(moderator: User, lead: User) -> None:
    made = feedback()
    safeguarding.escalate(feedback=made, because="x", by=staff(moderator))
    run()
    digests = [mail for mail in mails() if mail.key.startswith("feedback_digest")]
    assert [mail.to for mail in digests] == ["lee@example.org"]


def test_it_is_sent_at_eight_in_summer_as_in_winter() -> None:
    job = jobs.named("feedback_digest")
    assert job
    for day in ("2026-01-10T03:00:00+00:00", "2026-07-10T03:00:00+00:00"):
        at = timezone.localtime(job.after(timezone.datetime.fromisoformat(day)))
        assert (at.hour, at.minute) == (8, 0)


def panel(client: Client) -> str:
    for found in soup(client.get("/admin/")).select("section.w-panel"):
        if found.select_one("h2").get_text(strip=True) == "Feedback":
            return " ".join(found.get_text(" ").split())
    return ""


def test_the_panel_leads_to_what_it_counts_and_costs_the_same(
    admin: Client, leads_admin: Client
) -> None:
    assert "Nothing is waiting." in panel(admin)
    costs = []
    for count in (2, 10):
        for _ in range(count):
            feedback()
        admin.get("/admin/")
        with counted() as cost:
            admin.get("/admin/")
        costs.append(cost.queries)
    assert costs[0] == costs[1]
    assert "Waiting for us: 12" in panel(admin)
    assert "The oldest has waited for less than a day." in panel(admin)
    assert "Author silent" in panel(leads_admin)
    assert not panel(client_of(factories.staff("Communications editor")))
