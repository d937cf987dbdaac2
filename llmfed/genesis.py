"""How a universe begins: the file is loaded, the first weeks are lived, and a show is on the air."""

import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from federations.models import Federation
from llmfed import backups, headless, packs
from llmfed.accounts.models import User
from llmfed.backups import tables
from llmfed.universe_file import UniverseProblems, parse, read_text
from llmfed.world import airing, clock, schema
from llmfed.world.embedded import write_private
from llmfed.world.models import Universe

Say = Callable[[str], None]
# How often whoever waits is told how far it is.
TELL_S = 5.0

DEFAULT_UNIVERSE = settings.BASE_DIR / "universes" / "default.toml"
SIGN_INS = ("fan", "promoter", "moderator", "admin")


def prepare(*, pace: str | None, universe: Path | None, history_weeks: int | None, say: Say) -> None:
    """Make sure that there is a universe with a past, going at a pace.

    What is there already stays: `universe` and `history_weeks` are only for the first start.
    """
    found = Universe.objects.first()
    if found is not None and universe is not None:
        raise CommandError(f"{found.name} lives here already; --universe is for an empty data directory")
    if found is None:
        found = create(universe or DEFAULT_UNIVERSE, secret=None, say=say)
        found.prelude_until = found.began_at + timedelta(weeks=4 if history_weeks is None else history_weeks)
        found.save(update_fields=["prelude_until"])
    if found.prelude_until is None:
        found = clock.go_on(pace)
        say(f"{found.name} goes on at {found.world_at:%Y-%m-%d %H:%M} world time")
    else:
        live_history(found.prelude_until, pace or "demo", say=say)


def ready_schema(say: Say) -> None:
    """Bring the database's tables up to date; a universe that lives in them is backed up first. Raises CommandError."""
    began = time.monotonic()
    due = schema.ready(partial(_back_up_first, say))
    applied = f"{due} migrations applied, " if due else ""
    say(f"schema ready ({applied}{time.monotonic() - began:.1f} s)")


def _back_up_first(say: Say) -> None:
    """A backup of the universe that is about to be given new tables, for the code that was here before."""
    if tables.inhabitant() is None:
        return
    folder, began = settings.BACKUPS_DIR, time.monotonic()
    path = folder / f"before-{timezone.now():%Y-%m-%d-%H%M%S}.backup"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        backups.make(path, as_it_stands=True, progress=_told_now_and_then(say))
    except (backups.Refused, OSError) as error:
        raise CommandError(
            f"{error}. Tables are not changed before the universe is backed up: let LLMFED_BACKUPS be a folder that can"
            " be written, or back it up with the code that was here before and run `manage.py migrate`"
        ) from error
    say(f"backed up before its tables change: {path} ({time.monotonic() - began:.1f} s)")


def _told_now_and_then(say: Say) -> Callable[[int, int], None]:
    last = time.monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > TELL_S:
            last = time.monotonic()
            say(f"backing up: {100 * done // max(total, 1)} %")

    return progress


def create(path: Path, *, secret: bytes | None, say: Say) -> Universe:
    """Load a universe file into an empty database, with a secret of its own unless one is given."""
    began = time.monotonic()
    try:
        source = read_text(path)
        wanted = parse(source, is_json=path.suffix == ".json")
    except UniverseProblems as problems:
        raise CommandError(f"{path.name}:\n{problems}") from problems
    made = packs.load(wanted, source=source, secret=secret or secrets.token_bytes(32))
    say(f"{made.name} loaded from {path.name} ({time.monotonic() - began:.1f} s)")
    return made


def live_history(until: datetime, pace: str, *, say: Say) -> None:
    """Live headless up to a world time, air it, and stop the clock where the next show opens.

    Whoever is killed on the way goes on from the last tick at the next start.
    """
    began = time.monotonic()
    tally = headless.advance(until=until, jobs=1)
    opening = headless.open_next_show()
    universe = Universe.objects.get()
    clock.anchor(universe, opening or universe.world_at, pace)
    aired = airing.release_history(universe.world_at)
    shows = f"{tally.shows} shows, {tally.bouts} matches, {aired} moments"
    universe.prelude_until = None
    universe.save(update_fields=["prelude_until"])
    say(f"history lived ({shows}, {time.monotonic() - began:.1f} s)")


def demo_accounts() -> None:
    """Accounts to try the house with, on first start; passwords are drawn then and kept in the data directory."""
    path = settings.DATA_DIR / "sign-ins.txt"
    if not path.exists():
        lines = [f"{name} {secrets.token_urlsafe(9)}" for name in SIGN_INS]
        for line in lines:
            _account(*line.split())
        write_private(path, "\n".join(lines) + "\n")


def _account(name: str, password: str) -> None:
    user, _ = User.objects.get_or_create(username=name)
    user.set_password(password)
    user.is_moderator = name == "moderator"
    user.is_promoter = name == "promoter"
    user.is_superuser = name == "admin"
    user.is_staff = name != "fan"
    user.is_demo = True
    user.save()
    first = Federation.objects.order_by("pk").first()
    if name == "promoter" and first is not None:
        first.promoters.add(user)
