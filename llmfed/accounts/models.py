"""The people who use the site: the floor of the house, so that anything may point at a person."""

from collections.abc import Callable
from functools import cached_property

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models


class User(AbstractUser):
    """A person with an account. Fans are everybody; staff, promoters and moderators are flags on top."""

    is_moderator = models.BooleanField(default=False, help_text="May review what people and models wrote.")
    is_promoter = models.BooleanField(
        default=False, help_text="May open the admin for the federations that name this account as promoter."
    )
    is_demo = models.BooleanField(
        default=False, editable=False, help_text="Made by `up` to try the house with; asks for no second factor there."
    )
    time_zone = models.CharField(max_length=64, default="UTC")
    # Asked for the account of a session (llmfed/accounts/proof.py); ticks and commands have none.
    proof: Callable[[], bool] | None = None

    def __str__(self) -> str:
        return self.username

    @property
    def holds_office(self) -> bool:
        """Whether this account may do more than fans may."""
        return self.is_staff or self.is_superuser or self.is_moderator or self.is_promoter

    @cached_property
    def proven(self) -> bool:
        """Whether what came with this account is enough for its office; fans have none to prove."""
        return self.proof is None or self.proof()

    @property
    def sees_everything(self) -> bool:
        """Whether private federations are open to this account, whoever runs them."""
        return (self.is_superuser or self.is_moderator) and self.proven


# Whoever looks at a page.
Viewer = User | AnonymousUser
