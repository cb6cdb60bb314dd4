"""Upload files, look at what would become of them, load them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from performance.importing import waiting
from performance.importing.admin.forms import AnswerForm, UploadForm
from performance.importing.admin.rights import may_load
from performance.importing.loading import Done, LoadRefused
from performance.importing.models import WaitingFile
from performance.importing.preview import preview
from performance.importing.storing import from_json

UPLOAD = "load_figures:upload"
LOOK = "load_figures:look"
LOADS = "loads:index"


class LoadScreen(WagtailAdminTemplateMixin, View):
    """What both steps share."""

    page_title = "Load figures"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_load(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class UploadScreen(LoadScreen):
    """Choose the files."""

    template_name = "performance/admin/upload.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form)
        batch = waiting.take_in(files=form.cleaned_data["chosen"], user=request.user)
        return redirect(LOOK, batch=batch)

    def _show(self, form: UploadForm) -> HttpResponse:
        megabytes = waiting.most_bytes() // (1024 * 1024)
        return self.render_to_response(self.get_context_data(form=form, megabytes=megabytes))


class LookScreen(LoadScreen):
    """See what each file is and what it would change; answer what it leaves open; load it."""

    template_name = "performance/admin/look.html"

    def get(self, request: HttpRequest, batch: UUID) -> HttpResponse:
        return self._show(batch)

    def post(self, request: HttpRequest, batch: UUID) -> HttpResponse:
        action, _, pk = request.POST.get("do", "").partition(":")
        files = {str(file.pk): file for file in waiting.waiting_files(batch, request.user)}
        if action == "stop":
            WaitingFile.objects.filter(batch=batch, user=request.user.pk).delete()
            messages.success(request, "Nothing was loaded. The files are deleted.")
            return redirect(UPLOAD)
        if action == "load":
            return self._load(batch)
        if action == "remove" and pk in files:
            files[pk].delete()
            messages.success(request, f"{files[pk].file_name} is taken out.")
        elif action == "answer" and pk in files and files[pk].parsed:
            form = _answer_form(files[pk], request.POST)
            if form and not form.is_valid():
                return self._show(batch, {pk: form})
            if form:
                said = form.cleaned_data
                waiting.give_answer(
                    waiting=files[pk], month=said.get("month"), status=said.get("status", "")
                )
        return redirect(LOOK, batch=batch)

    def _load(self, batch: UUID) -> HttpResponse:
        expected = self.request.POST.get("expected", "")
        try:
            done = waiting.load_waiting(batch=batch, user=self.request.user, expected=expected)
        except LoadRefused as refusal:
            messages.error(self.request, str(refusal))
            return redirect(LOOK, batch=batch)
        messages.success(self.request, _told(done))
        return redirect(LOADS)

    def _show(self, batch: UUID, sent: dict[str, AnswerForm] | None = None) -> HttpResponse:
        files = waiting.waiting_files(batch, self.request.user)
        if not files:
            messages.warning(
                self.request, "These files are not here any more. Choose them again to load them."
            )
            return redirect(UPLOAD)
        unread = sum(file.parsed is None for file in files)
        if unread:
            return self.render_to_response(
                self.get_context_data(files=files, unread=unread, batch=batch)
            )
        found = preview([from_json(file.parsed) for file in files])
        forms = [(sent or {}).get(str(file.pk)) or _answer_form(file) for file in files]
        shown = list(zip(files, found.files, forms, strict=True))
        wrong = sum(bool(each.parsed.problems) for each in found.files)
        return self.render_to_response(
            self.get_context_data(preview=found, shown=shown, wrong=wrong, batch=batch)
        )


def progress(request: HttpRequest, batch: UUID) -> JsonResponse:
    """How many of the files are still to be read: the screen asks every second."""
    if not may_load(request.user):
        raise PermissionDenied
    files = waiting.waiting_files(batch, request.user)
    return JsonResponse({"unread": sum(file.parsed is None for file in files)})


def _answer_form(file: WaitingFile, data: Any = None) -> AnswerForm | None:
    parsed = from_json(file.parsed)
    asks = [] if parsed.problems else parsed.asks
    return AnswerForm(data, asks=asks, prefix=f"file-{file.pk}") if asks else None


def _told(done: list[Done]) -> str:
    loads = [each.load for each in done if each.load]
    added, changed = sum(load.added for load in loads), sum(load.changed for load in loads)
    same = len(done) - len(loads)
    told = f"Loaded: {added:,} figures added, {changed:,} changed."
    return f"{told} {same} of the files brought nothing new." if same else told


class LoadMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_load(request.user)


class LoadFiguresViewSet(ViewSet):
    """The two screens, below /admin/figures/load/."""

    name = "load_figures"
    url_prefix = "figures/load"
    icon = "upload"
    menu_label = "Load figures"
    menu_item_class = LoadMenuItem

    @property
    def menu_url(self) -> str:
        return reverse(UPLOAD)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", UploadScreen.as_view(), name="upload"),
            path("<uuid:batch>/", LookScreen.as_view(), name="look"),
            path("<uuid:batch>/progress/", progress, name="progress"),
        ]
