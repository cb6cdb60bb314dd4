"""Every view of engagement in the admin: how it is opened, and which roles may."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from engagement.campaigns.models import Campaign
from engagement.commitments.models import Commitment
from engagement.commitments.transitions import WAYS, change
from engagement.feedback.choices import State
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback, Theme
from engagement.moderation import deciding
from engagement.moderation.models import SavedView
from engagement.representatives.models import DraftReview
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.making import feedback
from tests.engagement.moderation.sending import bulk, screen, undo

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
