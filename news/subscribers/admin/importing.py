"""Takes over an old list: upload it, see what would become of each line, say yes or no."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from alliance_site.core.mail_topics import registry
from alliance_site.core.users.models import User
from news.subscribers.admin.screens import SubscriberViewSet
from news.subscribers.importing.loading import ImportGone, carry_out, plan, topic_names
from news.subscribers.importing.parsing import MOST_BYTES, NotAList, Parsed, parse, text_of
from news.subscribers.models import SubscriberImport

MOST_SHOWN = 200


class UploadForm(forms.Form):
    """A file that can be read as a list."""

    file = forms.FileField(
        label="CSV file",
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> str:
        uploaded: UploadedFile = self.cleaned_data["file"]
        try:
            text = text_of(uploaded.read(MOST_BYTES + 1))
            read(text)
        except NotAList as error:
            raise ValidationError(f"{error}.") from None
        return text


def read(text: str) -> Parsed:
    return parse(text, topic_names(), timezone.localdate())


class ImportScreen(WagtailAdminTemplateMixin, View):
    """What both steps share."""

    page_title = "Import subscribers"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not SubscriberViewSet.permission_policy.user_has_permission(request.user, "import"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("subscribers:index"), "label": SubscriberViewSet.menu_label},
            {"url": "", "label": self.page_title},
        ]


class UploadScreen(ImportScreen):
    """Choose the file."""

    template_name = "news/subscribers_admin/import.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form)
        user = cast(User, request.user)
        waiting = SubscriberImport.objects.create(user=user, text=form.cleaned_data["file"])
        return redirect("check_import", pk=waiting.pk)

    def _show(self, form: UploadForm) -> HttpResponse:
        topics = registry.topics().values()
        return self.render_to_response(self.get_context_data(form=form, topics=topics))


class CheckScreen(ImportScreen):
    """See what would happen, and decide. Only who uploaded a list sees it."""

    template_name = "news/subscribers_admin/check_import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        waiting = get_object_or_404(SubscriberImport, pk=pk, user=request.user.pk)
        parsed = read(waiting.text)
        planned = plan(parsed.rows)
        refused = sorted([*parsed.refused, *planned.refused], key=lambda each: each.line)
        context = {
            "new": len(planned.new),
            "known": planned.known,
            "refused": len(refused),
            "shown": refused[:MOST_SHOWN],
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.POST.get("do") != "import":
            SubscriberImport.objects.filter(pk=pk, user=request.user.pk).delete()
            messages.success(request, "Nothing was imported. The file is deleted.")
            return redirect("subscribers:index")
        try:
            done = carry_out(pk=pk, user=request.user)
        except (ImportGone, NotAList) as error:
            messages.error(request, str(error))
            return redirect("import_subscribers")
        messages.success(request, f"Subscribers added: {len(done.new)}.")
        return redirect("subscribers:index")


def addresses() -> list[URLPattern]:
    return [
        path("subscribers/import/", UploadScreen.as_view(), name="import_subscribers"),
        path("subscribers/import/<int:pk>/", CheckScreen.as_view(), name="check_import"),
    ]
