"""Live the universe again from its file, its secret and what people ordered, and compare."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from llmfed import replaying
from llmfed.management.bars import bar


class Command(BaseCommand):
    help = "Re-run the recorded orders in a scratch database; the digest must be the same. Changes nothing here."

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay and compare; leave with 1 when the digests differ."""
        try:
            with bar("replaying", "tick") as progress:
                found = replaying.replay(progress)
        except replaying.CannotReplay as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"ticks: {found.ticks}")
        self.stdout.write(f"orders: {found.orders}")
        self.stdout.write(f"digest: {found.replayed}")
        for slug, number in found.apart[:1]:
            self.stdout.write(f"first moments that differ: {slug}, tick {number}")
        if found.replayed != found.lived:
            raise CommandError(f"the universe here has another digest: {found.lived}")
