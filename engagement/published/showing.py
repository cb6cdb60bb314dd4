"""What anybody may know of a published feedback. Every list, feed, file and mail is made of this.

The query loads nothing else, and what is handed on has no way back to the row: a template cannot
show by mistake what is not here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format

from engagement.campaigns.models import Answer
from engagement.feedback.choices import AuthorRole
from engagement.feedback.models import Feedback, Reply
from engagement.feedback.queries import published
from engagement.published.areas import Groups

SAID_BY = {
    AuthorRole.PATIENT: "A person who has or had cancer",
    AuthorRole.CARER: "A carer",
    AuthorRole.FAMILY: "A family member or friend",
    AuthorRole.REPRESENTATIVE: "A patient or carer representative",
    AuthorRole.RESIDENT: "A resident",
    AuthorRole.PROFESSIONAL: "A person who works in health or care",
}


@dataclass(frozen=True)
class PublicReply:
    text: str
    signed: str


@dataclass(frozen=True)
class PublicAnswer:
    """What somebody answered to a question of a campaign, as far as it may stand in public."""

    asked: str
    text: str


@dataclass(frozen=True)
class Told:
    """One thing that somebody told us. People see the month of `when`, not the day."""

    pk: int
    title: str
    about: str
    text: str
    role: str
    area: str
    when: datetime
    is_example: bool
    replies: tuple[PublicReply, ...]
    answers: tuple[PublicAnswer, ...] = ()
    # The action of a plan that it is about.
    action: str = ""

    @property
    def month(self) -> str:
        return date_format(timezone.localtime(self.when), "F Y")

    @property
    def address(self) -> str:
        return reverse("feedback_published", args=[self.pk])

    @property
    def who(self) -> str:
        """Such as: A carer, Hackney, May 2026."""
        return ", ".join(part for part in (self.role, self.area, self.month) if part)


def public_rows() -> QuerySet[Feedback]:
    """Published feedback with the public columns alone; the newest first."""
    columns = ("kind", "about_title", "action_title", "author_role", "public_text")
    moments = ("published_at", "is_example")
    return published().select_related("area").only(*columns, *moments, "area__name")


def with_replies(rows: QuerySet[Feedback]) -> QuerySet[Feedback]:
    public = Reply.objects.filter(is_public=True).only("text", "signed", "feedback_id")
    return rows.prefetch_related(Prefetch("replies", public, to_attr="public_replies"))


def with_answers(rows: QuerySet[Feedback]) -> QuerySet[Feedback]:
    """For the page of one: lists show the main words alone."""
    public = Answer.objects.exclude(public_text="").only("asked", "public_text", "feedback_id")
    return rows.prefetch_related(Prefetch("answers", public, to_attr="public_answers"))


def told(rows: Iterable[Feedback], groups: Groups = frozenset()) -> list[Told]:
    """As people see it. An area is shown where `groups` says that it names nobody."""
    return [_told(row, groups) for row in rows]


def _told(row: Feedback, groups: Groups) -> Told:
    replies = getattr(row, "public_replies", ())
    is_safe = (row.area_id, row.author_role) in groups
    return Told(
        pk=row.pk,
        title=row.title,
        about=row.about_title,
        text=row.public_text,
        role=SAID_BY.get(AuthorRole(row.author_role), "") if row.author_role else "",
        area=row.area.name if row.area and is_safe else "",
        when=row.published_at or row.state_since,
        is_example=row.is_example,
        replies=tuple(PublicReply(reply.text, reply.signed) for reply in replies),
        answers=tuple(
            PublicAnswer(answer.asked, answer.public_text)
            for answer in getattr(row, "public_answers", ())
        ),
        action=row.action_title,
    )
