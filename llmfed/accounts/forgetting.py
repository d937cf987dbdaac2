"""The form for a password that was forgotten, where there may be nobody who could send a link."""

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.conf import settings


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    """Without mail it says so, to everybody alike, instead of promising a message that never comes."""

    def clean_email(self) -> str:
        """The address that was given; refused before anybody looks whose it is."""
        if not settings.SENDS_MAIL:
            raise forms.ValidationError("This site sends no mail. Ask whoever runs it for a new password.")
        return str(super().clean_email())
