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
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from engagement.answering import replies
from engagement.campaigns.models import Campaign
from engagement.commitments.models import Commitment
from engagement.commitments.transitions import WAYS, change
from engagement.feedback import holding
from engagement.feedback.choices import State
from engagement.feedback.history import staff
from engagement.feedback.models import Addition, Feedback, FeedbackEvent, Theme
from engagement.moderation import deciding, keeping, redaction, safeguarding
from engagement.moderation.actions import ACTIONS
from engagement.moderation.bulk import BULK
from engagement.moderation.models import SavedView
from engagement.representatives.models import DraftReview
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.making import feedback
from tests.engagement.moderation.sending import bulk, screen, send, undo

pytestmark = pytest.mark.django_db

EVERY_ROLE = {EDITOR, PUBLISHER, MODERATOR, LEAD, ANALYST, ADMINISTRATOR, CLINICAL_REVIEWER}
MODERATORS, LEADS = {MODERATOR, LEAD}, {LEAD}
KEEP_SETTINGS = {LEAD, ADMINISTRATOR}
KEEPERS = {LEAD, PUBLISHER, ADMINISTRATOR}
READ_REPORTS = {*MODERATORS, ADMINISTRATOR}
REPORTS = [f"feedback_report_{name}" for name in ("themes", "programmes", "heard", "answers")]
NOBODY, STRANGER = "somebody without a role", "somebody who is not logged in"
ACTORS = [*sorted(EVERY_ROLE), NOBODY, STRANGER]
Act = Callable[[Client], bool]


def actor(name: str) -> Client:
    if name == STRANGER:
        return client_of(None)
    return client_of(factories.staff("" if name == NOBODY else name))


def opens(name: str, *args: Any, query: str = "") -> Act:
    return lambda client: client.get(reverse(name, args=args) + query).status_code == 200


def opens_one(client: Client) -> bool:
    made = feedback("Marker words")
    answer = client.get(screen(made))
    return answer.status_code == 200 and b"Marker words" in answer.content


def exports(name: str) -> Act:
    def act(client: Client) -> bool:
        return client.get(reverse(name) + "?export=csv").get("Content-Type") == "text/csv"

    return act


def undoes(client: Client) -> bool:
    undo(client, deciding.triage(feedback=feedback(), by=staff(None)))
    return Feedback.objects.latest("pk").state == State.RECEIVED


def saves_a_view(client: Client) -> bool:
    client.post(reverse("feedback_view_save"), {"name": "Mine", "query": "assigned=me"})
    return bool(SavedView.objects.all().delete()[0])


def deletes_a_view(client: Client) -> bool:
    client.post(reverse("feedback_view_save"), {"name": "Mine", "query": ""})
    for view in SavedView.objects.all():
        client.post(reverse("feedback_view_delete", args=[view.pk]))
        return not SavedView.objects.exists()
    return False


def opens_bulk(client: Client) -> bool:
    return bulk(client, "refuse", feedback()).status_code == 200


def theme() -> Theme:
    return Theme.objects.get_or_create(name="Letters", slug="letters")[0]


def of_theme(view: str) -> Act:
    def act(client: Client) -> bool:
        return opens(f"feedback_themes:{view}", theme().pk)(client)

    return act


def opens_settings(client: Client) -> bool:
    address = reverse("wagtailsettings:edit", args=["engagement", "feedbacksettings"])
    return b"author_days" in client.get(address, follow=True).content


def opens_answers(client: Client) -> bool:
    return opens("feedback_answers", feedback().pk)(client)


def opens_hold(client: Client) -> bool:
    return opens("feedback_hold", feedback().pk)(client)


CAMPAIGNS = "wagtailsnippets_engagement_campaign"
LISTS = ("list", "list_results", "add")
OF_ONE = ("edit", "delete", "history", "history_results", "usage")


def of_campaign(view: str) -> Act:
    def act(client: Client) -> bool:
        made, _ = Campaign.objects.get_or_create(
            slug="letters", defaults={"name": "Letters", "introduction": "x"}
        )
        return opens(f"{CAMPAIGNS}:{view}", made.pk)(client)

    return act


CONSULTATIONS = "wagtailsnippets_engagement_consultation"
CHOOSERS = (
    ("wagtailsnippetchoosers_engagement_campaign", LEADS),
    ("wagtailsnippetchoosers_engagement_consultation", KEEPERS),
)


def of_consultation(view: str) -> Act:
    def act(client: Client) -> bool:
        return opens(view, factories.consultation().pk)(client)

    return act


