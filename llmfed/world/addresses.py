"""Addresses of pages, spelt once a process: Django takes longer to spell one than to look a row up."""

from functools import lru_cache

from django.urls import reverse

# As many as a process keeps, a fifth of a kilobyte each.
KEPT = 16_384


@lru_cache(KEPT)
def address(name: str, *args: str | int) -> str:
    """The path of a page, by the name of its route and what that takes."""
    return reverse(name, args=args)
