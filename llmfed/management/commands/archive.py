"""Move old moments out of the chronicle's table into volumes, and back."""

import time
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Sum
from django.db.models.functions import Length

from llmfed.management.bars import bar
from llmfed.world import archiving, schema
from llmfed.world.models import Universe, Volume


class Command(BaseCommand):
    help = (
        "Move moments that aired before DATE into volumes (put), or those since DATE back (return), while `up` runs on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and a world date."""
        parser.add_argument("action", choices=["put", "return", "list"])
        parser.add_argument("date", nargs="?", help="a world date as 2031-02-28; return: all of them without one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; leave with 1 when it cannot be done, and with 130 when interrupted."""
        schema.check()
        action, began = options["action"], time.monotonic()
        if not Universe.objects.exists():
            raise CommandError("there is no universe here")
        try:
            if action != "list":
                moved = self._move(action, _date(options["date"]))
                archiving.tidy()
                self.stdout.write(f"{moved} moments moved in {time.monotonic() - began:.1f} s")
        except archiving.Refused as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("interrupted; ask again to go on from there", returncode=130) from error
        for line in _lines():
            self.stdout.write(line)

    def _move(self, action: str, date: datetime | None) -> int:
        if action == "return":
            with bar("returning", "moment", scaled=True) as progress:
                return archiving.back(since=date, progress=progress)
        if date is None:
            raise CommandError("archive put: name the world date before which moments shall leave, as 2031-02-28")
        with bar("archiving", "moment", scaled=True) as progress:
            return archiving.put(before=date, progress=progress)


def _date(text: str | None) -> datetime | None:
    """The midnight that a world date begins with."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise CommandError(f'"{text}" is no date: give one as 2031-02-28') from error


def _lines() -> list[str]:
    """What lies in volumes now."""
    universe = Universe.objects.get()
    if universe.archived_at is None:
        return ["archive: empty"]
    found = Volume.objects.aggregate(moments=Sum("moments"), size=Sum(Length("data")))
    return [
        f"archive: {found['moments']} moments in {Volume.objects.count()} volumes, {found['size'] / 1e6:.1f} MB",
        f"up to: number {universe.archived_no}, {universe.archived_at:%Y-%m-%d %H:%M}",
    ]