VIEWS: dict[str, tuple[Act, set[str]]] = {
    "feedback_queue": (opens("feedback_queue"), MODERATORS),
    "feedback_queue_results": (opens("feedback_queue_results"), MODERATORS),
    "feedback_one": (opens_one, MODERATORS),
    "feedback_undo": (undoes, MODERATORS),
    "feedback_bulk": (opens_bulk, MODERATORS),
    "feedback_view_save": (saves_a_view, MODERATORS),
    "feedback_view_delete": (deletes_a_view, MODERATORS),
    "feedback_themes:index": (opens("feedback_themes:index"), LEADS),
    "feedback_themes:index_results": (opens("feedback_themes:index_results"), LEADS),
    "feedback_themes:add": (opens("feedback_themes:add"), LEADS),
    "feedback_themes:edit": (of_theme("edit"), LEADS),
    "feedback_themes:delete": (of_theme("delete"), LEADS),
    "feedback_themes:history": (of_theme("history"), LEADS),
    "feedback_themes:history_results": (of_theme("history_results"), LEADS),
    "feedback_themes:usage": (of_theme("usage"), LEADS),
}
VIEWS |= {
    "feedback_enter": (opens("feedback_enter"), MODERATORS),
    "feedback_entered": (opens("feedback_entered"), MODERATORS),
    "feedback_answers": (opens_answers, MODERATORS),
    "feedback_retention": (opens("feedback_retention"), LEADS),
    "feedback_retention_results": (opens("feedback_retention_results"), LEADS),
    "feedback_hold": (opens_hold, LEADS),
    **{name: (opens(name), READ_REPORTS) for name in REPORTS},
    "feedback_population": (opens("feedback_population"), KEEP_SETTINGS),
    **{f"{CAMPAIGNS}:{view}": (opens(f"{CAMPAIGNS}:{view}"), LEADS) for view in LISTS},
    **{f"{CAMPAIGNS}:{view}": (of_campaign(view), LEADS) for view in OF_ONE},
}


def of_review(client: Client) -> bool:
    made = DraftReview.objects.create(plan_title="A plan", closes_at=timezone.now())
    return opens("draft_review", made.pk)(client)


VIEWS |= {
    "draft_reviews": (opens("draft_reviews"), KEEPERS),
    "draft_review_new": (opens("draft_review_new"), KEEPERS),
    "draft_review": (of_review, KEEPERS),
}
VIEWS |= {
    "consultation_progress": (of_consultation("consultation_progress"), KEEPERS),
    **{f"{CONSULTATIONS}:{view}": (opens(f"{CONSULTATIONS}:{view}"), KEEPERS) for view in LISTS},
    **{
        f"{CONSULTATIONS}:{view}": (of_consultation(f"{CONSULTATIONS}:{view}"), KEEPERS)
        for view in OF_ONE
    },
    f"{CONSULTATIONS}:preview_on_add": (opens(f"{CONSULTATIONS}:preview_on_add"), KEEPERS),
    f"{CONSULTATIONS}:preview_on_edit": (
        of_consultation(f"{CONSULTATIONS}:preview_on_edit"),
        KEEPERS,
    ),
    **{f"{choosers}:choose": (opens(f"{choosers}:choose"), who) for choosers, who in CHOOSERS},
}
COMMITTERS = {MODERATOR, LEAD, ADMINISTRATOR}
DECIDERS = {LEAD, ADMINISTRATOR}


def of_commitment(view: str, *args: str, **fields: Any) -> Act:
    def act(client: Client) -> bool:
        made = Commitment.objects.create(title="Letters", **fields)
        return opens(view, made.pk, *args)(client)

    return act


def adds_feedback(client: Client) -> bool:
    made, one = Commitment.objects.create(title="Letters"), feedback()
    client.post(reverse("commitment_links", args=[made.pk]), {"feedback": one.pk})
    return made.feedback.exists()


def declines(client: Client) -> bool:
    made = Commitment.objects.create(title="Letters")
    said = {"statement": "No", "reason": "Because", "go": "confirm"}
    client.post(reverse("commitment_change", args=[made.pk, "decline"]), said)
    return made.events.exists()


def undoes_a_change(client: Client) -> bool:
    made = Commitment.objects.create(title="Letters")
    event = change(commitment=made, way=WAYS["decline"], user=None, reason="x", statement="No")
    client.post(reverse("commitment_undo", args=[made.pk]), {"event": event.pk})
    return made.events.count() > 1


KEPT = "commitments_admin"
VIEWS |= {
    **{f"{KEPT}:{view}": (opens(f"{KEPT}:{view}"), COMMITTERS) for view in ("index", "add")},
    f"{KEPT}:index_results": (opens(f"{KEPT}:index_results"), COMMITTERS),
    **{
        f"{KEPT}:{view}": (of_commitment(f"{KEPT}:{view}"), COMMITTERS)
        for view in ("edit", "history", "history_results", "usage")
    },
    f"{KEPT}:delete": (of_commitment(f"{KEPT}:delete"), DECIDERS),
    "commitment_one": (of_commitment("commitment_one"), COMMITTERS),
    "commitment_links": (adds_feedback, COMMITTERS),
    "commitment_change": (declines, DECIDERS),
    "commitment_undo": (undoes_a_change, DECIDERS),
}
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
