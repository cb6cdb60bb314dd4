"""The screen where a page is reviewed as a whole, and the ways to it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from alliance_site.core.review.forms import OwnerForm, ReviewForm
from alliance_site.core.review.hints import hints_for
from alliance_site.core.review.models import PageReview
from alliance_site.core.review.services import (
    ReviewRefused,
    is_reviewed_type,
    may_review,
    name_owner,
    review_page,
)
from alliance_site.core.users.models import User


class ReviewScreen(WagtailAdminTemplateMixin, View):
    """The page as readers see it, who looks after it, and the review."""

    template_name = "core/review/review_page.html"
    page_title = "Review"
    header_icon = "check"
    page: Page
    review: PageReview | None
    may_review: bool

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["pk"]).specific
        self.page_subtitle = self.page.get_admin_display_title()
        self.may_review = may_review(self.page, request.user)
        if not (self.may_review or (request.method == "GET" and self._may_look(request))):
            raise PermissionDenied
        if not self.page.live:
            messages.error(request, "Only a published page can be reviewed: publish it first.")
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        self.review = getattr(self.page, "review", None)
        return super().dispatch(request, *args, **kwargs)

    def _may_look(self, request: HttpRequest) -> bool:
        """Editors are sent here by their Monday mail: they read, mend, and ask a publisher."""
        may_edit = self.page.permissions_for_user(request.user).can_edit()
        return may_edit and is_reviewed_type(self.page)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self._review_form(), self._owner_form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "name_owner" in request.POST:
            form: forms.Form = self._owner_form(request.POST)
            return self._answer(form, self._name_owner) or self._show(self._review_form(), form)
        form = self._review_form(request.POST)
        return self._answer(form, self._write_review) or self._show(form, self._owner_form())

    def _answer(self, form: Any, write: Any) -> HttpResponse | None:
        """Away from here where all went well; None where the form has something to say."""
        if form.is_valid():
            try:
                messages.success(self.request, write(form))
                return redirect("review_page", self.page.pk)
            except ReviewRefused as refusal:
                form.add_error(None, str(refusal))
        return None

    def _write_review(self, form: ReviewForm) -> str:
        review_page(
            page=self.page,
            user=self.request.user,  # type: ignore[arg-type]
            role=form.cleaned_data["role"],
            next_due=form.next_due,
            signed_off_by_role=form.cleaned_data["signed_off_by_role"],
            revision_read=form.cleaned_data["revision_read"],
        )
        return f"“{self.page.title}” is reviewed. Thank you."

    def _name_owner(self, form: OwnerForm) -> str:
        owner, role = form.cleaned_data["owner"], form.cleaned_data["owner_role"]
        name_owner(page=self.page, owner=owner, role=role, user=self.request.user)  # type: ignore[arg-type]
        return f"It is written down who looks after “{self.page.title}”."

    def _review_form(self, data: Any = None) -> ReviewForm:
        return ReviewForm(data, initial=ReviewForm.start_values(self.page, self.review))

    def _owner_form(self, data: Any = None) -> OwnerForm:
        return OwnerForm(data, initial=OwnerForm.start_values(self.review))

    def _show(self, review_form: Any, owner_form: Any) -> HttpResponse:
        context = self.get_context_data(
            page=self.page,
            may_review=self.may_review,
            page_url=self.page.get_url(self.request),
            review=self.review,
            review_form=review_form,
            owner_form=owner_form,
            hints=hints_for(self.page),
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("due_report"), "label": "What must be checked"},
            {"url": "", "label": self.page_title, "sublabel": self.page_subtitle},
        ]


def header_button(page: Page, user: User, view_name: str, next_url: Any = None) -> Iterator[Button]:
    """In the menu at the top of the editor and of a page's list."""
    return listing_button(page, user, next_url)


def listing_button(page: Page, user: User, next_url: Any = None) -> Iterator[Button]:
    """In the menu of a page in a list."""
    if page.live and may_review(page, user):
        url = reverse("review_page", args=[page.pk])
        yield Button("Review this page", url=url, icon_name="check", priority=45)
