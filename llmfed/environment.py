"""What the environment says, read in one way; what it says wrong is told at once."""

import os

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool = False) -> bool:
    """A yes/no from the environment."""
    value = os.environ.get(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name}={value!r}: expected 1 or 0")
    return value in {"1", "true", "yes"}


def listed(name: str, default: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
