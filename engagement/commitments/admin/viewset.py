"""The list of commitments, and the form for their words."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from alliance_site.core.editing import OneAtATime
from engagement.commitments.access import may_edit
from engagement.commitments.admin.filters import CommitmentFilterSet
from engagement.commitments.admin.forms import CommitmentForm
from engagement.commitments.models import Commitment
from engagement.commitments.queries import with_contributors


def screen_of(commitment: Commitment) -> str:
    return reverse("commitment_one", args=[commitment.pk])


def _due(commitment: Commitment) -> str:
    if commitment.due is None:
        return ""
    return f"{date_format(commitment.due, 'j M Y')}{', late' if commitment.is_late else ''}"


def _announced(commitment: Commitment) -> str:
    return "On the website" if commitment.is_public else "Draft"


COLUMNS = [
    TitleColumn("title", label="Commitment", get_url=screen_of, sort_key="title"),
    Column("status", label="State", accessor="get_status_display", sort_key="status"),
    Column("due", label="By when", accessor=_due, sort_key="due", classname="w-whitespace-nowrap"),
    Column("contributors", label="Feedback", sort_key="contributors"),
    Column("announced", label="Announced", accessor=_announced),
]


class CommitmentIndex(IndexView):
    """All of them, each with the number of feedback that led to it."""

    default_ordering = "-status_since"

    def get_base_queryset(self) -> QuerySet[Commitment]:
        return with_contributors()


class CommitmentAdd(CreateView):
    def get_success_url(self) -> str:
        return screen_of(self.object)


class CommitmentEdit(OneAtATime, EditView):
    """Drafts by all who write them; what people can read by those who decide."""

    def get_object(self, queryset: Any = None) -> Commitment:
        found: Commitment = super().get_object(queryset)
        if not may_edit(self.request.user, found):
            raise PermissionDenied
        return found

    def get_success_url(self) -> str:
        return screen_of(self.object)


class CommitmentDelete(DeleteView):
    """Drafts alone: what people could read is kept."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = Commitment.objects.filter(pk=kwargs["pk"], is_public=True).first()
        if found and request.user.has_perm("engagement.delete_commitment"):
            messages.error(request, "People can read it, so it stays. Say what became of it.")
            return redirect(screen_of(found))
        return super().dispatch(request, *args, **kwargs)


class CommitmentViewSet(ModelViewSet):
    """Not a snippet: choosers of snippets are open to all staff."""

    model = Commitment
    pk_path_converter = "key"
    name = "commitments_admin"
    url_prefix = "commitments"
    icon = "check"
    menu_label = "Commitments"
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = CommitmentIndex
    add_view_class = CommitmentAdd
    edit_view_class = CommitmentEdit
    delete_view_class = CommitmentDelete
    filterset_class = CommitmentFilterSet
    list_display: ClassVar[list] = COLUMNS
    list_per_page = 50
    # Drafts are not in the search index.
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["title", "you_said", "statement"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                "<p>It stays a draft until a lead announces it. Plain words: short sentences, and "
                "never words that somebody sent you.</p>"
            ),
            FieldPanel("title"),
            FieldPanel("you_said"),
            FieldPanel("statement"),
            FieldPanel("lead_role"),
            FieldPanel("due"),
            MultiFieldPanel(
                [FieldPanel("what_changed"), FieldPanel("evidence")], heading="When it is done"
            ),
            MultiFieldPanel(
                [
                    FieldPanel(name, widget=CheckboxSelectMultiple)
                    for name in ("programmes", "principles", "areas", "consultations")
                ],
                heading="What it is about, and where you asked",
            ),
            FieldPanel("is_example"),
        ],
        base_form_class=CommitmentForm,
    )
