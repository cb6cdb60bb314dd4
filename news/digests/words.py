"""What a digest says."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from django.utils import timezone
from django.utils.text import Truncator

from alliance_site.core.exports import CONTROL
from alliance_site.core.mail_topics.registry import MailItem
from alliance_site.core.outbox.letters import write_letter
from alliance_site.core.outbox.models import Letter
from alliance_site.core.outbox.writing import organisation, written
from alliance_site.core.seo.head import absolute
from alliance_site.core.template_functions import day
from news.digests.models import Digest
from news.digests.rhythms import SAID
from news.queries import news_section
from news.subscribers.letters import list_headers

AT_MOST = 20
TITLE_IN_SUBJECT = 90
# They turn the direction of all that follows them, far beyond the title that they stand in.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def letter_of(digest: Digest, items: Sequence[MailItem]) -> Letter:
    """The letter with these items, newest first; the same each time that it is asked for."""
    shown = [_plain(item) for item in items[:AT_MOST]]
    section = news_section()
    context = {
        "heading": f"New from {organisation()}",
        "items": shown,
        "more": len(items) - len(shown),
        "all_news": absolute(section.url if section else "/"),
        "rhythm": SAID[digest.rhythm],
    }
    words = written("digest", context)
    return write_letter(
        key=f"digest:{digest.pk}:{_mark([item.key for item in items])}",
        subject=_subject(shown[0].title, len(items) - 1),
        text=words.text,
        html=words.html,
        headers=list_headers(),
    )


def _mark(keys: Sequence[str]) -> str:
    return sha256("\n".join(keys).encode()).hexdigest()[:32]


def _subject(title: str, others: int) -> str:
    more = f" and {others} more" if others else ""
    short = Truncator(title).chars(TITLE_IN_SUBJECT)
    return f"New from {organisation()}: {short}{more}"


def _plain(item: MailItem) -> MailItem:
    return replace(
        item,
        title=one_line(item.title),
        summary=one_line(item.summary),
        note=one_line(item.note) or day(timezone.localdate(item.when)),
    )


def one_line(words: str) -> str:
    """Without what no mail can carry, and without what would break or turn its line."""
    return " ".join(TURNING.sub("", CONTROL.sub("", words)).split())
