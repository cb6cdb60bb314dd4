"""What of an answer may stand in public: as with the feedback itself, and by the same rule."""

import re

from django.db import transaction

from engagement.campaigns.models import Answer
from engagement.feedback.choices import PublicKind, RemovedDetail, State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback
from engagement.feedback.transitions import NotPossible

# Later it is public already, or its author is reading it.
OPEN_TO_CHANGE = (State.RECEIVED, State.TRIAGED, State.IN_REVIEW)

MARK = re.compile(
    rf"\[(?:{'|'.join(re.escape(str(label)) for label in RemovedDetail.labels)}) removed\]"
)


@transaction.atomic
def write_public_answers(*, feedback: Feedback, texts: dict[int, str], by: By) -> None:
    """Keeps the public texts of a feedback's answers; an empty one stays out of the public.

    An approval that the author gave before was for other words: it is gone.
    """
    now = Feedback.objects.select_for_update().get(pk=feedback.pk)
    if now.state not in OPEN_TO_CHANGE:
        raise NotPossible(f"The feedback is “{now.get_state_display()}”: look at it again first.")
    for answer in Answer.objects.select_for_update().filter(feedback=feedback):
        public = texts.get(answer.pk, answer.public_text).strip()
        answer.public_text = public
        answer.public_kind = kind_of_answer(public, answer.text) if public else ""
        answer.save(update_fields=["public_text", "public_kind"])
    feedback.author_approved_at = None
    feedback.save(update_fields=["author_approved_at"])
    write_down(feedback, "answers", by)


def kind_of_answer(public: str, original: str) -> PublicKind:
    """What was done to the words. Marks such as "[name removed]" must stand for something that was
    there, and all between them must be as it was."""
    if public == original:
        return PublicKind.AS_SENT
    first, *others = MARK.split(public)
    if not others or not original.startswith(first):
        return PublicKind.EDITED
    last = others.pop()
    place = len(first)
    for part in others:
        # Each mark stands for one sign or more.
        found = original.find(part, place + 1)
        if found < 0:
            return PublicKind.EDITED
        place = found + len(part)
    fits = original.endswith(last) and place + 1 <= len(original) - len(last)
    return PublicKind.REDACTED if fits else PublicKind.EDITED
