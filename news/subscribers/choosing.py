"""Somebody changes what they get, by their private link."""

from django.db import transaction

from alliance_site.core.consent.models import ConsentWording
from news.subscribers.agreeing import agree
from news.subscribers.chosen import Chosen, fitting, store
from news.subscribers.models import Status, Subscriber
from news.subscribers.standing import set_confirmed


@transaction.atomic
def choose(*, subscriber: Subscriber, topics: Chosen, wording: ConsentWording) -> None:
    """Takes the place of all that was chosen before. Raises `NothingChosen`.

    Whose address did not exist when we last tried says by this that it does. Whoever has left
    gets our mail again only by saying so (see leaving.py).
    """
    topics = fitting(topics)
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    store(subscriber, topics)
    if subscriber.status == Status.BOUNCED:
        set_confirmed(subscriber)
    if subscriber.status == Status.CONFIRMED:
        agree(subscriber, wording)
