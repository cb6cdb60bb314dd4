"""What all settings share."""

from pathlib import Path
from typing import Any

from alliance_site.settings.environment import BASE_DIR, base_url, env, flag, whole_number
from alliance_site.settings.logs import logging_config
from alliance_site.settings.services import cache, database, mail

DEBUG = False
SITE_NAME = env.str("SITE_NAME", default="Cancer Alliance")
SITE_BASE_URL = base_url("http://127.0.0.1:8000")
DATABASES = {"default": database("sqlite:///db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "alliance_site",
    "alliance_site.core",
    "programmes",
    "news",
    "engagement",
    "performance",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_structlog",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "alliance_site.core.http.csp.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alliance_site.core.http.caching.PublicCacheMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alliance_site.core.roles.page_screens.PageScreensMiddleware",
    "alliance_site.core.publishing.admin.middleware.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "alliance_site.urls"
WSGI_APPLICATION = "alliance_site.wsgi.application"
AUTH_USER_MODEL = "core.User"

TEMPLATES = [
    {
        # The public site. Looks only in templates/ and in the NHS.UK macros.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "alliance_site.templating.environment"},
    },
    {
        # The admin, Wagtail's own pages, and our additions to them (in the apps' folders).
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Site root paths and the like. Local memory is right for one process only; more than one share
# a Redis (production asks for it), or each would keep its own copy.
CACHES = {
    "default": cache("locmemcache://"),
    # What all processes must count together: without a Redis, a table of the database.
    "shared": cache("dbcache://shared_cache"),
}
# Django counts up in such a table by writing anew, with this time to live: longer than any limit.
CACHES["shared"]["TIMEOUT"] = 2 * 60 * 60
RATELIMIT_USE_CACHE = "shared"
# The one header in which the proxy in front says who asks. Empty: nobody is believed.
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", default="")

# Whether the nightly link check asks other websites, too.
LINK_CHECK_EXTERNAL = flag("LINK_CHECK_EXTERNAL", default=False)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
FORMAT_MODULE_PATH = ["alliance_site.formats"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default="") or BASE_DIR / "var" / "media")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_BASE_URL
# Pages for staff alone ask for the same login as the admin.
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "alliance_site.core.images.forms.CheckedImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "alliance_site.core.documents.forms.DocumentForm"
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
# 40 megapixels: a small file can claim to be huge and take all the memory there is.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx"),
    *("mp4", "webm", "vtt"),
]
# Played and read in the page; all other documents are for download.
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["video/mp4", "video/webm", "text/vtt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    # English stems also where the database server speaks another language.
    "default": {"BACKEND": "alliance_site.core.search.backend", "SEARCH_CONFIG": "english"}
}
# The admin calls nobody: no avatars, no look for new versions.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_AUTOSAVE_INTERVAL = 3000
# A block has five fields or more: with Django's 1,000 a long page could not be saved at all.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="website@localhost")
vars().update(mail("consolemail://"))
# Then words and addresses of mails are erased.
OUTBOX_KEPT_DAYS = whole_number("OUTBOX_KEPT_DAYS", default=30)
# So long after it was published, readers are told of it: until then a mistake can be taken back.
MAIL_AT_ONCE_AFTER_MINUTES = whole_number("MAIL_AT_ONCE_AFTER_MINUTES", default=15)
# So long a newsletter waits after its release, and can be stopped before anybody has it.
NEWSLETTER_COOLING_OFF_MINUTES = whole_number("NEWSLETTER_COOLING_OFF_MINUTES", default=15)
# Larger files of figures are refused before anybody reads them.
WAITING_TIMES_MOST_MEGABYTES = whole_number("WAITING_TIMES_MOST_MEGABYTES", default=100)
# So long after it was withdrawn, the record of a consent is deleted.
CONSENT_KEPT_DAYS = whole_number("CONSENT_KEPT_DAYS", default=730)

LOGGING = logging_config(json_lines=False)
# No addresses of readers in our logs: the proxy in front has its own, with their own rules.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
