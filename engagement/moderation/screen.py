"""The screen of one feedback: read it, take details out, decide, answer, undo."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from engagement.answering.replies import CannotAnswer
from engagement.commitments.linking import CannotLink
from engagement.feedback.history import staff
from engagement.feedback.holding import CannotHold
from engagement.feedback.models import Feedback, FeedbackEvent
from engagement.feedback.publishing import MayNotPublish
from engagement.feedback.redacting import BadRedaction
from engagement.feedback.transitions import NotPossible
from engagement.moderation.access import VIEW, visible_to
from engagement.moderation.actions import ACTIONS, Action, Asked
from engagement.moderation.confirming import confirm, see_other
from engagement.moderation.history import undoable
from engagement.moderation.locking import NotNow
from engagement.moderation.saved_views import queue_address
from engagement.moderation.showing import shown

REFUSALS = (NotPossible, MayNotPublish, NotNow, BadRedaction, CannotAnswer, CannotHold, CannotLink)


class FeedbackScreen(WagtailAdminTemplateMixin, View):
    """Original and public text side by side, with all that can be done."""

    template_name = "engagement/moderation/screen.html"
    page_title = "Feedback"
    header_icon = "comment"
    feedback: Feedback

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        found = visible_to(request.user).select_related("assigned_to", "area", "about")
        self.feedback = get_object_or_404(found, pk=kwargs["pk"])
        self.page_subtitle = str(self.feedback.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        name = request.POST.get("action", "")
        action = ACTIONS.get(name)
        if action is None:
            return see_other(self._here())
        if not request.user.has_perm(action.permission):
            raise PermissionDenied
        form = self._form(name, request.POST)
        if form.is_valid():
            try:
                return self._do(action, form)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                # A failed service may have left half of its changes on the object.
                self.feedback = Feedback.objects.get(pk=pk)
        return self._show(name, form)

    def _do(self, action: Action, form: Any) -> HttpResponse:
        with transaction.atomic():
            result = action.do(Asked(self.feedback, staff(self.request.user), form))
        event = result if isinstance(result, FeedbackEvent) and result.to_state else None
        last = event and undoable([event])
        confirm(self.request, action.said, [last.pk] if last else [])
        if not visible_to(self.request.user).filter(pk=self.feedback.pk).exists():
            return see_other(queue_address(self.request.GET.urlencode()))
        return see_other(self._here(action.place))

    def _here(self, place: str = "") -> str:
        address = reverse("feedback_one", args=[self.feedback.pk])
        query = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        return f"{address}{query}#{place}" if place else f"{address}{query}"

    def _form(self, name: str, data: Any = None, **initial: Any) -> Any:
        form = ACTIONS[name].form
        user: Any = self.request.user
        names = f"{name}-%s"
        return form(data, feedback=self.feedback, user=user, auto_id=names, initial=initial)

    def _show(self, name: str = "", refused: Any = None) -> HttpResponse:
        user: Any = self.request.user
        what = shown(self.feedback, self.request)
        begun = {"edit": {"text": what["public"]}, "answer": {"signed": what["signature"]}}
        forms = {
            each: self._form(each, **begun.get(each, {}))
            for each, action in ACTIONS.items()
            if user.has_perm(action.permission)
        }
        if refused is not None:
            forms[name] = refused
        context = self.get_context_data(
            **what,
            forms=forms,
            refused=refused,
            refused_action=ACTIONS[name].label if name else "",
        )
        return self.render_to_response(context)

    def get_header_title(self) -> str:
        return f"Feedback {self.feedback.pk}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": queue_address(self.request.GET.urlencode()), "label": "Feedback"},
            {"url": "", "label": self.get_header_title()},
        ]
