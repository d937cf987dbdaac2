"""The offline voice: a moment's facts, put into words by the grammar. Nothing reads the words back."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from characters.models import Character, Role
from federations.models import Championship, Federation
from llmfed.world import randomness
from llmfed.world.models import Moment
from storylines.sim.grammar import Line, Person, Scene, plain, tell

# How many of a show's latest sentence frames are kept out of the next sentence.
RECENT = 400


def word(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """The wording of moments, by primary key: [[speaker, text, frame], …]; a few queries, whatever their number."""
    people, belts = _people(moments), dict(Championship.objects.values_list("slug", "name"))
    scenes = {slug: _scene(slug, people, belts) for slug in sorted({m.timeline.slug for m in moments})}
    recent = {slug: _recent_frames(slug, moments) for slug in scenes}
    heard = _heard(moments)
    found: dict[int, list[list[str]]] = {}
    for moment in sorted(moments, key=lambda m: (m.timeline.slug, m.seq)):
        slug = moment.timeline.slug
        counts = heard.setdefault(str(moment.facts.get("bout", "")), Counter())
        scene = _now(scenes[slug], counts, recent[slug])
        lines = _told(moment, scene)
        counts[short(moment.kind)] += 1
        recent[slug] = [*recent[slug], *(line.frame for line in lines)][-RECENT:]
        found[moment.pk] = [[line.speaker, line.text, line.frame] for line in lines]
    return found


def short(kind: str) -> str:
    """The grammar's name of a kind: a bout's spots go by their own."""
    return kind.removeprefix("bout.")


def _told(moment: Moment, scene: Scene) -> tuple[Line, ...]:
    # A wording gives nothing away and decides nothing, so its stream needs no secret.
    rng = randomness.stream(b"voice", moment.timeline.slug, moment.seq)
    return tell(short(moment.kind), moment.facts, scene, rng)


def _scene(slug: str, people: dict[str, Person], belts: dict[str, str]) -> Scene:
    company = Federation.objects.filter(slug=slug).first()
    team = Character.objects.filter(home__slug=slug, role=Role.ANNOUNCER).order_by("slug").values_list("name", flat=True)
    names = [*team[:2], "Ringside", "Ringside"][:2]
    return Scene(
        people=people,
        championships=belts,
        federation=company.name if company else "the market",
        city=company.city if company else "",
        commentators=(names[0], names[1]),
        history={},
        recent=(),
    )


def _now(scene: Scene, counts: Counter[str], recent: list[str]) -> Scene:
    return Scene(
        people=scene.people,
        championships=scene.championships,
        federation=scene.federation,
        city=scene.city,
        commentators=scene.commentators,
        history=dict(counts),
        recent=tuple(recent),
    )


def _people(moments: Iterable[Moment]) -> dict[str, Person]:
    slugs = {slug for moment in moments for slug in _slugs(moment.facts)}
    return {who.slug: person(who) for who in Character.objects.filter(slug__in=slugs)}


def person(who: Character) -> Person:
    """A character as the grammar knows people."""
    return Person(
        key=who.slug,
        name=who.name,
        short=who.name.split()[-1],
        alignment=who.alignment,
        gender=who.gender,
        style=who.style,
        finisher=who.finisher,
        hometown=who.hometown,
        gimmick=who.gimmick,
    )


def _slugs(value: Any) -> set[str]:
    """Every string among facts; those that name nobody find nobody."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {slug for item in value.values() for slug in _slugs(item)}
    if isinstance(value, list):
        return {slug for item in value for slug in _slugs(item)}
    return set()


def _recent_frames(slug: str, moments: list[Moment]) -> list[str]:
    """Frames lately used by a federation, before these moments."""
    first = min(moment.seq for moment in moments if moment.timeline.slug == slug)
    before = Moment.objects.aired().filter(timeline__slug=slug, seq__lt=first, seq__gte=first - RECENT)
    rows = before.exclude(words=None).order_by("seq").values_list("words", flat=True)
    return [line[2] for words in rows for line in words if len(line) > 2]


def _heard(moments: list[Moment]) -> dict[str, Counter[str]]:
    """How often each kind of spot was seen so far in the bouts that these moments belong to."""
    firsts: dict[str, Moment] = {}
    for moment in moments:
        key = str(moment.facts.get("bout", ""))
        if key and (key not in firsts or moment.seq < firsts[key].seq):
            firsts[key] = moment
    heard: dict[str, Counter[str]] = {}
    for key, first in firsts.items():
        earlier = Moment.objects.on(f"match:{key}").filter(timeline=first.timeline, seq__lt=first.seq)
        heard[key] = Counter(short(kind) for kind in earlier.values_list("kind", flat=True))
    return heard


def feed_line(moment: Moment, people: dict[str, Person], belts: dict[str, str]) -> str:
    """One unadorned sentence for a feed."""
    scene = Scene(people, belts, "", "", ("", ""), {}, ())
    return plain(short(moment.kind), moment.facts, scene)
