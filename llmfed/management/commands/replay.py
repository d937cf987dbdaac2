"""Live the universe again from its file, its secret and what people ordered, and compare."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from llmfed import replaying


class Command(BaseCommand):
    help = "Re-run the recorded orders in a scratch database; the digest must be the same. Changes nothing here."

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay and compare; leave with 1 when the digests differ."""
        with tqdm(unit="tick", desc="replaying", disable=None) as bar:
            try:
                found = replaying.replay(progress=lambda done, total: _show(bar, done, total))
            except replaying.CannotReplay as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"ticks: {found.ticks}")
        self.stdout.write(f"orders: {found.orders}")
        self.stdout.write(f"digest: {found.replayed}")
        if found.replayed != found.lived:
            raise CommandError(f"the universe here has another digest: {found.lived}")


def _show(bar: "tqdm[Any]", done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
