"""The screens where staff read complaints about data, answer them and see how long they have."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from alliance_site.core.columns import DayColumn
from alliance_site.core.data_complaints.forms import CloseForm
from alliance_site.core.data_complaints.models import AnswerBy, DataComplaint, Status
from alliance_site.core.data_complaints.services import CannotClose, close_complaint
from alliance_site.core.users.models import User
from alliance_site.core.users.names import name_of

LIST = "wagtailsnippets_core_datacomplaint:list"
SOON = 7


class ReadOnly(ModelPermissionPolicy):
    """Nobody writes or changes what a person wrote; it is answered."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in ("view", "close") and super().user_has_permission(user, action)


def _reading(complaint: DataComplaint) -> str:
    return reverse("wagtailsnippets_core_datacomplaint:inspect", args=[complaint.pk])


def time_left(complaint: DataComplaint) -> str:
    if complaint.status == Status.CLOSED:
        return "Closed"
    days = abs(complaint.days_left)
    number = "1 day" if days == 1 else f"{days} days"
    return f"{number} late" if complaint.days_left < 0 else f"{number} left"


def _presses(complaint: DataComplaint) -> bool:
    return complaint.status == Status.OPEN and complaint.days_left <= SOON


class ComplaintInspectView(InspectView):
    """One complaint; what is empty is left out."""

    page_title = "Data protection complaint"

    def get_page_subtitle(self) -> str:
        return str(self.object.reference)

    def get_fields_context(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = super().get_fields_context()
        return [field for field in fields if field["value"] not in (None, "")]

    def get_text_display_value(self) -> SafeString:
        return linebreaksbr(self.object.text)

    def get_address_display_value(self) -> SafeString:
        return linebreaksbr(self.object.address)

    def get_answer_display_value(self) -> SafeString:
        return linebreaksbr(self.object.answer)

    def get_closed_by_display_value(self) -> str:
        return name_of(self.object.closed_by)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "time_left": time_left(self.object)}


class DataComplaintViewSet(SnippetViewSet):
    model = DataComplaint
    icon = "warning"
    menu_label = "Data complaints"
    add_to_admin_menu = True
    menu_order = 670
    inspect_view_enabled = True
    inspect_view_class = ComplaintInspectView
    inspect_template_name = "core/data_complaints/inspect.html"
    copy_view_enabled = False
    inspect_view_fields: ClassVar[list[str]] = [
        "text",
        "received_at",
        "due_at",
        "answer_by",
        "name",
        "email",
        "phone",
        "address",
        "status",
        "outcome",
        "answer",
        "closed_by",
        "closed_at",
    ]
    list_display: ClassVar[list] = [
        TitleColumn("reference", label="Complaint", get_url=_reading),
        StatusTagColumn("time_left", label="Time", accessor=time_left, primary=_presses),
        DayColumn("due_at", label="Answer by"),
        DateColumn("received_at", label="Received"),
        Column("answer_by", label="Wants an answer", accessor="get_answer_by_display"),
        Column("outcome", label="Outcome", accessor="get_outcome_display"),
    ]
    list_filter: ClassVar[list[str]] = ["status"]
    permission_policy = ReadOnly(DataComplaint)


class CloseScreen(WagtailAdminTemplateMixin, View):
    """What was decided about one complaint, in words that go to the person."""

    template_name = "core/data_complaints/close.html"
    page_title = "Answer and close"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("core.close_datacomplaint"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(get_object_or_404(DataComplaint, pk=pk), CloseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        complaint, form = get_object_or_404(DataComplaint, pk=pk), CloseForm(request.POST)
        if not form.is_valid():
            return self._show(complaint, form)
        try:
            close_complaint(complaint=complaint, by=request.user, **form.cleaned_data)
        except CannotClose as error:
            messages.error(request, str(error))
        else:
            mailed = complaint.answer_by == AnswerBy.EMAIL
            said = "The person gets your words by email." if mailed else "Now tell the person."
            messages.success(request, f"The complaint is closed. {said}")
        return redirect(_reading(complaint))

    def _show(self, complaint: DataComplaint, form: CloseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(complaint=complaint, form=form))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": "Data complaints"},
            {"url": "", "label": self.page_title},
        ]


def addresses() -> list[URLPattern]:
    return [
        path("data-complaints/<int:pk>/close/", CloseScreen.as_view(), name="close_data_complaint")
    ]
