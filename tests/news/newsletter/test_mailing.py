"""A mailing: asked for, released by a second person, cooled off, sent, stopped, sent anew."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from alliance_site.core.clock import jobs
from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic
from alliance_site.core.outbox.delivery import deliver_waiting
from alliance_site.core.outbox.erasing import erase_old_mail
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from alliance_site.core.roles.names import PUBLISHER
from news.models import Mailing, NewsletterIssuePage, Subscriber
from news.newsletter.models import Status
from news.newsletter.progress import progress_of
from news.newsletter.recipients import numbers_of
from news.newsletter.sending import send_due
from news.newsletter.topics import NEWSLETTER
from news.newsletter.transitions import MailingRefused, release, send_back, stop
from news.subscribers.models import Status as ReaderStatus
from tests import factories
from tests.mail_server import MailServer
from tests.news.newsletter.readers import asked, due, make_readers, released

pytestmark = pytest.mark.django_db


def to_readers() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(letter__isnull=False).order_by("pk"))


def delivered(server: MailServer) -> Counter[str]:
    return Counter(message["To"] for message in server.taken if "reader" in message["To"])


def status_of(mailing: Mailing) -> str:
    mailing.refresh_from_db()
    return mailing.status


def test_from_asking_to_sent(issue: NewsletterIssuePage, mail_server: MailServer) -> None:
    make_readers(3)
    mailing = released(issue)
    assert mailing.recipients_expected == 3
    assert mailing.starts_at - mailing.released_at == timedelta(minutes=15)
    assert send_due() == ""
    assert not to_readers()
    with time_machine.travel(mailing.starts_at - timedelta(seconds=5)):
        send_due()
    assert status_of(mailing) == Status.RELEASED
    with time_machine.travel(mailing.starts_at + timedelta(seconds=5)):
        assert send_due() == "Newsletters: 1 started, 1 addressed."
        assert status_of(mailing) == Status.SENDING
        assert send_due() == ""
        deliver_waiting()
        assert send_due() == "Newsletters: 1 finished."
        call_command("send_due_newsletters")
    assert status_of(mailing) == Status.SENT
    assert delivered(mail_server) == {f"reader{n}@example.org": 1 for n in range(3)}
    log = ModelLogEntry.objects.get_for_model(Mailing).order_by("timestamp", "pk")
    moves = [entry.action.rpartition(".")[2] for entry in log]
    assert moves == ["ask", "released", "queuing", "sending", "sent"]
    assert [bool(entry.user_id) for entry in log] == [True, True, False, False, False]


def test_the_clock_does_it_each_minute() -> None:
    job = jobs.named("newsletters")
    assert job is not None
    assert job.run is send_due
    now = timezone.now()
    assert job.after(now) - now == timedelta(minutes=1)


def test_only_confirmed_readers_of_the_topics_get_it_and_each_once(
    issue: NewsletterIssuePage,
) -> None:
    registry.register("test", lambda: [MailTopic("test.other", "Other")])
    try:
        both = make_readers(2, NEWSLETTER.name, "test.other", name="both")
        one = make_readers(3, "test.other", name="one")
        for status in (ReaderStatus.PENDING, ReaderStatus.LEFT, ReaderStatus.BOUNCED):
            make_readers(1, "test.other", status=status, name=status)
        make_readers(1, "test.third", name="third")
        topics = [NEWSLETTER.name, "test.other"]
        numbers = numbers_of(topics, issue.translation_key)
        assert numbers.by_topic == [("The newsletter", 2), ("Other", 5)]
        assert (numbers.people, numbers.had_it, numbers.to_come) == (5, 0, 5)
        mailing = released(issue, topics=topics)
        Mailing.objects.update(starts_at=timezone.now())
        send_due()
    finally:
        registry.unregister("test")
    assert mailing.recipients_expected == 5
    expected = {person.email for person in both + one}
    assert {mail.to for mail in to_readers()} == expected


def test_nobody_releases_what_they_asked_for_themselves(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    user = factories.UserFactory(is_superuser=True)
    mailing = asked(issue, user=user)
    with pytest.raises(MailingRefused, match="second person"):
        release(mailing=mailing, user=user, revision_read=issue.live_revision_id)
    assert status_of(mailing) == Status.ASKED


def test_the_second_of_two_who_release_is_told(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    mailing = asked(issue)
    same = Mailing.objects.get(pk=mailing.pk)
    one, two = factories.UserFactory(), factories.UserFactory()
    release(mailing=mailing, user=one, revision_read=None)
    with pytest.raises(MailingRefused, match="Released, not started"):
        release(mailing=same, user=two, revision_read=None)
    mailing.refresh_from_db()
    assert mailing.released_by == one
    with pytest.raises(MailingRefused, match="asked for this issue already"):
        asked(issue)


def test_words_are_those_of_the_release(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    issue.save_revision().publish()
    issue.refresh_from_db()
    mailing, seen = asked(issue), issue.live_revision_id
    issue.title = "Changed before the release"
    issue.save_revision().publish()
    second = factories.UserFactory()
    with pytest.raises(MailingRefused, match="changed after you opened"):
        release(mailing=mailing, user=second, revision_read=seen)
    mailing.refresh_from_db()
    key = NewsletterIssuePage.objects.get().live_revision_id
    release(mailing=mailing, user=second, revision_read=key)
    issue.title = "Changed after it"
    issue.save_revision().publish()
    Mailing.objects.update(starts_at=timezone.now())
    send_due()
    assert [mail.subject for mail in to_readers()] == ["Changed before the release"]
    assert mailing.revision_id == key


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"live": False}, "not a page that everybody can see"),
        ({"has_unpublished_changes": True}, "changes that are not published"),
        ({"is_example": True}, "is an example"),
        ({"title": "Two\nlines"}, "line break"),
        ({"title": "Two\rlines"}, "line break"),
    ],
)
def test_what_is_wrong_with_an_issue_is_told_before_it_is_asked_for(
    issue: NewsletterIssuePage, change: dict, told: str
) -> None:
    make_readers(1)
    for name, value in change.items():
        setattr(issue, name, value)
    issue.save(clean=False)
    with pytest.raises(MailingRefused, match=told):
        asked(issue)
    assert not Mailing.objects.exists()


def test_an_item_that_is_not_public_stops_the_release_and_the_start(
    issue: NewsletterIssuePage,
) -> None:
    make_readers(1)
    item = issue.items.get().page
    item.live = False
    item.save()
    with pytest.raises(MailingRefused, match=f"“{item.title}” is not a page"):
        asked(issue)
    item.live = True
    item.save()
    mailing = due(issue)
    item.live = False
    item.save()
    send_due()
    assert status_of(mailing) == Status.STOPPED
    assert item.title in mailing.stopped_why
    assert not to_readers()
    assert OutgoingMail.objects.filter(to="asker@example.org", text__contains="stopped").exists()


def test_a_deleted_issue_is_not_sent(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    mailing = due(issue)
    issue.delete()
    send_due()
    assert status_of(mailing) == Status.STOPPED


@pytest.mark.parametrize("topics", [[], ["news.unknown"], [NEWSLETTER.name, "news.unknown"]])
def test_topics_must_be_offered_and_have_readers(
    issue: NewsletterIssuePage, topics: list[str]
) -> None:
    make_readers(1)
    with pytest.raises(MailingRefused, match="Choose at least one topic"):
        asked(issue, topics=topics)
    Subscriber.objects.all().delete()
    with pytest.raises(MailingRefused, match="Nobody gets mail"):
        asked(issue)


def test_a_time_of_its_own_is_kept_to_also_when_the_clocks_change(
    issue: NewsletterIssuePage, settings: object
) -> None:
    make_readers(1)
    # Nine o'clock on the wall in London: the Sunday when summer time begins, and the day before.
    sunday = datetime(2027, 3, 28, 8, 0, tzinfo=UTC)
    with time_machine.travel(sunday - timedelta(hours=23), tick=False):
        mailing = released(issue, send_at=timezone.make_aware(datetime(2027, 3, 28, 9, 0)))
        assert mailing.starts_at == sunday
    with time_machine.travel(sunday - timedelta(minutes=1), tick=False):
        send_due()
        assert status_of(mailing) == Status.RELEASED
    with time_machine.travel(sunday, tick=False):
        send_due()
        assert status_of(mailing) == Status.SENDING


def test_a_time_in_the_past_is_refused_and_cooling_off_comes_first(
    issue: NewsletterIssuePage,
) -> None:
    make_readers(1)
    now = timezone.now()
    with pytest.raises(MailingRefused, match="past"):
        asked(issue, send_at=now - timedelta(minutes=1))
    mailing = asked(issue, send_at=now + timedelta(minutes=5))
    with (
        time_machine.travel(now + timedelta(minutes=6)),
        pytest.raises(MailingRefused, match="past"),
    ):
        release(mailing=mailing, user=factories.UserFactory(), revision_read=None)
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        release(mailing=mailing, user=factories.UserFactory(), revision_read=None)
        assert mailing.starts_at == timezone.now() + timedelta(minutes=15)


def test_sent_back_with_a_word_it_can_be_asked_for_again(issue: NewsletterIssuePage) -> None:
    make_readers(1)
    factories.staff(PUBLISHER, email="petra@example.org")
    mailing = asked(issue, note="Please by noon.")
    told = OutgoingMail.objects.get(to="petra@example.org")
    assert "Ada asks you to release it." in told.text
    assert "Please by noon." in told.text
    assert f"/admin/newsletters/{issue.pk}/" in told.text
    assert not OutgoingMail.objects.filter(to="asker@example.org").exists()
    second = factories.UserFactory()
    with pytest.raises(MailingRefused, match="Say why"):
        send_back(mailing=mailing, user=second, why="  ")
    send_back(mailing=mailing, user=second, why="The date is wrong.")
    assert "The date is wrong." in OutgoingMail.objects.get(to="asker@example.org").text
    with pytest.raises(MailingRefused):
        release(mailing=mailing, user=second, revision_read=None)
    assert asked(issue).pk != mailing.pk


def deliver_only(count: int) -> None:
    keys = [mail.pk for mail in to_readers()[count:]]
    later = timezone.now() + timedelta(days=1)
    OutgoingMail.objects.filter(pk__in=keys).update(next_try=later)
    deliver_waiting()


def test_stopped_in_the_middle_and_released_again_everybody_gets_it_once(
    issue: NewsletterIssuePage, mail_server: MailServer
) -> None:
    people = make_readers(6)
    first = due(issue)
    send_due()
    deliver_only(2)
    with pytest.raises(MailingRefused, match="Say why"):
        stop(mailing=first, user=factories.UserFactory(), why="")
    assert stop(mailing=first, user=factories.UserFactory(), why="A wrong date.") == 4
    assert progress_of(first).standing == {MailStatus.SENT: 2, MailStatus.WITHDRAWN: 4}
    with pytest.raises(MailingRefused, match="Stopped"):
        stop(mailing=first, user=factories.UserFactory(), why="Again.")
    # A newer link, and somebody who leaves, and somebody who comes.
    people[5].links_version = 2
    people[5].save()
    Subscriber.objects.filter(pk=people[4].pk).update(status=ReaderStatus.LEFT)
    make_readers(1, name="reader-new")
    numbers = numbers_of([NEWSLETTER.name], issue.translation_key)
    assert (numbers.people, numbers.had_it, numbers.to_come) == (6, 2, 4)

    issue.title = "Put right"
    issue.save()
    second = due(issue)
    assert second.recipients_expected == 4
    send_due()
    deliver_waiting()
    send_due()

    assert status_of(second) == Status.SENT
    came = [person for person in people if person.pk != people[4].pk]
    everybody = {person.email for person in came} | {"reader-new0@example.org"}
    assert delivered(mail_server) == dict.fromkeys(everybody, 1)
    subjects = Counter(
        message["Subject"] for message in mail_server.taken if "reader" in message["To"]
    )
    assert subjects == {"What is new": 2, "Put right": 4}


def test_long_after_it_was_stopped_those_whose_mails_are_erased_still_get_it(
    issue: NewsletterIssuePage,
) -> None:
    make_readers(3)
    first = due(issue)
    send_due()
    had = OutgoingMail.objects.filter(letter=first.letter).first()
    OutgoingMail.objects.filter(pk=had.pk).update(status=MailStatus.SENT)
    stop(mailing=first, user=factories.UserFactory(), why="A wrong date.")
    OutgoingMail.objects.update(made=timezone.now() - timedelta(days=40))
    erase_old_mail()
    assert not OutgoingMail.objects.exclude(to="").filter(letter=first.letter).exists()

    second = due(issue)
    assert second.recipients_expected == 2
    send_due()

    again = OutgoingMail.objects.filter(letter=second.letter)
    assert {mail.status for mail in again} == {MailStatus.QUEUED}
    assert all(mail.to and mail.values for mail in again)
    assert again.count() == 2
    assert had.key not in {mail.key for mail in again}


def test_stopped_while_it_is_addressed_no_later_mail_is_queued(
    issue: NewsletterIssuePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from news.newsletter import recipients, sending

    monkeypatch.setattr(recipients, "AT_ONCE", 2)
    make_readers(6)
    mailing = due(issue)
    address, calls = sending.address_letter, []

    def stop_after_the_second(**words: object) -> None:
        address(**words)
        calls.append(1)
        if len(calls) == 2:
            other = Mailing.objects.get(pk=mailing.pk)
            stop(mailing=other, user=factories.UserFactory(), why="Wrong.")

    monkeypatch.setattr(sending, "address_letter", stop_after_the_second)
    send_due()
    send_due()
    assert status_of(mailing) == Status.STOPPED
    assert Counter(mail.status for mail in to_readers()) == {MailStatus.WITHDRAWN: 4}


def test_what_is_in_doubt_or_failed_does_not_keep_it_from_its_end(
    issue: NewsletterIssuePage,
) -> None:
    make_readers(4)
    mailing = due(issue)
    send_due()
    keys = [mail.pk for mail in to_readers()]
    for key, status in zip(
        keys, (MailStatus.SENT, MailStatus.FAILED, MailStatus.UNCERTAIN), strict=False
    ):
        OutgoingMail.objects.filter(pk=key).update(status=status, sent_at=timezone.now())
    send_due()
    assert status_of(mailing) == Status.SENDING
    progress = progress_of(mailing)
    assert (progress.total, progress.ended, progress.sent) == (4, 3, 1)
    assert progress.minutes == 1
    assert progress.in_words.startswith("1 of 4 mails sent. About 1 minute to go")
    OutgoingMail.objects.filter(pk=keys[3]).update(status=MailStatus.SENT)
    send_due()
    assert status_of(mailing) == Status.SENT
    assert "to go" not in progress_of(mailing).in_words
