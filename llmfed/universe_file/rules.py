"""The rules that look across the tables of a universe file."""

from collections.abc import Callable, Iterator
from datetime import date

from llmfed.universe_file.city_rules import cities, past, routes
from llmfed.universe_file.form import ADULT, Championship, Character, UniverseFile
from llmfed.universe_file.kinds import ChampionshipKind, Division, Gender, Role, is_slug
from llmfed.universe_file.lead_rules import commentators, leads
from llmfed.universe_file.problems import Finding, Loc
from llmfed.universe_file.roll import Roll
from llmfed.universe_file.shows import calendars

LEAST_WRESTLERS = 8
LEAST_REFEREES = 1
LEAST_ANNOUNCERS = 2
RESERVED = "market"
BEGINS: Loc = ("universe", "begins")
FEDERATIONS: Loc = ("federation", "*", "slug")
SIDE = {ChampionshipKind.TAG: 2, ChampionshipKind.TRIOS: 3}
ADMITS = {Division.WOMEN: Gender.WOMAN, Division.MEN: Gender.MAN}

type Rule = Callable[[Roll], Iterator[Finding]]


def broken_rules(file: UniverseFile) -> list[Finding]:
    """Every rule that a file breaks though each of its fields may be right."""
    roll = Roll(file)
    return [finding for rule in RULES for finding in rule(roll)]


def _slugs(roll: Roll) -> Iterator[Finding]:
    yield from _repeats([(("federation", at, "slug"), f.slug) for at, f in enumerate(roll.file.federation)])
    groups: list[tuple[Loc, str]] = [(("team", at, "slug"), t.slug) for at, t in enumerate(roll.file.team)]
    groups += [(("stable", at, "slug"), stable.slug) for at, stable in enumerate(roll.file.stable)]
    yield from _repeats(groups)
    yield from _repeats([((*loc, "slug"), held.slug) for loc, _, held in roll.championships()])
    for key in ("name", "short"):
        yield from _repeats([(("federation", at, key), getattr(f, key)) for at, f in enumerate(roll.file.federation)])
    for at, federation in enumerate(roll.file.federation):
        if federation.slug == RESERVED:
            yield Finding(("federation", at, "slug"), f'"{RESERVED}"', "any slug but the free agents' own")


def _repeats(entries: list[tuple[Loc, str]]) -> Iterator[Finding]:
    first: dict[str, Loc] = {}
    for loc, text in entries:
        if text in first:
            yield Finding(loc, f'"{text}" a second time', f"a {loc[-1]} that nothing else here has", (first[text],))
        first.setdefault(text, loc)


def _one_person_once(roll: Roll) -> Iterator[Finding]:
    slugs: dict[str, tuple[int, str]] = {}
    names: dict[tuple[str, date], tuple[int, str]] = {}
    in_house: dict[tuple[str, str], int] = {}
    for at, person in enumerate(roll.file.character):
        name, home = person.name.casefold(), person.federation
        twin = slugs.setdefault(person.slug, (at, home))
        double = names.setdefault((name, person.born), (at, home))
        namesake = in_house.setdefault((home, name), at)
        if twin[0] != at:
            found = _twice(f'"{person.slug}"', twin[1], home)
            yield Finding(("character", at, "slug"), found, "everyone once", (("character", twin[0], "slug"),))
        elif double[0] != at:
            found = _twice(f"{person.name}, born {person.born}", double[1], home)
            yield Finding(("character", at, "name"), found, "everyone once", _born_and_named(double[0], at))
        elif namesake != at:
            found = f'"{person.name}" a second time'
            rests_on = (*_born_and_named(namesake, at), ("character", at, "federation"))
            yield Finding(("character", at, "name"), found, "no namesakes on one roster", rests_on)


def _twice(who: str, first_home: str, home: str) -> str:
    if first_home == home:
        return f"{who} a second time"
    return f'{who} on two rosters, "{first_home}" and "{home}"'


def _born_and_named(*numbers: int) -> tuple[Loc, ...]:
    return tuple(("character", at, key) for at in numbers for key in ("name", "born"))


