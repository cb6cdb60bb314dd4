"""For trying out and for development: `make run`. Set DEBUG=1 for Django's own error pages."""

from alliance_site.settings.base import *  # noqa: F403
from alliance_site.settings.base import STATIC_ROOT
from alliance_site.settings.environment import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or "insecure-for-development-only-" + "0" * 32
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
WHITENOISE_USE_FINDERS = True
# WhiteNoise warns of a folder that is not there, and files are found without it here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
