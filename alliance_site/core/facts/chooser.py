"""The window in which editors choose a fact, for a text or for a block."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.pages.keys import as_key


def on_offer() -> QuerySet[Fact]:
    """The facts that may be put on a page."""
    return Fact.objects.exclude(status=Status.WITHDRAWN)


class OfferMixin:
    """Lists what is on offer, with what an editor must see to choose."""

    def get_object_list(self) -> QuerySet[Fact]:
        return on_offer()

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("figure", label="Figure"),
            Column("status", label="Status", accessor="get_status_display"),
        ]


class FactChooseView(OfferMixin, views.ChooseView):
    pass


class FactChooseResultsView(OfferMixin, views.ChooseResultsView):
    pass


class FactChosenView(views.ChosenView):
    def get_object(self, pk: str) -> Fact:
        return on_offer().get(pk=as_key(pk) or 0)  # a key that can be none finds none

    def get_chosen_response_data(self, item: Fact) -> dict[str, Any]:
        return {
            **super().get_chosen_response_data(item),
            "label": item.label,
            "figure": item.figure,
        }


class FactChosenMultipleView(views.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Fact]:
        return on_offer().filter(pk__in=[key for key in map(as_key, pks) if key])


class FactChooserViewSet(ChooserViewSet):
    model = Fact
    icon = "tag"
    choose_one_text = "Choose a fact"
    choose_another_text = "Choose another fact"
    edit_item_text = "See this fact"
    choose_view_class = FactChooseView
    choose_results_view_class = FactChooseResultsView
    chosen_view_class = FactChosenView
    chosen_multiple_view_class = FactChosenMultipleView
    preserve_url_parameters: ClassVar[list[str]] = ["multiple"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Facts are made on their own screen, where all that a fact needs is asked."""
        return [found for found in super().get_urlpatterns() if found.name != "create"]


fact_chooser = FactChooserViewSet("fact_chooser", url_prefix="facts/choose")
