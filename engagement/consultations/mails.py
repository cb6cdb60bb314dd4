"""New consultations for those who ask for them by email. Each is told of when it opens."""

from collections.abc import Iterable
from datetime import datetime

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailItem, MailTopic
from engagement.consultations.models import Consultation
from engagement.consultations.queries import opened

NAME = "engagement.consultations"


def register() -> None:
    registry.register(NAME, _topics)


def _topics() -> Iterable[MailTopic]:
    yield MailTopic(
        name=NAME,
        title="New consultations",
        description="When we ask people what they think of a plan.",
        group="Have your say",
        items=items,
    )


def items(start: datetime, end: datetime) -> list[MailItem]:
    """What people can still answer when the mail is written."""
    found = opened().filter(open_since__gte=start, open_since__lt=end, is_example=False)
    return [_item(each) for each in found.filter(closes_at__gt=end)]


def _item(each: Consultation) -> MailItem:
    return MailItem(
        key=f"{NAME}.{each.pk}",
        kind="Consultation",
        title=each.name,
        summary=f"For {each.who_it_is_for}",
        address=each.full_address,
        when=each.open_since,
        note=f"It closes on {each.closes_on}",
    )
