"""The settings for mail: who takes a message from a page, and the server that it is sent through."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# One step of a conversation with a mail server; a worker waits for it, and no page.
PATIENCE_S = 10


def mailers(url: str, *, loopback_only: bool) -> dict[str, dict[str, Any]]:
    """Django's MAILERS: `default` takes what pages say, `server` is where it goes to, if one is named.

    Without a server mail is printed where nobody else comes by; elsewhere the links in it would be in a log.
    """
    if url:
        return {"default": {"BACKEND": "llmfed.mailing.Queue"}, "server": _server(url)}
    if loopback_only:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    return {"default": {"BACKEND": "llmfed.mailing.Nobody"}}


def _server(url: str) -> dict[str, Any]:
    """A mail server, `smtp://` (STARTTLS) or `smtps://`."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured("LLMFED_MAIL_URL: expected smtp://user:password@host:587 or smtps://…:465")
    whole = parts.scheme == "smtps"
    options = {"host": parts.hostname, "port": parts.port or (465 if whole else 587), "timeout": PATIENCE_S}
    signed = {"username": unquote(parts.username or ""), "password": unquote(parts.password or "")}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {**options, **signed, "use_ssl": whole, "use_tls": not whole},
    }
