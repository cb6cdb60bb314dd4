"""Who agreed to what, in which words, from when until when."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import Settings as DjangoSettings

from alliance_site.core.clock import jobs
from alliance_site.core.consent import purposes
from alliance_site.core.consent.models import Consent, ConsentWording, Source
from alliance_site.core.consent.services import (
    erase_proofs,
    give_consent,
    in_force,
    withdraw_consent,
)
from alliance_site.core.consent.wordings import (
    current_wording,
    wording_of_elsewhere,
    wording_shown,
    write_wording,
)
from tests import factories

pytestmark = pytest.mark.django_db
NAME = "tests.mail"


@pytest.fixture(autouse=True)
def _purpose() -> Iterator[None]:
    purposes.register(purposes.Purpose(NAME, "Mail of the tests", "You can write to me."))
    yield
    purposes.unregister(NAME)


def test_each_change_of_words_is_a_version_and_old_ones_stay() -> None:
    first = current_wording(NAME)
    assert (first.text, first.version) == ("You can write to me.", 1)
    assert current_wording(NAME) == first
    purposes.register(purposes.Purpose(NAME, "Mail of the tests", "You may write to me."))
    second = current_wording(NAME)
    assert (second.text, second.version) == ("You may write to me.", 2)
    own = write_wording(purpose=NAME, text=" Please write. ", user=factories.UserFactory())
    assert current_wording(NAME) == own
    assert (own.text, own.version) == ("Please write.", 3)
    # Whose form is older agreed to what stood on it; a form of another purpose says nothing here.
    assert wording_shown(NAME, first.pk) == first
    assert wording_shown(NAME, 0) == wording_shown(NAME, None) == own
    assert ConsentWording.objects.count() == 3


def test_words_of_another_website_are_kept_and_never_shown() -> None:
    theirs = wording_of_elsewhere(NAME, "I want the bulletin.")
    assert wording_of_elsewhere(NAME, "I want the bulletin.") == theirs
    assert current_wording(NAME) != theirs
    assert wording_shown(NAME, theirs.pk) != theirs


def test_a_consent_is_one_until_it_is_withdrawn_and_can_be_given_again() -> None:
    subject, wording = uuid4(), current_wording(NAME)
    first = give_consent(subject=subject, wording=wording, source=Source.WEBSITE)
    assert give_consent(subject=subject, wording=wording, source=Source.WEBSITE) == first
    more = give_consent(subject=subject, wording=wording, source=Source.WEBSITE, detail="weekly")
    assert set(in_force(subject, NAME)) == {first, more}
    assert withdraw_consent(subject=subject, purpose=NAME, how="by link") == 2
    assert withdraw_consent(subject=subject, purpose=NAME, how="by link") == 0
    assert not in_force(subject, NAME)
    again = give_consent(subject=subject, wording=wording, source=Source.WEBSITE)
    assert again not in (first, more)
    first.refresh_from_db()
    assert first.withdrawn_at
    assert first.withdrawn_how == "by link"


def test_words_that_somebody_agreed_to_cannot_go() -> None:
    wording = current_wording(NAME)
    give_consent(subject=uuid4(), wording=wording, source=Source.WEBSITE)
    with pytest.raises(ProtectedError):
        wording.delete()


def test_proofs_are_erased_and_the_rest_stays() -> None:
    subject = uuid4()
    give_consent(
        subject=subject,
        wording=current_wording(NAME),
        source=Source.IMPORTED,
        proof="Card signed at an event",
    )
    assert erase_proofs(subject=subject) == 1
    assert in_force(subject, NAME).get().proof == ""


def test_what_was_withdrawn_long_ago_is_forgotten_by_the_clock(settings: DjangoSettings) -> None:
    settings.CONSENT_KEPT_DAYS = 30
    wording = current_wording(NAME)
    old, fresh, still = uuid4(), uuid4(), uuid4()
    for subject in (old, fresh, still):
        give_consent(subject=subject, wording=wording, source=Source.WEBSITE)
    for subject in (old, fresh):
        withdraw_consent(subject=subject, purpose=NAME, how="by link")
    long_ago = timezone.now() - timedelta(days=31)
    Consent.objects.filter(subject=old).update(withdrawn_at=long_ago)
    Consent.objects.filter(subject=still).update(given_at=long_ago)
    job = jobs.named("forget_consents")
    assert job
    assert job.run() == "1 old consents deleted."
    assert set(Consent.objects.values_list("subject", flat=True)) == {fresh, still}
