"""How a mailing moves from one status to the next. Nobody else sets it.

Each move is one UPDATE that names the status before: of two people at once, one moves it, and the
other is told. Each is written down with who and why.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.outbox.letters import take_back, write_letter
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.refusing import MailRefused
from alliance_site.core.users.models import User
from news.newsletter import notices
from news.newsletter.checks import problems_of_issue, problems_of_order
from news.newsletter.letter import written_for_mail
from news.newsletter.models import Mailing, Status
from news.newsletter.pages import NewsletterIssuePage
from news.newsletter.recipients import numbers_of
from news.subscribers.letters import list_headers

FROM = {
    Status.RETURNED: [Status.ASKED],
    Status.RELEASED: [Status.ASKED],
    Status.QUEUING: [Status.RELEASED],
    Status.SENDING: [Status.QUEUING],
    Status.SENT: [Status.SENDING],
    Status.STOPPED: [Status.RELEASED, Status.QUEUING, Status.SENDING],
}


class MailingRefused(ValueError):
    """Nothing was changed; the message says why, in words for who asked."""


@transaction.atomic
def ask_for_release(
    *,
    issue: NewsletterIssuePage,
    user: User,
    topics: Iterable[str],
    send_at: datetime | None = None,
    note: str = "",
) -> Mailing:
    """Asks a second person to release the issue to the readers of these topics."""
    chosen = list(topics)
    _refuse(problems_of_issue(issue) + problems_of_order(chosen, send_at))
    try:
        with transaction.atomic():
            mailing = Mailing.objects.create(
                issue=issue,
                issue_key=issue.translation_key,
                subject=issue.title,
                topics=chosen,
                send_at=send_at,
                note=note.strip(),
                asked_by=user,
                asked_at=timezone.now(),
            )
    except IntegrityError:
        _refuse(["Somebody has asked for this issue already. Look at it again."])
    log(instance=mailing, action="news.mailing.ask", user=user, data={"why": mailing.note})
    notices.tell_releasers(mailing)
    return mailing


@transaction.atomic
def send_back(*, mailing: Mailing, user: User, why: str) -> None:
    """The issue is a draft again, with a word on what to change; who asked may take it back."""
    _refuse_empty(why, "Say why, so that others know what to change.")
    _move(mailing, Status.RETURNED, user, why, returned_by=user, returned_why=why.strip())
    notices.tell_asker(mailing, user, f"It was sent back: {mailing.returned_why}")


@transaction.atomic
def release(*, mailing: Mailing, user: User, revision_read: int | None) -> None:
    """Sets the words for good. It starts when the cooling-off time is over, or later if asked.

    `revision_read` is the version of the page that the person who releases has looked at.
    """
    issue = NewsletterIssuePage.objects.filter(pk=mailing.issue_id).first()
    if mailing.asked_by_id == user.pk:
        _refuse(["You asked for it yourself. A second person must release it."])
    if issue is None:
        _refuse(["The page of this issue has been deleted."])
    elif issue.live_revision_id != revision_read:
        _refuse(["The issue was changed after you opened this screen. Please look at it again."])
    else:
        _refuse(problems_of_issue(issue) + problems_of_order(mailing.topics, mailing.send_at))
        _release(mailing, issue, user)


def _release(mailing: Mailing, issue: NewsletterIssuePage, user: User) -> None:
    now = timezone.now()
    earliest = now + timedelta(minutes=settings.NEWSLETTER_COOLING_OFF_MINUTES)
    _move(
        mailing,
        Status.RELEASED,
        user,
        released_by=user,
        released_at=now,
        starts_at=max(earliest, mailing.send_at or earliest),
        recipients_expected=numbers_of(mailing.topics, mailing.issue_key).to_come,
        subject=issue.title,
        revision=issue.live_revision,
    )
    words = written_for_mail(issue)
    try:
        mailing.letter = write_letter(
            key=f"newsletter:{mailing.pk}",
            subject=issue.title,
            text=words.text,
            html=words.html,
            headers=list_headers(),
        )
    except MailRefused as error:
        raise MailingRefused(str(error)) from error
    mailing.save(update_fields=["letter"])
    notices.tell_asker(mailing, user, "It was released.")


@transaction.atomic
def stop(*, mailing: Mailing, user: User | None, why: str) -> int:
    """Takes back all mails that no deliverer has begun; tells how many these were."""
    _refuse_empty(why, "Say why you stop it.")
    now = timezone.now()
    _move(
        mailing, Status.STOPPED, user, why,
        stopped_by=user, stopped_at=now, finished_at=now, stopped_why=why.strip(),
    )  # fmt: skip
    notices.tell_asker(mailing, user, f"It was stopped: {mailing.stopped_why}")
    return take_back(OutgoingMail.objects.filter(letter=mailing.letter))


@transaction.atomic
def start(*, mailing: Mailing) -> None:
    _move(mailing, Status.QUEUING, started_at=timezone.now())


@transaction.atomic
def all_addressed(*, mailing: Mailing) -> None:
    _move(mailing, Status.SENDING)


@transaction.atomic
def finish(*, mailing: Mailing) -> None:
    _move(mailing, Status.SENT, finished_at=timezone.now())


def _move(
    mailing: Mailing, to: Status, user: User | None = None, why: str = "", **changes: Any
) -> None:
    before = Mailing.objects.filter(pk=mailing.pk, status__in=FROM[to])
    moved = before.update(status=to, **changes)
    mailing.refresh_from_db()
    if not moved:
        _refuse([f"Nothing was changed. Its status now is: {mailing.get_status_display()}."])
    log(instance=mailing, action=f"news.mailing.{to.value}", user=user, data={"why": why.strip()})


def _refuse(problems: list[str]) -> None:
    if problems:
        raise MailingRefused(" ".join(problems))


def _refuse_empty(words: str, message: str) -> None:
    _refuse([] if words.strip() else [message])
