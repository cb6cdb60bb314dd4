"""Writing in the editor of a page, as somebody at a keyboard does."""

import re

from playwright.sync_api import Locator, Page, expect


def name_page(page: Page, title: str) -> None:
    """Waits until the address has followed the title: it does so a moment after the title is left,
    too late for a browser that presses "Publish" at once."""
    field = page.get_by_role("textbox", name="Title")
    field.fill(title)
    field.press("Tab")
    expect(page.locator("#id_slug")).not_to_have_value("")


def text_of(page: Page) -> Locator:
    return page.locator(".public-DraftEditor-content").first


def expect_stored(page: Page, words: str) -> None:
    """Waits until the form holds what the text shows: it follows a quarter of a second later, too
    late for a browser that presses "Publish" at once."""
    stored = page.locator("input[name^='body-'][name$='-value']").first
    expect(stored).to_have_value(re.compile(re.escape(words)))


def choose_with_slash(page: Page, command: str, name: str) -> None:
    page.keyboard.type(f"/{command}")
    page.get_by_role("option", name=re.compile(name)).click()


def choose_fact(page: Page, words: str, label: str) -> None:
    """Searches in the window, and takes the fact once it is the only one of its kind."""
    window = page.get_by_role("dialog")
    window.get_by_label("Search term").fill(words)
    expect(window.get_by_role("link", name=re.compile("Ages for"))).to_have_count(1)
    window.get_by_role("link", name=label).click()


def press(page: Page, name: str) -> None:
    """One of the buttons that the arrow beside "Save draft" shows."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name, exact=True).click()
