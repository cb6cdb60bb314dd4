"""How gunicorn serves the site: `gunicorn --config deploy/gunicorn.conf.py alliance_site.wsgi`.

From the environment: WEB_CONCURRENCY is the number of processes (gunicorn reads it itself),
WEB_THREADS the number of requests that each answers at once, WEB_BIND where they listen.
"""

import os
from typing import Any

from gunicorn.glogging import Logger

from alliance_site.settings.discretion import discreet

bind = os.environ.get("WEB_BIND") or "127.0.0.1:8000"
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or 8)
# A very long search gets our own page that explains, not a bare line of gunicorn.
limit_request_line = 0
timeout = 60
graceful_timeout = 20
# Longer than the cache in front keeps a connection that it is not using (60 seconds).
keepalive = 75
# A process is replaced now and then, whatever it may have gathered; never all at one moment.
max_requests = 5000
max_requests_jitter = 500
# Loads the site once, before the processes part: a wrong setting is told once, and ends it.
preload_app = True
control_socket_disable = True
# Signs of life go to memory: on a slow disk they would look like a death.
worker_tmp_dir = "/dev/shm"  # noqa: S108
accesslog = "-"
# Without visitors' addresses: what somebody looks for on this site may be about their health.
access_log_format = '%(t)s "%(r)s" %(s)s %(b)s bytes %(M)s ms "%(a)s"'


def when_ready(server: Any) -> None:
    """Pages drawn by an older version name style sheets that are gone: the cache drops them."""
    from alliance_site.core.http.purging import purge_site
    from alliance_site.warming import warm_up

    warm_up()
    purge_site()


class DiscreetLogger(Logger):
    """Leaves out people's private links, and the questions of monitors that got a good answer."""

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> None:
        if not (environ["PATH_INFO"].startswith("/health/") and resp.status.startswith("200")):
            super().access(resp, req, environ, request_time)

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict:
        parts: dict = super().atoms(resp, req, environ, request_time)
        return {**parts, "r": discreet(parts["r"])}

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().exception(discreet(msg), *map(discreet, args), **kwargs)


logger_class = DiscreetLogger
