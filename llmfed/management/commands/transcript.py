"""Print one whole show as Markdown."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError, CommandParser

from federations.models import Show
from storylines.transcript import transcript


class Command(BaseCommand):
    help = "Print everything that was said on a show that has aired, as Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which show."""
        parser.add_argument("federation", nargs="?", help="its slug")
        parser.add_argument("show", nargs="?", type=int, help="the show's number, as in its address")
        parser.add_argument("--latest", action="store_true", help="the latest big show that is over, or else any show")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the show and print it."""
        shows = Show.objects.visible_to(AnonymousUser()).select_related("federation")
        if options["federation"]:
            shows = shows.filter(federation__slug=options["federation"])
        if options["latest"]:
            over = list(shows.over()[:60])
            found = next((show for show in over if show.is_big), over[0] if over else None)
        else:
            found = shows.filter(number=options["show"]).first() if options["federation"] else None
        if found is None:
            raise CommandError("No such show. Name a federation and a show's number, or ask for --latest.")
        self.stdout.write(transcript(found), ending="")
