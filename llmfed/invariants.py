"""What holds of any universe of ours between ticks, whoever looks and whenever: nothing here writes.

Each check is a sentence (its docstring), and returns what breaks it, with the place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from characters.models import Character
from federations import proofs
from federations.models import Bout, Championship, Contract, Promise, Reign, Result, Show, Side, Tie, Tournament
from llmfed.world import packed, wholeness
from llmfed.world.models import PackedState, Request, Timeline
from llmfed.world.wholeness import Check
from storylines.models import Feud

# Requests take effect next day; by the week after they are answered.
UNANSWERED_DAYS = 8
TOLD = """
WITH told AS (
    SELECT facts->>'bout' AS key, max(airs_at) AS last_at,
        max(airs_at) FILTER (WHERE kind = 'bout.result') AS result_at,
        count(*) FILTER (WHERE kind = 'bout.result') AS results
    FROM world_moment WHERE (kind LIKE 'bout.%' OR kind LIKE 'segment.%') AND facts ? 'bout' GROUP BY 1
)
SELECT b.key, r.airs_at, told.last_at, told.result_at, told.results
FROM federations_result r JOIN federations_bout b ON b.id = r.bout_id LEFT JOIN told ON told.key = b.key
WHERE (told.results, told.result_at, told.last_at) IS DISTINCT FROM (1::bigint, r.airs_at, r.airs_at) ORDER BY b.key
"""
HOUSELESS = """
SELECT t.slug, m.seq, topic FROM world_moment m JOIN world_timeline t ON t.id = m.timeline_id, unnest(m.topics) AS topic
WHERE topic LIKE 'federation:%' AND substr(topic, 12) NOT IN (SELECT slug FROM federations_federation)
ORDER BY 1, 2
"""
# A fan who is deleted takes votes along, so that fewer than were counted may be left, and never more.
UNCOUNTED = """
SELECT f.slug, p.number, v.choice, count(*), coalesce((p.tally->>v.choice)::int, 0)
FROM fandom_poll p JOIN federations_federation f ON f.id = p.federation_id JOIN fandom_vote v ON v.poll_id = p.id
WHERE p.tally IS NOT NULL GROUP BY p.id, f.slug, v.choice
HAVING count(*) > coalesce((p.tally->>v.choice)::int, 0) ORDER BY 1, 2, 3
"""
MISCOUNTED = """
SELECT f.slug, p.number, p.tally, o.facts->'tally'
FROM fandom_poll p JOIN federations_federation f ON f.id = p.federation_id
LEFT JOIN world_order o
    ON o.timeline_id = f.timeline_id AND o.kind = 'poll.result' AND (o.facts->>'poll')::int = p.number
