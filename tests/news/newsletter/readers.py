"""Many readers at once, and a mailing to them."""

from datetime import timedelta

from django.utils import timezone

from news.models import Mailing, NewsletterIssuePage, Subscriber, Subscription
from news.newsletter.topics import NEWSLETTER
from news.newsletter.transitions import ask_for_release, release
from news.subscribers.models import Status
from tests import factories


def make_readers(
    count: int, *topics: str, status: str = Status.CONFIRMED, name: str = "reader"
) -> list[Subscriber]:
    """Each has chosen all of these topics; the newsletter where none is named."""
    people = Subscriber.objects.bulk_create(
        Subscriber(email=f"{name}{number}@example.org", status=status) for number in range(count)
    )
    Subscription.objects.bulk_create(
        Subscription(subscriber=person, topic=topic)
        for person in people
        for topic in topics or (NEWSLETTER.name,)
    )
    return people


def asked(issue: NewsletterIssuePage, **words: object) -> Mailing:
    user = factories.UserFactory(email="asker@example.org", first_name="Ada")
    return ask_for_release(issue=issue, **{"user": user, "topics": [NEWSLETTER.name], **words})


def released(issue: NewsletterIssuePage, **words: object) -> Mailing:
    mailing = asked(issue, **words)
    second = factories.UserFactory(email="second@example.org", first_name="Grace")
    release(mailing=mailing, user=second, revision_read=issue.live_revision_id)
    return mailing


def due(issue: NewsletterIssuePage) -> Mailing:
    """Released, and its cooling-off time is over."""
    mailing = released(issue)
    mailing.starts_at = timezone.now() - timedelta(seconds=1)
    mailing.save(update_fields=["starts_at"])
    return mailing
