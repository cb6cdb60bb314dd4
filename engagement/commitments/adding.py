"""From the screen of one feedback: it is added to a commitment, or begins a new one."""

from typing import Any

from django import forms

from alliance_site.core.written import WrittenField
from engagement.commitments.linking import draft_from, link
from engagement.commitments.models import Commitment
from engagement.feedback.history import By
from engagement.feedback.models import Feedback
from engagement.moderation.forms import Plain


class AddToCommitment(Plain):
    commitment = forms.ModelChoiceField(
        Commitment.objects.order_by("title"), required=False, empty_label="A new one"
    )
    title = WrittenField(
        label="What a new one is about",
        required=False,
        max_length=120,
        help_text="A few words of your own: this becomes public. Never copy theirs.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("commitment") and not said.get("title") and "commitment" not in self.errors:
            self.add_error("title", "Choose a commitment, or write what a new one is about")
        return said


def add_to_commitment(
    *, feedback: Feedback, commitment: Commitment | None, title: str, by: By
) -> None:
    if commitment is None:
        draft_from(title=title, feedback=feedback, by=by)
    else:
        link(commitment=commitment, feedback=feedback, by=by)
