"""What a match was committed to before its bell, and whether what is told of it is that."""

import hashlib
from collections.abc import Mapping
from typing import Any

from federations.models import Result
from llmfed.world import randomness
from llmfed.world.models import Universe

CHUNK = 500


def commitment(seed: bytes, engine: int, played: Mapping[str, Any]) -> str:
    """What is shown before the bell: SHA-256 over seed, engine version and the bout's whole input."""
    return hashlib.sha256(seed + randomness.canonical([engine, played])).hexdigest()


def broken() -> list[str]:
    """Matches whose seed is not the universe's, or whose seed, engine and input are not what was committed to.

    Each is held against the engine that it was played by: an engine that came later changes none of them.
    """
    secret = bytes(Universe.objects.values_list("secret", flat=True).get())
    results = Result.objects.exclude(bout__commitment="").order_by("bout__key")
    told = results.values_list("bout__key", "bout__commitment", "seed", "engine", "played")
    return [
        f"{key}: played by engine {engine}"
        for key, committed, seed, engine, played in told.iterator(CHUNK)
        if seed != randomness.seed(secret, "bout", key).hex()
        or committed != commitment(bytes.fromhex(seed), engine, played)
    ]