def _homes(roll: Roll) -> Iterator[Finding]:
    for at, person in enumerate(roll.file.character):
        if person.federation and person.federation not in roll.federations:
            expected = 'the slug of a federation of this file, or ""'
            yield Finding(("character", at, "federation"), f'"{person.federation}"', expected, (FEDERATIONS,))
        if person.contract_until and not person.federation:
            yield Finding(
                ("character", at, "contract_until"),
                person.contract_until.isoformat(),
                "nothing: a free agent has no contract",
                (("character", at, "federation"),),
            )
        if person.contract_until and person.contract_until < roll.file.universe.begins:
            expected = f"a date from {roll.file.universe.begins}, when the universe begins"
            yield Finding(("character", at, "contract_until"), f"{person.contract_until}", expected, (BEGINS,))


def _wrestlers_are_complete(roll: Roll) -> Iterator[Finding]:
    for at, person in enumerate(roll.file.character):
        if person.role is Role.WRESTLER:
            for key in ("gimmick", "style", "ring", "over", "finisher"):
                if key not in person.model_fields_set:
                    expected = f"{Character.model_fields[key].description} for a wrestler"
                    yield Finding(("character", at, key), "nothing", expected, (("character", at, "role"),))


def _adults(roll: Roll) -> Iterator[Finding]:
    begins = roll.file.universe.begins
    for at, person in enumerate(roll.file.character):
        age = begins.year - person.born.year - ((begins.month, begins.day) < (person.born.month, person.born.day))
        if age < ADULT:
            found = f"{person.born}, aged {age} when the universe begins"
            expected = f"everyone to be {ADULT} or older on {begins}"
            yield Finding(("character", at, "born"), found, expected, (BEGINS,))


def _staffed(roll: Roll) -> Iterator[Finding]:
    least = {Role.WRESTLER: LEAST_WRESTLERS, Role.REFEREE: LEAST_REFEREES, Role.ANNOUNCER: LEAST_ANNOUNCERS}
    rests_on: tuple[Loc, ...] = (("character", "*", "role"), ("character", "*", "federation"))
    for at, federation in enumerate(roll.file.federation):
        for role, fewest in least.items():
            if (count := roll.staff[federation.slug, role]) < fewest:
                found = f"{count} with the role {role}"
                here: Loc = ("federation", at)
                yield Finding(here, found, f"at least {fewest}", (*rests_on, (*here, "slug")))
    if not roll.file.federation:
        yield Finding(("federation",), "nothing", "at least one [[federation]] table")


def _champions(roll: Roll) -> Iterator[Finding]:
    for loc, federation, held in roll.championships():
        yield from roll.unknown_or_twice((*loc, "holders"), held.holders)
        yield from _how_many(loc, held)
        for place, (number, person) in roll.known(held.holders):
            yield from _may_hold((*loc, "holders", place), held, number, person, federation.slug)


def _how_many(loc: Loc, held: Championship) -> Iterator[Finding]:
    side, count = SIDE.get(held.kind, 1), len(held.holders)
    if count not in (0, side):
        found = f"{count} holder{'s' if count > 1 else ''}"
        expected = f"{side} for a championship of kind {held.kind}, or none while it is vacant"
        yield Finding((*loc, "holders"), found, expected, ((*loc, "kind"),))
    if count and held.since is None:
        yield Finding((*loc, "since"), "nothing", "the date from which its holders have held it")
    if held.since and not count:
        yield Finding((*loc, "since"), f"{held.since}", "nothing while it is vacant", ((*loc, "holders"),))


def _may_hold(loc: Loc, held: Championship, number: int, person: Character, home: str) -> Iterator[Finding]:
    who = f'"{person.slug}"'
    if person.federation != home:
        found = f'{who}, who is with "{person.federation}"' if person.federation else f"{who}, a free agent"
        rests_on: tuple[Loc, ...] = (("character", number, "federation"), (*loc[:2], "slug"))
        yield Finding(loc, found, f'somebody on the roster of "{home}"', rests_on)
    if person.role is not Role.WRESTLER:
        yield Finding(loc, f"{who}, {person.role}", "a wrestler", (("character", number, "role"),))
    if person.gender is not ADMITS.get(held.division, person.gender):
        rests_on = (("character", number, "gender"), (*loc[:4], "division"))
        yield Finding(loc, f"{who}, {person.gender}", f"somebody of the division {held.division}", rests_on)


