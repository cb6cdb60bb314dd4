"""All that is held on one person is found, exported and erased: by command, everywhere, for good.

The word that is looked for stands in every kind of row that can hold something on somebody, and
must afterwards stand in no table and in no file.
"""

import json
import logging
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page
from wagtail.search.models import IndexEntry

from alliance_site.core.consent.models import Consent, Source
from alliance_site.core.consent.services import give_consent
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.data_complaints.models import DataComplaint, Status
from alliance_site.core.outbox.letters import Recipient, address_letter, write_letter
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.personal_data.models import PersonalDataLog
from alliance_site.core.small_forms.models import SmallFormSubmission
from engagement.feedback.choices import State
from engagement.feedback.codes import code_for
from engagement.feedback.history import mail_key, receipt_key
from engagement.feedback.models import Contact, Feedback, OriginalText
from engagement.feedback.purposes import PUBLISH
from engagement.form.models import FeedbackDraft
from news.models import Subscriber
from tests import factories
from tests.browser.database import Settings, in_new_thread
from tests.marker import files_with, tables_with

MARKER = "quixmarker"
EMAIL, PHONE = f"{MARKER}@example.org", "020 7946 0123"
# Rows of others that must stay as they are.
OTHER = "somebody.else@example.org"


def fill() -> None:
    """Somebody who has used everything that the site offers, and somebody else."""
    sent_feedback(EMAIL, "first")
    sent_feedback(OTHER, "other")
    sent_mails()
    written_to_us()
    left_behind()


def sent_feedback(email: str, form_key: str) -> Feedback:
    word = email.split("@", maxsplit=1)[0]
    feedback = factories.feedback(
        form_key,
        text=f"My words: {word}",
        contact={"by": "email", "email": email.title(), "name": word, "phone": "+44 20 7946 0123"},
        public_text=f"My words: {word}",
        state=State.PUBLISHED,
        published_at=timezone.now(),
    )
    feedback.additions.create(form_hash=form_key, text=f"And more: {word}")
    feedback.notes.create(text=f"Rang {word}")
    feedback.replies.create(text=f"Dear {word}", signed="Lead")
    feedback.redactions.create(start=0, end=2, detail="name")
    give_consent(
        subject=feedback.key,
        wording=current_wording(PUBLISH),
        source=Source.STAFF,
        proof=f"Letter of {word}",
    )
    index_entry(feedback, f"My words: {word}")
    return feedback


def index_entry(thing: Page | Feedback, text: str) -> None:
    kind = ContentType.objects.get_for_model(thing)
    if connection.vendor == "postgresql":
        words = "".join(sign if sign.isalnum() else " " for sign in text)
        more = {"title": words, "body": words, "autocomplete": words}
        more |= {"title_text": text, "body_text": text}
    else:
        more = {"title": text, "body": text, "autocomplete": text}
    IndexEntry.objects.create(content_type=kind, object_id=str(thing.pk), **more)


def sent_mails() -> None:
    for number, to in enumerate((EMAIL, f"Me <{EMAIL}>", OTHER)):
        for status in (MailStatus.QUEUED, MailStatus.SENT, MailStatus.UNCERTAIN):
            OutgoingMail.objects.create(
                key=f"k{number}{status}", to=to, subject=f"Dear {to}", text=to, status=status
            )
    letter = write_letter(key="letter", subject="News", text="[[unsubscribe]]")
    address_letter(letter=letter, recipients=[Recipient("l1", EMAIL), Recipient("l2", OTHER)])
    OutgoingMail.objects.filter(key="l2").update(error=f"{EMAIL} is unknown")
    subscriber = Subscriber.objects.create(email=EMAIL)
    subscriber.subscriptions.create(topic="news")
    Subscriber.objects.create(email=OTHER)


