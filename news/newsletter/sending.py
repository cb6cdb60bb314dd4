"""What is due is sent: started, addressed to its readers, and seen to its end.

It can be killed at any point and called again: nobody is left out and nobody gets two.
"""

from django.db import transaction
from django.utils import timezone

from alliance_site.core.outbox.letters import address_letter, standing_of
from alliance_site.core.outbox.models import Status as MailStatus
from news.newsletter import transitions
from news.newsletter.checks import problems_for_readers
from news.newsletter.models import Mailing, Status
from news.newsletter.recipients import in_batches
from news.newsletter.transitions import MailingRefused
from news.subscribers.letters import recipients
from news.subscribers.models import Subscriber

UNDER_WAY = (MailStatus.QUEUED, MailStatus.SENDING)


def send_due() -> str:
    """Takes each mailing as far as it goes now; says in a sentence what it did."""
    started = sum(
        _start(mailing) for mailing in _in(Status.RELEASED, starts_at__lte=timezone.now())
    )
    addressed = sum(_address(mailing) for mailing in _in(Status.QUEUING))
    finished = sum(_finish(mailing) for mailing in _in(Status.SENDING))
    done = {"started": started, "addressed": addressed, "finished": finished}
    said = [f"{count} {what}" for what, count in done.items() if count]
    return f"Newsletters: {', '.join(said)}." if said else ""


def _in(status: Status, **more: object) -> list[Mailing]:
    found = Mailing.objects.filter(status=status, **more).select_related("issue", "letter")
    return list(found.order_by("starts_at", "pk"))


def _start(mailing: Mailing) -> bool:
    """The page, or one of those it names, may have gone since the release."""
    issue = mailing.issue
    gone = problems_for_readers(issue) if issue else ["The page of the issue was deleted."]
    try:
        if gone:
            transitions.stop(mailing=mailing, user=None, why=" ".join(gone))
        else:
            transitions.start(mailing=mailing)
    except MailingRefused:  # somebody stopped it in this moment
        return False
    return not gone


def _address(mailing: Mailing) -> bool:
    for some in in_batches(mailing.topics):
        if not _address_some(mailing, some):
            return False
    try:
        transitions.all_addressed(mailing=mailing)
    except MailingRefused:
        return False
    return True


@transaction.atomic
def _address_some(mailing: Mailing, some: list[Subscriber]) -> bool:
    """False where it was stopped. Who stops it waits for this batch, and then takes it back."""
    going_on = Mailing.objects.select_for_update().filter(pk=mailing.pk, status=Status.QUEUING)
    if going_on.first() is None or mailing.letter is None:
        return False
    address_letter(letter=mailing.letter, recipients=recipients(mailing.mail_prefix, some))
    return True


def _finish(mailing: Mailing) -> bool:
    """Sent is what no deliverer will touch any more; what is in doubt waits for a person."""
    standing = standing_of([mailing.letter] if mailing.letter else [])
    if any(standing[status] for status in UNDER_WAY):
        return False
    try:
        transitions.finish(mailing=mailing)
    except MailingRefused:
        return False
    return True