WHERE p.tally IS DISTINCT FROM o.facts->'tally' OR (p.tally IS NOT NULL AND p.closed_at IS NULL) ORDER BY 1, 2
"""

MISRATED = """
SELECT b.key, t.counts, coalesce(r.counts, '[0, 0, 0, 0, 0]')
FROM fandom_ratingtally t JOIN federations_bout b ON b.id = t.bout_id
FULL JOIN (
    SELECT bout_id, jsonb_build_array(
        count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2), count(*) FILTER (WHERE stars = 3),
        count(*) FILTER (WHERE stars = 4), count(*) FILTER (WHERE stars = 5)
    ) AS counts FROM fandom_matchrating GROUP BY 1
) r ON r.bout_id = t.bout_id
WHERE t.counts IS DISTINCT FROM coalesce(r.counts, '[0, 0, 0, 0, 0]') ORDER BY 1
"""


def championships_have_one_reign() -> list[str]:
    """every championship has one running reign"""
    running = Counter(Reign.objects.current().values_list("championship__slug", flat=True))
    return [f"{slug}: {count}" for slug, count in running.items() if count != 1]


def reigns_follow_each_other() -> list[str]:
    """the reigns of a championship follow each other"""
    found = []
    for belt in Championship.objects.order_by("slug").prefetch_related("reigns"):
        reigns = sorted(belt.reigns.all(), key=lambda reign: reign.number)
        found += [
            f"{belt.slug}: {one.number}, {other.number}"
            for one, other in pairwise(reigns)
            if other.number != one.number + 1 or one.ended_at is None or one.ended_at > other.began_at
        ]
    return found


def champions_work_where_they_are_champions() -> list[str]:
    """every champion is admitted, is as many as needed, and works there"""
    reigns = Reign.objects.current().select_related("championship").prefetch_related("holders")
    hired = set(Contract.objects.active().values_list("character", "federation"))
    return [
        f"{reign.championship.slug}: {', '.join(who.slug for who in reign.holders.all())}"
        for reign in reigns.order_by("championship__slug")
        if len(reign.holders.all()) != reign.championship.holders_needed
        or not all(reign.championship.admits(who) for who in reign.holders.all())
        or not all((who.pk, reign.championship.federation_id) in hired for who in reign.holders.all())
    ]


def nobody_is_twice_on_a_card() -> list[str]:
    """nobody is on a card twice, but in a final on the night of its semi-finals"""
    final = Q(
        promises__tie__tournament__one_night=True, promises__tie__round=F("promises__tie__tournament__rounds") - 1
    )
    once = Side.objects.exclude(bout__in=Bout.objects.filter(final))
    booked = Counter(once.values_list("bout__segment__show", "character__slug"))
    return [f"show {show}: {slug}" for (show, slug), count in booked.items() if count > 1]


def nobody_fights_hurt() -> list[str]:
    """nobody who was hurt when the entrances began fought"""
    began = F("bout__segment__starts_at")
    return _sides(
        Side.objects.filter(character__injuries__began_at__lt=began, character__injuries__until__gt=F("bout__bell_at"))
    )


def nobody_fights_without_a_contract() -> list[str]:
    """nobody fought without a contract"""
    began = OuterRef("bout__segment__starts_at")
    held = Contract.objects.filter(
        Q(ended_at=None) | Q(ended_at__gte=began),
        character=OuterRef("character"),
        federation=OuterRef("bout__segment__show__federation"),
        began_at__lte=OuterRef("bout__bell_at"),
    )
    return _sides(Side.objects.exclude(Exists(held)))


def _sides(found: QuerySet[Side]) -> list[str]:
    fought = found.exclude(bout__bell_at=None).order_by("bout__key", "character__slug")
    return [f"{key}: {slug}" for key, slug in fought.values_list("bout__key", "character__slug")]


def records_are_the_sum_of_results() -> list[str]:
    """every record is the sum of results that are settled; not to be the last of a crowd is no defeat"""
    settled = Side.objects.exclude(bout__result__settled_tick=None).filter(bout__result__isnull=False)
    told = settled.values_list(
        "bout__segment__show__federation__slug", "character__slug", "number", "bout__result__winner", "bout__form"
    )
    summed: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for company, slug, number, winner, form in told.iterator():
        if form == Bout.Form.BATTLE_ROYAL and winner != number:
            continue
        summed[company, slug][2 if winner is None else 0 if winner == number else 1] += 1
    kept: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for company, slug, *counts in Contract.objects.values_list(
        "federation__slug", "character__slug", "wins", "losses", "draws"
    ):
        kept[company, slug] = [one + other for one, other in zip(kept[company, slug], counts, strict=True)]
    return [
        f"{company}: {slug} has {kept[company, slug]}, results say {summed[company, slug]}"
        for company, slug in sorted({*kept, *summed})
        if kept[company, slug] != summed[company, slug]
    ]


def results_are_settled() -> list[str]:
    """every match of a show that is over is settled"""
    left = Result.objects.filter(bout__segment__show__state=Show.State.OVER, settled_tick=None)
    return list(left.order_by("bout__key").values_list("bout__key", flat=True))


def promises_are_kept_or_broken() -> list[str]:
    """every promise for a match whose show is over is kept or broken"""
    over = Show.State.OVER
    owed = Promise.objects.owed().filter(Q(bout__segment__show__state=over) | Q(bout=None, tie=None, show__state=over))
    return [f"promise {promise.pk}: {promise}" for promise in owed.order_by("pk")]


def tournaments_end_with_their_final() -> list[str]:
    """every tournament but a rumble is over when its final is decided, and whoever won that has won it"""
    finals = Tie.objects.filter(round=F("tournament__rounds") - 1).exclude(tournament__kind=Tournament.Kind.RUMBLE)
    over = Q(tournament__state=Tournament.State.OVER)
    right = (over & Q(winner=F("tournament__winner"))) | (~over & Q(winner=None, tournament__winner=None))
    left = finals.exclude(right).order_by("tournament__federation__slug", "tournament__number")
    return [f"{slug}: {name}" for slug, name in left.values_list("tournament__federation__slug", "tournament__name")]


def matches_are_told_to_their_end() -> list[str]:
    """every match that was staged is told to its final bell, once, and nothing of it after"""
    return [
        f"{key}: told {results or 0} times, at {result_at}, last at {last_at}, ended at {airs_at}"
        for key, airs_at, last_at, result_at, results in wholeness.rows(TOLD)
    ]


def commitments_hold() -> list[str]:
    """every match is what was committed to before its bell"""
    return proofs.broken()


def shares_are_in_range() -> list[str]:
    """shares and heat are in their range"""
    return [
        *_outside("momentum", Contract.objects.values_list("character__slug", "momentum"), -1, 1),
        *_outside("over", Character.objects.values_list("slug", "over"), 0, 1),
        *_outside("heat", Feud.objects.values_list("pk", "heat"), 0, 30),
    ]


def _outside(what: str, found: Iterable[tuple[object, float]], least: float, most: float) -> list[str]:
    return [f"{who}: {what} {value}" for who, value in found if not least <= value <= most]


def requests_are_answered() -> list[str]:
    """every request of more than a week ago is answered, but those to whom is paused"""
    now = _now()
    if now is None:
        return []
    old = Request.objects.filter(effective_at__lt=now - timedelta(days=UNANSWERED_DAYS), answered_tick=None)
    left = old.filter(receiver__paused=False).order_by("sender__slug", "number")
    return [f"{slug}: request {number}" for slug, number in left.values_list("sender__slug", "number")]


def _now() -> datetime | None:
    found: datetime | None = Timeline.objects.running().aggregate(at=Min("due_at"))["at"]
    return found


def moments_of_federations_have_one() -> list[str]:
    """what is told on a federation's topic is of a federation there is"""
    return [f"{timeline}/{seq}: {topic}" for timeline, seq, topic in wholeness.rows(HOUSELESS)]


