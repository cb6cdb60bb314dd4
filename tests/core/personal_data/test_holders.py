"""Only what is somebody's own is erased; what others wrote of them is for staff to judge."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliance_site.core.data_complaints.models import DataComplaint, Status
from alliance_site.core.personal_data import holders
from alliance_site.core.personal_data.holders import JUDGE, Held, Holder
from alliance_site.core.personal_data.person import Person, person
from alliance_site.core.personal_data.services import also_known_as, erase, held_on
from alliance_site.core.small_forms.models import SmallFormSubmission
from tests import factories

pytestmark = pytest.mark.django_db
EMAIL = "jo@example.org"
SOMEBODY = person(emails=[EMAIL])


def held_by(name: str) -> list[Held]:
    return next((things for holder, things in held_on(SOMEBODY) if holder.name == name), [])


def complaint(number: int, **fields: str) -> DataComplaint:
    usual = {"text": "Words", "answer_by": "none", "status": Status.CLOSED}
    return DataComplaint.objects.create(form_hash=str(number), **{**usual, **fields})


def test_of_complaints_only_their_own_that_are_answered_go() -> None:
    complaint(1, email=EMAIL.upper())
    waiting = complaint(2, email=EMAIL, status=Status.OPEN)
    mentions = complaint(3, text=f"You sent {EMAIL} my letter", email="other@example.org")
    reasons = {held.stays_because for held in held_by("data_complaints")}
    assert len(reasons) == 3
    assert JUDGE in reasons
    entry = erase(person=SOMEBODY, user=None)
    assert entry.erased == {"Data protection complaints": 1}
    assert entry.stayed == {"Data protection complaints": 2}
    assert set(DataComplaint.objects.all()) == {waiting, mentions}


def test_of_small_forms_only_answers_that_they_sent_go() -> None:
    page = factories.SmallFormPageFactory()
    own = {"name": "Jo", "email": f" {EMAIL.title()} "}
    SmallFormSubmission.objects.create(page=page, form_hash="a", form_data=own)
    other = SmallFormSubmission.objects.create(
        page=page, form_hash="b", form_data={"name": f"I come with {EMAIL}", "email": "x@y.org"}
    )
    assert [held.stays_because for held in held_by("small_forms")] == ["", JUDGE]
    erase(person=SOMEBODY, user=None)
    assert list(SmallFormSubmission.objects.all()) == [other]


def test_what_no_holder_covers_is_found_in_any_table() -> None:
    factories.FactFactory(value=f"Ask {EMAIL}")
    factories.StandardPageFactory(search_description=f"Ask {EMAIL}").save_revision()
    found = {held.what.rsplit(" ", 1)[0] for held in held_by("everywhere")}
    assert {"Fact", "Page", "Revision"} <= found
    assert all(held.stays_because == JUDGE for held in held_by("everywhere"))


def test_what_else_somebody_is_known_by_is_offered_and_not_followed() -> None:
    factories.feedback("a", contact={"by": "phone", "email": EMAIL, "phone": "020 7946 0123"})
    at_home = factories.feedback("b", contact={"by": "phone", "phone": "020 7946 0123"})
    assert also_known_as(SOMEBODY) == person(phones=["020 7946 0123"])
    erase(person=SOMEBODY, user=None)
    at_home.refresh_from_db()
    assert at_home.contact.phone


def test_an_erasure_happens_whole_or_not_at_all() -> None:
    factories.feedback("a", contact={"by": "email", "email": EMAIL})

    def breaks(someone: Person) -> int:
        raise RuntimeError("The disk is full")

    holders.register(Holder("zz", "Broken", lambda p: [], lambda p: [], breaks))
    try:
        with pytest.raises(RuntimeError):
            erase(person=SOMEBODY, user=None)
    finally:
        holders.unregister("zz")
    assert held_by("feedback")


def test_old_sessions_tell_nothing(client: object) -> None:
    """A session that cannot be read, such as one signed with another key, stops no search."""
    from django.contrib.sessions.models import Session

    ends = timezone.now() + timedelta(days=1)
    Session.objects.create(session_key="k", session_data="nonsense", expire_date=ends)
    assert held_by("sessions") == []
