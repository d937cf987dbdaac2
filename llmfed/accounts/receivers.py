"""What allauth says when somebody has set a factor up."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from llmfed.accounts.models import User


@receiver(authenticator_added)
def set_up(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """Whoever sets an app up has shown it by a code; their session goes on under a new name."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        request.session.cycle_key()
