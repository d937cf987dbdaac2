"""What Django says when an account may do other things than before, wherever it was changed."""

from collections.abc import Collection
from typing import Any

from allauth.mfa.models import Authenticator
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
