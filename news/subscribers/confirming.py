"""Somebody says yes, with the link that only their own mailbox has."""

from django.db import transaction
from django.utils import timezone

from news.subscribers.agreeing import agree
from news.subscribers.asked import State, request_of, state_of
from news.subscribers.chosen import store
from news.subscribers.models import Status, Subscriber, SubscriptionRequest
from news.subscribers.moving import move
from news.subscribers.standing import set_confirmed


class LinkUseless(ValueError):
    """The link confirms nothing: it is not ours, too old, used, or there is a newer one."""


@transaction.atomic
def confirm(*, token: str) -> None:
    """Does what was asked for, once; a second click on the same button changes nothing."""
    request = request_of(token)
    if request is None:
        raise LinkUseless("unknown")
    # Whoever comes second waits here for the first.
    subscriber = Subscriber.objects.select_for_update().get(pk=request.subscriber_id)
    request.refresh_from_db(fields=["used_at"])
    state = state_of(request)
    if state is State.USED:
        return
    if state is not State.OPEN:
        raise LinkUseless(state.value)
    request.used_at = timezone.now()
    request.save(update_fields=["used_at"])
    _accept(request, subscriber)


def _accept(request: SubscriptionRequest, subscriber: Subscriber) -> None:
    if request.new_email:
        subscriber = move(subscriber, request.new_email)
    if request.topics or not request.new_email:
        store(subscriber, request.topics, add=subscriber.status == Status.CONFIRMED)
    set_confirmed(subscriber)
    agree(subscriber, request.wording)
