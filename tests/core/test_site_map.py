"""Apps add to the site map what is no page of the tree."""

import pytest
from django.test import Client
from django.utils import timezone

from alliance_site.core.seo import site_map

pytestmark = pytest.mark.django_db


def test_what_an_app_adds_stands_in_the_site_map_with_its_day(client: Client, home: object) -> None:
    site_map.register("test", lambda: [("/a&b/", timezone.now()), ("/c/", None)])
    try:
        content = b"".join(client.get("/sitemap.xml")).decode()
    finally:
        site_map.unregister("test")
    today = timezone.now().date().isoformat()
    assert f"<loc>http://testserver/a&amp;b/</loc><lastmod>{today}</lastmod>" in content
    assert "<loc>http://testserver/c/</loc></url>" in content
    assert "/c/" not in b"".join(client.get("/sitemap.xml")).decode()
