"""What has been kept for long enough goes by itself, and nothing that is held does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import Model
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.search.models import IndexEntry

from alliance_site.core.clock import jobs
from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording
from engagement.feedback.choices import State
from engagement.feedback.history import AUTHOR, CLOCK, staff
from engagement.feedback.holding import CannotHold, hold, release
from engagement.feedback.models import Contact, Feedback, OriginalText
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.queries import published
from engagement.feedback.settings import FeedbackSettings
from engagement.feedback.transitions import REVIEW, TAKE_BACK, WITHDRAW, move
from engagement.privacy.due import due
from engagement.privacy.models import PurgeRun
from engagement.privacy.purging import IsHeld, purge
from engagement.privacy.retention import purge_due
from engagement.privacy.words import tables
from tests import factories
from tests.marker import tables_with
from tests.pages import counted

pytestmark = pytest.mark.django_db
MARKER = "quixmarker"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The afternoon of a day in June, in London."""
    start = datetime(2026, 6, 17, 15, 30, tzinfo=ZoneInfo("Europe/London"))
    with time_machine.travel(start, tick=False) as traveller:
        yield traveller


def sent(form_key: str = "form", **fields: object) -> Feedback:
    return factories.feedback(
        form_key,
        text=f"My words: {MARKER}",
        contact={"by": "email", "email": f"{MARKER}@example.org"},
        **fields,
    )


def test_words_go_after_their_time_and_what_counts_stays(
    clock: time_machine.Traveller,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    agreed = [current_wording(PUBLISH), current_wording(CONTACT)]
    feedback = sent(consents=agreed, area=factories.AreaFactory(), author_role="carer")
    feedback.themes.create(name="Waiting", slug="waiting")
    feedback.notes.create(text=MARKER)
    feedback.replies.create(text=MARKER, signed="Lead", is_public=True)
    move(feedback=feedback, way=REVIEW, by=staff(None), reason=f"As {MARKER} says")
    clock.shift(timedelta(days=9))
    Feedback.objects.filter(pk=feedback.pk).update(
        state=State.PUBLISHED,
        public_text=f"My words: {MARKER}",
        public_kind="as_sent",
        published_at=timezone.now(),
    )
    IndexEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Feedback),
        object_id=str(feedback.pk),
        title=MARKER,
        body=MARKER,
        autocomplete=MARKER,
    )
    clock.shift(timedelta(days=720))
    assert purge_due(dry_run=True).words == []
    clock.shift(timedelta(days=1, minutes=1))
    assert purge_due(dry_run=True).words == [feedback.pk]
    assert published().exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert purge_due().words == [feedback.pk]

    assert tables_with(MARKER) == []
    assert not published().exists()
    left = Feedback.objects.get()
    assert (left.state, left.kind, left.public_kind) == (State.PURGED, "experience", "as_sent")
    assert (left.published_at - left.received_at).days == 9
    assert timezone.localtime(left.received_at).date().isoformat() == "2026-06-01"
    assert (left.area, left.author_role, left.about_title, list(left.themes.all())) == (
        None,
        "",
        "",
        [],
    )
    assert left.key != feedback.key
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert Consent.objects.filter(subject=feedback.key).count() == 2
    assert [event.action for event in left.events.all()] == ["receive", "review", "purge"]
    assert PurgeRun.objects.get().words == 1


def test_each_kind_may_have_its_own_time(clock: time_machine.Traveller) -> None:
    settings = FeedbackSettings.load()
    settings.plan_kept_days = 10
    settings.save()
    plan, experience = sent("a", kind="plan"), sent("b")
    clock.shift(timedelta(days=11))
    assert purge_due().words == [plan.pk]
    assert OriginalText.objects.get().feedback == experience


def test_contact_details_go_alone_after_the_last_thing_that_happened(
    clock: time_machine.Traveller,
) -> None:
    feedback = sent(consents=[current_wording(CONTACT)])
    silent = factories.feedback("silent")
    clock.shift(timedelta(days=300))
    move(feedback=feedback, way=REVIEW, by=staff(None))
    clock.shift(timedelta(days=300))
    assert purge_due().contacts == []
    clock.shift(timedelta(days=66))
    done = purge_due()
    assert (done.contacts, done.words) == ([feedback.pk], [])
    assert not Contact.objects.exists()
    assert OriginalText.objects.count() == 2
    assert Consent.objects.get().withdrawn_how == "The contact details were deleted"
    assert silent.events.count() == 1


