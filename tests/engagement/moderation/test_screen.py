"""The screen of one feedback, by requests, as a browser without JavaScript sends them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alliance_site.core.users.models import User
from engagement.answering.replies import answer
from engagement.feedback.choices import State
from engagement.feedback.history import staff
from engagement.feedback.models import Addition, Feedback
from engagement.moderation import deciding, keeping, redaction
from engagement.moderation.locking import last_seen
from tests.engagement.making import BY_EMAIL, TEXT, feedback
from tests.engagement.moderation.sending import screen, send, undo
from tests.pages import counted, soup

AWKWARD = [
    "<script>alert(1)</script>",
    "'; DROP TABLE x; --",
    "\u202eright to left\u200b 😀",
    "line\r\nline\rline",
    "=HYPERLINK(1)",
    "x" * 1_000_000,
]


def text_of(client: Client, made: Feedback) -> str:
    return " ".join(soup(client.get(screen(made))).get_text(" ").split())


def test_original_and_public_text_stand_side_by_side(admin: Client) -> None:
    made = feedback()
    send(admin, made, "take_out", piece="Example", detail="name")
    page = soup(admin.get(screen(made)))
    assert page.select_one("#original").get_text() == f"\n{TEXT}"
    assert page.select_one("#original").has_attr("readonly")
    assert page.select_one("#public-text").get_text() == TEXT.replace("Example", "[name removed]")


def test_hints_are_told_in_words(admin: Client) -> None:
    made = feedback(hints=["risk_self_harm", "phone"])
    assert "may speak of self-harm or suicide; a phone number" in text_of(admin, made)


def test_a_selection_is_taken_out_and_put_back(admin: Client) -> None:
    made = feedback()
    answered = send(admin, made, "take_out", start=3, end=10, detail="name")
    assert answered.status_code == 303
    assert answered["Location"] == f"{screen(made)}#original"
    taken = made.redactions.get()
    assert (taken.start, taken.end, taken.made_by.username) == (3, 10, "mo")
    send(admin, made, "put_back", redaction=taken.pk)
    assert not made.redactions.exists()


def test_the_screen_says_which_rule_applies_and_what_will_happen(admin: Client) -> None:
    made = feedback()
    assert "This can be published now." in text_of(admin, made)
    send(admin, made, "edit", text="Other words")
    text = text_of(admin, made)
    assert "The author must approve it first." in text
    assert "Ask the author to approve it" in text
    assert not soup(admin.get(screen(made))).select('input[name="action"][value="publish"]')
    without = feedback(publish=False)
    assert "The author has not agreed to it." in text_of(admin, without)
    send(admin, without, "publish")
    without.refresh_from_db()
    assert without.state == State.RECEIVED


def test_a_decision_is_confirmed_and_undone(admin: Client) -> None:
    made = feedback()
    shown = soup(admin.get(send(admin, made, "refuse", refusal="care")["Location"]))
    button = shown.select_one(".messages button")
    assert "Not published." in shown.select_one(".messages").get_text()
    assert button["form"] == "undo" == shown.select_one("form#undo")["id"]
    event = made.events.get(action="refuse")
    assert button["value"] == str(event.pk)
    undo(admin, event)
    made.refresh_from_db()
    assert made.state == State.RECEIVED
    assert "Not published (undone) Mo" in text_of(admin, made)


def test_an_error_is_told_on_top_by_the_field_and_in_the_title(admin: Client) -> None:
    made = feedback()
    page = soup(send(admin, made, "refuse", refusal=""))
    assert page.title.get_text().strip().startswith("Error: ")
    link = page.select_one("#error-summary a")
    assert page.select_one(link["href"]), "the summary leads to the field"
    assert "Choose why it is not published" in link.get_text()
    assert page.select_one(f"details[open] {link['href']}")


def test_the_second_of_two_is_told_and_keeps_what_they_typed(
    admin: Client, leads_admin: Client
) -> None:
    made = feedback()
    seen = last_seen(made)
    send(leads_admin, made, "edit", text="The words of the lead")
    conflict = send(admin, made, "edit", text="My own careful words", seen=seen)
    page = soup(conflict)
    assert "Something else has happened since you opened this" in page.get_text()
    assert "Lee" in page.select_one("#error-summary").get_text()
    assert "My own careful words" in page.select_one("#edit-text").get_text()
    made.refresh_from_db()
    assert made.public_text == "The words of the lead"
    form = page.select_one("#edit-text").find_parent("form")
    again = form.select_one('input[name="seen"]')["value"]
    send(admin, made, "edit", text="My own careful words", seen=again)
    made.refresh_from_db()
    assert made.public_text == "My own careful words"


def test_all_else_is_kept_and_stands_in_the_history(admin: Client, moderator: User) -> None:
    made = feedback()
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    send(admin, made, "assign_me")
    send(admin, made, "urgent")
    send(admin, made, "due", day=day, because="Asked the ward")
    send(admin, made, "theme", name="Waiting times")
    send(admin, made, "note", text="Rang the ward")
    made.refresh_from_db()
    assert (made.assigned_to, made.is_urgent) == (moderator, True)
    assert timezone.localtime(made.due_at).date().isoformat() == day
    assert [theme.name for theme in made.themes.all()] == ["Waiting times"]
    send(admin, made, "theme", name="waiting  TIMES")
    assert made.themes.count() == 1
    send(admin, made, "note", text="Rang the ward")
    assert made.notes.count() == 1, "a double click is one note"
    text = text_of(admin, made)
    for said in ("Assigned Mo", "To Mo", "Asked the ward", "Added: Waiting times", "Rang the ward"):
        assert said in text
    send(admin, made, "due", day="2020-01-01", because="Back")
    send(admin, made, "no_theme", theme=made.themes.get().pk)
    send(admin, made, "assign", who="")
    made.refresh_from_db()
    assert (made.themes.count(), made.assigned_to) == (0, None)
    assert timezone.localtime(made.due_at).date().isoformat() == day


def test_needs_are_shown_large_and_a_person_marks_what_they_told(admin: Client) -> None:
    made = feedback(contact={"by": "phone", "phone": "020 7946 0001", "needs": ["bsl"]})
    send(admin, made, "triage")
    page = soup(admin.get(screen(made)))
    assert "British Sign Language (BSL)" in page.select_one(".feedback-needs").get_text()
    telling = made.tellings.get()
    assert "020 7946 0001" in page.select_one(".feedback-tell").get_text()
    assert (
        f"/admin/feedback/{made.pk}/" in admin.get("/admin/feedback/?mark=to_tell").content.decode()
    )
    send(admin, made, "told", key=telling.pk)
    assert not soup(admin.get(screen(made))).select(".feedback-tell")


def test_answers_are_given_and_taken_back(admin: Client) -> None:
    made = feedback(contact=BY_EMAIL)
    send(admin, made, "publish")
    send(admin, made, "answer", text="We have told them.", signed="Engagement team", is_public="1")
    reply = made.replies.get()
    assert (reply.is_public, reply.signed) == (True, "Engagement team")
    page = soup(admin.get(screen(made)))
    assert page.select_one("#answer-signed")["value"] == "Engagement team"
    send(admin, made, "no_answer", key=reply.pk)
    assert not made.replies.exists()


def test_leads_hold_release_and_publish_for_the_silent(admin: Client, leads_admin: Client) -> None:
    made = feedback()
    send(admin, made, "hold", because="An inquiry")
    send(leads_admin, made, "hold", because="An inquiry")
    assert "Held because An inquiry" in text_of(admin, made)
    send(leads_admin, made, "release", because="It is over")
    send(admin, made, "edit", text="Other words")
    send(admin, made, "ask_author")
    Feedback.objects.update(state_since=timezone.now() - timedelta(days=29))
    assert "A lead can decide now." in text_of(admin, made)
    send(admin, made, "lead_publish", because="Silent")
    made.refresh_from_db()
    assert (made.state, made.held_because) == (State.WAITING, "")
    send(leads_admin, made, "lead_publish", because="Silent")
    made.refresh_from_db()
    assert made.state == State.PUBLISHED


@pytest.mark.parametrize("words", AWKWARD)
def test_whatever_is_typed_is_kept_or_refused_and_shown_as_text(admin: Client, words: str) -> None:
    made = feedback(f"Begin {words[:9000]} end")
    for action, said in (
        ("take_out", {"piece": words, "detail": "name"}),
        ("edit", {"text": f"{words}\x00"}),
        ("note", {"text": words}),
        ("theme", {"name": words}),
        ("answer", {"text": words, "signed": words}),
        ("due", {"day": words, "because": words}),
        ("refuse", {"refusal": words}),
        ("take_out", {"start": "-1", "end": "9" * 30, "detail": words}),
        ("put_back", {"redaction": words[:50]}),
        (words[:30], {}),
    ):
        answered = send(admin, made, action, **said)
        assert answered.status_code in (200, 303), action
    page = admin.get(screen(made)).content.decode()
    assert "<script>alert" not in page


def test_answers_with_a_persons_words_are_kept_nowhere(admin: Client) -> None:
    made = feedback()
    for address in (screen(made), "/admin/feedback/", "/admin/feedback/results/"):
        kept = admin.get(address)["Cache-Control"]
        assert "no-store" in kept
        assert "private" in kept


def fill(made: Feedback, count: int, user: User) -> None:
    by = staff(user)
    for number in range(count):
        words = f"piece{made.redactions.count()}"
        redaction.take_out_every(feedback=made, piece=words, detail="other", by=by)
        keeping.write_note(feedback=made, text=f"Note {number}", by=by)
        keeping.add_theme(feedback=made, name=f"Theme {number}", by=by)
        answer(feedback=made, text=f"Answer {number}", signed="Lead", is_public=False, by=by)
        Addition.objects.create(feedback=made, form_hash=f"{made.pk}:{number}", text="More")
        feedback()


def test_the_screen_costs_the_same_however_much_is_on_it(admin: Client, moderator: User) -> None:
    text = " ".join(f"piece{number}" for number in range(10)) + " and a word"
    contact = {"by": "phone", "phone": "020 7946 0000"}
    costs = []
    for count in (2, 10):
        made = feedback(text, contact=contact)
        fill(made, count, moderator)
        admin.get(screen(made))
        with counted() as cost:
            admin.get(screen(made))
        costs.append(cost.queries)
    assert costs[0] == costs[1]


def test_next_in_the_queue_follows_the_view_that_it_was_opened_from(
    admin: Client, moderator: User
) -> None:
    first, second, third = feedback(), feedback(), feedback()
    keeping.assign(feedback=first, to=moderator, by=staff(moderator))
    keeping.assign(feedback=third, to=moderator, by=staff(moderator))

    def following(query: str) -> str:
        link = soup(admin.get(f"{screen(first)}{query}")).select_one("[data-feedback-next]")
        return link["href"]

    assert following("") == screen(second)
    assert following("?assigned=me") == f"{screen(third)}?assigned=me"
    deciding.triage(feedback=first, by=staff(moderator))
    assert following("?state=received") == f"{screen(second)}?state=received"


def test_when_the_words_are_gone_the_screen_still_opens(admin: Client) -> None:
    made = feedback()
    made.original.delete()
    Feedback.objects.update(state=State.PURGED)
    assert "The words have been deleted." in text_of(admin, made)
    for action in ("publish", "take_out", "edit", "note"):
        assert send(admin, made, action, text="x", piece="x", detail="name").status_code == 200
