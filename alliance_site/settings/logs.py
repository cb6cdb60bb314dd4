"""Logs: one line an event, each with the id of its request; an error once, with its traceback."""

from typing import Any

import structlog

from alliance_site.settings.discretion import discreet_line

SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.stdlib.PositionalArgumentsFormatter(),
]


def logging_config(*, json_lines: bool) -> dict[str, Any]:
    """Django's LOGGING: readable lines for a person, JSON lines for a log collector."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED_PROCESSORS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    endings: list[Any] = (
        [
            structlog.processors.format_exc_info,
            discreet_line,
            structlog.processors.JSONRenderer(),
        ]
        if json_lines
        else [
            discreet_line,
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    )
    quiet = {"handlers": ["console"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED_PROCESSORS,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *endings,
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": quiet,
            # The request middleware says "request_failed" too; Django's line has the traceback.
            "django.request": {**quiet, "level": "ERROR"},
            "django_structlog": {**quiet, "level": "CRITICAL"},
            "django_tasks": quiet,
            "wagtail": quiet,
            "PIL": quiet,
        },
    }
