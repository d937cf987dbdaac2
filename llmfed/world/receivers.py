"""What Django says: of an account that may do other things than before, wherever it was changed; of new connections."""

from collections.abc import Collection
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from llmfed.accounts.models import User
from llmfed.world import rights


@receiver(post_save, sender=User)
def saved(created: bool, update_fields: Collection[str] | None, **more: Any) -> None:
    """An office, a password or that it is open; a sign-in, which notes its hour, takes nothing from anybody."""
    if not created and (update_fields is None or {*update_fields} != {"last_login"}):
        rights.changed()


@receiver(post_delete, sender=User)
@receiver(post_delete, sender=Authenticator)
def gone(**more: Any) -> None:
    """An account, or the second factor by which a session counted for its office."""
    rights.changed()


# Seconds of silence after which PostgreSQL asks whether a host is there, between questions, and how many go unanswered.
KEEPALIVES = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
SETTING = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in KEEPALIVES.items())


@receiver(connection_created)
def connected(connection: BaseDatabaseWrapper, **more: Any) -> None:
    """A host that vanishes keeps its rows locked until PostgreSQL finds out: two hours by most systems' defaults.

    Not among the connection's options, which poolers refuse.
    """
    with connection.connection.cursor() as cursor:
        cursor.execute(f"SELECT {SETTING}")
