"""Everybody who led to a commitment, and agreed to it, hears of each change once."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings as DjangoSettings

from alliance_site.core.outbox.models import OutgoingMail
from engagement.answering import contributors
from engagement.answering.contributors import tell_all_who_wait
from engagement.answering.models import Notice, Telling
from engagement.answering.telling import TIME_TO_UNDO
from engagement.commitments.foreseeing import foresee
from engagement.commitments.linking import link
from engagement.commitments.models import Commitment
from engagement.commitments.transitions import WAYS
from engagement.consultations.models import Consultation
from engagement.feedback.history import CLOCK, staff
from engagement.feedback.models import Feedback
from engagement.feedback.transitions import WITHDRAW, move
from tests.browser.database import Settings, in_new_thread
from tests.engagement.commitments.making import author, commitment, go, many_led_to
from tests.engagement.making import feedback
from tests.news.newsletter.test_killed import running, wait_until

pytestmark = pytest.mark.django_db
COUNT = 1000
TELL = """
import django
django.setup()
from engagement.answering import contributors
contributors.AT_ONCE = 50
contributors.tell_all_who_wait()
"""


def minutes_pass() -> None:
    with time_machine.travel(timezone.now() + TIME_TO_UNDO + timedelta(seconds=1)):
        tell_all_who_wait()


def told() -> Counter[str]:
    return Counter(OutgoingMail.objects.filter(letter__isnull=False).values_list("to", flat=True))


def test_each_change_in_public_is_told_once_and_no_draft() -> None:
    made = commitment("plan", led_by=[author(1), author(2), feedback()])
    minutes_pass()
    assert not told()
    go(made, "announce")
    minutes_pass()
    minutes_pass()
    assert told() == {"author1@example.org": 1, "author2@example.org": 1}
    go(made, "move_date")
    minutes_pass()
    assert told().total() == 2
    go(made, "finish")
    minutes_pass()
    assert told() == {"author1@example.org": 2, "author2@example.org": 2}


def test_what_is_added_later_is_told_of_later_changes_alone() -> None:
    made = commitment("announce", led_by=[author(1)])
    link(commitment=made, feedback=author(2), by=CLOCK)
    minutes_pass()
    assert told() == {"author1@example.org": 1}
    go(made, "decline")
    minutes_pass()
    assert told() == {"author1@example.org": 2, "author2@example.org": 1}


def test_who_answered_a_consultation_led_to_it_as_well() -> None:
    asked = Consultation.objects.create(name="A plan", slug="plan", introduction="x")
    made = commitment()
    made.consultations.add(asked)
    both, answered, in_danger, gone = (author(number) for number in range(1, 5))
    Feedback.objects.update(campaign=asked)
    link(commitment=made, feedback=both, by=CLOCK)
    Feedback.objects.filter(pk=in_danger.pk).update(is_safeguarding=True)
    move(feedback=gone, way=WITHDRAW, by=staff(None))
    go(made, "announce")
    minutes_pass()
    assert told() == {"author1@example.org": 1, "author2@example.org": 1}
    assert answered.commitments.count() == 0


def test_what_they_read_says_what_was_heard_what_is_done_why_and_where() -> None:
    phone = feedback(contact={"by": "phone", "phone": "020 7946 0000"})
    made = commitment("plan", "announce", led_by=[author(1), phone])
    Notice.objects.all().delete()
    go(made, "finish", statement="We wrote them again.", reason="You asked for it.")
    minutes_pass()
    letter = OutgoingMail.objects.get().letter
    assert letter.subject == "We have done something about it: Letters in plain words"
    for words in (
        "What we heard: You told us that the letters are hard to read.",
        "What we did: We wrote them again.",
        "What has changed: The letters have short words now.",
        "Why: You asked for it.",
        f"/have-your-say/you-said-we-did/{made.pk}/",
        "/have-your-say/follow/",
    ):
        assert words in letter.text
        assert words in letter.html
    assert letter.html.count("<p>") > 6
    telling = Telling.objects.get()
    assert telling.feedback == phone
    assert "We wrote them again." in telling.notice.happened


def test_what_is_foreseen_is_what_happens_and_nothing_of_it_stays() -> None:
    made = commitment("plan", "announce", led_by=[author(1), author(1), author(2, needs=["bsl"])])
    before = Commitment.objects.values().get(), made.events.count(), Notice.objects.count()
    said = {"user": None, "reason": "It is ready", "what_changed": "Short words"}
    outlook = foresee(commitment=made, way=WAYS["finish"], **said)
    assert (outlook.people, outlook.by_mail, outlook.by_person) == (2, 2, 1)
    after = Commitment.objects.values().get(), made.events.count(), Notice.objects.count()
    assert before == after
    event = go(made, "finish", **{name: said[name] for name in ("reason", "what_changed")})
    assert Notice.objects.get(key=f"commitment:{event.pk}").happened == outlook.words.happened
    draft = foresee(commitment=commitment(), way=WAYS["decline"], user=None, reason="No")
    assert draft.words is None


def prepare() -> None:
    made = commitment()
    many_led_to(made, COUNT)
    go(made, "announce")
    Notice.objects.update(made_at=timezone.now() - TIME_TO_UNDO)


def has_begun() -> bool:
    return OutgoingMail.objects.count() >= 100


def everybody() -> tuple[Counter[str], Counter[str]]:
    return told(), Counter(Telling.objects.values_list("feedback__contact__phone", flat=True))


def test_a_worker_killed_in_the_middle_tells_everybody_exactly_once(
    own_database: Settings,
    mail_server: object,
    monkeypatch: pytest.MonkeyPatch,
    settings: DjangoSettings,
) -> None:
    # Mails wait: it is the telling that is killed, and not the delivery.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    in_new_thread(prepare)
    with running(own_database, "-c", TELL) as worker:
        wait_until(lambda: in_new_thread(has_begun), worker)
        worker.kill()
        assert worker.wait() < 0, "it had come to its end"
    mailed, phoned = in_new_thread(everybody)
    assert 100 <= mailed.total() < COUNT * 8 // 10, "it was not killed in the middle"
    monkeypatch.setattr(contributors, "AT_ONCE", 50)
    in_new_thread(tell_all_who_wait)
    mailed, phoned = in_new_thread(everybody)
    assert set(mailed.values()) == set(phoned.values()) == {1}
    # One in ten sent two things and is one person; one in ten hears by phone.
    assert (len(mailed), len(phoned)) == (COUNT * 8 // 10, COUNT // 10)
