"""The screen of one consultation: how far it has come, and what can be done with it next."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from engagement.consultations import transitions
from engagement.consultations.checking import comments_by_action, problems_now
from engagement.consultations.forms import WithdrawForm
from engagement.consultations.models import Consultation
from engagement.consultations.queries import received
from engagement.consultations.rules import problems_of_announcing, problems_of_outcome
from engagement.consultations.states import State
from engagement.consultations.transitions import ConsultationRefused

LIST = "wagtailsnippets_engagement_consultation:list"
EDIT = "wagtailsnippets_engagement_consultation:edit"
MAY = "engagement.change_consultation"
Service = Callable[..., None]
# What the buttons do, and what is said when it is done.
DONE: dict[str, tuple[Service, str]] = {
    "announce": (transitions.announce, "It is announced. People can see it now."),
    "outcome": (
        transitions.publish_outcome,
        "The outcome is published. Those who took part and agreed are told in some minutes.",
    ),
    "take_back": (transitions.take_outcome_back, "The outcome is not public any more."),
}


class ProgressScreen(WagtailAdminTemplateMixin, View):
    template_name = "engagement/consultations/progress.html"
    page_title = "Progress"
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(_found(pk), WithdrawForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        consultation, asked = _found(pk), request.POST.get("do", "")
        form = WithdrawForm(request.POST if asked == "withdraw" else None)
        if asked == "withdraw" and not form.is_valid():
            return self._show(consultation, form)
        try:
            said = _do(asked, consultation, request.user, form)
        except ConsultationRefused as why:
            messages.error(request, str(why))
        else:
            messages.success(request, said)
        return redirect("consultation_progress", pk)

    def _show(self, consultation: Consultation, form: WithdrawForm) -> HttpResponse:
        state = consultation.state
        problems = {State.DRAFT: problems_of_announcing, State.CONSIDERING: problems_of_outcome}
        found = problems[state](consultation) if state in problems else ()
        context = self.get_context_data(
            consultation=consultation,
            state=state,
            is_public=state != State.DRAFT,
            form=form,
            may_withdraw=state in (State.FORTHCOMING, State.OPEN, State.CONSIDERING),
            missing=[words for _, words in found],
            to_check=problems_now(consultation),
            count=received(consultation).count(),
            by_action=comments_by_action(consultation),
            queue=f"{reverse('feedback_queue')}?campaign={consultation.pk}",
            edit=reverse(EDIT, args=[consultation.pk]),
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = get_object_or_404(Consultation, pk=self.kwargs["pk"])
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": "Consultations"},
            {"url": reverse(EDIT, args=[here.pk]), "label": here.name},
            {"url": "", "label": self.page_title},
        ]


def _do(asked: str, consultation: Consultation, user: Any, form: WithdrawForm) -> str:
    if asked == "withdraw":
        transitions.withdraw(consultation=consultation, user=user, why=form.cleaned_data["why"])
        return "It is withdrawn. Its page says why."
    if asked not in DONE:
        raise ConsultationRefused("Nothing was changed.")
    service, said = DONE[asked]
    service(consultation=consultation, user=user)
    return said


def _found(pk: int) -> Consultation:
    return get_object_or_404(Consultation.objects.select_related("about"), pk=pk)


def progress_address(consultation: Consultation) -> str:
    return reverse("consultation_progress", args=[consultation.pk])


def addresses() -> list[URLPattern]:
    view = ProgressScreen.as_view()
    return [path("consultations/<key:pk>/progress/", view, name="consultation_progress")]
