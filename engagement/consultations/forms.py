"""The form of a consultation, as staff fill it in."""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Page

from alliance_site.core.editing import SeenForm
from alliance_site.core.pages.visibility import visible_pages
from engagement.campaigns.address import fix_slug
from engagement.campaigns.models import Answer
from engagement.consultations.models import Consultation
from engagement.consultations.rules import problems_of
from engagement.feedback.subjects import subjects

NO_SUCH_TIME = (
    "The clocks change in this night: this time does not exist, or comes twice. Choose a time "
    "before 1am, or from 2am (3am in March)."
)
ADDRESS = "Its name in the address: /have-your-say/consultations/this-name/"
CHANGED = (
    "People have answered this already: {}. Their answers keep the question as they read it. "
    "To change it all the same, tick “Change questions that have answers” and save again."
)


class ConsultationForm(SeenForm):
    """Who has no rights to the tree of pages, such as a lead, chooses from a list."""

    change_answered = forms.BooleanField(
        label="Change questions that have answers",
        required=False,
        help_text="Answers keep the question as people read it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "about" not in self.fields:
            return
        if not user_has_any_page_permission(self.for_user):
            field = self.fields["about"]
            chosen = {subject.page.pk for subject in subjects()} | {self.instance.about_id}
            self.fields["about"] = forms.ModelChoiceField(
                Page.objects.filter(pk__in=chosen - {None}).order_by("path"),
                label=field.label,
                help_text=field.help_text,
            )
        for name in ("about", "closes_at"):
            self.fields[name].required = True
        for name in ("opens_at", "closes_at"):
            self.fields[name].error_messages["ambiguous_timezone"] = NO_SUCH_TIME
        self.fields["slug"].help_text = ADDRESS
        if self.instance.announced_at:
            fix_slug(self)

    def clean_about(self) -> Page:
        """Nobody is asked about what they cannot see; what was chosen before may stay."""
        about: Page = self.cleaned_data["about"]
        is_new = about.pk != self.instance.about_id
        if is_new and not visible_pages().filter(pk=about.pk).exists():
            raise forms.ValidationError("People cannot see this page. Publish it first.")
        return about

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in ("opens_at", "closes_at"):
            if self.has_error(name, "ambiguous_timezone"):
                del self.errors[name]
                self.add_error(name, NO_SUCH_TIME)
        if "questions" in self.formsets and not cleaned.get("change_answered"):
            self._keep_what_was_answered(self.formsets["questions"])
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if {"opens_at", "about"} & set(self.errors):
            return
        for field, words in problems_of(self.instance):
            if field not in self.errors:
                self.add_error(field or None, words)

    def _keep_what_was_answered(self, questions: BaseInlineFormSet) -> None:
        if not questions.is_valid():
            return  # and says so by itself
        touched = [form.instance for form in questions.initial_forms if form.has_changed()]
        asked = {question.pk for question in touched} - {None}
        answers = Answer.objects.filter(question__in=asked).order_by("pk")
        # As they stand now, and not as they would be.
        known = dict.fromkeys(answers.values_list("question__text", flat=True))
        if known:
            said = CHANGED.format(", ".join(f"“{text}”" for text in known))
            self.add_error("change_answered", said)

    def save(self, commit: bool = True) -> Consultation:
        """What it is about is remembered by name, for when that page is gone."""
        if self.instance.about:
            self.instance.about_title = self.instance.about.title
        saved: Consultation = super().save(commit=commit)
        return saved


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label="Why it is withdrawn",
        max_length=250,
        help_text="One plain sentence. It stands on the page of the consultation.",
    )
