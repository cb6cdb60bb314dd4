"""What staff write and choose about a commitment. Forms read it; services decide."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminDateInput

from alliance_site.core.editing import SeenForm
from alliance_site.core.written import WrittenField
from engagement.commitments import evidence
from engagement.commitments.choices import Status
from engagement.commitments.models import Commitment
from engagement.commitments.rules import NO_PROOF, has_proof, missing
from engagement.commitments.transitions import ANNOUNCE, FINISH, Way
from programmes.queries import principle_rows, programme_cards

EVIDENCE = "A page of this website, such as /news/…, or the address of another one."


class CommitmentForm(SeenForm):
    """The words of a commitment. What people can read cannot lose what they need."""

    evidence = WrittenField(label="Link that shows it", required=False, help_text=EVIDENCE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programmes"].queryset = programme_cards()
        self.fields["principles"].queryset = principle_rows()
        if self.instance.pk:
            self.initial.setdefault("evidence", evidence.typed(self.instance))
        if self.instance.is_public:
            self.fields["due"].disabled = True
            self.fields["due"].help_text = "People can read it. Use “Move the date”, and say why."

    def clean_evidence(self) -> str:
        typed = self.cleaned_data["evidence"]
        for name, value in evidence.read(typed).items():
            setattr(self.instance, name, value)
        return typed

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.is_public:
            for name, said in missing(self.instance).items():
                self.add_error(name, said)
        if self.instance.status == Status.DONE and not has_proof(self.instance):
            self.add_error("what_changed", NO_PROOF)


class ChangeForm(forms.Form):
    """What goes with one way from a state to another."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    statement = WrittenField(
        label="What you do about it, as people will read it",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due = forms.DateField(label="By when", widget=AdminDateInput, required=False)
    what_changed = WrittenField(
        label="What changed",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is different for people now. Give this, or a link, or both.",
    )
    evidence = WrittenField(label="Link that shows it", required=False, help_text=EVIDENCE)
    reason = WrittenField(
        label="Why",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In plain words. Everybody can read it, and those who asked for it are told.",
    )

    def __init__(self, *args: Any, commitment: Commitment, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {"seen", "reason", *way.asks, *(["evidence"] if way is FINISH else [])}
        for name in set(self.fields) - asked:
            del self.fields[name]
        for name in ("statement", "due", "what_changed"):
            self.initial.setdefault(name, getattr(commitment, name))
        self.initial.setdefault("evidence", evidence.typed(commitment))
        if way is ANNOUNCE:
            self.initial.setdefault("reason", commitment.reason)

    def clean_evidence(self) -> str:
        self.link = evidence.read(self.cleaned_data["evidence"])
        return self.cleaned_data["evidence"]

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "evidence"}
        return {**said, **getattr(self, "link", {})}


class LinkForm(forms.Form):
    """The number of one feedback."""

    feedback = forms.IntegerField(min_value=1)
