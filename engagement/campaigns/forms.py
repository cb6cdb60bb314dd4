"""The page of one question of a campaign."""

from typing import Any

from django import forms

from alliance_site.core.written import WrittenField
from engagement.campaigns.models import CampaignQuestion, QuestionKind
from engagement.form.forms import StepForm, Typed
from engagement.form.offered import Offered

LONGEST = {QuestionKind.LONG: 5_000, QuestionKind.SHORT: 250}


class QuestionForm(StepForm):
    """The answer as text: the chosen options stand in it as they were read, one on each line."""

    def __init__(
        self, offered: Offered, typed: Typed | None = None, *, question: CampaignQuestion
    ) -> None:
        super().__init__(offered, typed)
        self.question = question
        self.fields["answer"] = field_of(question)

    def clean_answer(self) -> str:
        return text_of(self.cleaned_data["answer"])

    @property
    def chosen(self) -> list[str]:
        """What is ticked, of several."""
        value: Any = self["answer"].value()
        return list(value or []) if isinstance(value, list) else [value or ""]

    @property
    def longest(self) -> int:
        return LONGEST[QuestionKind(self.question.kind)]


def text_of(answer: str | list[str]) -> str:
    return "\n".join(answer) if isinstance(answer, list) else answer


def field_of(question: CampaignQuestion) -> forms.Field:
    kind = QuestionKind(question.kind)
    options = [(line, line) for line in question.lines]
    messages = {"required": "Answer this question", "invalid_choice": "Choose from the list"}
    if kind == QuestionKind.ONE:
        return forms.ChoiceField(
            choices=options, required=question.required, error_messages=messages
        )
    if kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=options, required=question.required, error_messages=messages
        )
    too_long = f"Your answer must be {LONGEST[kind]:,} characters or fewer"
    return WrittenField(
        required=question.required,
        max_length=LONGEST[kind],
        error_messages={**messages, "max_length": too_long},
    )
