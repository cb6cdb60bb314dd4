"""Everybody who contributed hears what came of it once, whatever happens to the worker."""

import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from alliance_site.core.consent.services import withdraw_consent
from alliance_site.core.outbox.models import OutgoingMail, Status
from engagement.answering.contributors import stop_telling, tell_all_who_wait, tell_contributors
from engagement.answering.models import Notice, Telling
from engagement.answering.telling import TIME_TO_UNDO, take_back_all_waiting
from engagement.answering.words import Words
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import CONTACT
from engagement.feedback.transitions import WITHDRAW, move
from engagement.following.consenting import forget_contact
from engagement.moderation.safeguarding import escalate
from tests.browser.database import Settings, in_new_thread
from tests.core.outbox.test_together import address_of
from tests.engagement.making import BY_EMAIL, feedback

pytestmark = pytest.mark.django_db
WORDS = Words("What came of it", "We have decided. Read it at https://example.org/x/", "Thank you.")
KEY = "consultation:1"
# Stops before the third batch is stored, until it is killed.
STOPS_IN_THE_THIRD_BATCH = """
import time
import django
django.setup()
from engagement.answering import contributors
contributors.AT_ONCE, ask, calls = 20, contributors._ask_people, []

def ask_and_wait(*words):
    ask(*words)
    calls.append(1)
    if len(calls) == 3:
        print("waiting", flush=True)
        time.sleep(600)

contributors._ask_people = ask_and_wait
contributors.tell_all_who_wait()
"""


def by_mail(number: int, **more: Any) -> Feedback:
    return feedback(contact={**BY_EMAIL, "email": f"author{number}@example.org", **more})


def tell() -> None:
    tell_contributors(about_key=KEY, feedback_ids=Feedback.objects.all(), words=WORDS)
    with time_machine.travel(timezone.now() + TIME_TO_UNDO + timedelta(seconds=1)):
        tell_all_who_wait()


def told() -> Counter[str]:
    letters = OutgoingMail.objects.filter(letter__isnull=False).exclude(status=Status.WITHDRAWN)
    return Counter(letters.values_list("to", flat=True))


def test_one_person_with_several_things_gets_one_message_and_only_who_agrees() -> None:
    by_mail(1)
    by_mail(1, email="Author1@Example.org")
    feedback()
    refused = by_mail(2)
    withdraw_consent(subject=refused.key, purpose=CONTACT, how="by code")
    move(feedback=by_mail(3), way=WITHDRAW, by=staff(None))
    in_danger, same_person = by_mail(4), by_mail(4)
    Feedback.objects.filter(pk=in_danger.pk).update(is_safeguarding=True)
    tell()
    tell()
    assert told() == {"author1@example.org": 1}
    assert not Telling.objects.exists()
    assert not same_person.events.filter(action="told_what_came_of_it").exists()
    mail = OutgoingMail.objects.get()
    assert "author1" not in mail.key
    assert "https://example.org/x/" in mail.letter.text


def test_a_person_tells_those_whom_a_mail_cannot_and_each_once() -> None:
    phone = {"by": "phone", "phone": "020 7946 0000"}
    first = feedback(contact=phone)
    feedback(contact={**phone, "phone": "+44 (0)20 7946 0000"})
    by_mail(1, needs=["bsl"])
    by_mail(2, needs=["large_print"])
    by_mail(3, email="nobody@invalid@example.org")
    tell()
    assert told() == {"author1@example.org": 1, "author2@example.org": 1}
    large = OutgoingMail.objects.get(to="author2@example.org").letter
    assert "font-size: 32px" in large.html
    tellings = Telling.objects.filter(notice__key=KEY)
    assert tellings.count() == 3
    assert tellings.get(by="phone").feedback == first


def test_what_is_not_sent_yet_can_be_taken_back_and_told_anew() -> None:
    made = by_mail(1)
    feedback(contact={"by": "phone", "phone": "020 7946 0000"})
    tell_contributors(about_key=KEY, feedback_ids=Feedback.objects.all(), words=WORDS)
    tell_all_who_wait()
    assert not told()  # there is time to undo
    tell()
    stop_telling(about_key=KEY)
    assert not told()
    assert not Telling.objects.exists()
    tell()
    assert told() == {"author1@example.org": 1}
    # Its author wants no more from us before it has gone.
    take_back_all_waiting(made)
    assert not told()


def test_who_withdraws_one_of_two_things_is_still_told_because_of_the_other() -> None:
    first, second = by_mail(1), by_mail(1, email="Author1@example.org")
    tell()
    forget_contact(first)
    assert told() == {"author1@example.org": 1}
    assert second.events.filter(action="told_what_came_of_it").exists()
    forget_contact(second)
    assert not told()


def test_who_may_be_in_danger_is_told_nothing_because_of_another_thing() -> None:
    first = by_mail(1)
    by_mail(1)
    tell()
    escalate(feedback=first, because="Somebody else reads it", by=staff(None))
    assert not told()


def prepare() -> None:
    for number in range(100):
        by_mail(number % 90)
        feedback(contact={"by": "phone", "phone": f"020 7946 {number % 90:04}"})
    tell_contributors(about_key=KEY, feedback_ids=Feedback.objects.all(), words=WORDS)
    Notice.objects.update(made_at=timezone.now() - TIME_TO_UNDO)


def counted() -> tuple[Counter[str], Counter[str]]:
    phones = Telling.objects.values_list("feedback__contact__phone", flat=True)
    return told(), Counter(phones)


def test_a_worker_killed_half_way_leaves_nobody_out_and_tells_nobody_twice(
    own_database: Settings,
) -> None:
    in_new_thread(prepare)
    process = subprocess.Popen(
        [sys.executable, "-c", STOPS_IN_THE_THIRD_BATCH],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": address_of(own_database),
            "DJANGO_SETTINGS_MODULE": "alliance_site.settings.test",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    first_line = process.stdout.readline()
    process.kill()
    process.wait()
    assert first_line == "waiting\n", first_line + process.stdout.read()
    mailed, phoned = in_new_thread(counted)
    assert (mailed.total(), phoned.total()) == (20, 20)  # the third batch died with its worker
    in_new_thread(tell_all_who_wait)
    mailed, phoned = in_new_thread(counted)
    assert set(mailed.values()) == set(phoned.values()) == {1}
    assert (len(mailed), len(phoned)) == (90, 90)
