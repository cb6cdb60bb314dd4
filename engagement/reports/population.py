"""The screen where staff say which fact tells how many of the people live in an area."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliance_site.core.areas.models import Area
from alliance_site.core.facts.chooser import on_offer
from alliance_site.core.facts.models import Fact
from engagement.reports.heard import share_in
from engagement.reports.models import PopulationFigure

CHANGE = "engagement.change_populationfigure"


@transaction.atomic
def choose_figures(*, facts: Mapping[Area, Fact | None]) -> None:
    """Each area has the fact that is given for it, or none."""
    PopulationFigure.objects.filter(area__in=facts).delete()
    PopulationFigure.objects.bulk_create(
        PopulationFigure(area=area, fact=fact) for area, fact in facts.items() if fact
    )


class FiguresForm(forms.Form):
    """A fact for each area, out of those that are a per cent; what is chosen can stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = list(Area.objects.all())
        chosen = dict(PopulationFigure.objects.values_list("area", "fact"))
        shares = {fact.pk: fact for fact in on_offer() if share_in(fact) is not None}
        choices = [("", "No figure yet"), *((pk, _label(fact)) for pk, fact in shares.items())]
        self.shares = shares
        for area in self.areas:
            self.fields[str(area.pk)] = forms.ChoiceField(
                label=area.name,
                choices=choices,
                required=False,
                initial=chosen.get(area.pk, ""),
                error_messages={"invalid_choice": "Choose one of the list."},
            )

    def facts(self) -> dict[Area, Fact | None]:
        found = {area: self.cleaned_data[str(area.pk)] for area in self.areas}
        return {area: self.shares[int(pk)] if pk else None for area, pk in found.items()}


class PopulationScreen(WagtailAdminTemplateMixin, View):
    """Nobody types a figure here: it is kept with its source in the fact register."""

    template_name = "engagement/reports/population.html"
    page_title = "Who lives in each area"
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(FiguresForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FiguresForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        choose_figures(facts=form.facts())
        messages.success(request, "Saved.")
        return redirect("feedback_report_heard")

    def _show(self, form: FiguresForm) -> HttpResponse:
        facts = reverse(Fact.snippet_viewset.get_url_name("add"))
        may_add = self.request.user.has_perm("core.add_fact")
        return self.render_to_response(
            self.get_context_data(form=form, add_fact=facts if may_add else "")
        )

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        report = {"url": reverse("feedback_report_heard"), "label": "Feedback in numbers"}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]


def _label(fact: Fact) -> str:
    return f"{fact.label}: {fact.figure}"