def _lineages(roll: Roll) -> Iterator[Finding]:
    for loc, _, held in roll.championships():
        last, last_at = date.min, loc
        for at, reign in enumerate(held.lineage):
            here = (*loc, "lineage", at)
            for place, holder in enumerate(reign.holders):
                if is_slug(holder):
                    yield from roll.unknown((*here, "holders", place), holder)
            if reign.began < last:
                expected = f"a date from {last}, when the reign before it ended"
                yield Finding((*here, "from"), f"{reign.began}", expected, ((*last_at, "to"),))
            if reign.ended < reign.began:
                yield Finding((*here, "to"), f"{reign.ended}", f"a date from {reign.began}", ((*here, "from"),))
            last, last_at = max(last, reign.ended), here
        yield from _since(roll, loc, held.since, last, last_at)


def _since(roll: Roll, loc: Loc, since: date | None, last: date, last_at: Loc) -> Iterator[Finding]:
    begins = roll.file.universe.begins
    if since and since > begins:
        yield Finding((*loc, "since"), f"{since}", f"a date up to {begins}, when the universe begins", (BEGINS,))
    if (since or begins) < last:
        expected = f"a date from {last}, when the last reign of its lineage ended"
        yield Finding((*loc, "since"), f"{since}" if since else "nothing", expected, (BEGINS, (*last_at, "to")))


def _groups(roll: Roll) -> Iterator[Finding]:
    for at, team in enumerate(roll.file.team):
        here: Loc = ("team", at)
        yield from roll.unknown_or_twice((*here, "members"), team.members)
        if team.federation not in roll.federations:
            expected = "the slug of a federation of this file"
            yield Finding((*here, "federation"), f'"{team.federation}"', expected, (FEDERATIONS,))
            continue
        yield from _on_one_roster(roll, here, team.members, team.federation)
        for place, (number, person) in roll.known(team.members):
            if person.role is not Role.WRESTLER:
                found, rests_on = f'"{person.slug}", {person.role}', (("character", number, "role"),)
                yield Finding((*here, "members", place), found, "a wrestler", rests_on)
    for at, stable in enumerate(roll.file.stable):
        here = ("stable", at)
        yield from roll.unknown_or_twice((*here, "members"), stable.members)
        if stable.leader not in stable.members:
            yield Finding((*here, "leader"), f'"{stable.leader}"', "one of its members", ((*here, "members"),))
        elif stable.leader in roll.people:
            yield from _on_one_roster(roll, here, stable.members, roll.people[stable.leader][1].federation)


def _on_one_roster(roll: Roll, loc: Loc, members: tuple[str, ...], home: str) -> Iterator[Finding]:
    for place, (_, person) in roll.known(members):
        if person.federation != home:
            found = f'"{person.slug}", who is with "{person.federation}"'
            rests_on: tuple[Loc, ...] = (
                ("character", "*", "federation"),
                (*loc, "federation"),
                (*loc, "leader"),
            )
            yield Finding((*loc, "members", place), found, f'somebody on the roster of "{home}"', rests_on)


def _bonds(roll: Roll) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for at, bond in enumerate(roll.file.bond):
        yield from roll.unknown(("bond", at, "from"), bond.holder)
        yield from roll.unknown(("bond", at, "to"), bond.target)
        rests_on: tuple[Loc, ...] = (("bond", "*", "from"), ("bond", "*", "to"))
        if bond.holder == bond.target:
            yield Finding(("bond", at, "to"), f'"{bond.target}" again', "somebody else", rests_on)
        if (bond.holder, bond.target) in seen:
            yield Finding(("bond", at), "the same two a second time", "one bond each way", rests_on)
        seen.add((bond.holder, bond.target))


RULES: tuple[Rule, ...] = (
    _slugs,
    _one_person_once,
    _homes,
    _wrestlers_are_complete,
    _adults,
    _staffed,
    calendars,
    _champions,
    _lineages,
    _groups,
    _bonds,
    cities,
    routes,
    leads,
    commentators,
    past,
)
