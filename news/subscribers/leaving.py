"""Somebody wants no more of our mail, changes their mind, or wants to be forgotten."""

from django.db import transaction

from alliance_site.core.consent.models import ConsentWording
from alliance_site.core.consent.services import erase_proofs
from alliance_site.core.outbox.erasing import erase_mails_to
from alliance_site.core.outbox.letters import take_back_letters_to
from news.subscribers.agreeing import agree, withdraw
from news.subscribers.models import Status, Subscriber
from news.subscribers.standing import remember_left, set_bounced, set_confirmed, set_left

BY_PAGE = "On the unsubscribe page"
BY_MAIL_PROGRAM = "With the unsubscribe button of a mail program"
ERASED = "Erased: they asked us to delete everything"
ERASED_BY_STAFF = "Erased by staff"


@transaction.atomic
def leave(*, subscriber: Subscriber, how: str) -> None:
    """Ends all mail at once. A second time changes nothing."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.status != Status.LEFT:
        set_left(subscriber)
        withdraw(subscriber, how)


@transaction.atomic
def come_back(*, subscriber: Subscriber, wording: ConsentWording) -> None:
    """Undoes it, with what they had chosen: that is a new consent."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if subscriber.status == Status.LEFT:
        set_confirmed(subscriber)
        agree(subscriber, wording)


@transaction.atomic
def erase(*, subscriber: Subscriber, how: str) -> None:
    """Deletes the address and all that leads to it. The ledger keeps that there was a consent."""
    withdraw(subscriber, how)
    erase_proofs(subject=subscriber.key)
    if subscriber.confirmed_at:
        remember_left(subscriber)
    take_back_letters_to(subscriber.email)
    erase_mails_to(subscriber.email)
    subscriber.delete()


@transaction.atomic
def take_in_bounce(address: str, why: str) -> None:
    """What a mail server says for good about an address. It may be nobody's of ours."""
    found = Subscriber.objects.select_for_update().filter(email=address.lower())
    if subscriber := found.filter(status=Status.CONFIRMED).first():
        set_bounced(subscriber, why)
