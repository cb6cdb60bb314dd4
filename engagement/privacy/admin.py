"""The screens where leads see what will be deleted, and hold what must be kept."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.columns import DayColumn
from engagement.feedback.history import staff
from engagement.feedback.holding import CannotHold, hold, release
from engagement.feedback.models import Feedback
from engagement.privacy.due import due_or_held
from engagement.privacy.models import PurgeRun

MAY_LEAD = "engagement.lead_feedback"
AHEAD = timedelta(days=30)
RUNS_SHOWN = 10


class OnlyLeads(ModelPermissionPolicy):
    """What is kept for longer is a lead's to decide, and so is the list for others to see."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(user.has_perm(MAY_LEAD))

    def user_has_any_permission(self, user: Any, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


def _screen_of(feedback: Feedback) -> str:
    return reverse("feedback_hold", args=[feedback.pk])


def _what_goes(feedback: Any) -> str:
    return "All its words" if feedback.words_end <= feedback.first_end else "Contact details"


def _standing(feedback: Feedback) -> str:
    return f"Held: {feedback.held_because}" if feedback.held_because else "Will be deleted"


class RetentionReport(ReportView):
    """What will be deleted within 30 days, and what is held."""

    model = Feedback
    permission_policy = OnlyLeads(Feedback)
    permission_required = "view"
    page_title = "Feedback that will be deleted"
    header_icon = "bin"
    index_url_name = "feedback_retention"
    index_results_url_name = "feedback_retention_results"
    results_template_name = "engagement/privacy/retention_results.html"
    default_ordering = "first_end"
    columns: ClassVar[list] = [
        TitleColumn("pk", label="Feedback", accessor=str, get_url=_screen_of),
        Column("kind", label="Kind", accessor="get_kind_display"),
        Column("state", label="State", accessor="get_state_display"),
        Column("goes", label="What goes", accessor=_what_goes),
        DayColumn("first_end", label="When", sort_key="first_end"),
        StatusTagColumn(
            "held", label="Decided", accessor=_standing, primary=lambda row: row.held_because
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Feedback]:
        return due_or_held(timezone.now() + AHEAD)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "runs": PurgeRun.objects.all()[:RUNS_SHOWN]}


class ReasonForm(forms.Form):
    """Why somebody decides so."""

    because = forms.CharField(
        label="Why?",
        max_length=250,
        help_text="It is kept in the history. Write no names and none of the words.",
    )


class HoldScreen(WagtailAdminTemplateMixin, View):
    """Holds one feedback, or lets it go."""

    template_name = "engagement/privacy/hold.html"
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(MAY_LEAD):
            raise PermissionDenied
        self.feedback = get_object_or_404(Feedback, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return "Let it be deleted" if self.feedback.held_because else "Keep it for longer"

    def get_page_subtitle(self) -> str:
        return str(self.feedback)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(ReasonForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        decide = release if request.POST.get("decision") == "release" else hold
        try:
            decide(feedback=self.feedback, by=staff(request.user), **form.cleaned_data)
        except CannotHold as error:
            messages.error(request, str(error))
        else:
            said = "It is kept until a lead lets it go." if decide is hold else "It goes in time."
            messages.success(request, f"{self.feedback}: {said}")
        return redirect("feedback_retention")

    def _show(self, form: ReasonForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, feedback=self.feedback))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("feedback_retention"), "label": RetentionReport.page_title},
            {"url": "", "label": self.get_page_title()},
        ]


def addresses() -> list[URLPattern]:
    return [
        path("feedback-retention/<int:pk>/", HoldScreen.as_view(), name="feedback_hold"),
    ]