def votes_are_counted() -> list[str]:
    """every vote in a poll that was counted is in its count"""
    return [
        f"{slug}: poll {number} has {votes} votes for {choice} and counted {counted}"
        for slug, number, choice, votes, counted in wholeness.rows(UNCOUNTED)
    ]


def counts_are_what_was_ordered() -> list[str]:
    """every count of a poll is the one that its federation was given"""
    return [
        f"{slug}: poll {number} says {tally}, its order {ordered}"
        for slug, number, tally, ordered in wholeness.rows(MISCOUNTED)
    ]


def ratings_are_added_up() -> list[str]:
    """what fans gave a match is what its tally says"""
    return [f"{key}: {tally}, given {given}" for key, tally, given in wholeness.rows(MISRATED)]


def packed_rows_are_of_the_people_at_home() -> list[str]:
    """moods and bonds are of the people at home, in their order"""
    # What was ordered since the last tick is seen by the next.
    rows = PackedState.objects.select_related("timeline").exclude(timeline__orders__tick=F("timeline__tick"))
    found = []
    for row in rows.filter(name__in=("minds", "bonds")).order_by("timeline__slug", "name"):
        keys, home = row.keys.splitlines(), list(Character.objects.at_home(row.timeline).values_list("slug", flat=True))
        right = keys == home if row.name == "minds" else keys == sorted({*keys})
        if not right or not {key.split(">")[0] for key in keys} <= {*home}:
            found.append(f"{row.timeline}: {row.name}")
    return found


def packed_values_are_in_range() -> list[str]:
    """moods and bonds are finite and in their range"""
    found = []
    for row in PackedState.objects.select_related("timeline").order_by("timeline__slug", "name"):
        if not wholeness.has_its_shape(row):
            continue
        block = packed.unpack(row)
        right = bool(np.isfinite(block.values).all())
        if row.name == "minds" and block.keys:
            right &= bool((block.values[:, :3] >= -1).all() and (block.column("energy") >= 0).all())
            right &= bool((block.values <= 1).all())
        if row.name == "bonds" and block.keys:
            right &= bool((np.abs(block.column("charge")) <= 30).all())
        if not right:
            found.append(f"{row.timeline}: {row.name}")
    return found


OURS: Sequence[Check] = (
    championships_have_one_reign,
    reigns_follow_each_other,
    champions_work_where_they_are_champions,
    nobody_is_twice_on_a_card,
    nobody_fights_hurt,
    nobody_fights_without_a_contract,
    results_are_settled,
    records_are_the_sum_of_results,
    promises_are_kept_or_broken,
    tournaments_end_with_their_final,
    matches_are_told_to_their_end,
    commitments_hold,
    shares_are_in_range,
    requests_are_answered,
    moments_of_federations_have_one,
    votes_are_counted,
    counts_are_what_was_ordered,
    ratings_are_added_up,
    packed_rows_are_of_the_people_at_home,
    packed_values_are_in_range,
)
ALL: Sequence[Check] = (*wholeness.ALL, *OURS)
