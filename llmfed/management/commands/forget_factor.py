"""Take the second factor of an account away, where no admin can do it at the desk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from llmfed.accounts import proof
from llmfed.accounts.models import User
from llmfed.world import schema


class Command(BaseCommand):
    help = "Take the second factor of an account away: its device and its recovery codes are lost."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose it is."""
        parser.add_argument("username", help="whose factor it is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it away; leave with 1 when there is nobody of that name, or nothing to take."""
        schema.check()
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(
                f"there is no account {options['username']!r}: names are as on the desk's list of people"
            )
        if not proof.forget(user):
            raise CommandError(f"{user} has no second factor: a password is enough to sign in")
        self.stdout.write(f"{user} signs in with the password alone now; staff set a new factor up at the desk")
