"""What a campaign asks, on the screen where staff enter what came another way."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from alliance_site.core.pages.keys import as_key
from engagement.campaigns.forms import field_of, text_of
from engagement.campaigns.models import Campaign, CampaignQuestion, QuestionKind
from engagement.consultations.queries import known_campaigns
from engagement.form.forms import StepForm, Typed, typed_in
from engagement.form.offered import Offered

PREFIX = "question-"
NOT_SAID = ("", "Not said")


def campaigns() -> QuerySet[Campaign]:
    """Those that have begun. Letters to one that is over still come."""
    return known_campaigns().filter(opens_at__lte=timezone.now())


def campaign_chosen(typed: str) -> Campaign | None:
    key = as_key(typed)
    return campaigns().filter(pk=key).first() if key else None


def choices() -> list[tuple[str, str]]:
    def name(one: Campaign) -> str:
        return f"{one.name} (closed)" if one.has_closed else one.name

    return [("", "None"), *((str(one.pk), name(one)) for one in campaigns())]


def question_fields(offered: Offered) -> dict[str, forms.Field]:
    """A field for each question. None must be answered: nobody can ask a letter again."""
    return {_name(question): _field(question) for question in offered.questions}


def answers_in(offered: Offered, said: dict[str, Any]) -> list[tuple[CampaignQuestion, str]]:
    """Those that were given, as the public form keeps them."""
    texts = [(question, text_of(said[_name(question)])) for question in offered.questions]
    return [(question, text) for question, text in texts if text]


def set_aside(form: forms.Form, sent: Any) -> list[tuple[str, str]]:
    """What was answered to another campaign: it stays, hidden, until that one is chosen again."""
    others = StepForm(Offered())
    others.fields |= {
        name: forms.CharField()
        for name in sent
        if name.startswith(PREFIX) and as_key(name.removeprefix(PREFIX)) and name not in form.fields
    }
    typed: Typed = typed_in(others, sent)
    return [(name, value) for name, values in typed.items() for value in values]


def _name(question: CampaignQuestion) -> str:
    return f"{PREFIX}{question.pk}"


def _field(question: CampaignQuestion) -> forms.Field:
    field = field_of(question)
    field.required = False
    field.label, field.help_text = question.text, question.hint
    if isinstance(field, forms.MultipleChoiceField):
        field.widget = forms.CheckboxSelectMultiple(choices=field.choices)  # type: ignore[arg-type]
    elif isinstance(field, forms.ChoiceField):
        field.widget = forms.RadioSelect(choices=[NOT_SAID, *field.choices])  # type: ignore[misc]
    elif question.kind == QuestionKind.LONG:
        field.widget = forms.Textarea({"rows": 5})
    return field
