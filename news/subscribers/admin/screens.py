"""The screens of subscribers: the list, one of them with their consents, and forgetting one."""

from typing import Any, ClassVar

from django.db import transaction
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import DeleteView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.consent.models import Consent
from news.subscribers.admin.listing import SubscriberFilterSet, SubscriberIndexView, topics_of
from news.subscribers.leaving import ERASED_BY_STAFF, erase
from news.subscribers.models import Subscriber

ALLOWED = ("view", "delete", "import", "export")
ALL_WE_HOLD = [
    "email",
    "status",
    "topics",
    "made_at",
    "confirmed_at",
    "left_at",
    "bounced_at",
    "bounce_reason",
]


class NobodyWrites(ModelPermissionPolicy):
    """Nobody, an administrator neither, signs people up or changes what they chose."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ALLOWED and super().user_has_permission(user, action)


class SubscriberInspectView(InspectView):
    """One subscriber, with all that the ledger has about them."""

    page_title = "Subscriber"
    template_name = "news/subscribers_admin/inspect.html"

    def get_page_subtitle(self) -> str:
        return str(self.object.email)

    def get_fields_context(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = super().get_fields_context()
        return [field for field in fields if field["value"] not in (None, "")]

    def get_topics_display_value(self) -> str:
        return topics_of(self.object)

    def get_field_label(self, field_name: str, field: Any) -> str:
        named = field_name == "topics"
        return "Chosen" if named else str(super().get_field_label(field_name, field))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        consents = Consent.objects.filter(subject=self.object.key).select_related("wording")
        return {**super().get_context_data(**kwargs), "consents": consents}


class SubscriberDeleteView(DeleteView):
    """Erases the address. That there was a consent stays in the ledger, under a number."""

    page_title = "Erase"
    confirmation_message = (
        "This deletes the address, what was chosen, and what we sent. The ledger keeps that "
        "somebody agreed, without their address. No imported list brings the address back. If "
        "somebody only wants no more mail, they can stop it by the link in each mail."
    )

    def get_page_subtitle(self) -> str:
        return str(self.object.email)

    @transaction.atomic
    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user)
        erase(subscriber=self.object, how=ERASED_BY_STAFF)

    def get_success_message(self) -> str:
        return "The subscriber is erased."


class SubscriberViewSet(ModelViewSet):
    model = Subscriber
    icon = "group"
    menu_label = "Subscribers"
    menu_order = 550
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SubscriberIndexView
    inspect_view_class = SubscriberInspectView
    delete_view_class = SubscriberDeleteView
    index_template_name = "news/subscribers_admin/index.html"
    filterset_class = SubscriberFilterSet
    permission_policy = NobodyWrites(Subscriber)
    list_per_page = 50
    search_fields: ClassVar[list[str]] = ["email"]
    search_backend_name = None
    list_display: ClassVar[list] = [
        "email",
        Column("status", label="Status", accessor="get_status_display", sort_key="status"),
        Column("topics", label="Chosen", accessor=topics_of),
        DateColumn("made_at", label="First asked", sort_key="made_at"),
        DateColumn("confirmed_at", label="Confirmed", sort_key="confirmed_at"),
    ]
    list_export: ClassVar[list[str]] = ALL_WE_HOLD
    export_headings: ClassVar[dict[str, str]] = {"topics": "Chosen"}
    export_filename = "subscribers"
    inspect_view_fields: ClassVar[list[str]] = ALL_WE_HOLD
    # The form that nobody gets to see: adding and changing are not allowed.
    form_fields: ClassVar[list[str]] = []


subscribers = SubscriberViewSet("subscribers")
