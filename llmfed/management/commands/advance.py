"""Live days headless."""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from llmfed import genesis, headless
from llmfed.world import airing, chronicle, clock, embedded, randomness
from llmfed.world.models import Universe


class Command(BaseCommand):
    help = "Live days headless, as fast as the machine can, to the same digest whatever the number of jobs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long, how wide, and for a new universe from what seed."""
        parser.add_argument("--days", type=int, required=True, help="how many world days, 1 or more")
        parser.add_argument("--jobs", type=int, default=1, help="how many processes (default 1)")
        parser.add_argument("--seed", help="begin the default universe from this seed, in an empty data directory")

    def handle(self, *args: Any, **options: Any) -> None:
        """Advance; leave the clock where the last day ended."""
        days, jobs = options["days"], options["jobs"]
        if days < 1 or jobs < 1:
            raise CommandError(f"--days {days} --jobs {jobs}: expected whole numbers, 1 or more")
        if embedded.up_is_running(settings.DATA_DIR):
            raise CommandError("`up` is running here and moves the clock itself: stop it first, or use --data-dir")
        genesis.ready_schema(self.stdout.write)
        universe = self._universe(options["seed"])
        began = time.monotonic()
        until = headless.reached() + timedelta(days=days)
        tally = self._run(until, days, jobs)
        clock.anchor(universe, until, universe.pace)
        airing.release_history(until)
        self.stdout.write(f"shows: {tally.shows}")
        self.stdout.write(f"bouts: {tally.bouts}")
        self.stdout.write(f"moments: {tally.moments}")
        self.stdout.write(f"seconds: {time.monotonic() - began:.1f}")
        self.stdout.write(f"digest: {chronicle.digest()}")

    def _universe(self, seed: str | None) -> Universe:
        found = Universe.objects.first()
        if found is not None and seed is not None:
            raise CommandError(f"{found.name} lives here already; --seed is for an empty data directory")
        if found is not None:
            return found
        secret = None if seed is None else randomness.secret_from(seed)
        return genesis.create(genesis.DEFAULT_UNIVERSE, secret=secret, say=self.stdout.write)

    def _run(self, until: datetime, days: int, jobs: int) -> headless.Tally:
        with tqdm(total=days, unit="day", desc="living", disable=None) as bar:
            return headless.advance(until=until, jobs=jobs, progress=lambda _: bar.update())
