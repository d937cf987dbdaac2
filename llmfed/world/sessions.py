"""Sessions as Django keeps them, in the table and in Valkey; one that ends says so, by whatever way it ended."""

from typing import Any

from django.contrib.sessions.backends.cached_db import SessionStore as Kept
from django.contrib.sessions.backends.db import SessionStore as Table
from redis.exceptions import RedisError

from llmfed.world import rights


class SessionStore(Kept):
    """While Valkey is away the table is asked; only what must be forgotten everywhere has to wait for it.

    What signing out, a new password and a sign-in in its place do to a session comes down to `delete`.
    """

    def load(self) -> dict[str, Any]:
        """What is known of its visitor; nothing where there is no such session."""
        try:
            found: dict[str, Any] = super().load()
        except RedisError:
            found = Table.load(self)
        return found

    def exists(self, session_key: str) -> bool:
        """Whether there is one of that name."""
        try:
            return bool(super().exists(session_key))
        except RedisError:
            return bool(Table.exists(self, session_key))

    def delete(self, session_key: str | None = None) -> None:
        """Forget it everywhere, then tell those who may be speaking to it."""
        key = session_key or self.session_key
        super().delete(session_key)
        if key:
            rights.ended(key)
