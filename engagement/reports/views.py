"""The four reports, each at an address of its own that says what was chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from engagement.reports import crossing, heard, themes, times
from engagement.reports.asking import Asked, form_for
from engagement.reports.counting import next_count
from engagement.reports.keys import ALL
from engagement.reports.population import CHANGE
from engagement.reports.showing import Report

VIEW = "engagement.view_reportquarter"
TITLE = "Feedback in numbers"


@dataclass(frozen=True)
class Kind:
    """A report: its name, what can be chosen, and what makes it."""

    title: str
    ways: Sequence[str]
    build: Callable[[Asked], Report]


REPORTS = {
    "themes": Kind("Themes over time", themes.WAYS, themes.themes_over_time),
    "programmes": Kind(
        "Programmes, kinds and areas", crossing.WAYS, crossing.by_programme_kind_and_area
    ),
    "heard": Kind("Who we heard from", heard.WAYS, heard.who_we_heard_from),
    "answers": Kind("Time to answer", times.WAYS, times.time_to_answer),
}


def address_of(name: str) -> str:
    return reverse(f"feedback_report_{name}")


class ReportScreen(SpreadsheetExportMixin, WagtailAdminTemplateMixin, View):
    """One of them. Its file holds what the screen shows, and no more."""

    name = ""
    template_name = "engagement/reports/report.html"
    header_icon = "history"
    list_export: ClassVar[list[str]] = ["Period", "Table", "Row", "Column", "Value"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        kind = REPORTS[self.name]
        self.form = form_for(request.GET, kind.ways)
        self.asked = self.form.asked()
        self.report = kind.build(self.asked) if self.asked.released.quarters else None
        if self.is_export and self.report:
            answer: HttpResponse = self.as_spreadsheet(self._lines(), request.GET["export"])
            return answer
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        return REPORTS[self.name].title

    def get_filename(self) -> str:
        return f"feedback-{self.name}"

    def get_heading(self, queryset: Any, field: str) -> str:
        return field

    def to_row_dict(self, item: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(self.list_export, item, strict=True))

    def _lines(self) -> list[list[Any]]:
        """A line for each cell: a number where it is one, or what stands in its place."""
        return [
            [self.asked.released.words, table.caption, row[0], column, _cell(value)]
            for table in (self.report.tables if self.report else [])
            for row in table.rows
            for column, value in zip(table.columns[1:], row[1:], strict=True)
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        all_of_them = {"url": address_of("themes"), "label": TITLE}
        return [*self.breadcrumbs_items, all_of_them, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        released = self.asked.released
        return super().get_context_data(
            name=self.name,
            tabs=[(name, kind.title, address_of(name)) for name, kind in REPORTS.items()],
            form=self.form,
            report=self.report,
            counted=list(zip(released.names, released.each(ALL), strict=True)),
            next_count=next_count(),
            may_choose=self.request.user.has_perm(CHANGE),
            **kwargs,
        )


def _cell(value: Any) -> Any:
    text = str(value)
    plain = text.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() else text
