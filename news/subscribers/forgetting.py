"""What we forget by the clock: who never said yes, who left, and whose address does not exist."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliance_site.core.clock import jobs
from news.subscribers.agreeing import withdraw
from news.subscribers.models import Status, Subscriber, SubscriberImport, SubscriptionRequest

# So long can somebody who left change their mind.
KEPT = timedelta(days=14)
# So long can staff see that an address came back, and ask its owner.
BOUNCED_KEPT = timedelta(days=90)
IMPORT_KEPT = timedelta(days=1)
GONE = "Deleted: the address does not exist"
NAME = "forget_subscribers"


@transaction.atomic
def forget_subscribers() -> str:
    """Deletes them; the ledger keeps what they agreed to, under a number that leads nowhere."""
    now = timezone.now()
    SubscriberImport.objects.filter(made_at__lt=now - IMPORT_KEPT).delete()
    SubscriptionRequest.objects.filter(made_at__lt=now - KEPT).delete()
    # Whoever has asked again since has a link that must work.
    idle = Subscriber.objects.filter(requests__isnull=True)
    pending = _delete(idle.filter(status=Status.PENDING, made_at__lt=now - KEPT))
    left = _delete(idle.filter(status=Status.LEFT, left_at__lt=now - KEPT))
    bounced = idle.filter(status=Status.BOUNCED, bounced_at__lt=now - BOUNCED_KEPT)
    for subscriber in bounced:
        withdraw(subscriber, GONE)
    return (
        f"{pending} addresses that were never confirmed, {left} of people who left and "
        f"{_delete(bounced)} that do not exist were deleted."
    )


def _delete(subscribers: QuerySet[Subscriber]) -> int:
    _, deleted = subscribers.delete()
    return deleted.get(Subscriber._meta.label, 0)


def job() -> jobs.Job:
    label = "Delete addresses that were not confirmed, left, or do not exist"
    return jobs.Job(NAME, label, forget_subscribers, jobs.daily_at(3, 50))
