"""The mails that people get because they used one of our forms."""

from typing import Any

from django.utils import timezone

from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.writing import organisation, written
from news.subscribers.chosen import lines
from news.subscribers.links import confirm_address, mail_values
from news.subscribers.models import Subscriber, SubscriptionRequest

# So no holiday notice comes back.
HEADERS = {"Auto-Submitted": "auto-generated"}
# Who asks for the link again and again gets it three times in an hour.
LINK_EVERY = 20 * 60


def mail_to_confirm(request: SubscriptionRequest, token: str) -> None:
    """To somebody whom we do not write to yet."""
    subject = f"Confirm that you want emails from {organisation()}"
    _send_request(request, token, subject, "confirm_subscription")


def mail_already(request: SubscriptionRequest, token: str) -> None:
    """To somebody who gets our mail already and used the form again."""
    subject = f"You get emails from {organisation()} already"
    links = mail_values(request.subscriber)
    _send_request(request, token, subject, "already_subscribed", **links)


def mail_to_move(request: SubscriptionRequest, token: str) -> None:
    """To the new address of somebody, without their private links: it may be mistyped."""
    subject = f"Confirm your new email address for {organisation()}"
    _send_request(request, token, subject, "confirm_address")


def mail_link(subscriber: Subscriber) -> None:
    """To somebody who has lost the link to their choices."""
    moment = int(timezone.now().timestamp()) // LINK_EVERY
    _send(
        f"news.my_link:{subscriber.key}:{moment}",
        subscriber.email,
        f"Your link to change your emails from {organisation()}",
        "my_link",
        mail_values(subscriber),
    )


def _send_request(
    request: SubscriptionRequest, token: str, subject: str, template: str, **links: str
) -> None:
    to = request.new_email or request.subscriber.email
    values = {**links, "confirm": confirm_address(token), "chosen": lines(request.topics)}
    _send(f"news.request:{request.pk}", to, subject, template, values)


def _send(key: str, to: str, subject: str, template: str, values: dict[str, Any]) -> None:
    words = written(template, values)
    queue_mail(key=key, to=to, subject=subject, text=words.text, html=words.html, headers=HEADERS)
