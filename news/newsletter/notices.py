"""Mails to staff about a mailing, and the test of an issue to oneself."""

import uuid

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused
from alliance_site.core.outbox.writing import written
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of
from news.newsletter.letter import written_for_mail
from news.newsletter.models import Mailing
from news.newsletter.pages import NewsletterIssuePage
from news.newsletter.previews import sample

AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def tell_releasers(mailing: Mailing) -> None:
    """Everybody who may release it, but for the one who asks."""
    asker = name_of(mailing.asked_by)
    for person in _releasers().exclude(pk=mailing.asked_by_id or 0):
        _tell(mailing, person, f"{asker} asks you to release it.", mailing.note)


def tell_asker(mailing: Mailing, by: User | None, what: str) -> None:
    """Nobody is told of what they did themselves."""
    asker = mailing.asked_by
    if asker and asker != by and asker.is_active and asker.email:
        _tell(mailing, asker, what)


def _releasers() -> QuerySet[User]:
    people: QuerySet[User] = User.objects.with_perm(
        "news.release_mailing", backend="django.contrib.auth.backends.ModelBackend"
    )
    return people.exclude(email="")


def _tell(mailing: Mailing, person: User, what: str, note: str = "") -> None:
    at = ("newsletter_issue", [mailing.issue_id]) if mailing.issue_id else ("newsletters", [])
    context = {
        "name": name_of(person),
        "subject": mailing.subject,
        "what": what,
        "note": note,
        "screen": f"{settings.SITE_BASE_URL}{reverse(at[0], args=at[1])}",
    }
    words = written("newsletter_notice", context)
    queue_mail(
        key=f"newsletter_notice:{mailing.pk}:{mailing.status}:{person.pk}",
        to=person.email,
        subject=f"Newsletter: {mailing.subject}",
        headers=AUTOMATIC,
        text=words.text,
        html=words.html,
    )


def send_test(*, issue: NewsletterIssuePage, user: User) -> None:
    """The issue as it stands, published or not, to the person who asks; it counts nowhere.

    Raises `MailRefused` where the person has no address, or the issue cannot be a mail.
    """
    if not user.email:
        raise MailRefused("Your account has no email address. Ask an administrator to add it.")
    words = written_for_mail(issue)
    queue_mail(
        key=f"newsletter_test:{uuid.uuid4()}",
        to=user.email,
        subject=f"[Test] {issue.title}",
        headers=AUTOMATIC,
        text=sample(words.text),
        html=sample(words.html),
    )
