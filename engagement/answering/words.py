"""What authors are told when their feedback has come further: in a mail, or read out by staff.

Plain words. Nothing of what the author wrote, and nothing that a stranger could learn from.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from alliance_site.core.seo.head import absolute
from engagement.feedback.choices import Refusal, State
from engagement.feedback.models import Actor, Feedback, FeedbackEvent
from engagement.feedback.settings import FeedbackSettings
from engagement.published.addresses import LIST


@dataclass(frozen=True)
class Words:
    """What happened, and what the author can do or expect next."""

    subject: str
    happened: str
    next: str


SAID = {
    "receive": Words(
        "We have what you sent us",
        "Thank you. We have what you sent us.",
        "We read it by {due}. You can see how far it has come with your private code.",
    ),
    "triage": Words(
        "We have had a first look",
        "We have had a first look at what you sent us.",
        "Next, somebody reads all of it with care.",
    ),
    "review": Words(
        "We are reading what you sent us",
        "Somebody is reading what you sent us with care.",
        "We tell you what we decide.",
    ),
    "ask_author": Words(
        "Please look at a text",
        "We have made a text of your words that we would like to publish. Nothing is public yet.",
        "Please look at the text. Use your private code. Then say yes, or tell us what to change. "
        "You have {author_days} days. After that, a lead in our team decides.",
    ),
    "answered": Words(
        "We are looking at your text again",
        "You asked for changes. We are looking at your text again.",
        "We tell you what we decide. Nothing is public until then.",
    ),
    "publish": Words(
        "Your words are on our website",
        "We have published your words, without your name. They are at {published}",
        "Have you changed your mind? You can take them back at any time with your private code.",
    ),
    "refuse": Words(
        "We have decided about what you sent us",
        "We have read what you sent us. We will not publish it. This is why: {refusal}",
        "Do you think that we are wrong? Use your private code, and add why. A lead in our team, "
        "who did not decide this, looks at it again.",
    ),
    "appeal_refused": Words(
        "We have looked at it again",
        "A lead in our team has looked at what you sent us again. We still will not publish it. "
        "This is why: {refusal}",
        "We keep it safe until its time is over. You can have it deleted before that with your "
        "private code.",
    ),
    "reopen": Words(
        "We are looking at it again",
        "We are looking at what you sent us again. It is not on our website while we do.",
        "We tell you what we decide.",
    ),
    "withdraw": Words(
        "You have taken back what you sent us",
        "You have taken back what you sent us. It is not on our website.",
        "We delete your words after {withdrawn_days} days. Until then you can change your mind "
        "with your private code.",
    ),
    "take_back": Words(
        "We have what you sent us again",
        "You want us to look at what you sent us after all.",
        "We read it and tell you what we decide.",
    ),
    "undo": Words(
        "We have changed a decision",
        "We told you of a decision too early. We have taken it back. Where it is now: {state}.",
        "We tell you what we decide.",
    ),
}
# Where it was the author's own doing, and that reads otherwise.
SAID_OF_THEIR_OWN = {
    "refuse": Words(
        "We do not publish what you sent us",
        "You told us not to publish what you sent us. It is not on our website.",
        "Have you changed your mind? You can agree again with your private code.",
    ),
    "reopen": Words(
        "We are looking at it again",
        "You agreed that we publish what you sent us. We look at it again.",
        "We tell you what we decide. Nothing is public until then.",
    ),
}
# As an author reads them.
STATES = {
    State.RECEIVED: "we have it",
    State.TRIAGED: "we have had a first look",
    State.IN_REVIEW: "we are reading it",
    State.WAITING: "we wait for your answer",
    State.PUBLISHED: "it is on our website",
    State.NOT_PUBLISHED: "it is not published",
}


def words_for(feedback: Feedback, event: FeedbackEvent) -> Words | None:
    """What the author is told of an event; None where it is no concern of theirs."""
    own = SAID_OF_THEIR_OWN if event.actor == Actor.AUTHOR else {}
    said = own.get(event.action) or SAID.get(event.action)
    if said is None:
        return None
    times = FeedbackSettings.load()
    due = timezone.localtime(feedback.due_at) if feedback.due_at else timezone.localtime()
    values = {
        "due": date_format(due, "j F Y"),
        "author_days": times.author_days,
        "withdrawn_days": times.withdrawn_kept_days,
        "published": absolute(LIST),
        "refusal": Refusal(feedback.refusal).label if feedback.refusal else "",
        "state": STATES.get(State(feedback.state), ""),
    }
    return Words(said.subject, said.happened.format(**values), said.next.format(**values))
