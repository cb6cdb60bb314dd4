"""The screens where staff find, export and erase what is held on one person.

Whom they look for travels in the body of a request alone, never in an address: addresses are
logged, and stay in the history of a browser.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from alliance_site.core.personal_data.forms import PersonForm, typed_of
from alliance_site.core.personal_data.models import PersonalDataLog
from alliance_site.core.personal_data.person import Person
from alliance_site.core.personal_data.policy import OnlyHandlers
from alliance_site.core.personal_data.services import (
    Findings,
    also_known_as,
    erase,
    export,
    held_on,
    look_up,
)
from alliance_site.core.users.names import name_of

MAY_HANDLE = "core.handle_personaldatalog"


class PersonScreen(WagtailAdminTemplateMixin, View):
    """What all screens about one person share."""

    page_title = "Personal data"
    header_icon = "user"
    template_name = "core/personal_data/search.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(MAY_HANDLE):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class SearchScreen(PersonScreen):
    """Asks whom to look for, and shows what is held on them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=PersonForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PersonForm(request.POST)
        if not form.is_valid():
            return self.show(form=form)
        someone = form.cleaned_data["person"]
        found = look_up(person=someone, user=request.user)
        return self.show(form=form, searched=True, found=found, **_others(someone))


def _others(someone: Person) -> dict[str, Any]:
    """What stands beside it, for staff to look for as well."""
    others = also_known_as(someone)
    return {
        "others": [*sorted(others.emails), *sorted(others.phones)],
        "with_others": typed_of(someone | others),
    }


class ChosenPersonScreen(PersonScreen):
    """For who was found on the search screen; what comes from elsewhere begins there."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("personal_data")

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PersonForm(request.POST)
        return self.act(form) if form.is_valid() else redirect("personal_data")

    def act(self, form: PersonForm) -> HttpResponse:
        raise NotImplementedError


class ExportScreen(ChosenPersonScreen):
    """Hands over a zip file, for the person to have."""

    def act(self, form: PersonForm) -> HttpResponse:
        file = export(person=form.cleaned_data["person"], user=self.request.user)
        headers = {"Content-Disposition": 'attachment; filename="personal-data.zip"'}
        return HttpResponse(file, content_type="application/zip", headers=headers)


class EraseScreen(ChosenPersonScreen):
    """Says what goes, what stays and why; erases once somebody has said yes."""

    page_title = "Erase personal data"
    template_name = "core/personal_data/erase.html"

    def act(self, form: PersonForm) -> HttpResponse:
        someone = form.cleaned_data["person"]
        if self.request.POST.get("sure") != "yes":
            return self.show(form=form, **_split(held_on(someone)))
        entry = erase(person=someone, user=self.request.user)
        messages.success(self.request, "Erased. What was done is written down here.")
        return redirect("personal_data_entry", pk=entry.pk)


def _split(found: Findings) -> dict[str, list[dict[str, Any]]]:
    """What goes by its holder, and what stays."""
    goes, stays = [], []
    for holder, things in found:
        for chosen, is_chosen in ((goes, False), (stays, True)):
            some = [thing for thing in things if bool(thing.stays_because) is is_chosen]
            if some:
                chosen.append({"label": holder.label, "things": some})
    return {"goes": goes, "stays": stays}


class EntryScreen(PersonScreen):
    """One entry of the log."""

    page_title = "What was done with personal data"
    template_name = "core/personal_data/entry.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(entry=get_object_or_404(PersonalDataLog, pk=pk))


def _who(entry: PersonalDataLog) -> str:
    return name_of(entry.user) or "By a command"


def _entry_address(entry: PersonalDataLog) -> str:
    return reverse("personal_data_entry", args=[entry.pk])


def _total(counts: str) -> Any:
    return lambda entry: sum(getattr(entry, counts).values())


class PersonalDataReport(ReportView):
    """The log: who looked up, exported or erased something, and when. Never about whom."""

    model = PersonalDataLog
    permission_policy = OnlyHandlers(PersonalDataLog)
    permission_required = "view"
    page_title = "Log of personal data"
    header_icon = "history"
    index_url_name = "personal_data_log"
    index_results_url_name = "personal_data_log_results"
    default_ordering = "-made_at"
    columns = [
        TitleColumn("action", accessor="get_action_display", label="What", get_url=_entry_address),
        DateColumn("made_at", label="When", sort_key="made_at"),
        Column("user", label="Who", accessor=_who),
        Column("looked_by", label="Looked for by"),
        Column("erased", label="Erased", accessor=_total("erased")),
        Column("stayed", label="Held", accessor=_total("stayed")),
    ]

    def get_base_queryset(self) -> QuerySet[PersonalDataLog]:
        return PersonalDataLog.objects.select_related("user")


def addresses() -> list[URLPattern]:
    return [
        path("personal-data/", SearchScreen.as_view(), name="personal_data"),
        path("personal-data/export/", ExportScreen.as_view(), name="personal_data_export"),
        path("personal-data/erase/", EraseScreen.as_view(), name="personal_data_erase"),
        path("personal-data/log/<int:pk>/", EntryScreen.as_view(), name="personal_data_entry"),
    ]
