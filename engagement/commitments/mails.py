"""“You said, we did” for those who ask for it by email."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.text import Truncator

from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailItem, MailTopic
from alliance_site.core.seo.head import absolute
from engagement.commitments.queries import public_rows
from engagement.commitments.showing import shown

NAME = "engagement.commitments"
SHOWN = 200


def register() -> None:
    registry.register(NAME, _topics)


def _topics() -> Iterable[MailTopic]:
    yield MailTopic(
        name=NAME,
        title="You said, we did",
        description="What people asked for, and what came of it.",
        group="Have your say",
        items=items,
    )


def items(start: datetime, end: datetime) -> list[MailItem]:
    """What was announced or has changed; examples are sent to nobody."""
    rows = public_rows().filter(status_since__gte=start, status_since__lt=end, is_example=False)
    return [
        MailItem(
            key=f"engagement.commitment.{item.pk}",
            kind="You said, we did",
            title=item.title,
            summary=Truncator(f"{item.stands}. {item.statement}").chars(SHOWN),
            address=absolute(item.address),
            when=item.when,
        )
        for item in shown(rows.reverse())
    ]
