"""The entrance for gunicorn and other WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from alliance_site.startup import explained

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance_site.settings.production")

# Gunicorn stops at this status; after any other it would start the same process for ever.
GUNICORN_GIVES_UP = 4

with explained(status=GUNICORN_GIVES_UP):
    application = get_wsgi_application()
