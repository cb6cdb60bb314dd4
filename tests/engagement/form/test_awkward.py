"""Whatever is typed is kept as it was typed or refused in plain words, and shown as text."""

import json
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse

from alliance_site.core.written import readable
from engagement.feedback.models import Feedback
from engagement.form.drafts import begin, find
from engagement.form.forms import WORDS_LENGTH
from engagement.form.models import FeedbackDraft
from tests.engagement.conftest import START, TEXT, Reader
from tests.engagement.form.awkward import PIECES, strings
from tests.pages import soup

pytestmark = pytest.mark.django_db

FIELDS = {
    "kind": ["kind"],
    "about": ["about"],
    "who": ["author_role", "area"],
    "agree": ["publish", "quote", "contact"],
    "contact": ["by"],
    "details-post": ["email", "phone", "mobile", "address", "name"],
    "details-email": ["email", "phone", "mobile", "address", "name"],
    "needs": ["needs", "needs_detail"],
    "check": ["anything"],
}
DONE = {
    "kind": {"kind": ["plan"]},
    "about": {"about": ["not-sure"]},
    "words": {"text": [TEXT]},
    "who": {},
    "agree": {"contact": ["0"]},
    "contact": {"by": ["post"]},
    "details-post": {"address": ["1 Example Street"]},
    "needs": {},
}


def as_sent(text: str) -> str:
    """A browser sends no half of a sign: it puts the sign for "unknown" in its place."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def answered() -> str:
    key, draft = begin()
    draft.answers, draft.done = DONE, list(DONE)
    draft.save()
    return key


def shown_again(reader: Reader, address: str, sent: dict[str, str]) -> HttpResponse:
    """What a page answers; where it leads back to itself, what stands there."""
    answer = reader.client.post(address, sent)
    is_itself = answer.status_code == 303 and answer["Location"].startswith(address)
    return reader.client.get(answer["Location"]) if is_itself else answer


def has_no_markup_of_theirs(answer: HttpResponse) -> bool:
    shown = answer.content
    theirs = (b"<script>alert", b"<img src=x", b"<h1>x")
    return shown.count(b"<h1") == 1 and not any(mark in shown for mark in theirs)


@pytest.mark.parametrize("part", range(10))
def test_words_are_kept_as_typed_or_refused_with_all_of_them_shown(
    reader: Reader, part: int
) -> None:
    key, draft = begin()
    draft.answers, draft.done = DONE, ["kind", "about"]
    draft.save()
    for text in map(as_sent, strings()[part::10]):
        answer = shown_again(reader, f"{START}{key}/words/", {"text": text, "warned": "1"})
        expected = readable(text).strip()
        if answer.status_code == 303:
            assert find(key).answers["words"]["text"] == [readable(text)]
            assert expected
        else:
            assert answer.status_code == 200
            page = soup(answer)
            assert page.select_one(".nhsuk-error-summary a")["href"] == "#text"
            assert page.textarea.get_text().strip() == expected
            assert has_no_markup_of_theirs(answer)
            assert not expected or len(expected) > WORDS_LENGTH


@pytest.mark.parametrize("step", FIELDS)
def test_every_other_field_takes_them_or_says_what_is_wrong(reader: Reader, step: str) -> None:
    key = answered()
    if step == "details-email":
        FeedbackDraft.objects.update(answers={**DONE, "contact": {"by": ["email"]}})
    for text in map(as_sent, strings()):
        sent = dict.fromkeys(FIELDS[step], text)
        answer = shown_again(reader, f"{START}{key}/{step}/", {**sent, "go": text})
        is_too_much = len(text.encode()) * (len(sent) + 1) > 2_500_000
        assert answer.status_code in ((413,) if is_too_much else (200, 303)), text[:50]
        if answer.status_code == 200:
            assert has_no_markup_of_theirs(answer)
            assert b"nhsuk-error-summary" in answer.content


@pytest.mark.parametrize("text", [text for text in PIECES if text.strip() and text[:1] < "\ud800"])
def test_sent_to_the_end_and_shown_as_text(reader: Reader, text: str) -> None:
    text = as_sent(text)
    key, draft = begin()
    typed = readable(text)
    draft.answers = {**DONE, "words": {"text": [typed]}, **_contact(typed)}
    draft.done = list(DONE)
    draft.save()
    checked = reader.client.get(f"{START}{key}/check/")
    if checked.status_code == 303:  # too long, or nothing is left of it
        assert len(typed.strip()) > 120 or not typed.strip()
        return
    assert has_no_markup_of_theirs(checked)
    assert typed.strip() in soup(checked).main.get_text()
    assert reader.client.post(f"{START}{key}/check/").status_code == 303
    kept = Feedback.objects.get()
    assert kept.original.text == typed.strip()
    assert kept.contact.name == typed.strip()


def _contact(text: str) -> dict[str, dict[str, list[str]]]:
    return {
        "details-post": {"address": [text], "name": [text]},
        "needs": {"needs_detail": [text]},
    }


def test_addresses_and_the_first_page_take_them_too(reader: Reader) -> None:
    for text in map(as_sent, strings()):
        short = text[:2000]
        for answer in (
            reader.client.get(START, {"kind": short, "campaign": short, "change": short}),
            reader.client.post(START, {"kind": text, "campaign": text}),
        ):
            assert answer.status_code in (200, 303), (text[:50], answer.status_code)
    for text in PIECES:
        for place in (f"{START}{as_sent(text)[:2000]}/words/", f"{START}x/{as_sent(text)[:2000]}/"):
            assert reader.client.get(place, follow=True).status_code in (200, 404)


def test_a_copy_made_of_them_is_not_believed(reader: Reader) -> None:
    for text in map(as_sent, strings()):
        answer = reader.client.post(f"{START}none/check/", {"carried": text})
        assert answer.status_code == 404
    assert not FeedbackDraft.objects.exists()


@pytest.mark.parametrize("kind", ["urlencoded", "multipart"])
def test_more_than_any_form_holds_is_refused_in_plain_words(reader: Reader, kind: str) -> None:
    key = answered()
    for sent in ({"text": "👍" * 1_000_000}, dict.fromkeys(map(str, range(10_001)), "x")):
        answer = _post(reader, f"{START}{key}/words/", sent, kind)
        assert answer.status_code == 413
        assert "too long" in soup(answer).main.get_text()
        assert find(key).answers["words"] == {"text": [TEXT]}


def _post(reader: Reader, address: str, sent: dict[str, str], kind: str) -> HttpResponse:
    if kind == "multipart":
        return reader.client.post(address, sent)
    return reader.client.post(
        address, urlencode(sent), content_type="application/x-www-form-urlencoded"
    )


def test_a_body_that_is_no_form_breaks_nothing(reader: Reader) -> None:
    key = answered()
    for kind in ("application/json", "text/plain", "", "multipart/form-data; boundary=x", "x/y;;"):
        body = json.dumps({"text": "x"}).encode() + b"\xff\xfe"
        answer = reader.client.generic("POST", f"{START}{key}/words/", body, content_type=kind)
        assert answer.status_code in (303, 400)
