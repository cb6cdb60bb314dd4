"""Published feedback for those who ask for it by email."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.text import Truncator

from alliance_site.core.consent.models import Consent
from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailItem, MailTopic
from alliance_site.core.seo.head import absolute
from engagement.feedback.models import Feedback
from engagement.feedback.purposes import QUOTE
from engagement.published.showing import public_rows, told

NAME = "engagement.feedback"
SHOWN = 200
WITHOUT_WORDS = "Read what somebody told us, and what we answer, on our website."


def register() -> None:
    registry.register(NAME, _topics)


def _topics() -> Iterable[MailTopic]:
    yield MailTopic(
        name=NAME,
        title="What people told us, and our replies",
        description="What patients, carers and residents told us and let us publish.",
        group="Have your say",
        items=items,
    )


def items(start: datetime, end: datetime) -> list[MailItem]:
    """A mail cannot be called back: it holds words only of those who let us use them elsewhere."""
    quoted = Consent.objects.filter(
        subject=OuterRef("key"), wording__purpose=QUOTE, withdrawn_at__isnull=True
    )
    rows = public_rows().filter(published_at__gte=start, published_at__lt=end, is_example=False)
    return [_item(row) for row in rows.annotate(is_quoted=Exists(quoted)).reverse()]


def _item(row: Feedback) -> MailItem:
    item = told([row])[0]
    is_quoted = getattr(row, "is_quoted", False)
    return MailItem(
        key=f"engagement.feedback.{item.pk}",
        kind="What people told us",
        title=item.title,
        summary=Truncator(item.text).chars(SHOWN) if is_quoted else WITHOUT_WORDS,
        address=absolute(item.address),
        when=item.when,
    )
