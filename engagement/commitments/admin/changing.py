"""The screen that changes the state: it is written, looked at with all that follows, confirmed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from engagement.commitments.access import DECIDE
from engagement.commitments.admin.forms import ChangeForm
from engagement.commitments.admin.viewset import screen_of
from engagement.commitments.foreseeing import foresee
from engagement.commitments.models import Commitment
from engagement.commitments.rules import CannotChange
from engagement.commitments.transitions import WAYS, Way, change, last_event, possible
from engagement.moderation.confirming import see_other


class ChangeScreen(WagtailAdminTemplateMixin, View):
    """`go=confirm` does it; any other way of sending shows what it would do."""

    template_name = "engagement/commitments_admin/change.html"
    header_icon = "check"
    commitment: Commitment
    way: Way

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        self.commitment = get_object_or_404(Commitment, pk=kwargs["pk"])
        if kwargs["name"] not in WAYS:
            raise Http404
        self.way = WAYS[kwargs["name"]]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        if self.way not in possible(self.commitment):
            messages.error(request, f"“{self.way.label}” is not possible as it stands now.")
            return see_other(screen_of(self.commitment))
        return self._show(self._form(initial={"seen": last_event(self.commitment)}))

    def post(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        form = self._form(request.POST)
        go = request.POST.get("go", "")
        if not form.is_valid() or go == "back":
            return self._show(form)
        said = {**form.said, "user": request.user}
        try:
            if go != "confirm":
                outlook = foresee(commitment=self.commitment, way=self.way, **said)
                return self._show(form, outlook=outlook)
            change(commitment=self.commitment, way=self.way, **said)
        except CannotChange as refusal:
            for field, words in refusal.problems.items():
                form.add_error(field if field in form.fields else None, words)
            return self._show(form)
        messages.success(request, f"{self.way.label}: done.")
        return see_other(screen_of(self.commitment))

    def _form(self, data: Any = None, **more: Any) -> ChangeForm:
        return ChangeForm(data, commitment=self.commitment, way=self.way, **more)

    def _show(self, form: ChangeForm, **more: Any) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            way=self.way,
            commitment=self.commitment,
            back=screen_of(self.commitment),
            **more,
        )
        return self.render_to_response(context)

    def get_page_title(self) -> str:
        return self.way.label

    def get_page_subtitle(self) -> str:
        return self.commitment.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("commitments_admin:index"), "label": "Commitments"},
            {"url": screen_of(self.commitment), "label": self.commitment.title},
            {"url": "", "label": self.way.label},
        ]
