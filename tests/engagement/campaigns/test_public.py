"""What was answered to a campaign: the author sees all of it, the public what was approved."""

import pytest
from django.test import Client

from alliance_site.core.pages.home import HomePage
from engagement.campaigns.models import Campaign, CampaignQuestion
from engagement.campaigns.moderating import write_public_answers
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.following.approving import OtherWords, approve, mark_of
from engagement.following.links import page_address
from tests.engagement.sending import waiting
from tests.pages import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ASKED, ANSWERED, PUBLIC = "Who saw you?", "Dr Zyqname saw me", "[name removed] saw me"


@pytest.fixture
def feedback(home: HomePage) -> Feedback:
    """One whose words wait for its author, with two answers of which one is for the public."""
    campaign = Campaign.objects.create(name="Letters", slug="letters", introduction="x")
    questions = [
        CampaignQuestion.objects.create(campaign=campaign, text=text)
        for text in (ASKED, "And your street?")
    ]
    answers = list(zip(questions, (ANSWERED, "Zyqstreet"), strict=True))
    made = waiting("form", campaign=campaign, answers=answers)
    made.answers.filter(text=ANSWERED).update(public_text=PUBLIC, public_kind="redacted")
    return made


def test_the_author_reads_all_and_the_public_what_was_approved(
    feedback: Feedback, client: Client
) -> None:
    own = client.get(page_address(feedback)).content.decode()
    assert all(words in own for words in (ASKED, ANSWERED, PUBLIC, "Zyqstreet"))
    address = f"/have-your-say/feedback/{feedback.pk}/"
    assert client.get(address).status_code == 404
    approve(feedback=feedback, seen=mark_of(feedback))
    with counted() as cost:
        page = client.get(address).content.decode()
    assert ASKED in page
    assert PUBLIC in page
    assert "Zyq" not in page
    assert "street" not in page
    assert cost.most_repeated == 1


def test_an_answer_that_was_changed_meanwhile_is_read_again(feedback: Feedback) -> None:
    seen = mark_of(feedback)
    feedback.answers.filter(text=ANSWERED).update(public_text="Somebody saw me")
    with pytest.raises(OtherWords):
        approve(feedback=feedback, seen=seen)
    assert not Feedback.objects.filter(state="published").exists()


def test_what_its_author_reads_is_not_changed(feedback: Feedback) -> None:
    answer = feedback.answers.get(text=ANSWERED)
    with pytest.raises(ValueError, match="Waiting for the author"):
        write_public_answers(feedback=feedback, texts={answer.pk: "Other"}, by=staff(None))
