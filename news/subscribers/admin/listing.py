"""The list of subscribers: found, counted, and handed out to those who may."""

from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from alliance_site.core.mail_topics import registry
from news.subscribers.admin.history import EXPORTED
from news.subscribers.chosen import in_words
from news.subscribers.models import Status, Subscriber
from news.subscribers.queries import readers, readers_by_topic


def _topics() -> list[tuple[str, str]]:
    return [(topic.name, topic.title) for topic in registry.topics().values()]


class SubscriberFilterSet(WagtailFilterSet):
    """By status, by topic, by the day on which they first asked."""

    status = django_filters.ChoiceFilter(label="Status", choices=Status.choices)
    topic = django_filters.ChoiceFilter(
        label="Topic", choices=_topics, field_name="subscriptions__topic"
    )
    made_at = django_filters.DateFromToRangeFilter(
        label="First asked", widget=DateRangePickerWidget
    )

    class Meta:
        model = Subscriber
        fields: ClassVar[list[str]] = ["status", "made_at"]


def topics_of(subscriber: Subscriber) -> str:
    """What somebody has chosen, in words; read from what was fetched for the whole list."""
    return in_words({each.topic: each.rhythm for each in subscriber.subscriptions.all()})


class SubscriberIndexView(IndexView):
    """Nobody is added here: people ask themselves, or come with a list and its proofs."""

    def get_base_queryset(self) -> QuerySet[Subscriber]:
        found: QuerySet[Subscriber] = super().get_base_queryset()
        return found.prefetch_related("subscriptions")

    @cached_property
    def show_export_buttons(self) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "export"))

    @cached_property
    def header_buttons(self) -> list:
        if not self.permission_policy.user_has_permission(self.request.user, "import"):
            return []
        address = reverse("import_subscribers")
        return [HeaderButton("Import a list", url=address, icon_name="upload")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        offered = registry.topics()
        counts = readers_by_topic(offered)
        return {
            **super().get_context_data(*args, **kwargs),
            "total": readers().count(),
            "counts": [(topic.title, counts[topic.name]) for topic in offered.values()],
        }

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        if not self.show_export_buttons:
            raise PermissionDenied
        data = {"count": len(queryset), "filters": self._chosen_filters()}
        log(instance=self.request.user, action=EXPORTED, user=self.request.user, data=data)
        answer: HttpResponseBase = super().as_spreadsheet(queryset, spreadsheet_format)
        return answer

    def _chosen_filters(self) -> dict[str, str]:
        """Not what was searched for: that is part of an address."""
        form = self.filters.form if self.filters else None
        chosen = form.cleaned_data if form and form.is_valid() else {}
        found = {name: _words(value) for name, value in chosen.items() if value}
        return {**found, "search": "yes"} if self.is_searching else found

    def to_row_dict(self, item: Subscriber) -> dict[str, Any]:
        row = {name: getattr(item, name, None) for name in self.list_export}
        return {**row, "status": item.get_status_display(), "topics": topics_of(item)}


def _words(value: Any) -> str:
    if isinstance(value, slice):
        ends = [end.date().isoformat() if end else "" for end in (value.start, value.stop)]
        return " to ".join(ends)
    return str(value)
