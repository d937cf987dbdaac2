"""Fields: who could enter a tournament, and in which order they are seeded."""

from dataclasses import replace
from statistics import fmean

from django.db.models import Exists, OuterRef, Q

from characters.models import Character
from federations import roster
from federations.courses import Course
from federations.models import Championship, Entrant, Federation, Promise, Show, Tie, Tournament
from federations.sim.desk import Hand
from llmfed.world.ticking import Tick

# How far a day's form goes, either way, for who is asked; seeds go by standing alone.
FORM = 0.15
GENDERS = {"women": ("f",), "men": ("m",), "open": ("m", "f")}


def spoken_for(tick: Tick) -> set[str]:
    """Who has a night of their own coming: whoever plans it says so here, before entrants are chosen."""
    found: set[str] = tick.memo.setdefault("spoken_for", set())
    return found


def still_in(company: Federation) -> set[str]:
    """Who may yet be in the final of a tournament that is under way."""
    ties = Tie.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")), winner__isnull=False)
    beaten = ties.exclude(winner=OuterRef("pk")).exclude(tournament__kind=Tournament.Kind.LEAGUE)
    running = Entrant.objects.filter(tournament__federation=company, tournament__state=Tournament.State.RUNNING)
    return set(running.exclude(Exists(beaten)).values_list("character__slug", flat=True))


def pool(tick: Tick, belt: Championship | None, final: Show, first: Show) -> list[Hand]:
    """Who could fight for a championship, or for a trophy, the likeliest first; of one pool, and fit when it begins.

    Whoever holds a singles championship does not enter, nor does anybody who is in another tournament, has a night of
    their own coming or is promised to somebody on that of the final. Whoever is owed a shot at it comes first.
    """
    people = roster.load(tick)
    taken = busy(final) | spoken_for(tick) | people.leaving()
    fit = [contract for contract in people.fit(first.starts_at) if contract.character.slug not in taken]
    hands = [roster.hand(tick, contract, 1.0) for contract in fit if belt is None or belt.admits(contract.character)]
    champions = roster.champions(tick).values()
    hands = [h for h in hands if not any(h.key in keys for held, _, keys in champions if held.holders_needed == 1)]
    chosen = max((_of(hands, gender) for gender in _genders(tick, belt)), key=len)
    owed = set(Promise.objects.owed().shots().filter(championship=belt).values_list("one__slug", flat=True))
    rng = tick.rng("entrants", belt.slug if belt else "")
    line = {hand.key: hand.standing + FORM * rng.uniform(-1, 1) for hand in chosen}
    return sorted(chosen, key=lambda hand: (hand.key not in owed, -line[hand.key], hand.key))


def teams(tick: Tick, belt: Championship, final: Show, first: Show) -> list[Hand]:
    """Which teams could fight for a championship of teams, the likeliest first, each as one hand under its slug.

    All of them fit and free, of one gender, so that all can meet; nobody is in two.
    """
    people, taken = roster.load(tick), busy(final) | spoken_for(tick)
    fit = {contract.character.slug: contract for contract in people.fit(first.starts_at)}
    found: dict[str, list[Hand]] = {"f": [], "m": []}
    used: set[str] = set()
    for slug, group in roster.groups(tick).items():
        keys = sorted(who.slug for who in group.members.all())
        able = len(keys) == belt.holders_needed and not taken & set(keys) and all(key in fit for key in keys)
        if not able or used & set(keys) or not all(belt.admits(fit[key].character) for key in keys):
            continue
        hands = [roster.hand(tick, fit[key], 1.0) for key in keys]
        genders = {hand.gender for hand in hands} - {"x"}
        if len(genders) == 1:
            used |= set(keys)
            over, momentum = fmean(hand.over for hand in hands), fmean(hand.momentum for hand in hands)
            found[genders.pop()].append(replace(hands[0], key=slug, name=group.name, over=over, momentum=momentum))
    most = max(found["f"], found["m"], key=len)
    return sorted(most, key=lambda hand: (-hand.standing, hand.key))


def busy(final: Show) -> set[str]:
    """Who is in a tournament, or promised to somebody on the night of the final."""
    running = Entrant.objects.filter(
        tournament__federation=final.federation_id, tournament__state=Tournament.State.RUNNING
    )
    promised = Promise.objects.owed().filter(show=final, kind=Promise.Kind.MATCH)
    spoken = promised.values_list("one__slug", "other__slug", "one_team__members__slug", "other_team__members__slug")
    entered = running.values_list("character__slug", "team__members__slug")
    return {key for row in (*spoken, *entered) for key in row if key}


def _genders(tick: Tick, belt: Championship | None) -> tuple[str, ...]:
    """The pools that may be drawn from: an open championship has that of whoever holds it."""
    if belt is not None and belt.division == "open":
        held = {roster.load(tick).character(key).gender for key in roster.holders(tick, belt)}
        if held and held < {"m", "f"}:
            return tuple(sorted(held))
    return GENDERS[belt.division if belt else "open"]


def _of(hands: list[Hand], gender: str) -> list[Hand]:
    return [hand for hand in hands if hand.gender in (gender, "x")]


def seeded(hands: list[Hand], field: int) -> list[Hand]:
    """The first so many of a pool, by standing."""
    return sorted(hands[:field], key=lambda hand: (-hand.standing, hand.key))


def alternate(tick: Tick, course: Course, entrant: Entrant, first: Show) -> Character | None:
    """Whoever would have been asked next, for a place in which nobody has wrestled yet."""
    assert course.final.show is not None
    belt = course.tournament.championship
    known = {one.character.slug for one in course.entrants.values()}
    others = {one.character.gender for one in course.entrants.values() if one is not entrant} - {"x"}
    found = [hand for hand in pool(tick, belt, course.final.show, first) if hand.key not in known]
    fits = [hand for hand in found if not others or {hand.gender} <= others | {"x"}]
    return roster.load(tick).character(fits[0].key) if fits else None
