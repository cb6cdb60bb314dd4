"""Representatives read a draft that nobody else can see, say what they think, and are thanked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from alliance_site.core.consent.models import Source
from alliance_site.core.consent.services import give_consent
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.person import Person
from alliance_site.core.roles.names import ADMINISTRATOR, LEAD, PUBLISHER, ROLES
from engagement.feedback.choices import AuthorRole
from engagement.feedback.history import CLOCK
from engagement.feedback.models import Feedback, OriginalText
from engagement.feedback.publishing import MayNotPublish, publish
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.transitions import REVIEW, move
from engagement.following.choosing import choices_of
from engagement.following.steps import STEPS
from engagement.representatives import holder
from engagement.representatives.forgetting import forget_addresses
from engagement.representatives.inviting import (
    MayNotInvite,
    invite,
    open_review,
    send_new_link,
    withdraw,
)
from engagement.representatives.models import DraftReview, Invitation
from engagement.representatives.thanking import thank
from programmes.models import DeliveryPlanPage, PlanAction
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db

MARKER = "Zebra plan"
NEWER = "Yak plan"
ADDRESS = "rep@example.org"


@pytest.fixture
def plan() -> DeliveryPlanPage:
    """A plan that is a draft, with one action."""
    found = factories.plan_draft(title=MARKER)
    return DeliveryPlanPage.objects.get(pk=found.pk)


@pytest.fixture
def review(plan: DeliveryPlanPage) -> DraftReview:
    return open_review(
        plan=plan,
        message="Is it clear?",
        closes_at=timezone.now() + timedelta(days=30),
        emails=[ADDRESS],
        user=None,
    )


def browser() -> Client:
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def link(number: int = -1) -> str:
    """The path of the link in one of the mails, the newest by default."""
    mails = OutgoingMail.objects.filter(key__startswith="draft-invitation:").order_by("pk")
    found = re.search(r"https?://[^/\s]+(/have-your-say/invited/\S+)", list(mails)[number].text)
    assert found
    return found[1]


def opened() -> Client:
    client = browser()
    answer = client.post(link())
    assert answer.status_code == 303
    return client


def comment(client: Client, **said: Any) -> Any:
    hidden = soup(client.get(reverse("draft_plan"))).select_one("[name=form_key]")["value"]
    return client.post(reverse("draft_plan"), {"form_key": hidden, "text": "Good", **said})


def test_to_look_at_the_link_uses_nothing_up_and_the_button_opens_the_draft(
    review: DraftReview,
) -> None:
    scanner = browser()
    for _ in range(3):
        page = scanner.get(link())
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert not page.cookies
    client = opened()
    page = client.get(reverse("draft_plan"))
    assert MARKER in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]


def test_a_forwarded_link_is_dead_after_its_use(review: DraftReview) -> None:
    address = link()
    first = opened()
    other = browser()
    assert "has been used" in soup(other.post(address)).h1.text
    assert other.get(reverse("draft_plan")).status_code == 404
    # Who uses the link again in the browser that has opened it comes to the draft.
    assert first.get(address)["Location"] == reverse("draft_plan")


def test_a_new_link_goes_to_who_was_invited_and_shuts_the_old_browser_out(
    review: DraftReview,
) -> None:
    address = link()
    old = opened()
    stranger = browser()
    stranger.post(f"{address}new-link/")
    newest = OutgoingMail.objects.order_by("-pk").first()
    assert newest.to == ADDRESS
    assert link() != address
    assert opened().get(reverse("draft_plan")).status_code == 200
    assert old.get(reverse("draft_plan")).status_code == 404
    assert soup(stranger.get(address)).h1.text.strip() == "This link does not work"


@pytest.mark.parametrize(
    ("days", "expected"), [(13, "Read our draft plan"), (15, "This link has been used")]
)
def test_a_link_dies_after_the_time_that_the_setting_gives(
    review: DraftReview, days: int, expected: str
) -> None:
    address = link()
    with travel(timezone.now() + timedelta(days=days)):
        assert soup(browser().get(address)).h1.text.strip().startswith(expected)


def test_after_the_time_to_comment_nothing_opens_and_no_word_is_lost(review: DraftReview) -> None:
    client = opened()
    with travel(timezone.now() + timedelta(days=31)):
        assert browser().get(link()).status_code == 404
        late = client.post(reverse("draft_plan"), {"text": "Written too late"})
        assert late.status_code == 404
        assert soup(late).textarea.text.strip() == "Written too late"
    assert not Feedback.objects.exists()


def test_an_invitation_that_is_taken_back_opens_nothing(review: DraftReview) -> None:
    client = opened()
    withdraw(invitation=Invitation.objects.get(), user=None)
    assert client.get(reverse("draft_plan")).status_code == 404
    assert browser().get(link()).status_code == 404


def test_they_see_what_they_were_invited_to_and_no_later_draft(
    plan: DeliveryPlanPage, review: DraftReview
) -> None:
    plan.title = NEWER
    plan.save_revision()
    words = opened().get(reverse("draft_plan")).content.decode()
    assert MARKER in words
    assert NEWER not in words


@pytest.mark.parametrize("was_published", [False, True])
def test_a_comment_is_feedback_about_the_action_and_comes_once(was_published: bool) -> None:
    """An action of a plan that was never published has no row to point to: its words are kept."""
    plan = factories.delivery_plan() if was_published else factories.plan_draft()
    plan.save_revision()
    ends = timezone.now() + timedelta(days=30)
    open_review(plan=plan, message="", closes_at=ends, emails=[ADDRESS], user=None)
    client, action = opened(), plan.latest_revision.as_object().actions.first()
    key = soup(client.get(reverse("draft_plan"))).select_one("[name=form_key]")["value"]
    said = {"form_key": key, "text": "Start sooner.", "part": str(action.key)}
    first = client.post(reverse("draft_plan"), said)
    client.post(reverse("draft_plan"), said)
    kept = Feedback.objects.get()
    assert kept.action_title == action.what
    assert kept.action == (PlanAction.objects.get() if was_published else None)
    assert kept.author_role == AuthorRole.REPRESENTATIVE
    assert kept.original.text == "Start sooner."
    assert soup(client.get(first["Location"])).select_one("#feedback-code").text.strip()
    assert not soup(browser().get(first["Location"])).select_one("#feedback-code")


@pytest.mark.parametrize(
    "said",
    [{"text": ""}, {"text": "x" * 10_001}, {"part": "nothing"}],
)
def test_bad_input_is_told_and_kept(review: DraftReview, said: dict[str, str]) -> None:
    answer = comment(opened(), **said)
    assert answer.status_code == 200
    page = soup(answer)
    assert page.select_one(".nhsuk-error-summary a")
    assert page.title.text.strip().startswith("Error: ")
    assert page.textarea.text.strip() == said.get("text", "Good")
    assert not Feedback.objects.exists()


def test_who_commented_is_thanked_once_and_the_address_goes(review: DraftReview) -> None:
    comment(opened())
    comment_again = opened_again()
    comment(comment_again, text="And one more thing")
    lead = Client()
    lead.force_login(factories.staff(LEAD))
    address = reverse("draft_review", args=[review.pk])
    empty = lead.post(address, {"action": "thank", "what_came_of_it": " "})
    assert empty.status_code == 200
    assert not review_of(review).thanked_at
    for _ in range(2):
        lead.post(address, {"action": "thank", "what_came_of_it": "We start in May."})
    thanks = OutgoingMail.objects.get(key__startswith="draft-thanks:")
    assert thanks.to == ADDRESS
    assert "We start in May." in thanks.text
    with travel(timezone.now() + timedelta(days=31)):
        forget_addresses()
    assert Invitation.objects.get().email == ""


def opened_again() -> Client:
    send_new_link(invitation=Invitation.objects.get())
    return opened()


def review_of(review: DraftReview) -> DraftReview:
    return DraftReview.objects.get(pk=review.pk)


def test_a_wrong_address_is_named_by_its_line_and_nothing_is_sent(plan: DeliveryPlanPage) -> None:
    lead = Client()
    lead.force_login(factories.staff(LEAD))
    said = {
        "plan": plan.pk,
        "closes_at": (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%d %H:%M"),
        "emails": f"{ADDRESS}\nnobody at home\nRep@example.org",
    }
    answer = lead.post(reverse("draft_review_new"), said)
    assert "Line 2 is not an email address: nobody at home" in answer.content.decode()
    assert not OutgoingMail.objects.exists()
    answer = lead.post(
        reverse("draft_review_new"), {**said, "emails": f"{ADDRESS}\nRep@example.org"}
    )
    assert answer.status_code == 303
    assert [mail.to for mail in OutgoingMail.objects.all()] == [ADDRESS]


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_who_may_show_drafts(review: DraftReview, role: str) -> None:
    client = Client()
    client.force_login(factories.staff(role))
    expected = 200 if role in (LEAD, PUBLISHER, ADMINISTRATOR) else 302
    for name, args in (
        ("draft_reviews", []),
        ("draft_review_new", []),
        ("draft_review", [review.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == expected


def test_what_is_said_about_a_draft_is_never_published(review: DraftReview) -> None:
    """Not even where its author agrees by the private code: the title of the plan is no secret."""
    comment(opened())
    kept = Feedback.objects.get()
    assert {choice.purpose for choice in choices_of(kept)} == {CONTACT}
    assert not STEPS["publish"].is_open(kept)
    give_consent(subject=kept.key, wording=current_wording(PUBLISH), source=Source.WEBSITE)
    move(feedback=kept, way=REVIEW, by=CLOCK, public_text="Good", public_kind="as_sent")
    with pytest.raises(MayNotPublish, match="draft"):
        publish(feedback=Feedback.objects.get(), by=CLOCK)


def test_comments_of_a_representative_are_found_and_erased_with_the_address(
    review: DraftReview,
) -> None:
    comment(opened(), text="Zebra words")
    person = Person(emails=frozenset([ADDRESS]))
    whole = person | holder._identify(person)
    feedback = next(one for one in holders.registered() if one.name == "feedback")
    assert "Zebra words" in str(feedback.export(whole))
    feedback.erase(whole)
    assert not OriginalText.objects.exists()


def test_thanks_end_the_time_to_comment(review: DraftReview) -> None:
    client = opened()
    comment(client)
    thank(review=review, what_came_of_it="We start in May.", user=None)
    assert client.get(reverse("draft_plan")).status_code == 404
    assert not review_of(review).is_open


def test_a_second_press_shows_the_draft_to_nobody_twice(
    plan: DeliveryPlanPage, review: DraftReview
) -> None:
    with pytest.raises(MayNotInvite, match="shown already"):
        open_review(plan=plan, message="", closes_at=review.closes_at, emails=[ADDRESS], user=None)
    assert invite(review=review, emails=[ADDRESS.upper()], user=None) == 0
    assert OutgoingMail.objects.count() == 1


def test_who_was_shut_out_by_mistake_can_be_invited_again(review: DraftReview) -> None:
    withdraw(invitation=Invitation.objects.get(), user=None)
    assert invite(review=review, emails=[ADDRESS], user=None) == 1
    assert opened().get(reverse("draft_plan")).status_code == 200


def test_nonsense_in_a_form_is_no_error_of_the_server(review: DraftReview) -> None:
    lead = Client()
    lead.force_login(factories.staff(LEAD))
    said = {"action": "withdraw", "invitation": "nonsense"}
    assert lead.post(reverse("draft_review", args=[review.pk]), said).status_code == 404
    answer = opened().post(reverse("draft_plan"), {"form_key": "~" + "/" * 43, "text": "Good"})
    assert answer.status_code == 303


def test_erasure_finds_the_address(review: DraftReview) -> None:
    person = Person(emails=frozenset([ADDRESS]))
    holder.register()
    assert len(holder._find(person)) == 1
    assert holder._export(person)[0]["Email address"] == ADDRESS
    assert holder._erase(person) == 1
    assert not Invitation.objects.exclude(email="").exists()
    assert holder._find(person) == []
