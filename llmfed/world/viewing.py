"""Reads that depend on who looks: compiled once for the public, spelt anew for whoever is signed in.

Most pages are asked for by strangers, who all see the same; what an account may see is asked of the ORM every time, so
that no right outlives the flag that gave it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from llmfed.accounts.models import Viewer
from llmfed.world.prepared import Prepared


class Viewed[Row]:
    """A read by some viewer: `phrase(viewer, **values)` makes the queryset, calling gives its rows."""

    def __init__(self, phrase: Callable[..., QuerySet[Any, Row]], **types: type) -> None:
        self._phrase = phrase
        self._public: Prepared[Row] = Prepared(partial(phrase, AnonymousUser()), **types)

    def __call__(self, viewer: Viewer, **values: Any) -> list[Row]:
        """All rows that the viewer may see."""
        if viewer.is_authenticated:
            return list(self._phrase(viewer, **values))
        return self._public(**values)

    def first(self, viewer: Viewer, **values: Any) -> Row | None:
        """The first of them, if there is one."""
        return next(iter(self(viewer, **values)), None)

    def get_or_404(self, viewer: Viewer, **values: Any) -> Row:
        """The first of them; Http404 where there is none that the viewer may see."""
        found = self.first(viewer, **values)
        if found is None:
            raise Http404
        return found
