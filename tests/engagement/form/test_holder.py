"""Staff find half-filled forms by how their author wants to be reached, however it was typed."""

import pytest

from alliance_site.core.personal_data.person import person
from alliance_site.core.personal_data.services import also_known_as, erase, held_on
from engagement.form.holder import MENTION
from engagement.form.models import FeedbackDraft

pytestmark = pytest.mark.django_db
TELLING = {
    "words": {"text": ["I wrote to jo@example.org and rang 020 7946 0123"]},
    "details-email": {"email": ["Else@example.org"]},
}
OWN = {
    "details-email": {"email": ["Jo@Example.org "]},
    "details-text": {"mobile": ["+44 (0)20 7946 0123"]},
}


@pytest.mark.parametrize(
    ("by", "also"),
    [
        ({"emails": ["jo@example.org"]}, {"phones": ["02079460123"]}),
        ({"phones": ["020 7946 0123"]}, {"emails": ["jo@example.org"]}),
    ],
)
def test_their_own_goes_and_a_mention_stays_for_its_day(
    by: dict[str, list[str]], also: dict[str, list[str]]
) -> None:
    FeedbackDraft.objects.create(key_hash="own", answers=OWN)
    FeedbackDraft.objects.create(key_hash="other", answers=TELLING)
    somebody = person(**by)
    ((holder, things),) = held_on(somebody)
    assert holder.name == "feedback_drafts"
    assert [held.stays_because for held in things] == ["", MENTION]
    assert also_known_as(somebody) == person(**also)
    assert erase(person=somebody, user=None).erased == {"Half-filled feedback forms": 1}
    assert FeedbackDraft.objects.get().key_hash == "other"
