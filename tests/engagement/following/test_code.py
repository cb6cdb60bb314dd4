"""The private code opens the author's page; it stands in no address, and cannot be guessed."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from engagement.feedback.models import Addition
from tests.engagement.sending import code_for, sent
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "/have-your-say/follow/"


def is_private(response: HttpResponse) -> bool:
    kept = response["Cache-Control"]
    return (
        "no-store" in kept
        and "private" in kept
        and response["Referrer-Policy"] == "no-referrer"
        and "noindex" in response["X-Robots-Tag"]
        and not response.cookies
    )


def test_the_code_is_taken_however_it_is_written_and_never_stands_in_an_address(
    client: Client,
) -> None:
    sent()
    code = code_for("form")
    sloppy = f"  {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    for typed in (code, code.replace("-", ""), sloppy):
        answer = client.post(ADDRESS, {"code": typed})
        assert answer.status_code == 303
        assert is_private(answer)
        assert code not in answer["Location"]
        page = client.get(answer["Location"])
        assert is_private(page)
        assert "My own words" in soup(page).main.get_text()
        assert code not in page.content.decode()
        assert soup(page).find("link", rel="canonical")["href"] == f"http://testserver{ADDRESS}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter your private code"),
        ("\x00", "Enter your private code"),
        ("ABCD", "This code is not right"),
        ("😀" * 5000, "This code is not right"),
        ("A" * 16, "This code is not right"),
        ("=cmd|' /C calc'!A0", "This code is not right"),
    ],
)
def test_what_can_be_no_code_is_told_beside_the_field(
    client: Client, typed: str, said: str
) -> None:
    shown = soup(client.post(ADDRESS, {"code": typed}))
    assert shown.title.get_text().startswith("Error: ")
    link = shown.select_one(".nhsuk-error-summary a")
    assert said in link.get_text()
    field = shown.select_one(link["href"])
    assert said in shown.select_one(f"#{field['aria-describedby'].split()[-1]}").get_text()
    assert field.get("value", "") == typed.replace("\x00", "")[:200]


def test_a_mistyped_sign_is_told_apart_from_a_code_that_we_do_not_know(client: Client) -> None:
    sent()
    code = code_for("form")
    mistyped = ("Z" if code[0] != "Z" else "Y") + code[1:]
    assert "not right" in soup(client.post(ADDRESS, {"code": mistyped})).get_text()
    unknown = soup(client.post(ADDRESS, {"code": code_for("another form")}))
    assert "We do not know this code" in unknown.get_text()


def test_wrong_codes_are_limited_and_nothing_typed_is_lost(
    client: Client, settings: Settings
) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    sent()
    one, other = {"X-Real-IP": "203.0.113.7"}, {"X-Real-IP": "203.0.113.8"}
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        for number in range(10):
            wrong = client.post(ADDRESS, {"code": code_for(f"no {number}")}, headers=one)
            assert wrong.status_code == 200
        refused = client.post(ADDRESS, {"code": code_for("form"), "kept": "x"}, headers=one)
        assert refused.status_code == 429
        assert is_private(refused)
        shown = soup(refused)
        assert "Try again in an hour" in shown.select_one(".nhsuk-error-summary").get_text()
        assert shown.select_one("#code")["value"] == code_for("form")
        assert shown.find("input", {"name": "kept"})["value"] == "x"
        assert client.post(ADDRESS, {"code": code_for("form")}, headers=other).status_code == 303
        clock.shift(61 * 60)
        assert client.post(ADDRESS, {"code": code_for("form")}, headers=one).status_code == 303


def test_right_codes_and_mistyped_ones_are_not_counted(client: Client) -> None:
    sent()
    client = Client(REMOTE_ADDR="9.9.9.9")
    for _ in range(12):
        client.post(ADDRESS, {"code": "ABCD"})
        assert client.post(ADDRESS, {"code": code_for("form")}).status_code == 303


def test_after_an_hour_the_code_is_asked_for_and_what_was_typed_comes_back(client: Client) -> None:
    feedback = sent()
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        page = client.post(ADDRESS, {"code": code_for("form")})["Location"]
        clock.shift(61 * 60)
        assert "My own words" not in client.get(page).content.decode()
        asked = client.post(f"{page}add/", {"text": "Line one\nline two", "form_key": "k"})
        assert asked.status_code == 200
        assert is_private(asked)
        hidden = soup(asked).find("input", {"name": "kept"})["value"]
        again = client.post(ADDRESS, {"code": code_for("form"), "kept": hidden})
        shown = soup(again)
        assert again.status_code == 200
        assert shown.textarea.get_text().strip() == "Line one\nline two"
        sent_again = {f["name"]: f.get("value", "") for f in shown.main.select("form input")}
        text = {"text": shown.textarea.get_text().strip()}
        done = client.post(shown.main.form["action"], {**sent_again, **text})
        assert done.status_code == 303
    assert [each.text for each in Addition.objects.all()] == ["Line one\nline two"]
    assert feedback.original.text == "My own words"


def test_after_an_hour_somebody_who_only_looked_goes_on_to_the_same_step(client: Client) -> None:
    sent()
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        page = client.post(ADDRESS, {"code": code_for("form")})["Location"]
        clock.shift(61 * 60)
        hidden = soup(client.get(f"{page}withdraw/")).find("input", {"name": "kept"})["value"]
        again = client.post(ADDRESS, {"code": code_for("form"), "kept": hidden})
    assert again["Location"].endswith("/withdraw/")


@pytest.mark.parametrize("token", ["x", "a~b~c", "%00", "é", "x" * 3000])
def test_a_forged_address_asks_for_the_code(client: Client, token: str) -> None:
    for answer in (
        client.get(f"{ADDRESS}{token}/"),
        client.get(f"{ADDRESS}{token}/add/"),
        client.post(f"{ADDRESS}{token}/withdraw/", {"form_key": "\x00" * 10}),
        client.post(ADDRESS, {"code": "", "kept": token}),
    ):
        assert answer.status_code == 200
        assert soup(answer).select_one("#code")


def test_a_step_that_does_not_exist_is_not_found(client: Client) -> None:
    sent()
    page = client.post(ADDRESS, {"code": code_for("form")})["Location"]
    assert client.get(f"{page}nothing/").status_code == 404
    assert client.put(page).status_code == 405
