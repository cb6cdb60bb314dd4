"""The screen of one issue: who gets it, how it looks, who asks, who releases, how far it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry

from alliance_site.core.outbox.refusing import MailRefused
from alliance_site.core.pages.keys import as_key
from news.newsletter import notices, transitions
from news.newsletter.admin import rights
from news.newsletter.admin.forms import AskForm, WhyForm
from news.newsletter.checks import problems_of_issue
from news.newsletter.models import Mailing
from news.newsletter.pages import NewsletterIssuePage
from news.newsletter.previews import MODES
from news.newsletter.progress import progress_of
from news.newsletter.recipients import Numbers, numbers_of
from news.newsletter.topics import NEWSLETTER
from news.newsletter.transitions import MailingRefused

MISSING = {
    "stop": "Say why you stop it.",
    "send_back": "Say why, so that others know what to change.",
}


class IssueScreen(WagtailAdminTemplateMixin, View):
    """All that is done with an issue after it is written."""

    template_name = "news/newsletter/issue.html"
    page_title = "Send by email"
    header_icon = "mail"
    issue: NewsletterIssuePage
    mailing: Mailing | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not rights.may_look(request.user):
            raise PermissionDenied
        self.issue = get_object_or_404(NewsletterIssuePage, pk=kwargs["pk"])
        self.page_subtitle = self.issue.get_admin_display_title()
        self.mailing = Mailing.objects.filter(issue_key=self.issue.translation_key).first()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = request.POST.get("do", "")
        if not rights.allowed(action, request.user, self.mailing):
            raise PermissionDenied
        form = self._form(action, request.POST)
        if form is None or form.is_valid():
            try:
                messages.success(request, self._do(action, form))
                return redirect("newsletter_issue", pk)
            except (MailingRefused, MailRefused) as refusal:
                # On top: the form may not be offered any more.
                messages.error(request, str(refusal))
        # What was typed is kept.
        return self._show(**{action: form})

    def _do(self, action: str, form: Any) -> str:
        user: Any = self.request.user
        if action == "test":
            notices.send_test(issue=self._as_written(), user=user)
            return f"The test is on its way to {user.email}."
        if action == "ask":
            transitions.ask_for_release(issue=self.issue, user=user, **form.cleaned_data)
            return "You have asked for the release. A second person must release it."
        mailing = self._chosen()
        if action == "release":
            read = as_key(self.request.POST.get("revision_read", ""))
            transitions.release(mailing=mailing, user=user, revision_read=read)
            return "The newsletter is released. Until it starts, nobody has it."
        why = form.cleaned_data["why"]
        if action == "send_back":
            transitions.send_back(mailing=mailing, user=user, why=why)
            return "The newsletter is sent back."
        back = transitions.stop(mailing=mailing, user=user, why=why)
        gone = progress_of(mailing).sent
        return f"The newsletter is stopped. {back:,} mails were taken back, {gone:,} had gone."

    def _chosen(self) -> Mailing:
        """The mailing that stood on the screen, which may not be the latest any more."""
        key = as_key(self.request.POST.get("mailing", ""))
        found = Mailing.objects.filter(pk=key or 0, issue=self.issue).first()
        if found is None:
            raise MailingRefused("This newsletter has changed. Please look at it again.")
        return found

    def _as_written(self) -> NewsletterIssuePage:
        """With what is not published yet."""
        written: NewsletterIssuePage = self.issue.get_latest_revision_as_object()
        return written

    def _form(self, action: str, data: Any = None) -> forms.Form | None:
        if action == "ask":
            return AskForm(data, last=self.mailing, prefix="ask")
        if action in MISSING:
            return WhyForm(data, missing=MISSING[action], prefix=action)
        return None

    def _show(self, **sent: Any) -> HttpResponse:
        mailing, user = self.mailing, self.request.user
        may = rights.shown(user, mailing)
        context = self.get_context_data(
            issue=self.issue,
            mailing=mailing,
            may=may,
            own=bool(mailing and mailing.asked_by_id == user.pk),
            problems=problems_of_issue(self.issue) if may["ask"] or may["release"] else [],
            previews=[(mode or "web", name) for mode, name in MODES],
            numbers=self._numbers(),
            progress=progress_of(mailing) if mailing and mailing.letter_id else None,
            history=self._history(),
            forms={name: sent.get(name) or self._form(name) for name in ("ask", *MISSING)},
        )
        return self.render_to_response(context)

    def _numbers(self) -> Numbers | None:
        """Counted anew each time, until it is released."""
        if self.mailing and self.mailing.is_open and self.mailing.letter_id:
            return None
        chosen = self.mailing.topics if self.mailing else [NEWSLETTER.name]
        return numbers_of(chosen, self.issue.translation_key)

    def _history(self) -> list[ModelLogEntry]:
        keys = Mailing.objects.filter(issue_key=self.issue.translation_key).values_list("pk")
        entries = ModelLogEntry.objects.get_for_model(Mailing).select_related("user")
        found = entries.filter(object_id__in=[str(key) for (key,) in keys])
        return list(found.order_by("-timestamp", "-pk")[:50])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("newsletters"), "label": "Newsletters"},
            {"url": "", "label": self.page_title, "sublabel": self.page_subtitle},
        ]
