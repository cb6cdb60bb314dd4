"""The forms of a plan and of its rows in the editor."""

from typing import Any
from uuid import UUID

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from alliance_site.core.publishing.admin.forms import DraftFirstForm
from programmes.plans.asking import unanswered
from programmes.plans.choices import RowChoices, choose_programmes
from programmes.plans.models import PrincipleAnswer


class PlanForm(DraftFirstForm):
    """A plan, with an empty answer for each principle that it does not answer yet."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        plan = kwargs.get("instance")
        self.row_choices = RowChoices(plan)
        if data is None and plan is not None:
            at = plan.answers.count()
            for place, principle in enumerate(unanswered(plan), start=at):
                answer = PrincipleAnswer(principle=principle, sort_order=place)
                plan.answers.add(answer)
        super().__init__(data, *args, **kwargs)
        choose_programmes(self.fields["programmes"], self.instance.programmes.all())


class ActionForm(WagtailAdminModelForm):
    """One action. Its key travels with the form, so that it stays the same action."""

    hidden = {"key": forms.HiddenInput}

    def __init__(self, *args: Any, row_choices: RowChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_choices.offer_principles(self.fields["principles"])
        self.fields["measure_page"].widget.known = row_choices.figures
        self.fields["key"].required = self.fields["key"].show_hidden_initial = False
        if "__prefix__" in (self.prefix or ""):
            # Rows that are added in the browser are copies of this one empty form: they get
            # their keys when they are sent.
            self.initial["key"] = ""

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or self.instance.key

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """A draft that saves itself tells the open form which action the row is."""
        key = (f"{self.prefix}-key", str(self.instance.key))
        return [*super().get_field_updates_for_resave(), key]


class AnswerForm(WagtailAdminModelForm):
    """How the plan reflects one principle."""

    def __init__(self, *args: Any, row_choices: RowChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row_choices.offer_principles(self.fields["principle"])