def test_withdrawn_words_go_soon_unless_it_is_taken_back(clock: time_machine.Traveller) -> None:
    gone, back = sent("a"), sent("b")
    for feedback in (gone, back):
        move(feedback=feedback, way=WITHDRAW, by=AUTHOR)
    clock.shift(timedelta(days=29))
    move(feedback=back, way=TAKE_BACK, by=AUTHOR)
    assert purge_due().words == []
    clock.shift(timedelta(days=2))
    assert purge_due().words == [gone.pk]


def test_what_is_held_is_kept_and_goes_once_it_is_released(
    clock: time_machine.Traveller,
) -> None:
    lead = factories.UserFactory()
    feedback = sent()
    hold(feedback=feedback, because="A case  in court", by=staff(lead))
    clock.shift(timedelta(days=800))
    done = purge_due()
    assert (done.words, done.contacts, done.held) == ([], [], 1)
    feedback.refresh_from_db()
    with pytest.raises(IsHeld):
        purge(feedback=feedback, by=CLOCK, reason="")
    with pytest.raises(CannotHold, match="why"):
        release(feedback=feedback, because=" ", by=staff(lead))
    release(feedback=feedback, because="The case is over", by=staff(lead))
    assert purge_due().words == [feedback.pk]
    with pytest.raises(CannotHold, match="deleted"):
        hold(feedback=feedback, because="Too late", by=staff(lead))
    actions = feedback.events.values_list("action", "user")
    assert list(actions)[1:3] == [("hold", lead.pk), ("release", lead.pk)]


def test_one_that_fails_holds_up_no_other(
    clock: time_machine.Traveller,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, second = sent("a"), sent("b")
    real = purge

    def fails_once(*, feedback: Feedback, **more: object) -> None:
        if feedback.pk == first.pk:
            raise RuntimeError("The disk is full")
        real(feedback=feedback, **more)

    monkeypatch.setattr("engagement.privacy.retention.purge", fails_once)
    clock.shift(timedelta(days=800))
    (job,) = [job for job in jobs.registered() if job.name == "purge_feedback"]
    with pytest.raises(RuntimeError, match="1 feedback could not"):
        job.run()
    assert list(OriginalText.objects.values_list("feedback", flat=True)) == [first.pk]
    assert PurgeRun.objects.get().failed == 1
    assert MARKER not in caplog.text
    assert second.pk not in list(due(timezone.now()).values_list("pk", flat=True))


def test_the_command_says_what_goes_and_the_dry_run_deletes_nothing(
    clock: time_machine.Traveller,
) -> None:
    feedback = sent()
    clock.shift(timedelta(days=800))
    out = StringIO()
    call_command("purge_feedback", "--dry-run", stdout=out)
    assert f"To be deleted, all words: 1 (feedback {feedback.pk})" in out.getvalue()
    assert OriginalText.objects.exists()
    assert not PurgeRun.objects.exists()
    call_command("purge_feedback", stdout=out)
    assert not OriginalText.objects.exists()
    assert "Deleted, all words: 1" in out.getvalue()


def test_every_table_that_leads_to_a_feedback_says_whether_it_holds_words() -> None:
    leading = {model for model, _ in tables()}
    found = {
        model
        for model in apps.get_app_config("engagement").get_models()
        if model is not Feedback and _leads_to_feedback(model)
    }
    assert found <= leading
    unsaid = [model.__name__ for model in leading if "holds_words" not in vars(model)]
    assert unsaid == [], "add holds_words: engagement/privacy deletes what says nothing"


def _leads_to_feedback(model: type[Model]) -> bool:
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return any(field.related_model is Feedback for field in fields if field.is_relation)


def test_what_is_due_costs_the_same_for_more(clock: time_machine.Traveller) -> None:
    costs = []
    for count in (2, 8):
        for number in range(count):
            sent(f"{count}-{number}")
        with counted() as cost:
            list(due(timezone.now() + timedelta(days=800)))
        costs.append(cost.queries)
    assert costs[0] == costs[1]
