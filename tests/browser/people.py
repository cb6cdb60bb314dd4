"""Members of staff, logged in to the admin in a browser."""

from playwright.sync_api import Page, expect

from alliance_site.core.users.models import User
from tests.browser.conftest import Site
from tests.factories import staff

PASSWORD = "a-password-for-one-test"


def log_in(page: Page, site: Site, *, name: str, role: str) -> None:
    """Logs somebody of this role in; makes them where the site does not know them yet."""

    def make() -> None:
        if not User.objects.filter(username=name).exists():
            user = staff(role, username=name, first_name=name.title())
            user.set_password(PASSWORD)
            user.save()

    site.run(make)
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url("/admin/")
