"""Takes the pictures of the guides from a running demonstration site.

For maintainers, after a change of the look. It works as an editor does, so it leaves a draft, a
reader's problem and an accessibility issue behind: use a demonstration that nobody needs.

    make run                                                   # in another window
    .venv/bin/python scripts/take_pictures.py http://127.0.0.1:8000 admin PASSWORD
"""

import os
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PREVIEW = "button[aria-label='Toggle preview']"
STATUS = "button[aria-label='Toggle status']"
INSERT = "button.c-sf-add-button[title='Insert a block']"
WRITING = ".public-DraftEditor-content"
SETTLED = 2500  # milliseconds for the editor's previews to appear
COLOURS = 192  # enough for a screen; keeps a picture below 120 kB


def find_chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("No Chromium was found. Install it, or name it in CHROMIUM.")
    return found


def keep(page: Page, name: str, height: int = 860) -> None:
    page.wait_for_timeout(SETTLED)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1280, "height": height})
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def log_in(page: Page, base: str, name: str, password: str) -> None:
    page.goto(f"{base}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("button[type=submit]")
    page.wait_for_url(f"{base}/admin/")


def follow_userbar(page: Page, address: str, part: str) -> None:
    """By the page's own link into the admin, which needs no key of the page."""
    page.goto(address)
    link = page.locator(f"wagtail-userbar a[href*='{part}']").first
    link.wait_for(state="attached")
    page.goto(link.evaluate("link => link.href"))


def take_editor(page: Page, base: str) -> None:
    follow_userbar(page, f"{base}/our-work/early-diagnosis/", "/edit/")
    page.click(PREVIEW)
    keep(page, "editor")
    page.click(PREVIEW)
    page.locator(INSERT).nth(1).scroll_into_view_if_needed()
    page.locator(INSERT).nth(1).click()
    keep(page, "blocks")


def last_text(page: Page) -> Locator:
    """The text block that was added last."""
    page.locator(INSERT).last.click()
    page.get_by_role("option", name="Text", exact=True).click()
    text = page.locator(WRITING).last
    text.click()
    return text


def take_news_item(page: Page, base: str) -> None:
    """A news item with a heading that skips a level: the gate refuses it."""
    follow_userbar(page, f"{base}/news/", "/add_subpage/")
    page.fill("#id_title", "Come to our open day")
    page.fill("#id_search_description", "Meet the people who plan cancer care near you.")
    text = last_text(page)
    text.press_sequentially("### Where it is")
    text.press("Enter")
    text.press_sequentially("We work for more than /fact", delay=60)
    keep(page, "fact-in-text")
    for _ in "/fact":
        page.keyboard.press("Backspace")
    text.press_sequentially("2 million people.")
    page.click(STATUS)
    page.get_by_role("button", name=re.compile("Set schedule")).click()
    keep(page, "schedule")
    page.keyboard.press("Escape")
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_load_state()
    page.locator(WRITING).last.scroll_into_view_if_needed()
    keep(page, "gate")


def report_a_problem(page: Page, base: str) -> None:
    page.goto(f"{base}/about/")
    page.get_by_text("Is there anything wrong with this page?").click()
    page.fill("#page-problem", "The link to the map of the boroughs does not work on my phone.")
    page.locator(".alliance-problem__form button").click()
    page.wait_for_url("**/thank-you/**")


def add_an_issue(page: Page, base: str) -> None:
    page.goto(f"{base}/admin/snippets/core/accessibilityissue/add/")
    page.fill("#id_title", "The map of hospitals cannot be read aloud")
    page.fill("#id_what", "A screen reader says only “map”. It does not say the names.")
    page.fill("#id_affected", "people who use a screen reader")
    page.fill("#id_where", "the map on the page about us")
    page.fill("#id_fix_by", "31/12/2099")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/accessibilityissue/")


def take_subscribers(page: Page, base: str) -> None:
    """People of an old list, who agreed to the newsletter."""
    lines = ["email,topics,consented_on,wording,proof"]
    lines += [
        f"{name}@example.org,The newsletter,2024-05-31,Send me news,Paper form"
        for name in ("amal", "bola", "chen", "dilys", "emre", "farah")
    ]
    page.goto(f"{base}/admin/subscribers/import/")
    sheet = {"name": "old.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    page.set_input_files("input[type=file]", sheet)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name=re.compile("^Add 6")).click()
    page.wait_for_url("**/admin/subscribers/")
    page.goto(f"{base}/admin/subscribers/")
    keep(page, "subscribers", 560)


def take_lists(page: Page, base: str) -> None:
    for name, address, height in (
        ("dashboard", "/admin/", 860),
        ("facts", "/admin/snippets/core/fact/", 560),
        ("must-be-checked", "/admin/reports/due/", 560),
        ("accessibility-issues", "/admin/snippets/core/accessibilityissue/", 300),
        ("settings", "/admin/settings/core/sitesettings/", 860),
    ):
        page.goto(f"{base}{address}")
        keep(page, name, height)
    page.goto(f"{base}/admin/snippets/core/pageproblem/")
    page.get_by_role("link", name="The link to the map").click()
    page.wait_for_load_state()
    keep(page, "page-problem", 560)
    follow_userbar(page, f"{base}/about/", "/edit/")
    page.goto(page.url.replace("/edit/", "/review/"))
    keep(page, "review")


def take_newsletter(page: Page, base: str) -> None:
    follow_userbar(page, f"{base}/news/newsletter/screening-events-and-your-voice/", "/edit/")
    key = re.search(r"/pages/(\d+)/edit/", page.url)
    page.goto(f"{base}/admin/newsletters/{key.group(1) if key else ''}/")
    page.locator("#numbers-section").scroll_into_view_if_needed()
    page.locator("#ask-section").scroll_into_view_if_needed()
    keep(page, "newsletter")


def main(base: str, name: str, password: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(base)
        keep(page, "home")
        report_a_problem(page, base)
        log_in(page, base, name, password)
        take_editor(page, base)
        take_news_item(page, base)
        add_an_issue(page, base)
        take_lists(page, base)
        take_subscribers(page, base)
        take_newsletter(page, base)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
