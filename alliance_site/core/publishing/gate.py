"""The gate itself: it stands in Wagtail's two actions that make a page live.

Every road leads through them: the editor, workflows, schedules, bulk publishing, the admin's API,
commands and code. `Page.publish` would be a gate that the editor and the API walk around.
"""

import logging
from collections.abc import Callable
from typing import Any

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page

from alliance_site.core.pages.base import BasePage
from alliance_site.core.publishing.problems import Problem, PublishingRefused, refusals_of

# What Wagtail calls a publication whose time has come.
AT_ITS_TIME = "wagtail.publish.scheduled"
KEPT_BACK = "core.publishing_refused"

logger = logging.getLogger(__name__)

Execute = Callable[..., Any]


def close() -> None:
    """Puts the gate into the actions; called once, when the site starts."""
    PublishPageRevisionAction.execute = _guarded(PublishPageRevisionAction.execute)
    CopyPageAction._copy_page = _as_draft_if_refused(CopyPageAction._copy_page)


def is_guarded(page: Page) -> bool:
    """Pages of this site are; Wagtail's own root is not."""
    return isinstance(page, BasePage)


def _guarded(execute: Execute) -> Execute:
    """Nothing has been written yet when the gate looks, so a refusal leaves all as it was."""

    def checked(action: PublishPageRevisionAction, *args: Any, **kwargs: Any) -> Any:
        refusals = refusals_of(action.object) if is_guarded(action.object) else []
        if refusals and action.log_action == AT_ITS_TIME:
            return _keep_back(action, refusals)
        if refusals:
            raise PublishingRefused(action.object, refusals)
        return execute(action, *args, **kwargs)

    return checked


def _keep_back(action: PublishPageRevisionAction, refusals: list[Problem]) -> None:
    """Nobody is there to read a message: the history tells it, and other pages still go live."""
    revision = action.revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=action.object,
        action=KEPT_BACK,
        revision=revision,
        data={"problems": [problem.message for problem in refusals]},
    )
    logger.warning(
        "Not published at its time: page %s, %d problems", revision.object_id, len(refusals)
    )


def _as_draft_if_refused(copy: Execute) -> Execute:
    """A copy that would be live at once becomes a draft, and so does what is copied below it."""

    def checked(action: CopyPageAction, page: Page, *args: Any, **kwargs: Any) -> Any:
        wanted = action.keep_live
        source = page.specific
        if wanted and source.live and is_guarded(source) and refusals_of(source):
            action.keep_live = False
        try:
            return copy(action, page, *args, **kwargs)
        finally:
            action.keep_live = wanted

    return checked
