"""After the bell: what a match was for, what came of that, which promise it kept, and where its stars come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from federations.models import Bout, Promise, Result, Side
from federations.sim.aims import Aim
from federations.sim.verdict import Part
from llmfed.prepared import values_of

# A move of the crowd's bond, −1…1, from which somebody has gained by a match, and stars from which it was good.
GAINED, GOOD_QUARTERS = 0.15, 10
WANTED = {
    Aim.OVER: "It was made so that more people know why they should care about {name}.",
    Aim.TEST: "It was made to see how far {name} has come.",
    Aim.WIND: "It was kept short for the sake of {name}, who tires.",
    Aim.CRAFT: "It was made so that {name} had somebody to be led by.",
}
# By aim: after a win and a gain, a win, a gain, and neither.
CAME = {
    Aim.OVER: (
        "They do now.",
        "The win was there; the crowd was not.",
        "It took no win for that.",
        "It did not work.",
    ),
    Aim.TEST: ("Further than this.", "Far enough to win.", "Not so far yet, but nobody laughed.", "Not so far yet."),
}
# By aim, whether it was hidden.
HIDDEN = {
    Aim.WIND: ("It ended before anybody could see it.", "It was seen all the same."),
    Aim.CRAFT: ("One could not tell.", "One could tell."),
}
PARTS = {
    Part.WORK: "Work",
    Part.DRAMA: "Drama",
    Part.STAKES: "Stakes",
    Part.REPETITION: "Repetition",
    Part.ENDING: "The ending",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What a part of the rating gave or took: "+1.8", and a bar from 0 to 100 to go with it."""

    name: str
    worth: str
    width: int
    takes: bool


def _told(bout: int, now: datetime) -> QuerySet[Result, Any]:
    """What is known of a match once it has aired; nothing before."""
    kept = Promise.objects.filter(bout=OuterRef("bout"), kind__in=(Promise.Kind.MATCH, Promise.Kind.SHOT))
    mine = Side.objects.filter(bout=OuterRef("bout"), character=OuterRef("bout__aim_for"))
    row = JSONObject(slug="character__slug", name="character__name", number="number")
    promises = ArraySubquery(kept.filter(broken_at=None).order_by("pk").values("what"))
    found = Result.objects.aired(now).filter(bout=bout)
    return found.values_list(
        "winner", "quarter_stars", "changes", "bout__aim", ArraySubquery(mine.values(row=row)), promises
    )


TOLD = values_of(_told, bout=int, now=datetime)


def of_bout(request: HttpRequest, subject: Bout, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The panel of a match that has been told."""
    if subject.bell_at is None:
        return None
    row = TOLD.first(bout=subject.pk, now=now)
    if row is None:
        return None
    winner, quarters, changes, aim, mine, promises = row
    # Whoever it was made for may have been taken out of it since.
    lines = [came_of(Aim(aim), mine[0], winner, quarters, changes)] if aim and mine else []
    lines += [f"A promise was kept: {what}." for what in promises]
    made = shares(changes.get("stars", {}))
    return ("federations/afterwards.html", {"lines": lines, "shares": made}) if lines or made else None


def came_of(aim: Aim, who: Mapping[str, Any], winner: int | None, quarters: int, changes: Mapping[str, Any]) -> str:
    """What a match was for, and whether that came off, in two sentences."""
    won, gained = who["number"] == winner, changes["pops"].get(who["slug"], 0.0) >= GAINED
    wanted = WANTED[aim].format(name=who["name"])
    if aim in HIDDEN:
        return f"{wanted} {HIDDEN[aim][quarters < GOOD_QUARTERS]}"
    return f"{wanted} {CAME[aim][2 * (not won) + (not gained)]}"


def shares(stars: Mapping[str, int]) -> list[Share]:
    """The parts of a rating that gave or took something, in tenths of a star."""
    told = [(PARTS[part], stars.get(part, 0) / 100) for part in PARTS]
    most = max((abs(worth) for _, worth in told), default=0) or 1
    return [
        Share(name, f"{worth:+.1f}".replace("-", "−"), round(100 * abs(worth) / most), worth < 0)
        for name, worth in told
        if abs(worth) >= 0.05
    ]
