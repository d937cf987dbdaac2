"""The offline voice: a moment's facts, put into words by the grammar. Nothing reads the words back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from characters.faces import short_name
from characters.models import Character, Group, Role
from federations.models import Bout, Championship, Federation, Reign, Result
from llmfed.world import randomness
from llmfed.world.models import Moment
from storylines.sim.grammar import Line, Person, Scene, Stakes, remember, tell

# How many of a federation's latest moments lend their sentence frames to what the next must not repeat.
RECENT = 400

Words = list[list[str]]


@dataclass(slots=True)
class Booth:
    """One federation's commentary: its scene, and what was said lately."""

    scene: Scene
    recent: list[str]


def word(moments: list[Moment]) -> dict[int, Words]:
    """The wording of moments, by primary key: [[speaker, text, frame], …]; a few queries, whatever their number."""
    if not moments:
        return {}
    booths = _booths(moments)
    bouts = _stakes(moments)
    heard: dict[str, dict[str, int]] = _heard(moments)
    found: dict[int, Words] = {}
    for moment in sorted(moments, key=lambda m: (m.timeline.slug, m.seq)):
        booth, key = booths[moment.timeline.slug], str(moment.facts.get("bout", ""))
        history = heard.setdefault(key, {})
        scene = replace(booth.scene, history=history, recent=tuple(booth.recent), stakes=bouts.get(key, Stakes()))
        lines = _told(moment, scene)
        heard[key] = remember(history, short(moment.kind), moment.facts, lines)
        booth.recent += [line.frame for line in lines]
        found[moment.pk] = [[line.speaker, line.text, line.frame] for line in lines]
    return found


def short(kind: str) -> str:
    """The grammar's name of a kind: a bout's spots go by their own."""
    return kind.removeprefix("bout.")


def person(who: Character) -> Person:
    """A character as the grammar knows people."""
    return Person(
        key=who.slug,
        name=who.name,
        short=short_name(who.name),
        alignment=who.alignment,
        gender=who.gender,
        style=who.style,
        finisher=who.finisher,
        finisher_kind=who.finisher_kind,
        hometown=who.hometown,
        gimmick=who.gimmick,
    )


def _told(moment: Moment, scene: Scene) -> tuple[Line, ...]:
    # A wording gives nothing away and decides nothing, so its stream needs no secret.
    rng = randomness.stream(b"voice", moment.timeline.slug, moment.seq)
    facts = moment.facts
    if "federation" in facts:
        facts = {**facts, "federation": scene.federation}
    if moment.kind == "segment.stakes":
        billed = [team or side for team, side in zip(facts["teams"], facts["sides"], strict=True)]
        facts = {**facts, "a_side": billed[0], "b_side": billed[1]}
    return tell(short(moment.kind), facts, scene, rng)


def _booths(moments: list[Moment]) -> dict[str, Booth]:
    """A booth for every timeline among the moments."""
    slugs = sorted({moment.timeline.slug for moment in moments})
    people, belts = _people(moments), dict(Championship.objects.values_list("slug", "name"))
    companies = {company.slug: company for company in Federation.objects.filter(slug__in=slugs)}
    teams: dict[str, list[str]] = {}
    team = Character.objects.filter(home__slug__in=slugs, role=Role.ANNOUNCER).order_by("slug")
    for home, name in team.values_list("home__slug", "name"):
        teams.setdefault(home, []).append(name)
    booths = {}
    for slug in slugs:
        company, names = companies.get(slug), [*teams.get(slug, []), "Ringside", "Ringside"]
        place = (company.name, company.city) if company else ("the market", "")
        scene = Scene(people, belts, *place, (names[0], names[1]))
        booths[slug] = Booth(scene, _recent_frames(slug, moments))
    return booths


def _people(moments: Iterable[Moment]) -> dict[str, Person]:
    slugs = {slug for moment in moments for slug in _strings(moment.facts)}
    teams = Group.objects.filter(slug__in=slugs).values_list("slug", "name")
    named = {slug: Person(key=slug, name=name, short=name) for slug, name in teams}
    return named | {who.slug: person(who) for who in Character.objects.filter(slug__in=slugs)}


def _strings(value: Any) -> set[str]:
    """Every string among facts; those that name nobody find nobody."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {slug for item in value.values() for slug in _strings(item)}
    if isinstance(value, list):
        return {slug for item in value for slug in _strings(item)}
    return set()


def _recent_frames(slug: str, moments: list[Moment]) -> list[str]:
    """Frames lately used by a federation, before these moments."""
    first = min(moment.seq for moment in moments if moment.timeline.slug == slug)
    before = Moment.objects.aired().filter(timeline__slug=slug, seq__lt=first, seq__gte=first - RECENT)
    rows = before.exclude(words__isnull=True).order_by("seq").values_list("words", flat=True)
    return [line[2] for words in rows for line in words or []]


def _heard(moments: list[Moment]) -> dict[str, dict[str, int]]:
    """What was remembered of each bout up to the first of these moments."""
    firsts: dict[str, Moment] = {}
    for moment in moments:
        key = str(moment.facts.get("bout", ""))
        if key and (key not in firsts or moment.seq < firsts[key].seq):
            firsts[key] = moment
    heard: dict[str, dict[str, int]] = {}
    for key, first in firsts.items():
        history: dict[str, int] = {}
        earlier = Moment.objects.on(f"match:{key}").filter(timeline=first.timeline, seq__lt=first.seq)
        for kind, facts, words in earlier.order_by("seq").values_list("kind", "facts", "words"):
            lines = tuple(Line(*line) for line in words or [])
            history = remember(history, short(kind), facts, lines)
        heard[key] = history
    return heard


def _stakes(moments: list[Moment]) -> dict[str, Stakes]:
    """What each bout among the moments is about, by its key."""
    keys = {str(moment.facts["bout"]) for moment in moments if "bout" in moment.facts}
    found = {}
    for bout in Bout.objects.filter(key__in=keys).with_sides():
        sides: dict[int, tuple[str, ...]] = {}
        for side in bout.sides.all():
            sides[side.number] = (*sides.get(side.number, ()), side.character.slug)
        belt = bout.championship.slug if bout.championship else None
        meetings, last = _meetings(bout, sides)
        found[bout.key] = Stakes(
            championship=belt,
            holders=_holders(bout) if belt else (),
            meetings=meetings,
            last_winner=last,
            heat=round(bout.heat),
            sides=tuple(sides.values()),
        )
    return found


def _holders(bout: Bout) -> tuple[str, ...]:
    """Who held the championship when the bout began, or holds it while it is still to come."""
    reigns = Reign.objects.filter(championship=bout.championship).order_by("-number")
    reign = (reigns if bout.bell_at is None else reigns.filter(began_at__lte=bout.bell_at)).first()
    return tuple(reign.holders.order_by("slug").values_list("slug", flat=True)) if reign else ()


def _meetings(bout: Bout, sides: dict[int, tuple[str, ...]]) -> tuple[int, str | None]:
    """How often two single opponents had met before, and who won the last time."""
    if len(sides) != 2 or any(len(side) != 1 for side in sides.values()) or bout.bell_at is None:
        return 0, None
    one, other = (side[0] for side in sides.values())
    met = Result.objects.aired(bout.bell_at).filter(bout__form=Bout.Form.SINGLES)
    met = met.filter(bout__sides__character__slug=one).filter(bout__sides__character__slug=other)
    last = met.order_by("-airs_at").first()
    if last is None or last.winner is None:
        return met.count(), None
    won = last.bout.sides.filter(number=last.winner).values_list("character__slug", flat=True).first()
    return met.count(), won
