"""The screens where an analyst keeps the organisations and who took over from whom."""

from typing import Any, ClassVar

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from performance.organisations.models import Organisation, OrganisationKind, Succession
from performance.reference_forms import FixedCodeForm


class OrganisationForm(FixedCodeForm):
    """Keeps sums readable: of two or more, all counted alike, and none of them a sum itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "parts" in self.fields:
            self.fields["parts"].queryset = Organisation.objects.filter(
                kind__in=[OrganisationKind.COMMISSIONER, OrganisationKind.PROVIDER]
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if problem := _problem_with_parts(cleaned.get("kind"), cleaned.get("parts")):
            self.add_error("parts", problem)
        first = Organisation.objects.filter(is_main=True).exclude(pk=self.instance.pk).first()
        if cleaned.get("is_main") and first:
            self.add_error("is_main", f"{first.name} is shown first. Take the tick off there.")
        return cleaned


def _problem_with_parts(kind: str | None, parts: Any) -> str:
    chosen = list(parts or [])
    if kind != OrganisationKind.OUR_SUM:
        return "Only a sum of our own has parts. Take the ticks off." if chosen else ""
    if len(chosen) < 2:  # noqa: PLR2004 (a sum needs two)
        return "Choose the two or more organisations that it is the sum of."
    if len({part.kind for part in chosen}) > 1:
        return "Choose organisations of one kind. Otherwise people would be counted twice."
    return ""


class SuccessionForm(WagtailAdminModelForm):
    """No organisation comes after itself, not even by way of others."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        earlier, later = cleaned.get("predecessor"), cleaned.get("successor")
        if earlier and later and earlier.pk in _all_after(later.pk, self.instance.pk):
            self.add_error("successor", f"{earlier.name} came after {later.name}.")
        return cleaned


def _all_after(pk: int, but: int | None) -> set[int]:
    """The organisations that took over from one, and from those, and so on."""
    others = Succession.objects.exclude(pk=but) if but else Succession.objects.all()
    after = dict(others.values_list("predecessor", "successor"))
    found: set[int] = set()
    while pk in after and after[pk] not in found:
        pk = after[pk]
        found.add(pk)
    return found


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    copy_view_enabled = False
    list_display: ClassVar[list] = [
        "name",
        Column("code", label="Code", sort_key="code"),
        Column("get_kind_display", label="Kind"),
        BooleanColumn("is_shown", label="On the page"),
    ]
    list_filter: ClassVar[list[str]] = ["kind", "is_shown"]
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["name", "code"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("code"),
            FieldPanel("kind"),
            FieldPanel(
                "parts",
                widget=forms.CheckboxSelectMultiple,
                help_text="Only for a sum of our own. Pages say that it is no official figure.",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("is_shown"),
                    FieldPanel("is_main"),
                    FieldPanel("sort_order", help_text="Lower numbers stand first in lists."),
                ],
                heading="On the page",
            ),
        ],
        base_form_class=OrganisationForm,
    )


class SuccessionViewSet(SnippetViewSet):
    model = Succession
    icon = "redirect"
    copy_view_enabled = False
    list_display: ClassVar[list] = ["predecessor", "successor", Column("on", label="From")]
    edit_handler = ObjectList(
        [
            FieldPanel("predecessor", widget=forms.Select, help_text="Whose work was taken over."),
            FieldPanel("successor", widget=forms.Select, help_text="Who took it over."),
            FieldPanel("on"),
            FieldPanel("why"),
        ],
        base_form_class=SuccessionForm,
    )
