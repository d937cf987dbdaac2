"""Chance: named streams derived one way from the universe's secret, so that one tells nothing of another."""

import hashlib
import hmac
import json
import random
from typing import Any


def seed(secret: bytes, *names: str | int) -> bytes:
    """32 bytes that belong to a stream's names and to nothing else."""
    return hmac.new(secret, "/".join(str(name) for name in names).encode(), hashlib.sha256).digest()


def stream(secret: bytes, *names: str | int) -> random.Random:
    """A generator for the stream of these names."""
    return random.Random(int.from_bytes(seed(secret, *names), "big"))


def secret_from(text: str) -> bytes:
    """A reproducible universe secret for headless runs and tests; public universes draw theirs."""
    return hashlib.sha256(f"llmfed-seed:{text}".encode()).digest()


def canonical(value: Any) -> bytes:
    """The one JSON spelling of facts, for hashing."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
