"""For the real site. Refuses to start on a setting that is missing, an example, or a trap."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from alliance_site.settings.base import *  # noqa: F403
from alliance_site.settings.base import (
    CACHES,
    CONTENT_SECURITY_POLICY,
    INSTALLED_APPS,
    MEDIA_URL,
    STORAGES,
)
from alliance_site.settings.discretion import discreet_report
from alliance_site.settings.environment import base_url, env, flag, required, whole_number
from alliance_site.settings.logs import logging_config

SECRET_KEY = required("SECRET_KEY", refused=("insecure", "change-me", "for-the-tests"), shortest=50)
required("DATABASE_URL")
required("SITE_BASE_URL")
SITE_BASE_URL = WAGTAILADMIN_BASE_URL = base_url("")
CSRF_TRUSTED_ORIGINS = [SITE_BASE_URL]

ALLOWED_HOSTS = [host for host in required("ALLOWED_HOSTS").replace(" ", "").split(",") if host]
_host = urlsplit(SITE_BASE_URL).hostname or ""
if not validate_host(_host, ALLOWED_HOSTS):
    raise ImproperlyConfigured(f"ALLOWED_HOSTS does not name {_host}, the host of SITE_BASE_URL.")
# So the machine's own monitor, and the cache in front, may ask for /health/live/.
ALLOWED_HOSTS += ["localhost", "127.0.0.1"]

# TLS ends at the proxy in front; HTTPS=0 is for a trial without a certificate.
_https = flag("HTTPS", default=True)
if _https and not SITE_BASE_URL.startswith("https:"):
    raise ImproperlyConfigured(
        "SITE_BASE_URL starts with http. Write it with https, or set HTTPS=0 for a trial."
    )
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_INCLUDE_SUBDOMAINS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
# W005, W021: whether other sites of the same domain have TLS is the operator's to know, not ours.
# W019: the editor shows previews in a frame of its own.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]

if whole_number("WEB_CONCURRENCY", default=1) > 1 and "locmem" in CACHES["default"]["BACKEND"]:
    raise ImproperlyConfigured(
        "WEB_CONCURRENCY asks for more than one process, and CACHE_URL is not set: each process "
        "would keep a cache of its own and miss what the others change. Set CACHE_URL to a Redis, "
        "such as redis://127.0.0.1:6379/0, or WEB_CONCURRENCY to 1."
    )

STORAGES["staticfiles"] = {"BACKEND": "alliance_site.core.http.static_storage.StaticStorage"}
MEDIA_URL = env.str("MEDIA_URL", default="") or MEDIA_URL
if bucket := env.str("MEDIA_BUCKET", default=""):
    _public = urlsplit(MEDIA_URL)
    if _public.scheme != "https" or not _public.hostname:
        raise ImproperlyConfigured(
            "MEDIA_BUCKET needs MEDIA_URL: the address, with https, at which people see its files."
        )
    INSTALLED_APPS.append("storages")
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("MEDIA_BUCKET_ENDPOINT", default="") or None,
            "custom_domain": f"{_public.netloc}{_public.path}".rstrip("/"),
            "querystring_auth": False,
            "file_overwrite": False,
        },
    }
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(f"https://{_public.netloc}")

# The cache in front of the site, told at once what has changed (see docs/operators-guide.md).
if frontend_cache := env.str("FRONTEND_CACHE_URL", default=""):
    if not frontend_cache.startswith(("http://", "https://")):
        raise ImproperlyConfigured("FRONTEND_CACHE_URL must start with http:// or https://.")
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "alliance_site.core.http.purging.CacheInFront",
            "LOCATION": frontend_cache,
        }
    }

LINK_CHECK_EXTERNAL = flag("LINK_CHECK_EXTERNAL", default=True)

LOGGING = logging_config(json_lines=True)
if dsn := env.str("SENTRY_DSN", default=""):
    try:
        import sentry_sdk

        # What people sent, and what stood in variables, is about their health: it stays here.
        sentry_sdk.init(
            dsn=dsn,
            send_default_pii=False,
            max_request_body_size="never",
            include_local_variables=False,
            before_send=discreet_report,
            before_breadcrumb=discreet_report,
        )
    except (ImportError, ValueError) as error:
        raise ImproperlyConfigured(f"SENTRY_DSN cannot be used: {error}.") from None
