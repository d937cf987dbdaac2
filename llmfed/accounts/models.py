"""The people who use the site: the floor of the house, so that anything may point at a person."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models


class User(AbstractUser):
    """A person with an account. Fans are everybody; staff, promoters and moderators are flags on top."""

    is_moderator = models.BooleanField(default=False, help_text="May review what people and models wrote.")
    is_promoter = models.BooleanField(
        default=False, help_text="May open the admin for the federations that name this account as promoter."
    )
    time_zone = models.CharField(max_length=64, default="UTC")

    def __str__(self) -> str:
        return self.username


# Whoever looks at a page.
Viewer = User | AnonymousUser
