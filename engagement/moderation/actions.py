"""All that can be done on the screen of a feedback: who may, what is asked, what is said after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from engagement.answering import replies
from engagement.answering.telling import mark_told
from engagement.commitments.access import ADD as ADD_COMMITMENT
from engagement.commitments.adding import AddToCommitment, add_to_commitment
from engagement.feedback import holding
from engagement.feedback.history import By
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.moderation import (
    deciding,
    forms,
    keeping,
    redaction,
    safeguarding,
)
from engagement.moderation.access import LEAD, MODERATE


@dataclass(frozen=True)
class Asked:
    """What somebody wants to be done, with what they typed."""

    feedback: Feedback
    by: By
    form: Any

    @property
    def seen(self) -> int | None:
        seen: int | None = self.form.cleaned_data["seen"]
        return seen

    def __getitem__(self, name: str) -> Any:
        return self.form.cleaned_data[name]


@dataclass(frozen=True)
class Action:
    """One thing that can be done. `do` gives the event, where there is one to undo.

    `said` is what is confirmed; `place` is the part of the screen that comes next.
    """

    label: str
    said: str
    do: Callable[[Asked], Any]
    form: type[forms.Plain] = forms.Plain
    permission: str = MODERATE
    place: str = ""


def _decide(service: Callable[..., Any], *names: str) -> Callable[[Asked], Any]:
    """A decision: nothing may have happened since the screen was opened."""

    def do(asked: Asked) -> Any:
        said = {name: asked[name] for name in names}
        return service(feedback=asked.feedback, by=asked.by, seen=asked.seen, **said)

    return do


def _do(service: Callable[..., Any], *names: str, **fixed: Any) -> Callable[[Asked], Any]:
    """What takes nothing away from whoever works on it at the same time."""

    def do(asked: Asked) -> Any:
        said = {name: asked[name] for name in names}
        return service(feedback=asked.feedback, by=asked.by, **said, **fixed)

    return do


def _take_out(asked: Asked) -> None:
    detail = asked["detail"]
    if not asked["selected"]:
        redaction.take_out_every(
            feedback=asked.feedback, piece=asked["piece"], detail=detail, by=asked.by
        )
        return
    text = redaction.original_of(asked.feedback)
    start, end = (redaction.place_in(text, asked[name]) for name in ("start", "end"))
    redaction.take_out(feedback=asked.feedback, start=start, end=end, detail=detail, by=asked.by)


def _publish_as_lead(asked: Asked) -> FeedbackEvent:
    return deciding.publish_now(
        feedback=asked.feedback, by=asked.by, seen=asked.seen, lead_because=asked["because"]
    )


def _assign(asked: Asked) -> None:
    keeping.assign(feedback=asked.feedback, to=asked["who"], by=asked.by)


def _assign_to_me(asked: Asked) -> None:
    keeping.assign(feedback=asked.feedback, to=asked.by.user, by=asked.by)


def _move_due_date(asked: Asked) -> None:
    to = asked.form.moment()
    keeping.move_due_date(feedback=asked.feedback, to=to, because=asked["because"], by=asked.by)


def _answer(asked: Asked) -> None:
    replies.answer(
        feedback=asked.feedback,
        text=asked["text"],
        signed=asked["signed"],
        is_public=bool(asked["is_public"]),
        by=asked.by,
    )


def _take_back_answer(asked: Asked) -> None:
    reply = get_object_or_404(asked.feedback.replies, pk=asked["key"])
    replies.take_back_answer(reply=reply, by=asked.by)


def _mark_told(asked: Asked) -> None:
    mark_told(telling=get_object_or_404(asked.feedback.tellings, pk=asked["key"]), by=asked.by)


ACTIONS: dict[str, Action] = {
    "publish": Action("Publish", "Published.", _decide(deciding.publish_now)),
    "ask_author": Action(
        "Ask the author", "The author is asked to approve the text.", _decide(deciding.ask_author)
    ),
    "refuse": Action(
        "Do not publish",
        "Not published.",
        _decide(deciding.refuse, "refusal"),
        forms.Refuse,
    ),
    "triage": Action("Triage", "Triaged.", _decide(deciding.triage)),
    "review": Action("Begin the review", "The review has begun.", _decide(deciding.begin_review)),
    "answered": Action(
        "Change the text again",
        "Back in review.",
        _decide(deciding.take_up_again, "because"),
        forms.Because,
    ),
    "reopen": Action(
        "Look at it again",
        "Back in review. It is not public now.",
        _decide(deciding.reopen, "because"),
        forms.Because,
    ),
    "lead_publish": Action(
        "Publish without the author",
        "Published by a lead's decision.",
        _publish_as_lead,
        forms.Because,
        LEAD,
    ),
    "refuse_appeal": Action(
        "Stay with the decision",
        "The appeal is decided, and the author told.",
        _decide(deciding.refuse_appeal, "because"),
        forms.Because,
        LEAD,
    ),
    "take_out": Action("Take out", "Taken out.", _take_out, forms.TakeOut, place="original"),
    "put_back": Action(
        "Put back",
        "Put back.",
        _do(redaction.put_back, "redaction"),
        forms.PutBack,
        place="original",
    ),
    "edit": Action(
        "Save the public text",
        "The public text is saved.",
        _decide(redaction.write_by_hand, "text"),
        forms.Edit,
        place="original",
    ),
    "start_anew": Action(
        "Drop changes by hand",
        "The public text is made from the original again.",
        _do(redaction.start_anew),
        place="original",
    ),
    "assign": Action("Save who has it", "Saved who has it.", _assign, forms.Assign),
    "assign_me": Action("Assign to me", "You have it now.", _assign_to_me),
    "urgent": Action("Mark as urgent", "Marked as urgent.", _do(keeping.mark_urgent, urgent=True)),
    "not_urgent": Action(
        "Not urgent", "Not urgent any more.", _do(keeping.mark_urgent, urgent=False)
    ),
    "due": Action("Move the due date", "The due date is moved.", _move_due_date, forms.Due),
    "theme": Action(
        "Add the theme", "The theme is added.", _do(keeping.add_theme, "name"), forms.AddTheme
    ),
    "no_theme": Action(
        "Remove",
        "The theme is removed.",
        _do(keeping.remove_theme, "theme"),
        forms.RemoveTheme,
    ),
    "note": Action(
        "Save the note",
        "The note is saved.",
        _do(keeping.write_note, "text"),
        forms.WriteNote,
        place="notes",
    ),
    "answer": Action(
        "Answer",
        "Answered.",
        _answer,
        forms.Answer,
        place="answers",
    ),
    "no_answer": Action(
        "Take the answer back",
        "The answer is taken back.",
        _take_back_answer,
        forms.Chosen,
        place="answers",
    ),
    "told": Action(
        "I have told them", "Written down: the author is told.", _mark_told, forms.Chosen
    ),
    "commitment": Action(
        "Add to a commitment",
        "Added. Its author hears what comes of it from now on.",
        _do(add_to_commitment, "commitment", "title"),
        AddToCommitment,
        ADD_COMMITMENT,
        "commitments",
    ),
    "escalate": Action(
        "Hand to the leads",
        "The leads have it now. Only they can see it.",
        _do(safeguarding.escalate, "because"),
        forms.Because,
    ),
    "stand_down": Action(
        "No concern any more",
        "Moderators see it again.",
        _do(safeguarding.stand_down, "because"),
        forms.Because,
        LEAD,
    ),
    "hold": Action("Hold", "Held.", _do(holding.hold, "because"), forms.Because, LEAD),
    "release": Action(
        "End the hold", "The hold is over.", _do(holding.release, "because"), forms.Because, LEAD
    ),
}
