# One image for the site, its background worker and the one-off commands: see compose.yaml.

FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements.txt requirements-production.txt ./
# The packages of the tests stand last in requirements.txt; a real site does without them.
RUN sed -i '/^# Tests$/,$d' requirements.txt \
 && python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements-production.txt

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=alliance_site.settings.production \
    MEDIA_ROOT=/media \
    WEB_BIND=0.0.0.0:8000
WORKDIR /site
COPY --from=packages /venv /venv
COPY . .
# The settings named here serve this one step and are gone after it. /media is owned by the user
# of the site before it becomes a volume: a new volume takes over the owner.
RUN SECRET_KEY=only-for-collecting-the-static-files-of-this-image-0123456789 \
    DATABASE_URL=sqlite:// SITE_BASE_URL=https://localhost ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --no-input --verbosity 0 \
 && python -m compileall -q alliance_site programmes news engagement performance \
 && useradd --system --uid 10001 --no-create-home --home-dir /nonexistent site \
 && install -d -o site -g site /media
USER site
VOLUME /media
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/live/', timeout=4)"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "alliance_site.wsgi"]
