"""What a match was between its two: who did what to whom, and what either would have to admit."""

from datetime import timedelta

import pytest

from characters.models import Character
from federations import meetings
from federations.models import Bout, Federation, Result, Series, Show, Side
from tests.cast import BEGAN

# Lena Park is cheered, Vera Stahl is not. Who won, by what; what that was, of whom; what Lena and what Vera admit.
TOLD = [
    ("lena", "pin", "beat", "lena", "won", "lost"),
    ("vera", "pin", "beat", "vera", "lost", "won"),
    ("vera", "roll_up", "stolen", "vera", "stolen", "robbed"),
    ("vera", "count_out", "stolen", "vera", "stolen", "robbed"),
    ("lena", "count_out", "walked", "vera", "waited", "counted"),
    ("lena", "dq", "attack", "vera", "attacked", "attacker"),
    ("vera", "interference", "stolen", "vera", "stolen", "robbed"),
    (None, "time_limit", "draw", "lena", "drawn", "drawn"),
]


@pytest.mark.parametrize(("winner", "finish", "what", "by", "lena_says", "vera_says"), TOLD)
def test_either_admits_what_was_done(
    ironbound: Federation, winner: str | None, finish: str, what: str, by: str, lena_says: str, vera_says: str
) -> None:
    Character.objects.filter(slug="vera-stahl").update(alignment="heel")
    people = [Character.objects.get(slug=slug) for slug in ("lena-park", "vera-stahl")]
    deed = meetings.deed_of(fought(ironbound, people, winner, finish), "Iron Monday")

    assert deed is not None
    assert (deed.what, deed.by.split("-")[0], deed.event) == (what, by, "Iron Monday")
    assert [meetings.claim(deed, who.slug)["kind"] for who in people] == [lena_says, vera_says]


def fought(federation: Federation, people: list[Character], winner: str | None, finish: str) -> Result:
    series = Series.objects.filter(federation=federation)[0]
    show = Show.objects.create(
        federation=federation, series=series, number=900, name="Iron Monday", kind="tv", city="Essen", starts_at=BEGAN
    )
    bout = Bout.objects.create(segment=show.segments.create(position=1, kind="bout"), key="ironbound/900/1")
    Side.objects.bulk_create(Side(bout=bout, number=n, character=who) for n, who in enumerate(people))
    number = None if winner is None else ("lena", "vera").index(winner)
    told = {"finish": finish, "duration_s": 600, "quarter_stars": 8, "engine": 5, "seed": ""}
    return Result.objects.create(bout=bout, airs_at=BEGAN + timedelta(hours=1), winner=number, **told)
