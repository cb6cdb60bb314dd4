"""Who may do what with feedback: every role tries every view and every action, by requests.

A view or action of engagement in the admin that has no line here fails the test.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from engagement.answering import replies
from engagement.feedback import holding
from engagement.feedback.history import staff
from engagement.feedback.models import Addition, Feedback, FeedbackEvent, Theme
from engagement.moderation import deciding, keeping, redaction, safeguarding
from engagement.moderation.actions import ACTIONS
from engagement.moderation.bulk import BULK
from tests import factories
from tests.engagement.making import feedback
from tests.engagement.moderation.sending import bulk, send
from tests.engagement.moderation.views_by_role import (
    ACTORS,
    DECIDERS,
    EVERY_ROLE,
    KEEP_SETTINGS,
    KEPT,
    LEADS,
    MODERATORS,
    VIEWS,
    Act,
    actor,
    exports,
    of_commitment,
    opens_settings,
    theme,
)

pytestmark = pytest.mark.django_db

MORE: dict[str, tuple[Act, set[str]]] = {
    "exports the queue": (exports("feedback_queue"), LEADS),
    "exports by the results": (exports("feedback_queue_results"), LEADS),
    "feedback settings": (opens_settings, KEEP_SETTINGS),
    "edits what is announced": (of_commitment(f"{KEPT}:edit", is_public=True), DECIDERS),
}


def state_of(made: Feedback) -> str:
    made.refresh_from_db()
    return str(made.state)


def moves(
    action: str, target: str, before: Callable[[Feedback], Any] | None = None, **said: Any
) -> Act:
    """Whether the action takes a feedback to the state, from where `before` has brought it."""

    def act(client: Client) -> bool:
        made = feedback()
        if before:
            before(made)
        send(client, made, action, **said)
        return state_of(made) == target

    return act


def writes(action: str, before: Callable[[Feedback], Any] | None = None, **said: Any) -> Act:
    """Whether the action is written down."""

    def act(client: Client) -> bool:
        made = feedback()
        found = before(made) if before else None
        key = getattr(found, "pk", "")
        known = FeedbackEvent.objects.filter(feedback=made).count()
        send(client, made, action, **{name: key if v == "KEY" else v for name, v in said.items()})
        return FeedbackEvent.objects.filter(feedback=made).count() > known

    return act


BY = staff(None)


def ask(made: Feedback) -> None:
    deciding.ask_author(feedback=made, by=BY)


def ask_long_ago(made: Feedback) -> None:
    redaction.write_by_hand(feedback=made, text="Other", by=BY)
    ask(made)
    Feedback.objects.filter(pk=made.pk).update(state_since=timezone.now() - timedelta(days=40))


def refuse(made: Feedback) -> None:
    deciding.refuse(feedback=made, refusal="spam", by=BY)


def refuse_and_hear_an_appeal(made: Feedback) -> None:
    refuse(made)
    Addition.objects.create(feedback=made, kind="appeal", form_hash=str(made.pk), text="No")


def take_out(made: Feedback) -> Any:
    redaction.take_out(feedback=made, start=0, end=2, detail="name", by=BY)
    return made.redactions.get()


def edit(made: Feedback) -> None:
    redaction.write_by_hand(feedback=made, text="Other", by=BY)


def urgent(made: Feedback) -> None:
    keeping.mark_urgent(feedback=made, urgent=True, by=BY)


def add_theme(made: Feedback) -> Theme:
    keeping.add_theme(feedback=made, name="Letters", by=BY)
    return theme()


def hold(made: Feedback) -> None:
    holding.hold(feedback=made, because="x", by=BY)


def escalate(made: Feedback) -> None:
    safeguarding.escalate(feedback=made, because="x", by=BY)


def answer(made: Feedback) -> Any:
    return replies.answer(feedback=made, text="x", signed="y", is_public=False, by=BY)


def must_be_told(made: Feedback) -> Any:
    return made.tellings.create(event=made.events.get(), by="phone")


SAID = {"because": "Because"}
TOMORROW = (timezone.localdate() + timedelta(days=2)).isoformat()
DONE: dict[str, tuple[Act, set[str]]] = {
    "publish": (moves("publish", "published"), MODERATORS),
    "ask_author": (moves("ask_author", "waiting"), MODERATORS),
    "refuse": (moves("refuse", "not_published", refusal="spam"), MODERATORS),
    "triage": (moves("triage", "triaged"), MODERATORS),
    "review": (moves("review", "in_review"), MODERATORS),
    "answered": (moves("answered", "in_review", ask, **SAID), MODERATORS),
    "reopen": (moves("reopen", "in_review", refuse, **SAID), MODERATORS),
    "lead_publish": (moves("lead_publish", "published", ask_long_ago, **SAID), LEADS),
    "refuse_appeal": (writes("refuse_appeal", refuse_and_hear_an_appeal, **SAID), LEADS),
    "take_out": (writes("take_out", piece="Example", detail="name"), MODERATORS),
    "put_back": (writes("put_back", take_out, redaction="KEY"), MODERATORS),
    "edit": (writes("edit", text="Other"), MODERATORS),
    "start_anew": (writes("start_anew", edit), MODERATORS),
    "assign": (
        writes(
            "assign",
            lambda made: keeping.assign(feedback=made, to=factories.UserFactory(), by=BY) and None,
            who="",
        ),
        MODERATORS,
    ),
    "assign_me": (writes("assign_me"), MODERATORS),
    "urgent": (writes("urgent"), MODERATORS),
    "not_urgent": (writes("not_urgent", urgent), MODERATORS),
    "due": (writes("due", day=TOMORROW, **SAID), MODERATORS),
    "theme": (writes("theme", name="Letters"), MODERATORS),
    "no_theme": (writes("no_theme", add_theme, theme="KEY"), MODERATORS),
    "note": (writes("note", text="A note"), MODERATORS),
    "answer": (writes("answer", text="An answer", signed="A role"), MODERATORS),
    "no_answer": (writes("no_answer", answer, key="KEY"), MODERATORS),
    "told": (writes("told", must_be_told, key="KEY"), MODERATORS),
    "commitment": (writes("commitment", title="Letters"), MODERATORS),
    "escalate": (writes("escalate", **SAID), MODERATORS),
    "stand_down": (writes("stand_down", escalate, **SAID), LEADS),
    "hold": (writes("hold", **SAID), LEADS),
    "release": (writes("release", hold, **SAID), LEADS),
}


def in_bulk(do: str, **said: Any) -> Act:
    def act(client: Client) -> bool:
        made = feedback()
        bulk(client, do, made, said="1", **said)
        return FeedbackEvent.objects.filter(feedback=made).count() > 1

    return act


IN_BULK: dict[str, tuple[Act, set[str]]] = {
    "assign": (in_bulk("assign"), MODERATORS),
    "triage": (in_bulk("triage"), MODERATORS),
    "theme": (in_bulk("theme", name="Letters"), MODERATORS),
    "refuse": (in_bulk("refuse", refusal="spam"), MODERATORS),
}
MATRIX = {
    **{f"view {name}": line for name, line in VIEWS.items()},
    **{f"may: {name}": line for name, line in MORE.items()},
    **{f"action {name}": line for name, line in DONE.items()},
    **{f"in bulk {name}": line for name, line in IN_BULK.items()},
}


@pytest.mark.parametrize("name", MATRIX)
def test_each_is_open_to_its_roles_and_to_nobody_else(name: str) -> None:
    act, expected = MATRIX[name]
    assert {each for each in ACTORS if act(actor(each))} == expected


def test_the_line_for_roles_names_every_role() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == EVERY_ROLE


def patterns(resolver: Any, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from patterns(pattern, (*spaces, *space))
        else:
            yield ":".join([*spaces, pattern.name or str(pattern.pattern)]), pattern


def is_ours(view: Any) -> bool:
    """A view of engagement, or one of Wagtail's that shows a model of engagement."""
    view = inspect.unwrap(view)
    made_from = getattr(view, "view_class", view)
    model = getattr(view, "view_initkwargs", {}).get("model")
    in_module = made_from.__module__.startswith("engagement.")
    return in_module or getattr(model, "__module__", "").startswith("engagement.")


def test_no_view_and_no_action_is_without_a_line() -> None:
    admin = next(r for r in get_resolver().url_patterns if str(r.pattern) == "admin/")
    found = {name for name, pattern in patterns(admin) if is_ours(pattern.callback)}
    redirects = {name for name in found if "_redirect" in name}
    # The other views of a chooser have the same guard as the first.
    choosers = {name for name in found if name.startswith("wagtailsnippetchoosers_engagement_c")}
    assert found - redirects - choosers == set(VIEWS) - choosers
    assert set(DONE) == set(ACTIONS)
    assert set(IN_BULK) == set(BULK)
    for model in ("feedback", "originaltext", "contact", "reply", "note"):
        assert not list(bulk_action_registry.get_bulk_actions_for_model("engagement", model))
