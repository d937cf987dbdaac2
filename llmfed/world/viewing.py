"""Reads that depend on who looks: compiled once for each kind of viewer, and asked with the viewer's key.

Of which kind somebody is, is decided by the flags of their account each time, and which federations they run by the
statement itself: no right outlives what gave it.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from llmfed.accounts.models import User, Viewer
from llmfed.prepared import Prepared


class Kind(Enum):
    """All that a phrase may make of a viewer, but for their key."""

    STRANGER = auto()
    # Whose office counts for nothing yet; what is their own is theirs all the same.
    UNPROVEN = auto()
    MEMBER = auto()
    SEES_EVERYTHING = auto()

    @classmethod
    def of(cls, viewer: Viewer) -> "Kind":
        """The kind of a viewer, now."""
        if not viewer.is_authenticated:
            return cls.STRANGER
        if not viewer.proven:
            return cls.UNPROVEN
        return cls.SEES_EVERYTHING if viewer.sees_everything else cls.MEMBER

    def example(self, key: int) -> Viewer:
        """A viewer of this kind with a key, to make a phrase with."""
        if self is Kind.STRANGER:
            return AnonymousUser()
        user = User(pk=key, is_moderator=self is Kind.SEES_EVERYTHING)
        user.proof = (lambda: False) if self is Kind.UNPROVEN else None
        return user


class Viewed[Row]:
    """A read by some viewer: `phrase(viewer, **values)` makes the queryset, calling gives its rows.

    The phrase may ask of a viewer their key, and what their kind answers.
    """

    def __init__(self, phrase: Callable[..., QuerySet[Any, Row]], **types: type) -> None:
        self._phrase, self._types = phrase, types
        self._kept: dict[Kind, Prepared[Row]] = {}

    def __call__(self, viewer: Viewer, **values: Any) -> list[Row]:
        """All rows that the viewer may see."""
        kind = Kind.of(viewer)
        if kind not in self._kept:
            self._kept[kind] = self._prepared(kind)
        # Nobody's key is 0; a stranger has none.
        return self._kept[kind](viewer_key=viewer.pk or 0, **values)

    def _prepared(self, kind: Kind) -> Prepared[Row]:
        def phrase(viewer_key: int, **values: Any) -> QuerySet[Any, Row]:
            return self._phrase(kind.example(viewer_key), **values)

        return Prepared(phrase, ("viewer_key",), viewer_key=int, **self._types)

    def first(self, viewer: Viewer, **values: Any) -> Row | None:
        """The first of them, if there is one."""
        return next(iter(self(viewer, **values)), None)

    def get_or_404(self, viewer: Viewer, **values: Any) -> Row:
        """The first of them; Http404 where there is none that the viewer may see."""
        found = self.first(viewer, **values)
        if found is None:
            raise Http404
        return found
