"""The logbook: what every line carries (a request's or a tick's name), how it looks, and what is in none of them."""

import logging
import random
import re
import time
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, cast

import structlog
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

WITHHELD = "[withheld]"
# A name that another server gave a request: short, and nothing that could be taken for a line of its own.
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
NAMED = r"password|passwd|secret|token|sessionid|csrftoken|csrfmiddlewaretoken|authorization|choice|ballot"
UNSAID: tuple[tuple[re.Pattern[str], str], ...] = (
    # Passwords in addresses of servers, links that let whoever has them in, whole headers.
    (re.compile(r"(\w+://[^\s:/@]*):[^\s/@]+@"), rf"\1:{WITHHELD}@"),
    (re.compile(r"(/accounts/(?:password/reset/key|confirm-email)/)[^/\s]+"), rf"\1{WITHHELD}"),
    (re.compile(r"(?i)\b((?:set-)?cookie['\"]?\s*[:=]).*"), rf"\1 {WITHHELD}"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), rf"\1 {WITHHELD}"),
    (re.compile(rf"(?i)\b(\w*(?:{NAMED}))(['\"]?\s*[=:]\s*)('[^']*'|\"[^\"]*\"|[^\s,;&]+)"), rf"\1\2{WITHHELD}"),
    # Where a constraint is broken PostgreSQL says the whole row, a ballot too.
    (re.compile(r"(DETAIL:).*"), rf"\1 {WITHHELD}"),
)
Line = MutableMapping[str, Any]


class Discretion:
    """Takes out of a line what is nobody's business: known secrets, and whatever looks like one."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = [secret for secret in known if len(secret) > 5]

    def __call__(self, logger: Any, method: str, line: Line) -> Line:
        return {name: self.discreet(value) for name, value in line.items()}

    def discreet(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value if isinstance(value, int | float | bool | None) else self.discreet(str(value))
        for secret in self.known:
            value = value.replace(secret, WITHHELD)
        for pattern, instead in UNSAID:
            value = pattern.sub(instead, value)
        return value


def logging_settings(*, level: str, as_json: bool, known: Iterable[str]) -> dict[str, Any]:
    """Django's LOGGING: one handler, to standard error, for everything that speaks."""
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    lines = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            Discretion(known),
            structlog.processors.JSONRenderer() if as_json else plain,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": lines},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        # Django would say it a second time, in its own way, or mail whole requests.
        "loggers": {"django": {"handlers": [], "level": "NOTSET"}},
    }


class NamedRequest(HttpRequest):
    """A request that has a name."""

    request_id: str


def bind(**names: object) -> None:
    """Name what is being done in every line of it, until something else begins."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(**names)


def named(given: str) -> str:
    """A request's name: the sane one that it came with, or one of its own, which costs little, as it is no secret."""
    return given if given and SANE.fullmatch(given) else f"{random.getrandbits(64):016x}"


class RequestIdMiddleware:
    """Gives each request a name, or keeps a sane one that it came with, and says it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        name = named(request.headers.get("X-Request-ID", ""))
        cast(NamedRequest, request).request_id = name
        bind(request=name)
        answer = self.get_response(request)
        answer["X-Request-ID"] = name
        ms = (time.perf_counter() - began) * 1000
        # Escaped, as Django does it: an address may hold the end of a line, and a line of its own after it.
        address = request.path.encode("unicode_escape").decode()
        log.info("%s %s: %s in %.0f ms", request.method, address, answer.status_code, ms)
        return answer