def written_to_us() -> None:
    PageProblem.objects.create(text=f"The date is wrong. Write to {EMAIL}.", note=f"Ask {EMAIL}")
    form = factories.SmallFormPageFactory()
    for email in (EMAIL, OTHER):
        DataComplaint.objects.create(
            form_hash=email,
            text=f"I am {email}",
            answer_by="email",
            email=email,
            status=Status.CLOSED,
            closed_at=timezone.now(),
        )
        answers = {"name": email.split("@")[0], "email": email}
        SmallFormSubmission.objects.create(page=form, form_hash=email, form_data=answers)


def half_a_form(email: str) -> None:
    """One that somebody has not sent yet."""
    details = {"email": [email], "name": ["Jo"]}
    FeedbackDraft.objects.create(
        key_hash=email, answers={"words": {"text": ["Half a form"]}, "details-email": details}
    )


def left_behind() -> None:
    for email in (EMAIL, OTHER):
        half_a_form(email)
    session = SessionStore()
    session["half"] = {"text": f"Half a form of {EMAIL}"}
    session.save()
    page = factories.StandardPageFactory()
    log(page, "wagtail.edit", title=f"About {EMAIL}", data={"title": {"old": EMAIL}})
    gone = factories.StandardPageFactory()
    IndexEntry.objects.filter(object_id=str(gone.pk)).delete()
    index_entry(gone, f"Write to {EMAIL}")
    # Deleted past the signals by which the index would hear of it.
    type(gone).objects.filter(pk=gone.pk)._raw_delete("default")


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def erase_and_look() -> tuple[list[str], list[str], str]:
    before = tables_with(MARKER)
    said = run("erase_person", f"--email={EMAIL}", "--yes")
    return before, tables_with(MARKER), said


