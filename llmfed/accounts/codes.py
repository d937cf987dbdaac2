"""Codes of an authenticator app, each used once: that by which the app was set up too."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP


class ActivateForm(ActivateTOTPForm):  # type: ignore[misc]
    """Setting up an app spends the code that it was shown by."""

    def clean_code(self) -> str:
        """The code, which nobody signs in by any more."""
        code: str = super().clean_code()
        TOTP(Authenticator(user=self.user))._mark_code_used(code)
        return code
