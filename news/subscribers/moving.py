"""Somebody gets our mail at another address from now on."""

from django.db import transaction

from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.outbox.letters import readdress_letters
from news.subscribers.agreeing import withdraw
from news.subscribers.asked import new_request, too_many_for
from news.subscribers.chosen import choice_of
from news.subscribers.links import mail_values
from news.subscribers.mails import mail_to_move
from news.subscribers.models import Status, Subscriber


@transaction.atomic
def ask_to_move(*, subscriber: Subscriber, email: str, wording: ConsentWording) -> None:
    """Writes to the new address, known or not. The old one stays until that one is confirmed."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if email == subscriber.email or too_many_for(email, subscriber):
        return
    request, token = new_request(subscriber, choice_of(subscriber), wording, new_email=email)
    mail_to_move(request, token)


def move(subscriber: Subscriber, email: str) -> Subscriber:
    """Gives somebody their new address, and the mail that has not gone out yet.

    Where it is known already, both become one: whoever holds the link has both mailboxes.
    """
    old = subscriber.email
    other = Subscriber.objects.select_for_update().filter(email=email).first()
    if other and other.pk != subscriber.pk:
        if other.status == Status.CONFIRMED:
            for own in other.subscriptions.exclude(
                topic__in=subscriber.subscriptions.values("topic")
            ):
                subscriber.subscriptions.create(topic=own.topic, rhythm=own.rhythm)
        withdraw(other, "Became one with another address of the same person")
        other.delete()
    subscriber.email = email
    # The old mailbox may be somebody else's by now.
    subscriber.links_version += 1
    subscriber.save()
    readdress_letters(old=old, new=email, values=mail_values(subscriber))
    return subscriber