def test_nothing_is_left_in_any_table_or_file(
    own_database: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_new_thread(fill)
    if connection.vendor == "sqlite":
        assert files_with(MARKER, tmp_path), "the search in files finds it before"

    with caplog.at_level(logging.DEBUG):
        before, after, said = in_new_thread(erase_and_look)

    expected = {
        "core_consent",
        "core_datacomplaint",
        "core_outgoingmail",
        "core_pageproblem",
        "core_smallformsubmission",
        "engagement_addition",
        "engagement_contact",
        "engagement_feedback",
        "engagement_feedbackdraft",
        "engagement_note",
        "engagement_originaltext",
        "engagement_reply",
        "news_subscriber",
        "wagtailcore_pagelogentry",
        "wagtailsearch_indexentry",
    }
    assert expected <= set(before)
    assert after == []
    assert files_with(MARKER, tmp_path) == []
    assert MARKER not in caplog.text
    assert "Erased: Feedback, 1" in said
    in_new_thread(others_are_as_they_were)


def others_are_as_they_were() -> None:
    assert Contact.objects.get().email.lower() == OTHER
    assert OriginalText.objects.get().text == "My words: somebody.else"
    assert Subscriber.objects.get().email == OTHER
    assert OutgoingMail.objects.filter(to=OTHER).count() == 3
    assert DataComplaint.objects.get().email == OTHER
    assert SmallFormSubmission.objects.get().form_data["email"] == OTHER
    assert FeedbackDraft.objects.get().key_hash == OTHER
    assert PageProblem.objects.get().text == "The date is wrong. Write to [removed]."
    assert not OutgoingMail.objects.filter(status=MailStatus.QUEUED).exclude(to=OTHER).exists()
    purged = Feedback.objects.get(state=State.PURGED)
    assert (purged.area, purged.author_role, purged.hints) == (None, "", [])
    consents = Consent.objects.order_by("given_at")
    assert [consent.proof for consent in consents] == ["", "Letter of somebody.else"]
    assert [bool(consent.withdrawn_at) for consent in consents] == [True, False]
    entry = PersonalDataLog.objects.get()
    assert (entry.action, entry.user, entry.looked_by) == ("erased", None, "email address")


@pytest.mark.django_db
def test_a_code_or_a_phone_number_finds_the_same(tmp_path: Path) -> None:
    feedback = sent_feedback(EMAIL, "first")
    number = f"Feedback {feedback.pk} of"
    for argument in (f"--code={code_for('first').lower()}", f"--phone={PHONE}"):
        said = run("erase_person", argument, "--dry-run")
        assert number in said
        assert "Consents: 2" in said  # the consent, and what proves it
    assert "Nothing is held" in run("erase_person", "--phone=020 7946 0124", "--dry-run")
    assert Feedback.objects.get().state == State.PUBLISHED


@pytest.mark.django_db
def test_a_code_leads_to_the_mails_about_that_feedback_and_to_no_other() -> None:
    feedback = sent_feedback(EMAIL, "first")
    other = sent_feedback(EMAIL, "second")
    for about in (feedback, other):
        OutgoingMail.objects.create(key=mail_key(about.events.get()), to=EMAIL, text="News of it")
    run("erase_person", f"--code={code_for('first')}", "--yes")
    assert list(OutgoingMail.objects.filter(to=EMAIL)) == [
        OutgoingMail.objects.get(key=mail_key(other.events.get()))
    ]
    other.refresh_from_db()
    assert other.state == State.PUBLISHED


@pytest.mark.django_db
def test_a_code_that_was_misread_leads_to_the_receipt_as_well() -> None:
    """Whoever reads a code out says O for 0; the receipt holds it as it was made."""
    form_key = next(key for key in map(str, range(99)) if "0" in code_for(key))
    feedback, code = sent_feedback(EMAIL, form_key), code_for(form_key)
    OutgoingMail.objects.create(key=receipt_key(feedback), to=EMAIL, text=f"Your code: {code}")
    run("erase_person", f"--code={code.replace('0', 'o')}", "--yes")
    assert not OutgoingMail.objects.filter(to=EMAIL).exists()


@pytest.mark.django_db
def test_what_is_held_stays_and_that_is_said() -> None:
    feedback = sent_feedback(EMAIL, "first")
    Feedback.objects.filter(pk=feedback.pk).update(held_because="A case in court")
    said = run("erase_person", f"--email={EMAIL}", "--yes")
    assert "STAYS: It is held: A case in court" in said
    assert OriginalText.objects.filter(feedback=feedback).exists()


@pytest.mark.django_db
def test_the_export_holds_what_somebody_said_and_is_for_them_alone(tmp_path: Path) -> None:
    sent_feedback(EMAIL, "first")
    sent_feedback(OTHER, "other")
    sent_mails()
    half_a_form(EMAIL)
    file = tmp_path / "out.zip"
    run("export_person", f"--email={EMAIL}", f"--to={file}")
    assert file.stat().st_mode & 0o077 == 0
    with ZipFile(file) as archive:
        machine = json.loads(archive.read("for-machines.json"))
        page = archive.read("read-me-first.html").decode()
    for text in (json.dumps(machine), page):
        assert f"My words: {MARKER}" in text
        assert f"And more: {MARKER}" in text
        assert "without my name and without details" in text
        assert "somebody.else" not in text
    assert machine["held"]["Feedback"][0]["Kind"] == "Share an experience"
    (half,) = machine["held"]["Half-filled feedback forms"]
    assert half["Page “words”: text"] == "Half a form"
    assert PersonalDataLog.objects.get().action == "exported"


@pytest.mark.django_db
def test_the_log_never_tells_whom(django_user_model: type) -> None:
    run("erase_person", f"--email={EMAIL}", "--code=ABCDEFGH", "--yes")
    assert tables_with(MARKER) == []
    assert ModelLogEntry.objects.count() == 0


@pytest.mark.parametrize(
    "arguments", [[], ["--email=nobody"], ["--phone=12"], ["--code=1"], ["--email= "]]
)
@pytest.mark.django_db
def test_whom_must_be_said(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        run("erase_person", "--yes", *arguments)
