"""Publishing many pages from a list: one that is refused does not hold up the others."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page, Revision

from alliance_site.core.publishing.admin.messages import tell_drafts
from alliance_site.core.publishing.problems import PublishingRefused
from alliance_site.core.publishing.together import publish_together
from alliance_site.core.users.models import User


class GatedPublishBulkAction(PublishBulkAction):
    """Wagtail's action of the same name, which stops at the first page that is refused."""

    def __init__(self, request: HttpRequest, model: type[Page]) -> None:
        super().__init__(request, model)
        self.refused: list[PublishingRefused] = []

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user: User | None = None,
        refused: list[PublishingRefused] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        chosen = {page.pk: page for page in objects}
        below: dict[int, Page] = {}
        if include_descendants:
            for page in chosen.values():
                drafts = page.get_descendants().not_live().specific()
                below |= {draft.pk: draft for draft in drafts if _may_publish(draft, user)}
        # An alias has no version of its own: it goes live with the page that it stands for.
        every = {pk: page for pk, page in {**chosen, **below}.items() if not page.alias_of_id}
        errors = publish_together(
            revisions=[_latest(page, user) for page in every.values()], user=user
        )
        if refused is not None:
            refused += errors
        published = every.keys() - {error.page.pk for error in errors}
        return len(published & chosen.keys()), len(published - chosen.keys())

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        tell_drafts(self.request, self.refused)
        if not num_parent_objects + num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


def _may_publish(page: Page, user: User | None) -> bool:
    return user is None or page.permissions_for_user(user).can_publish()


def _latest(page: Page, user: User | None) -> Revision:
    return page.get_latest_revision() or page.specific.save_revision(user=user)
