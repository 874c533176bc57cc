"""What the village writes to its own log: that something happened and where, never about whom."""

import logging
from typing import Any


class WithoutPersonalValues(logging.Filter):
    """A failing request leaves its traceback's places, but not the values, addresses or bodies in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "no page"
            status = getattr(record, "status_code", "")
            record.msg, record.args = "%s %s: %s", (request.method, route, status)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = places_of(record.exc_info)
        return True


def places_of(exc_info: Any) -> str:
    """The lines of code passed and the kind of problem; its message may hold what somebody typed."""
    kind, _problem, trace = exc_info
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return "\n".join([*steps, kind.__name__])


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_personal_values": {"()": "village.config.quiet_logging.WithoutPersonalValues"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_personal_values"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # a page that is not there is no news
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "psycopg.pool": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django_tasks_db": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
