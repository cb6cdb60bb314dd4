"""Who is told of what, and when."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings as DjangoSettings

from alliance_site.core.clock import jobs
from alliance_site.core.outbox.models import Letter, OutgoingMail
from news.digests.rhythms import last_due
from news.digests.services import tell_what_is_new
from news.models import NewsIndexPage, Subscriber, Subscription, Topic
from news.subscribers.models import Rhythm, Status
from tests import factories
from tests.news.digests.conftest import here, reader, told
from tests.pages import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]
NEWS = "New from Test Cancer Alliance: "


def later(clock: time_machine.Traveller, **time: int) -> list[tuple[str, str]]:
    """Who has been told what when so much time has passed."""
    clock.shift(timedelta(**time))
    tell_what_is_new()
    return told()


def test_at_once_comes_when_a_mistake_could_be_taken_back(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    reader("news.all")
    begun.shift(timedelta(hours=1))
    factories.news(section, title="First")
    assert later(begun, minutes=15) == []
    assert later(begun, seconds=1) == [("reader0@example.org", f"{NEWS}First")]
    assert len(later(begun, days=40)) == 1


def test_what_was_taken_back_in_time_is_told_when_it_is_right(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    reader("news.all")
    begun.shift(timedelta(hours=1))
    item = factories.news(section, title="With a mistake")
    begun.shift(timedelta(minutes=10))
    item.unpublish()
    assert later(begun, hours=3) == []
    # Meanwhile, others are told of other things.
    factories.news(section, title="Other")
    assert len(later(begun, days=1)) == 1
    item.refresh_from_db()
    item.title = "Without a mistake"
    item.save_revision().publish()
    assert later(begun, minutes=5)[1:] == [("reader0@example.org", f"{NEWS}Without a mistake")]
    # And taken back after that, it is not told twice.
    item.unpublish()
    item.save_revision().publish()
    assert len(later(begun, days=1)) == 2


def test_what_was_there_before_is_never_told(
    noon: time_machine.Traveller, section: NewsIndexPage
) -> None:
    factories.news(section, title="Old")
    for number, rhythm in enumerate(Rhythm):
        reader("news.all", rhythm=rhythm, number=number)
    for _ in range(10):
        assert later(noon, days=7) == []


def test_each_rhythm_has_its_time_and_each_item_comes_once(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    for number, rhythm in enumerate(Rhythm):
        reader("news.all", rhythm=rhythm, number=number)
    factories.news(section, title="One")
    when: dict[str, list[datetime]] = {}
    for _ in range(45 * 6):
        begun.shift(timedelta(hours=4))
        tell_what_is_new()
        for to, _subject in told()[sum(map(len, when.values())) :]:
            when.setdefault(to, []).append(timezone.now())
    assert when == {
        "reader0@example.org": [here(2026, 11, 24, 16)],
        "reader1@example.org": [here(2026, 11, 30, 8)],
        "reader2@example.org": [here(2026, 12, 1, 8)],
    }


def test_after_three_weeks_without_a_worker_there_is_one_mail(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    reader("news.all")
    reader("news.all", rhythm=Rhythm.WEEKLY, number=1)
    for number in range(21):
        begun.shift(timedelta(days=1))
        factories.news(section, title=f"News {number}")
    assert later(begun, hours=1) == [
        ("reader0@example.org", f"{NEWS}News 20 and 20 more"),
        ("reader1@example.org", f"{NEWS}News 18 and 18 more"),
    ]
    assert "And 1 more." in Letter.objects.get(subject__contains="20 more").text


def test_a_week_with_nothing_does_not_bring_the_next_item_early(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    reader("news.all", rhythm=Rhythm.WEEKLY)
    begun.move_to(here(2026, 11, 30, 8, 5))
    assert later(begun, minutes=0) == []
    factories.news(section, title="On Monday")
    assert later(begun, days=2) == []
    assert later(begun, days=5) == [("reader0@example.org", f"{NEWS}On Monday")]


def test_what_is_stored_late_is_not_lost(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    """Published before a digest, in a transaction that ended after it."""
    reader("news.all", rhythm=Rhythm.WEEKLY)
    late = factories.news(section, title="Late", live=False)
    begun.move_to(here(2026, 11, 30, 8, 5))
    tell_what_is_new()
    late.live, late.first_published_at = True, here(2026, 11, 30, 7, 44)
    late.save()
    assert later(begun, days=7) == [("reader0@example.org", f"{NEWS}Late")]


def test_only_who_has_confirmed_and_not_left_is_told(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    for number, status in enumerate(Status):
        made = reader("news.all", number=number)
        Subscriber.objects.filter(pk=made.pk).update(status=status)
    begun.shift(timedelta(hours=1))
    factories.news(section)
    later(begun, hours=1)
    confirmed = Subscriber.objects.get(status=Status.CONFIRMED)
    assert [to for to, _ in told()] == [confirmed.email]


def test_the_same_items_are_one_letter_and_one_mail_a_person(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    topic, other = factories.TopicFactory.create_batch(2)
    about, elsewhere = f"news.topic.{topic.pk}", f"news.topic.{other.pk}"
    reader("news.all", about, number=0)
    reader(about, number=1)
    reader(elsewhere, number=2)
    reader("news.all", elsewhere, number=3)
    begun.shift(timedelta(hours=1))
    factories.news(section, title="A", topics=[topic])
    later(begun, hours=1)
    assert [to[:7] for to, _ in told()] == ["reader0", "reader1", "reader3"]
    assert Letter.objects.count() == 1


def test_topics_that_are_gone_stop_nothing(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    topic, programme = factories.TopicFactory(), factories.ProgrammePageFactory()
    names = [f"news.topic.{topic.pk}", f"news.programme.{programme.pk}", "of.another.time"]
    reader(*names, number=0)
    reader(*names, "news.all", number=1)
    begun.shift(timedelta(hours=1))
    factories.news(section, title="A", topics=[topic], programmes=[programme])
    Topic.objects.all().delete()
    programme.delete()
    assert later(begun, hours=1) == [("reader1@example.org", f"{NEWS}A")]


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        # The clocks go forward on 29 March 2026, and back on 25 October.
        (Rhythm.WEEKLY, here(2026, 3, 30, 7, 59), here(2026, 3, 23, 8)),
        (Rhythm.WEEKLY, here(2026, 3, 30, 8), here(2026, 3, 30, 8)),
        (Rhythm.WEEKLY, here(2026, 10, 26, 7, 59), here(2026, 10, 19, 8)),
        (Rhythm.WEEKLY, here(2026, 10, 26, 8), here(2026, 10, 26, 8)),
        (Rhythm.MONTHLY, here(2026, 4, 1, 7, 59), here(2026, 3, 2, 8)),
        (Rhythm.MONTHLY, here(2026, 4, 1, 8), here(2026, 4, 1, 8)),
        # The first of August is a Saturday, that of November a Sunday.
        (Rhythm.MONTHLY, here(2026, 8, 3, 7, 59), here(2026, 7, 1, 8)),
        (Rhythm.MONTHLY, here(2026, 8, 3, 8), here(2026, 8, 3, 8)),
        (Rhythm.MONTHLY, here(2026, 11, 2, 8), here(2026, 11, 2, 8)),
        (Rhythm.MONTHLY, here(2026, 11, 30, 23), here(2026, 11, 2, 8)),
    ],
)
def test_the_times_go_by_the_clock_on_the_wall(rhythm: str, now: datetime, due: datetime) -> None:
    assert last_due(rhythm, now) == due


def test_the_clock_does_it_every_five_minutes(
    begun: time_machine.Traveller, section: NewsIndexPage, settings: DjangoSettings
) -> None:
    settings.MAIL_AT_ONCE_AFTER_MINUTES = 1
    reader("news.all")
    begun.shift(timedelta(minutes=30))
    factories.news(section)
    begun.shift(timedelta(minutes=2))
    job = next(job for job in jobs.registered() if job.name == "tell_news")
    assert job.after(timezone.now()) - timezone.now() == timedelta(minutes=5)
    assert job.run() == "1 digests queued."
    assert job.run() is None
    assert OutgoingMail.objects.count() == 1


def test_ten_of_all_cost_what_two_cost(
    begun: time_machine.Traveller, section: NewsIndexPage
) -> None:
    def run(count: int, first: int) -> int:
        chosen = factories.TopicFactory.create_batch(count)
        names = [f"news.topic.{topic.pk}" for topic in chosen]
        Subscription.objects.all().delete()
        for number in range(first, first + count):
            reader("news.all", *names, number=number)
        for number in range(count):
            factories.news(section, title=f"News {first + number}", topics=chosen)
        begun.shift(timedelta(hours=1))
        with counted() as cost:
            tell_what_is_new()
        assert OutgoingMail.objects.count() == first + count
        return cost.queries

    begun.shift(timedelta(hours=1))
    run(1, 0)
    few = run(2, 1)
    assert run(10, 3) == few
