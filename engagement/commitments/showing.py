"""What anybody may know of a commitment: every list, page, feed, file and mail is made of this."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as date_format
from wagtail.models import Page

from alliance_site.core.template_functions import day
from engagement.commitments.choices import TO_KEEP, Status
from engagement.commitments.models import Commitment
from engagement.commitments.words import DID, STANDS, address_of

# What stands over the reason. For what is done, what happened is told instead.
WHY = {
    Status.IN_PROGRESS: "Where it stands",
    Status.PLANNED: "Where it stands",
    Status.CONSIDERING: "Where it stands",
    Status.WILL_NOT_DO: "Why we will not do it",
    Status.DONE: "Why",
}


@dataclass(frozen=True)
class Evidence:
    """The link that shows it: a page of this site, or another address."""

    text: str
    href: str = ""
    page: Page | None = None


@dataclass(frozen=True)
class Shown:
    """One commitment as people read it."""

    pk: int
    title: str
    status: str
    you_said: str
    did: str
    statement: str
    why: str
    reason: str
    what_changed: str
    evidence: Evidence | None
    lead_role: str
    due: str
    is_late: bool
    when: datetime
    is_example: bool

    @property
    def stands(self) -> str:
        return STANDS[Status(self.status)]

    @property
    def is_done(self) -> bool:
        return self.status == Status.DONE

    @property
    def month(self) -> str:
        return date_format(timezone.localtime(self.when), "F Y")

    @property
    def address(self) -> str:
        return address_of(self.pk)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What was said, what is done, what happened: each with what stands over it."""
        found = [("You said", self.you_said), (self.did, self.statement)]
        if self.is_done and self.what_changed:
            found.append(("What happened", self.what_changed))
        if not self.is_done:
            found.append((self.why, self.reason))
        return found


def shown(rows: Iterable[Commitment]) -> list[Shown]:
    """Of `queries.public_rows()`."""
    return [_shown(row) for row in rows]


def _shown(row: Commitment) -> Shown:
    status = Status(row.status)
    return Shown(
        pk=row.pk,
        title=row.title,
        status=status,
        you_said=row.you_said,
        did=DID[status],
        statement=row.statement,
        why=WHY[status],
        reason=row.reason,
        what_changed=row.what_changed,
        evidence=_evidence(row) if status == Status.DONE else None,
        lead_role=row.lead_role,
        due=_due(row),
        is_late=row.is_late,
        when=row.status_since,
        is_example=row.is_example,
    )


def _due(row: Commitment) -> str:
    """Such as: Due by 31 March 2026: late."""
    if row.due is None or row.status not in TO_KEEP:
        return ""
    return f"Due by {day(row.due)}{': late' if row.is_late else ''}"


def _evidence(row: Commitment) -> Evidence | None:
    if row.evidence_page and getattr(row, "evidence_is_shown", False):
        return Evidence(row.evidence_page.title, page=row.evidence_page)
    if not row.evidence_url:
        return None
    is_ours = row.evidence_url.startswith(f"{settings.SITE_BASE_URL}/")
    host = urlsplit(row.evidence_url).hostname or ""
    return Evidence("this website" if is_ours else host.removeprefix("www."), row.evidence_url)
