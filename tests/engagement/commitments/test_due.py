"""Who keeps commitments hears what is late or soon due."""

import pytest
import time_machine
from django.test import Client

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR
from engagement.commitments.models import Commitment
from engagement.moderation.digest import send_digests
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement import making
from tests.engagement.commitments.making import commitment, soon

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = "2026-11-23 08:00", "2026-11-24 08:00"


def one_late_two_soon() -> None:
    for days in (-1, 0, 30, 31):
        made = commitment("plan", "announce")
        Commitment.objects.filter(pk=made.pk).update(due=soon(days))
    Commitment.objects.filter(pk=commitment("finish").pk).update(due=soon(-1))


def mails_of(day: str) -> dict[str, str]:
    OutgoingMail.objects.all().delete()
    with time_machine.travel(day, tick=False):
        Commitment.objects.all().delete()
        one_late_two_soon()
        send_digests()
    return dict(OutgoingMail.objects.values_list("to", "text"))


def test_leads_are_told_on_mondays_and_moderators_are_not() -> None:
    making.lead(email="lead@example.org")
    making.moderator(email="moderator@example.org")
    (mail,) = mails_of(MONDAY).values()
    assert "Commitments that are late: 1\n" in mail
    assert "Commitments due within 30 days: 2\n" in mail
    assert "when=late" in mail
    assert "not announced" not in mail
    assert "The oldest" not in mail
    assert not mails_of(TUESDAY)
    making.feedback()
    both = mails_of(MONDAY)
    assert "Waiting for us: 1" in both["lead@example.org"]
    assert "Commitments" not in both["moderator@example.org"]


def panel(client: Client) -> str:
    return client.get("/admin/").content.decode()


def test_the_dashboard_says_it_to_those_who_keep_them() -> None:
    keeper = client_of(factories.staff(ADMINISTRATOR))
    assert "No commitment is late" in panel(keeper)
    one_late_two_soon()
    shown = panel(keeper)
    assert "Commitments that are late: <strong>1</strong>" in shown
    assert "Commitments not announced yet: <strong>1</strong>" in shown
    assert "Commitments" not in panel(client_of(factories.staff(EDITOR)))
