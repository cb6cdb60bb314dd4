"""The queue: all feedback that one may see, the urgent first."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin.views.generic import IndexView
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from engagement.feedback.choices import State
from engagement.feedback.models import Feedback
from engagement.feedback.settings import FeedbackSettings
from engagement.moderation import queries
from engagement.moderation.access import EXPORT, MODERATE, visible_to
from engagement.moderation.bulk import BULK
from engagement.moderation.columns import COLUMNS
from engagement.moderation.filters import FeedbackFilterSet
from engagement.moderation.paging import CappedPaginator
from engagement.moderation.saved_views import kept, views_for
from engagement.moderation.searching import search

EXPORTED = "engagement.export_feedback"


class QueueView(IndexView):
    """What waits; by filters, all the rest. Its exports hold published words and no others."""

    model = Feedback
    permission_policy = ModelPermissionPolicy(Feedback)
    permission_required = "view"
    any_permission_required = None
    page_title = "Feedback"
    header_icon = "comment"
    index_url_name = "feedback_queue"
    index_results_url_name = "feedback_queue_results"
    template_name = "engagement/moderation/queue.html"
    results_template_name = "engagement/moderation/queue_results.html"
    columns = COLUMNS
    filterset_class = FeedbackFilterSet
    is_searchable = True
    paginate_by = 50
    paginator_class = CappedPaginator
    export_filename = "feedback"
    list_export: ClassVar[list[str]] = [
        "pk",
        "get_kind_display",
        "about_title",
        "get_author_role_display",
        "area",
        "get_channel_display",
        "received_at",
        "get_state_display",
        "due_at",
        "published_at",
        "get_refusal_display",
        "public_text",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "pk": "Number",
        "get_kind_display": "Kind",
        "about_title": "About",
        "get_author_role_display": "Author",
        "get_channel_display": "How it came",
        "get_state_display": "State",
        "get_refusal_display": "Why not published",
        "public_text": "Published words",
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_export:
            return self._export(request)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def _export(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(EXPORT):
            raise PermissionDenied
        found = self.get_queryset().select_related("area")
        filters = sorted(name for name in request.GET if request.GET[name])
        log(FeedbackSettings.load(), EXPORTED, user=request.user, data={"filters": filters})
        answer: HttpResponse = self.as_spreadsheet(found, request.GET["export"])
        return answer

    def to_row_dict(self, item: Feedback) -> dict[str, Any]:
        row: dict[str, Any] = super().to_row_dict(item)
        if item.state != State.PUBLISHED:
            row["public_text"] = ""
        return {**row, "area": str(item.area or "")}

    @cached_property
    def show_export_buttons(self) -> bool:
        return bool(self.request.user.has_perm(EXPORT))

    def get_base_queryset(self) -> QuerySet[Feedback]:
        found = visible_to(self.request.user).select_related("assigned_to")
        return found if self.is_export else found.defer("public_text")

    def order_queryset(self, queryset: QuerySet[Feedback]) -> QuerySet[Feedback]:
        if self.ordering:
            # In the direction of the index.
            by_number = "-pk" if self.ordering.startswith("-") else "pk"
            return queryset.order_by(self.ordering, by_number)
        return queries.in_order(queryset)

    def search_queryset(self, queryset: QuerySet[Feedback]) -> QuerySet[Feedback]:
        return search(queryset, self.search_query) if self.is_searching else queryset

    def paginate_queryset(self, queryset: QuerySet[Feedback], page_size: int) -> Any:
        """The page first, then how its texts begin: the database need not join all to sort all."""
        paginator, page, found, more = super().paginate_queryset(queryset, page_size)
        page.object_list = list(found)
        queries.show_beginnings(page.object_list)
        return paginator, page, page.object_list, more

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            *args,
            views=views_for(user, self.request.GET),
            view_query=kept(self.request.GET),
            bulk=BULK if user.has_perm(MODERATE) else {},
            here=self.request.GET.urlencode(),
            **kwargs,
        )
