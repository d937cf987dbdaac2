"""What the environment says, read strictly: anything that is not understood is said at once."""

import os
from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool = False) -> bool:
    """A yes/no from the environment."""
    value = os.environ.get(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name}={value!r}: expected 1 or 0")
    return value in {"1", "true", "yes"}


def chosen(name: str, *options: str) -> str:
    """One of a few words from the environment; the first where nothing is said."""
    value = os.environ.get(name) or options[0]
    if value not in options:
        raise ImproperlyConfigured(f"{name}={value!r}: expected {' or '.join(options)}")
    return value


def listed(name: str, default: str) -> list[str]:
    """Words between commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def loopback_only(hosts: Iterable[str], *, secure: bool, proxies: int) -> bool:
    """Whether a site that answers to these names is meant for nobody but who sits at its machine."""
    return not secure and not proxies and {*hosts} <= {"localhost", "127.0.0.1", "[::1]"}
