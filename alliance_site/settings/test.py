"""For the tests: everything at once, nothing sent, nothing kept."""

import os
from pathlib import Path

from alliance_site.settings.base import *  # noqa: F403
from alliance_site.settings.environment import BASE_DIR
from alliance_site.settings.services import database

SECRET_KEY = "for-the-tests-only"
SITE_NAME = WAGTAIL_SITE_NAME = "Test Cancer Alliance"
SITE_BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
ALLOWED_HOSTS = ["*"]
(BASE_DIR / "var").mkdir(exist_ok=True)
DATABASES = {"default": database("sqlite:///var/test.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that it can be used again (--reuse-db) and a live server can read it.
    name = Path(DATABASES["default"]["NAME"]).with_suffix(".tests.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(name)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"
OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Made when something is written, so that the linters, which read this too, leave nothing behind.
MEDIA_ROOT = BASE_DIR / "var" / f"test-media-{os.getpid()}"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "TIMEOUT": 7200,
    },
}
CLIENT_ADDRESS_HEADER = ""
LINK_CHECK_EXTERNAL = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
