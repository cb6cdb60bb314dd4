"""Takes over a list that was read: in one transaction, and a second time without effect."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from alliance_site.core.consent.models import Consent, ConsentWording, Source
from alliance_site.core.consent.services import take_over_consents
from alliance_site.core.consent.wordings import wording_of_elsewhere
from alliance_site.core.mail_topics import registry
from alliance_site.core.mail_topics.registry import MailTopic
from news.subscribers.addresses import fingerprint
from news.subscribers.agreeing import MAILINGS
from news.subscribers.importing.parsing import Refused, Row, parse
from news.subscribers.models import (
    LeftAddress,
    Rhythm,
    Status,
    Subscriber,
    SubscriberImport,
    Subscription,
)

AT_ONCE = 500
IMPORTED = "news.subscriber.import"
HAS_LEFT = "Has unsubscribed: they must sign up again themselves"
LOST = "The address does not exist"


@dataclass
class Plan:
    """What would become of a list."""

    new: list[Row] = field(default_factory=list)
    known: int = 0
    refused: list[Refused] = field(default_factory=list)


def topic_names() -> dict[str, str]:
    """What may stand in a file for a topic: its title or its name, in small letters."""
    offered = registry.topics().values()
    return {
        written.lower(): topic.name for topic in offered for written in (topic.title, topic.name)
    }


def plan(rows: list[Row]) -> Plan:
    """Sorts the lines: whoever left stays away, and whoever is there already stays as they are."""
    made = Plan()
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        emails = [row.email for row in some]
        statuses = dict(Subscriber.objects.filter(email__in=emails).values_list("email", "status"))
        prints = {row.email: fingerprint(row.email) for row in some}
        left = LeftAddress.objects.filter(fingerprint__in=prints.values())
        gone = set(left.values_list("fingerprint", flat=True))
        for row in some:
            _sort(row, statuses.get(row.email), prints[row.email] in gone, made)
    return made


def _sort(row: Row, status: str | None, has_left: bool, made: Plan) -> None:
    if status == Status.CONFIRMED:
        made.known += 1
    elif has_left or status == Status.LEFT:
        made.refused.append(Refused(row.line, row.email, HAS_LEFT))
    elif status == Status.BOUNCED:
        made.refused.append(Refused(row.line, row.email, LOST))
    else:
        made.new.append(row)


class ImportGone(ValueError):
    """Somebody has said yes or no to this list already, or a day has passed."""


@transaction.atomic
def carry_out(*, pk: int, user: Any) -> Plan:
    """The yes to a list that this person uploaded: it is read again, loaded and forgotten."""
    waiting = SubscriberImport.objects.select_for_update().filter(pk=pk, user=user).first()
    if waiting is None:
        raise ImportGone("This list is not here any more. Upload it again.")
    parsed = parse(waiting.text, topic_names(), timezone.localdate())
    waiting.delete()
    return load(rows=parsed.rows, user=user, refused=len(parsed.refused))


@transaction.atomic
def load(*, rows: list[Row], user: Any, refused: int = 0) -> Plan:
    """Adds who is new, with their consent, and writes down that it was done: no addresses."""
    made = plan(rows)
    wordings = {
        text: wording_of_elsewhere(MAILINGS.name, text) for text in {r.wording for r in made.new}
    }
    offered = registry.topics()
    for start in range(0, len(made.new), AT_ONCE):
        _add(made.new[start : start + AT_ONCE], offered, wordings)
    numbers = {
        "added": len(made.new),
        "known": made.known,
        "refused": refused + len(made.refused),
    }
    log(instance=user, action=IMPORTED, user=user, data=numbers)
    return made


def _add(
    rows: list[Row], offered: dict[str, MailTopic], wordings: dict[str, ConsentWording]
) -> None:
    now = timezone.now()
    # Somebody may have asked, and not confirmed yet: the proof of the list is their yes.
    Subscriber.objects.bulk_create(
        [Subscriber(email=r.email, status=Status.CONFIRMED, confirmed_at=now) for r in rows],
        update_conflicts=True,
        unique_fields=["email"],
        update_fields=["status", "confirmed_at"],
    )
    emails = [row.email for row in rows]
    by_email = {s.email: s for s in Subscriber.objects.filter(email__in=emails)}
    Subscription.objects.bulk_create(
        [
            Subscription(
                subscriber=by_email[row.email],
                topic=name,
                rhythm=Rhythm.WEEKLY if offered[name].items else Rhythm.AT_ONCE,
            )
            for row in rows
            for name in row.topics
        ],
        ignore_conflicts=True,
    )
    take_over_consents(
        [
            Consent(
                subject=by_email[row.email].key,
                wording=wordings[row.wording],
                source=Source.IMPORTED,
                detail=", ".join(offered[name].title for name in row.topics),
                proof=row.proof,
                # Nobody knows the hour.
                given_at=timezone.make_aware(datetime.combine(row.consented_on, time(12))),
            )
            for row in rows
        ]
    )
