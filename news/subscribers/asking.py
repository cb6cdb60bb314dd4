"""Somebody asks for our mail, or for the link to their choices. Nothing here says who is known."""

from django.db import transaction

from alliance_site.core.consent.models import ConsentWording
from news.subscribers.asked import new_request, too_many_for
from news.subscribers.chosen import Chosen, fitting
from news.subscribers.mails import mail_already, mail_link, mail_to_confirm
from news.subscribers.models import Status, Subscriber
from news.subscribers.queries import readers


@transaction.atomic
def ask(*, email: str, topics: Chosen, wording: ConsentWording) -> None:
    """Writes to the address: only its owner can say yes. Raises `NothingChosen`.

    Where too much was written to it lately, nothing happens, and the last link stays good.
    """
    topics = fitting(topics)
    subscriber, _ = Subscriber.objects.select_for_update().get_or_create(email=email)
    if too_many_for(email, subscriber):
        return
    request, token = new_request(subscriber, topics, wording)
    send = mail_already if subscriber.status == Status.CONFIRMED else mail_to_confirm
    send(request, token)


@transaction.atomic
def send_my_link(*, email: str) -> None:
    """Writes to those who get our mail, and to nobody else."""
    if subscriber := readers().filter(email=email).first():
        mail_link(subscriber)
