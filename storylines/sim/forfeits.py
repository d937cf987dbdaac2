"""Forfeits: what becomes of whoever loses what they put up, for good."""

# By what was put up: the kind of what follows, and a clause about them.
_LOST = {
    "hair": ("shorn", "{} is shaved bald"),
    "mask": ("unmasked", "the mask of {} comes off for good"),
    "career": ("retired", "{} never wrestles again"),
}


def lost(wager: str, who: str) -> tuple[str, str]:
    """The kind of a consequence, and the clause that says it."""
    kind, clause = _LOST[wager]
    return kind, clause.format(who)
