"""Sessions as Django keeps them; one that ends says so, by whatever way it ended."""

from django.contrib.sessions.backends.cached_db import SessionStore as Kept

from llmfed.world import rights


class SessionStore(Kept):
    """What signing out, a new password and a sign-in in its place do to a session comes down to `delete`."""

    def delete(self, session_key: str | None = None) -> None:
        """Forget it everywhere, then tell those who may be speaking to it."""
        key = session_key or self.session_key
        super().delete(session_key)
        if key:
            rights.ended(key)
