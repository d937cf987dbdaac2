"""Chance: named streams derived one way from the universe's secret, so that one tells nothing of another."""

import hashlib
import hmac
import json
import random
from collections.abc import Mapping
from typing import Any


def seed(secret: bytes, *names: str | int) -> bytes:
    """32 bytes that belong to a stream's names and to nothing else."""
    return hmac.new(secret, "/".join(str(name) for name in names).encode(), hashlib.sha256).digest()


def stream(secret: bytes, *names: str | int) -> random.Random:
    """A generator for the stream of these names."""
    return opened(seed(secret, *names))


def opened(seed: bytes) -> random.Random:
    """The generator of the stream that a seed belongs to."""
    return random.Random(int.from_bytes(seed, "big"))


def secret_from(text: str) -> bytes:
    """A reproducible universe secret for headless runs and tests; public universes draw theirs."""
    return hashlib.sha256(f"llmfed-seed:{text}".encode()).digest()


def canonical(value: Any) -> bytes:
    """The one JSON spelling of facts, for hashing: as they are, and as PostgreSQL gives them back, it is the same.

    Its numbers know no zero below zero, which rounding makes of a small loss.
    """
    spelt = _spelt(value)
    # A text may hold these signs too; then the facts are gone through for nothing.
    return (_spelt(_plain(value)) if "-0.0" in spelt else spelt).encode()


def _spelt(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(found) for key, found in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(found) for found in value]
    # What is added to zero keeps its sign, but for zero.
    return value + 0.0 if isinstance(value, float) else value
