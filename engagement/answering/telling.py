"""Tells authors what became of their feedback, where they agreed to it and in the way they chose.

An email is queued in the same transaction as what it tells of. It waits some minutes, so that a
decision can be undone before anybody hears of it. Where a mail is not the way, or not enough, a
person does it: a `Telling` waits on the screen until they say so.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alliance_site.core.outbox.letters import take_back
from alliance_site.core.outbox.models import OutgoingMail, Status
from alliance_site.core.outbox.queueing import queue_mail
from alliance_site.core.outbox.refusing import MailRefused
from alliance_site.core.outbox.writing import written
from engagement.answering.models import Telling
from engagement.answering.words import words_for
from engagement.feedback.choices import CommunicationNeed, ContactBy, State
from engagement.feedback.history import By, mail_key, write_down
from engagement.feedback.models import Actor, Contact, Feedback, FeedbackEvent, Reply
from engagement.feedback.purposes import CONTACT
from engagement.feedback.queries import agrees_to
from engagement.following.addresses import follow_address

TOLD = "told"
# So long a decision of staff can be undone before its mail goes.
TIME_TO_UNDO = timedelta(minutes=5)
# What a mail of ours can do by itself; for every other need a person finds the way.
BY_MAIL = {CommunicationNeed.LARGE_PRINT}


@transaction.atomic
def tell_author(feedback: Feedback, event: FeedbackEvent, reply: Reply | None = None) -> None:
    """Tells the author of an event, or sends them an answer.

    While somebody may be in danger nothing goes out by itself: others may read it.
    """
    contact = contact_for(feedback)
    words = words_for(feedback, event)
    if feedback.is_safeguarding or contact is None or not (words or reply):
        return
    if event.actor == Actor.AUTHOR:
        _take_back_old_news(feedback)
    mailed = contact.by == ContactBy.EMAIL and _mail(contact, event, reply)
    if not mailed or set(contact.needs) - BY_MAIL:
        _ask_a_person(contact, event, reply)


def contact_for(feedback: Feedback) -> Contact | None:
    """How the author wants to hear from us, while they agree to it."""
    contact = Contact.objects.filter(feedback=feedback).first()
    return contact if contact and agrees_to(feedback, CONTACT) else None


def needs_of(contact: Contact) -> list[str]:
    """What the author needs from us in order to read or hear it, in words."""
    known = dict(CommunicationNeed.choices)
    return [known.get(need, need) for need in contact.needs]


def waiting_for(feedback: Feedback) -> list[Telling]:
    """What a person must still tell the author."""
    waiting = Telling.objects.filter(feedback=feedback, done_at=None)
    return list(waiting.select_related("event", "reply", "notice"))


@transaction.atomic
def mark_told(*, telling: Telling, by: By) -> FeedbackEvent | None:
    """A member of staff has told the author."""
    done = Telling.objects.filter(pk=telling.pk, done_at=None)
    if not done.update(done_at=timezone.now(), done_by=by.user):
        return None
    return write_down(telling.feedback, TOLD, by, reason=telling.get_by_display())


@transaction.atomic
def take_back_what_was_told(event: FeedbackEvent) -> bool:
    """Keeps an author from hearing of what is undone; False where they may have heard of it."""
    Telling.objects.filter(event=event, done_at=None).delete()
    mails = OutgoingMail.objects.filter(key=mail_key(event))
    take_back(mails)
    on_their_way = mails.exclude(status=Status.WITHDRAWN).exists()
    return not on_their_way and not Telling.objects.filter(event=event).exists()


@transaction.atomic
def take_back_all_waiting(feedback: Feedback) -> None:
    """Nothing more goes to the author of this feedback, but what they hear because of another."""
    Telling.objects.filter(feedback=feedback, done_at=None).delete()
    keys = {mail_key(event) for event in feedback.events.only("pk", "before")}
    if not feedback.is_safeguarding:
        keys -= _told_by_others_of(feedback)
    take_back(OutgoingMail.objects.filter(key__in=keys, status=Status.QUEUED))


def _told_by_others_of(feedback: Feedback) -> set[str]:
    """The mails about what else the same person sent, as far as they agree to hear of it."""
    contact = Contact.objects.filter(feedback=feedback, by=ContactBy.EMAIL).first()
    if contact is None:
        return set()
    same = Contact.objects.filter(by=ContactBy.EMAIL, email__iexact=contact.email.strip())
    gone = (State.WITHDRAWN, State.PURGED)
    others = same.exclude(feedback=feedback).exclude(feedback__state__in=gone)
    found = [one.feedback for one in others.select_related("feedback")]
    agreeing = [one for one in found if agrees_to(one, CONTACT) and not one.is_safeguarding]
    events = FeedbackEvent.objects.filter(feedback__in=agreeing).only("pk", "before")
    return {mail_key(event) for event in events}


def _take_back_old_news(feedback: Feedback) -> None:
    """What staff decided just now need not reach an author who has seen it and acted since."""
    moves = feedback.events.exclude(to_state="").only("pk")
    take_back(OutgoingMail.objects.filter(key__in=[mail_key(event) for event in moves]))


def _mail(contact: Contact, event: FeedbackEvent, reply: Reply | None) -> bool:
    """Queues the mail; False where the address is none."""
    words = words_for(contact.feedback, event)
    context = {
        "words": words,
        "reply": reply,
        "follow_url": follow_address(),
        "large_print": CommunicationNeed.LARGE_PRINT in contact.needs,
    }
    text = written("feedback_reply" if reply else "feedback_state", context)
    try:
        mail = queue_mail(
            key=mail_key(event),
            to=contact.email,
            subject=words.subject if words else "We have answered you",
            headers={"Auto-Submitted": "auto-generated"},
            text=text.text,
            html=text.html,
        )
    except MailRefused:
        return False
    if event.actor == Actor.STAFF:
        mail.next_try = timezone.now() + TIME_TO_UNDO
        mail.save(update_fields=["next_try"])
    return True


def _ask_a_person(contact: Contact, event: FeedbackEvent, reply: Reply | None) -> None:
    """What was not told yet of how far it has come is old news now; answers wait each."""
    if reply is None:
        contact.feedback.tellings.filter(done_at=None, reply=None, notice=None).delete()
    Telling.objects.create(feedback=contact.feedback, event=event, reply=reply, by=contact.by)
