"""The mail of each morning to moderators and leads: numbers and links, never words."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alliance_site.core.users.models import User
from engagement.commitments.due import lines_of_the_week
from engagement.moderation.access import MODERATE, holders_of
from engagement.moderation.mailing import mail_to_staff
from engagement.moderation.numbers import lines_for


def send_digests() -> str:
    """Queues one mail a person and day, however often it is called; none where nothing waits."""
    sent = sum(_send(person) for person in holders_of(MODERATE))
    return f"{sent} people told what waits."


@transaction.atomic
def _send(person: User) -> bool:
    lines, oldest = lines_for(person)
    lines = [*lines, *lines_of_the_week(person)]
    if not lines:
        return False
    shown = [
        {"label": line.label, "count": line.count, "url": f"{settings.SITE_BASE_URL}{line.url}"}
        for line in lines
        if line.count
    ]
    mail_to_staff(
        person,
        key=f"feedback_digest:{person.pk}:{timezone.localdate():%Y-%m-%d}",
        subject="Feedback that waits for you",
        template="feedback_digest",
        lines=shown,
        oldest=oldest,
    )
    return True
