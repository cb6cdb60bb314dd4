"""A resident goes through the form, without scripts, cookies or an account."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from alliance_site.core.consent.models import Consent, Source
from alliance_site.core.consent.wordings import current_wording, write_wording
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.pages.home import HomePage
from engagement.feedback.choices import Channel, State
from engagement.feedback.models import Contact, Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH
from engagement.feedback.queries import by_code
from engagement.feedback.settings import FeedbackSettings
from engagement.form import limits, views
from engagement.form.drafts import delete_old_drafts, find
from engagement.form.models import FeedbackDraft
from tests import factories
from tests.engagement.conftest import START, TEXT, Reader
from tests.pages import soup

pytestmark = pytest.mark.django_db


def test_all_pages_in_turn_and_a_code_at_the_end(reader: Reader, home: HomePage) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    programme = factories.ProgrammePageFactory(parent=work, title="Early diagnosis")
    area = factories.AreaFactory()
    publish, contact = current_wording(PUBLISH), current_wording(CONTACT)

    reader.begin()
    assert reader.step == "kind"
    reader.press(kind="challenge").press(about=programme.pk)
    reader.press(text="  First line\r\nsecond line  ").press(author_role="carer", area=area.slug)
    reader.press(publish=publish.pk, contact=contact.pk)
    assert reader.step == "contact"
    reader.press(by="email").press(email="b@example.org")
    reader.press(go="back").press(go="back").press(by="post")
    assert reader.step == "details-post"
    reader.press(email="a@example.org", address="1 Example Street").press(needs=["bsl"])
    assert reader.step == "check"
    shown = reader.page.main.get_text()
    for words in ("Challenge us", "Early diagnosis", "First line\nsecond line", area.name, "BSL"):
        assert words in shown
    reader.press()

    assert reader.step == "sent"
    kept = Feedback.objects.get()
    assert by_code(reader.code) == kept
    assert (kept.kind, kept.about_id, kept.about_title) == (
        "challenge",
        programme.pk,
        "Early diagnosis",
    )
    assert (kept.author_role, kept.area, kept.channel) == ("carer", area, Channel.WEBSITE)
    assert (kept.state, kept.original.text) == (State.RECEIVED, "First line\nsecond line")
    consents = Consent.objects.filter(subject=kept.key)
    assert {consent.wording for consent in consents} == {publish, contact}
    assert {consent.source for consent in consents} == {Source.WEBSITE}
    # Only what the chosen way needs is kept.
    assert Contact.objects.values_list("by", "email", "address", "needs").get() == (
        "post",
        "",
        "1 Example Street",
        ["bsl"],
    )
    assert not FeedbackDraft.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_shortest_way_needs_nothing_about_the_author(reader: Reader) -> None:
    reader.until_check()
    assert reader.step == "check"
    reader.press()
    kept = Feedback.objects.get()
    assert (kept.about, kept.about_title, kept.author_role, kept.area) == (None, "", "", None)
    assert not Consent.objects.exists()
    assert not Contact.objects.exists()


def test_sent_twice_from_two_windows_or_after_a_break_it_is_one(reader: Reader) -> None:
    reader.until_check()
    check, hidden = reader.at("check"), reader.hidden
    first = reader.press().code
    for _ in range(2):
        again = reader.client.post(check, hidden)
        assert again.status_code == 303
        assert reader.open(again["Location"]).code == first
    # Back, and another page of the same form: it is sent already.
    assert reader.open(reader.at("words")).step == "sent"
    assert Feedback.objects.count() == 1
    assert not FeedbackDraft.objects.exists()


def test_what_a_second_window_typed_after_it_was_sent_is_shown_and_not_lost(
    reader: Reader,
) -> None:
    reader.until_check().press()
    words = reader.at("words")
    assert reader.client.post(words, {"text": f" {TEXT}\r\n"}).status_code == 303
    assert reader.client.post(words, {"text": ""}).status_code == 303
    answer = reader.client.post(words, {"text": f"{TEXT} And more."})
    page = soup(answer)
    assert answer.status_code == 409
    assert page.textarea.get_text().strip() == f"{TEXT} And more."
    assert page.select_one("main a.nhsuk-button")["href"] == reverse("feedback_follow")
    assert Feedback.objects.get().original.text == TEXT
    assert not FeedbackDraft.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_sent_by_the_other_click_while_this_one_looks_for_its_draft(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    reader.until_check()
    check = reader.at("check")

    def send_first(key: str) -> FeedbackDraft | None:
        monkeypatch.setattr(views, "find", find)
        assert reader.client.post(check).status_code == 303
        return find(key)

    monkeypatch.setattr(views, "find", send_first)
    answer = getattr(reader.client, method)(check)
    assert answer["Location"].endswith("/sent/")
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(days=2)])
def test_nothing_typed_is_lost_when_the_draft_is_gone(reader: Reader, wait: timedelta) -> None:
    reader.until_check()
    if not wait:
        FeedbackDraft.objects.all().delete()
    with time_machine.travel(timezone.now() + wait, tick=True):
        reader.press()
        assert reader.step == "sent"
    assert Feedback.objects.get().original.text == TEXT


def test_a_copy_that_is_made_up_or_of_another_form_is_not_believed(reader: Reader) -> None:
    reader.until_check()
    carried = reader.hidden["carried"]
    FeedbackDraft.objects.all().delete()
    for said in (carried[:-1], "x", "", "\x00", carried.replace(":", "", 1)):
        answer = reader.client.post(reader.at("check"), {"carried": said})
        assert answer.status_code == 404
    answer = reader.client.post(f"{START}another-key/check/", {"carried": carried})
    assert answer.status_code == 404
    assert not Feedback.objects.exists()


def test_without_draft_and_copy_what_stands_on_the_page_is_kept(reader: Reader) -> None:
    reader.open(START)
    reader.response = reader.client.post(f"{START}gone/words/", {"text": "My words"})
    reader._follow()
    assert reader.key != "gone"
    assert reader.step == "kind"
    reader.press(kind="plan").press(about="not-sure")
    assert reader.step == "who"
    assert FeedbackDraft.objects.get().answers["words"]["text"] == ["My words"]
    assert reader.open(f"{START}gone/words/").response.status_code == 404


@pytest.mark.parametrize("typed", ["half a sen", "", "x" * 10_001])
def test_back_keeps_what_was_typed_right_or_wrong(reader: Reader, typed: str) -> None:
    reader.begin().press(kind="plan").press(about="not-sure")
    reader.press(go="back", text=typed)
    assert reader.step == "about"
    assert reader.page.select_one("input[checked]")["value"] == "not-sure"
    reader.press(about="not-sure")
    assert reader.step == "words"
    assert reader.page.textarea.get_text().strip() == typed
    assert not reader.page.select_one(".nhsuk-error-summary")


def test_the_first_button_is_not_back(reader: Reader) -> None:
    """Enter in a field presses the first button of its form."""
    reader.begin().press(kind="plan")
    assert [button.get("name") for button in reader.page.select("main form button")] == [
        None,
        "go",
        None,
    ]


def test_pages_out_of_order_lead_to_the_first_unanswered_one(reader: Reader) -> None:
    reader.begin().press(kind="plan")
    for name in ("words", "agree", "contact", "check", "sent", "no-such-page", "question-1"):
        assert reader.open(reader.at(name)).step == "about"
    assert reader.open(reader.at("kind")).step == "kind"
    reader.response = reader.client.post(reader.at("check"), {})
    assert reader._follow().step == "about"
    assert not Feedback.objects.exists()


def test_a_change_returns_to_the_check_and_so_does_its_way_back(reader: Reader) -> None:
    reader.until_check()
    links = {link["href"] for link in reader.page.select("main dl a")}
    assert len(links) == 5
    change = f"{reader.at('words')}?change=1"
    assert change in links
    assert reader.open(change).press(text="Other words").step == "check"
    assert reader.open(change).press(go="back", text="Words of the way back").step == "check"
    assert "Words of the way back" in reader.page.main.get_text()


def test_a_consent_to_contact_that_is_taken_away_takes_the_details_too(reader: Reader) -> None:
    contact = current_wording(CONTACT)
    reader.until_check(contact=contact.pk)
    reader.press(by="email").press(email="a@example.org").press(go="skip")
    reader.open(f"{reader.at('agree')}?change=1").press()
    assert reader.step == "check"
    assert "a@example.org" not in reader.page.main.get_text()
    reader.press()
    assert not Contact.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_words_that_were_shown_are_the_words_that_are_agreed_to(reader: Reader) -> None:
    reader.begin().press(kind="plan").press(about="not-sure").press(text=TEXT).press(go="skip")
    shown = reader.page.select_one("#publish")["value"]
    write_wording(purpose=PUBLISH, text="New words", user=None)
    reader.press(publish=shown).press()
    assert str(Consent.objects.get().wording_id) == shown


@pytest.mark.parametrize("ticked", ["x", "-1", "99999999", "9" * 30])
def test_a_tick_that_names_no_wording_agrees_to_that_of_now(reader: Reader, ticked: str) -> None:
    reader.until_check(publish=ticked).press()
    assert Consent.objects.get().wording == current_wording(PUBLISH)


def test_who_wants_mail_gets_the_code_and_not_their_words(reader: Reader) -> None:
    reader.until_check(contact=current_wording(CONTACT).pk)
    reader.press(by="email").press(email="a@example.org").press(go="skip").press()
    mail = OutgoingMail.objects.get()
    assert mail.to == "a@example.org"
    for words in (mail.text, mail.html):
        assert reader.code in words
        assert TEXT not in words
    assert "a@example.org" not in mail.key
    assert reader.code not in mail.subject


def test_the_receipt_shows_the_code_for_a_day_and_never_to_a_cache(reader: Reader) -> None:
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        code = reader.until_check().press().code
        clock.shift(timedelta(hours=23))
        assert reader.open(reader.address).code == code
        assert "no-store" in reader.response["Cache-Control"]
        assert reader.response["Referrer-Policy"] == "no-referrer"
        clock.shift(timedelta(hours=2))
        shown = reader.open(reader.address).page
    assert not shown.select_one("#feedback-code")
    assert "cannot show it any more" in shown.main.get_text()
    assert code not in shown.get_text()


def test_a_code_that_is_not_the_one_that_was_stored_is_not_shown(
    reader: Reader, settings: Settings
) -> None:
    reader.until_check().press()
    settings.SECRET_KEY = "another"
    assert not reader.open(reader.address).page.select_one("#feedback-code")


def test_no_page_of_the_form_is_kept_listed_or_told_to_others(reader: Reader) -> None:
    reader.until_check()
    for name in ("kind", "about", "words", "who", "agree", "check"):
        answer = reader.client.get(reader.at(name))
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.has_header("Vary") or "Cookie" not in answer["Vary"]
        head = answer.content.decode().partition("</head>")[0]
        assert reader.key not in head
    assert not reader.page.select('form[action="/page-problem/"]')


def test_personal_details_are_pointed_out_once_and_may_stay(reader: Reader) -> None:
    reader.begin().press(kind="plan").press(about="not-sure")
    words = "Dr Example is on 020 7946 0000"
    reader.press(text=words)
    shown = reader.page
    assert "a phone number, a person's name" in shown.main.get_text()
    assert shown.title.get_text().startswith("Check: ")
    assert shown.textarea.get_text().strip() == words
    reader.press(text=words)
    assert reader.step == "who"


def test_hints_and_danger_are_noted_for_who_moderates(reader: Reader) -> None:
    reader.begin().press(kind="experience").press(about="not-sure")
    reader.press(text="I don’t want to live. Ring 020 7946 0000", warned="1").press(go="skip")
    reader.press().press()
    kept = Feedback.objects.get()
    assert kept.is_urgent
    assert kept.hints == ["risk_self_harm", "phone"]


def test_a_kind_in_the_address_is_chosen_beforehand(reader: Reader) -> None:
    reader.begin("?kind=challenge")
    assert reader.page.select_one("input[checked]")["value"] == "challenge"
    reader.begin("?kind=nonsense&kind=%00")
    assert not reader.page.select_one("input[checked]")


def test_the_first_page_says_when_somebody_reads_it(reader: Reader) -> None:
    FeedbackSettings.objects.update_or_create(pk=1, defaults={"review_days": 7})
    shown = reader.open(START).page.main.get_text()
    for words in ("within 7 days", "999", "111", "GP", "PALS"):
        assert words in shown
    assert "no-store" in reader.response["Cache-Control"]


def test_too_fast_is_asked_again_with_all_kept(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FASTEST", timedelta(seconds=2))
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        reader.until_check().press()
        assert reader.page.title.get_text().startswith("Error: ")
        assert TEXT in reader.page.main.get_text()
        assert not Feedback.objects.exists()
        clock.shift(timedelta(seconds=2))
        assert reader.press().code


def test_a_draft_dies_after_a_day(reader: Reader) -> None:
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        reader.begin().press(kind="plan")
        clock.shift(timedelta(hours=23))
        delete_old_drafts()
        assert reader.open(reader.at("about")).step == "about"
        clock.shift(timedelta(hours=2))
        # Gone already for who asks, whenever the clock's job comes.
        assert reader.open(reader.at("about")).response.status_code == 404
        delete_old_drafts()
    assert not FeedbackDraft.objects.exists()


def test_an_area_that_is_gone_is_asked_for_again(reader: Reader) -> None:
    area = factories.AreaFactory()
    factories.AreaFactory()
    reader.begin().press(kind="plan").press(about="not-sure").press(text=TEXT)
    reader.press(author_role="patient", area=area.slug).press()
    area.delete()
    reader.press()
    assert reader.step == "who"
    assert "Choose where you live" in reader.page.select_one(".nhsuk-error-summary").get_text()
    assert reader.press(author_role="patient").press().code
