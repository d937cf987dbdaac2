"""Opening: a tournament is announced, with its field, its seeds and the night of each tie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from federations import courses, fields, heralds, roster
from federations.booking import ANNOUNCED_AHEAD
from federations.courses import Course
from federations.models import Championship, Entrant, Federation, Series, Show, Tie, Tournament
from federations.sim import rumbles, seasons
from federations.sim.customs import custom
from federations.sim.desk import Hand
from federations.sim.seasons import TUNING, Draw
from llmfed.world import randomness
from llmfed.world.ticking import Tick

Kind, Prize = Tournament.Kind, Tournament.Prize
# From one night of a tournament to the next: a show, the midnight after it, and the time for which a card is out.
APART = ANNOUNCED_AHEAD + timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Plan:
    """A tournament that could be held: the nights before its final, the final, and who could enter."""

    belt: Championship | None
    before: tuple[Show, ...]
    final: Show
    pool: tuple[Hand, ...]


def open_due(tick: Tick, running: Sequence[Course]) -> bool:
    """Open what is due: one for each championship that nobody holds, and the year's. Returns whether there was one."""
    shows = courses.nights(tick).shows
    opened = False
    for belt, _, holders in roster.champions(tick).values():
        wanted = {course.tournament.championship_id for course in running if course.tournament.prize == Prize.CROWN}
        if not holders and belt.pk not in wanted:
            opened |= _fill(tick, belt, shows)
    opened |= _season(tick, shows)
    _rumble(tick, shows)
    return opened


def _fill(tick: Tick, belt: Championship, shows: Sequence[Show]) -> bool:
    """A tournament for a vacant championship, to end at the next big show that leaves time, or on the last night."""
    far = [show for show in shows if (show.starts_at - tick.at).days >= TUNING.least_days]
    final = next((show for show in far if show.is_big), far[-1] if far else None)
    if final is None:
        return False
    plan = _plan(tick, belt, shows, final)
    name = f"{_bare(belt.name)} Tournament"
    cup = Tournament(kind=Kind.KNOCKOUT, prize=Prize.CROWN, name=name)
    draw = seasons.knockout(len(plan.pool), len(plan.before), sizes=TUNING.vacancy)
    if draw is None or _at_once(tick, belt, final):
        at_once = replace(plan, before=(), pool=_pool(tick, belt, final, final))
        if len(at_once.pool) >= len(seasons.in_one_night().ties) + 1:
            plan, draw, cup.one_night = at_once, seasons.in_one_night(), True
    if draw is None:
        return False
    _open(tick, plan, draw, cup)
    return True


def _at_once(tick: Tick, belt: Championship, final: Show) -> bool:
    """Whether the first championship is fought for on a single night, which it then is the main event of."""
    first = final.is_big and belt.position == 0 and belt.holders_needed == 1
    return first and tick.rng("one night", belt.slug).random() < TUNING.one_night


def _season(tick: Tick, shows: Sequence[Show]) -> bool:
    """The year's tournament, when the show that it ends at comes near."""
    far = [show for show in shows if show.is_big and (show.starts_at - tick.at).days >= TUNING.least_days]
    company = roster.federation(tick)
    assert company is not None
    month = seasons.month(_bigs(company), _own(tick, "month")) if far else None
    final = next((show for show in far if show.starts_at.month == month), None)
    if final is None or company.tournaments.filter(season=final.starts_at.year).exists():
        return False
    for plan in _seasonal(tick, shows, final):
        draw, kind = _drawn(company, plan)
        if draw is not None:
            division = plan.belt.division if plan.belt else ""
            name = seasons.name(company.style, company.city, division, final.name, _own(tick, "name", division))
            prize = Prize.SHOT if plan.belt else Prize.TROPHY
            _open(tick, plan, draw, Tournament(kind=kind, prize=prize, name=name, season=final.starts_at.year))
            return True
    return False


def _rumble(tick: Tick, shows: Sequence[Show]) -> None:
    """The year's rumble, when its night comes near: it has no ties, and so no course."""
    company = roster.federation(tick)
    assert company is not None
    far = [show for show in shows if show.is_big and (show.starts_at - tick.at).days >= TUNING.least_days]
    if not far or not custom(company.style).rumble:
        return
    big = _bigs(company)
    month = seasons.rumble_month(big, seasons.month(big, _own(tick, "month")), _own(tick, "rumble"))
    night = next((show for show in far if show.starts_at.month == month), None)
    earlier = company.tournaments.filter(kind=Kind.RUMBLE)
    if night is None or earlier.filter(night__starts_at__year=night.starts_at.year).exists():
        return
    for belt in _in_turn(tick, night.starts_at.year + 1):
        hands = fields.pool(tick, belt, night, night)
        field = rumbles.field(len(hands))
        if field is not None:
            name = f"{'Women’s ' if belt.division == 'women' else ''}{company.city} Rumble"
            cup = Tournament(kind=Kind.RUMBLE, prize=Prize.SHOT, championship=belt, name=name, rounds=1, night=night)
            _found(tick, cup)
            heralds.announce(tick, cup, _enter(tick, cup, fields.seeded(hands, field)), night)
            return


