"""How long browsers may keep what they got."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from alliance_site.core.site.models import SiteSettings
from tests import factories

# In the last ten minutes of a day a page is kept until midnight alone, each second for one less.
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.django_db
class TestCaching:
    @time_machine.travel(NOON, tick=False)
    def test_not_changed_says_the_same_as_the_page(self, client: Client) -> None:
        """Else a browser that has the page would drop it, and a cache in front call it private."""
        page = client.get("/")
        again = client.get("/", headers={"if-none-match": page["ETag"]})
        assert again.status_code == 304
        assert again["Cache-Control"] == page["Cache-Control"]

    @time_machine.travel(NOON, tick=False)
    def test_an_alert_that_ends_shortens_the_time(self, client: Client) -> None:
        settings = SiteSettings.for_site(Site.objects.get())
        settings.alert_expires_at = timezone.now() + timedelta(seconds=60)
        settings.save()
        kept = int(client.get("/")["Cache-Control"].split("s-maxage=")[1].split(",")[0])
        assert kept == 60

    def test_pictures_are_kept_by_browsers_of_readers_and_of_staff(self, client: Client) -> None:
        rendition = factories.ImageFactory().get_rendition("fill-480x300|format-webp")
        readers = client.get(rendition.url)
        client.force_login(factories.UserFactory())
        for response in (readers, client.get(rendition.url)):
            assert response.status_code == 200
            assert response["Cache-Control"] == "public, max-age=86400, s-maxage=600"
        missing = client.get("/media/images/no-such-picture.webp")
        assert missing.status_code == 404
        assert "86400" not in missing["Cache-Control"]
