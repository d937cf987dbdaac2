"""Play a match again and say whether it is the one that was told."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from federations import again
from federations.models import Result
from llmfed.world import clock, schema, volumes


class Command(BaseCommand):
    help = "Play a match again from the seed and the input that it was committed to, and compare. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which match."""
        parser.add_argument("match", help="the number in its address, or its key: federation/show/position")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare; leave with 1 when anything is not as it was told."""
        schema.check()
        result = self._result(options["match"])
        self.stdout.write(
            f"match: {result.bout.key}, {result.bout.get_absolute_url()}, played by engine {result.engine}"
        )
        try:
            found = again.departures(result)
        except (again.CannotPlay, volumes.Damaged) as error:
            raise CommandError(str(error)) from error
        for line in found:
            self.stdout.write(f"BROKEN: {line}")
        if found:
            raise CommandError(f"{result.bout.key} is not what it was committed to, or not what was told of it")
        self.stdout.write(f"ok: {result.bout.commitment} holds, and played again it is what was told, spot by spot")

    def _result(self, named: str) -> Result:
        which = Q(bout__key=named) | (Q(bout=int(named)) if named.isdecimal() and len(named) < 19 else Q())
        aired = Result.objects.aired(clock.now()).select_related("bout__segment__show__federation")
        result = aired.filter(which).first()
        if result is None:
            raise CommandError(
                f"{named}: no match that is over has this number or key. The number stands in the address of its page,"
                " /matches/NUMBER/"
            )
        return result