def _in_turn(tick: Tick, year: int) -> list[Championship]:
    """The singles championships that somebody holds, every year another first."""
    belts = [belt for belt, _, holders in roster.champions(tick).values() if belt.holders_needed == 1 and holders]
    turn = year % len(belts) if belts else 0
    return [*belts[turn:], *belts[:turn]]


def _bigs(company: Federation) -> list[seasons.Big]:
    """The big shows of a federation's year."""
    series = company.series.filter(kind=Series.Kind.BIG).order_by("position")
    return [seasons.Big(one.name, tuple(one.months)) for one in series]


def _seasonal(tick: Tick, shows: Sequence[Show], final: Show) -> list[Plan]:
    """What the year's could lead to: singles championships take turns, after the one that is due the others."""
    line: list[Championship | None] = [*_in_turn(tick, final.starts_at.year)] or [None]
    return [_plan(tick, belt, shows, final) for belt in line]


def _plan(tick: Tick, belt: Championship | None, shows: Sequence[Show], final: Show) -> Plan:
    """The nights of a tournament: weekly shows, each over before the card of the next has to be made."""
    since, before = tick.at + timedelta(days=TUNING.notice_days), [final]
    for show in reversed(shows):
        if since <= show.starts_at <= before[0].starts_at - APART and not show.is_big:
            before.insert(0, show)
    return Plan(belt, tuple(before[:-1]), final, _pool(tick, belt, final, before[0]))


def _pool(tick: Tick, belt: Championship | None, final: Show, first: Show) -> tuple[Hand, ...]:
    if belt is not None and belt.holders_needed > 1:
        return tuple(fields.teams(tick, belt, final, first))
    return tuple(fields.pool(tick, belt, final, first))


def _drawn(company: Federation, plan: Plan) -> tuple[Draw | None, Tournament.Kind]:
    """Tours have leagues, television has brackets; so has a tour without the nights for a league."""
    league = seasons.league(len(plan.pool), len(plan.before)) if company.style == "jp_tour" else None
    if league is not None:
        return league, Kind.LEAGUE
    return seasons.knockout(len(plan.pool), len(plan.before)), Kind.KNOCKOUT


def _own(tick: Tick, *names: str) -> Random:
    """A stream of the federation's own, the same in every year."""
    return randomness.stream(tick.secret, "season", tick.timeline.slug, *names)


def _bare(title: str) -> str:
    return title.removeprefix("The ")


def _open(tick: Tick, plan: Plan, draw: Draw, cup: Tournament) -> None:
    """Write a tournament down and tell the world."""
    cup.championship, cup.rounds = plan.belt, draw.ties[-1].round + 1
    _found(tick, cup)
    entrants = _enter(tick, cup, fields.seeded(list(plan.pool), draw.field), draw.blocks)
    _write(cup, draw, entrants, [*plan.before, plan.final])
    heralds.announce(tick, cup, entrants, plan.final)


def _found(tick: Tick, cup: Tournament) -> None:
    """Number a tournament, count how many of its name there were, and keep it."""
    company = roster.federation(tick)
    assert company is not None
    earlier = company.tournaments.all()
    cup.federation, cup.began_at = company, tick.at
    cup.number = max(earlier.values_list("number", flat=True), default=0) + 1
    cup.edition = earlier.filter(name=cup.name).count() + 1
    cup.save()


def _enter(tick: Tick, cup: Tournament, hands: Sequence[Hand], blocks: Sequence[Sequence[int]] = ()) -> list[Entrant]:
    """Write down who enters, by seed from 1, and in which block."""
    block_of = {seed: number for number, block in enumerate(blocks) for seed in block}
    people = roster.load(tick)
    together = cup.championship is not None and cup.championship.holders_needed > 1
    made = []
    for seed, hand in enumerate(hands, start=1):
        team = roster.groups(tick)[hand.key] if together else None
        first = min(who.slug for who in team.members.all()) if team else hand.key
        entrant = Entrant(tournament=cup, seed=seed, character=people.character(first), team=team)
        entrant.block = block_of.get(seed, 0)
        made.append(entrant)
    return Entrant.objects.bulk_create(made)


def _write(cup: Tournament, draw: Draw, entrants: Sequence[Entrant], nights: Sequence[Show]) -> None:
    """The ties, round by round, so that those which feed another are there before it."""
    known: dict[tuple[int, int], Tie] = {}
    for number in sorted({tie.round for tie in draw.ties}):
        made = []
        for planned in (tie for tie in draw.ties if tie.round == number):
            tie = Tie(tournament=cup, round=number, slot=planned.slot, show=nights[planned.night])
            for side, source in (("one", planned.one), ("other", planned.other)):
                if isinstance(source, int):
                    setattr(tie, side, entrants[source - 1])
                elif source is not None:
                    setattr(tie, f"{side}_from", known[source])
            made.append(tie)
        known |= {(tie.round, tie.slot): tie for tie in Tie.objects.bulk_create(made)}
