"""Takes the pictures of the guides from a running demonstration site.

For maintainers, after a change of the look:

    make run                                                   # in another window
    .venv/bin/python scripts/take_pictures.py http://127.0.0.1:8000 admin PASSWORD
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PREVIEW = "button[aria-label='Toggle preview']"
INSERT = "button.c-sf-add-button[title='Insert a block']"
SETTLED = 2500  # milliseconds for the editor's previews to appear


def find_chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("No Chromium was found. Install it, or name it in CHROMIUM.")
    return found


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=PICTURES / f"{name}.png")


def log_in(page: Page, base: str, name: str, password: str) -> None:
    page.goto(f"{base}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("button[type=submit]")
    page.wait_for_url(f"{base}/admin/")


def open_editor(page: Page, base: str, address: str) -> None:
    """By the page's own link to the editor, which needs no key of the page."""
    page.goto(f"{base}{address}")
    link = page.locator("wagtail-userbar a[href*='/edit/']")
    link.wait_for(state="attached")
    page.goto(link.evaluate("link => link.href"))


def main(base: str, name: str, password: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(base)
        keep(page, "home")
        log_in(page, base, name, password)
        open_editor(page, base, "/our-work/early-diagnosis/")
        page.click(PREVIEW)
        keep(page, "editor")
        page.click(PREVIEW)
        page.locator(INSERT).nth(1).scroll_into_view_if_needed()
        page.locator(INSERT).nth(1).click()
        keep(page, "blocks")
        page.goto(f"{base}/admin/settings/core/sitesettings/")
        keep(page, "settings")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
