"""How far a feedback has come and what comes next, in the author's words."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from alliance_site.core.template_functions import local_day
from engagement.feedback.choices import Refusal, State
from engagement.feedback.models import Feedback
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.unseen import is_appealed, waits_for_a_look
from engagement.following.adding import has_appealed
from engagement.following.withdrawing import deleted_on


@dataclass(frozen=True)
class Status:
    """A line that says where it stands, and what happens next."""

    heading: str
    next: list[str]


def status_of(feedback: Feedback) -> Status:
    return _SAID[State(feedback.state)](feedback)


def _received(feedback: Feedback) -> Status:
    return Status("We have it", _due(feedback, "a person will read it"))


def _in_review(feedback: Feedback) -> Status:
    said = ["A person is reading it with care.", *_due(feedback, "we will decide what to publish")]
    return Status("We are looking at it", said)


def _due(feedback: Feedback, what: str) -> list[str]:
    if feedback.due_at is None:
        return []
    if feedback.due_at < timezone.now():
        said = what.replace(" will ", " would ")
        return [
            f"We said that {said} by {local_day(feedback.due_at)}. We are late, and we are sorry."
        ]
    return [
        f"{what.capitalize()} by {local_day(feedback.due_at)}. You can read here what comes of it."
    ]


def _waiting(feedback: Feedback) -> Status:
    wait = timedelta(days=FeedbackSettings.load().author_days)
    return Status(
        "We are waiting for you",
        [
            "We want to publish words that are not quite yours. Read them below, and tell us if "
            "they are right.",
            f"If we do not hear from you by {local_day(feedback.state_since + wait)}, a person who "
            "leads this work decides. They may then publish the words as they stand below.",
        ],
    )


def _published(feedback: Feedback) -> Status:
    said = ["Anybody can read the words below that are for the public."]
    return Status("It is on our website", [*said, *_written_since(feedback)])


def _written_since(feedback: Feedback) -> list[str]:
    said = "You have written to us since. A person will read it."
    return [said] if waits_for_a_look(feedback) else []


def _not_published(feedback: Feedback) -> Status:
    said = [Refusal(feedback.refusal).label] if feedback.refusal else []
    if feedback.refusal == Refusal.NO_CONSENT:
        said.append("We have read it all the same. You can still agree, further down this page.")
    elif is_appealed(feedback):
        said.append("You have asked us to look again. A person who leads this work will do so.")
        return Status("It is not on our website", said)
    elif has_appealed(feedback):
        said.append("A person who leads this work has looked at it again, and stays with that.")
    else:
        said.append("If you think that this is wrong, you can ask us to look again.")
    return Status("It is not on our website", [*said, *_written_since(feedback)])


def _withdrawn(feedback: Feedback) -> Status:
    return Status(
        "You have withdrawn it",
        [
            "Nobody can read it on our website. We have deleted your contact details, so we send "
            "you nothing more.",
            f"We will delete your words on {local_day(deleted_on(feedback))}. "
            "Until then you can take the withdrawal back.",
        ],
    )


_SAID = {
    State.RECEIVED: _received,
    State.TRIAGED: _received,
    State.IN_REVIEW: _in_review,
    State.WAITING: _waiting,
    State.PUBLISHED: _published,
    State.NOT_PUBLISHED: _not_published,
    State.WITHDRAWN: _withdrawn,
}
