"""The offline voice: a moment's facts, put into words by the grammar. Nothing reads the words back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from federations.sim.rules import MOST_SIDES
from llmfed.world import randomness
from llmfed.world.models import Moment
from storylines import billing, booths
from storylines.sim.grammar import Line, Scene, Stakes, remember, tell, uses
from storylines.sim.stakes import branches
from storylines.stakes import record

Words = list[list[str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A moment, all that its telling could know, and what was said."""

    moment: Moment
    scene: Scene
    lines: tuple[Line, ...]


def word(moments: list[Moment]) -> dict[int, Words]:
    """The wording of moments, by primary key: [[speaker, text, frame], …]; a few queries, whatever their number."""
    return {
        telling.moment.pk: [[line.speaker, line.text, line.frame] for line in telling.lines]
        for telling in told(moments)
    }


def told(moments: list[Moment]) -> Iterator[Telling]:
    """Tell moments in the order in which they air; each knows what was said before it."""
    if not moments:
        return
    tables = booths.of(moments)
    bouts = billing.stakes(moments)
    heard = _heard(moments)
    for moment in sorted(moments, key=lambda m: (m.airs_at, m.timeline.slug, m.seq)):
        booth, key = tables[moment.timeline.slug], str(moment.facts.get("bout", ""))
        history = heard.setdefault(key, {}) if key else {}
        scene = replace(booth.now(moment), history=history, stakes=bouts.get(key, Stakes()))
        lines = _told(moment, scene)
        if moment.kind == "segment.stakes":
            lines = (*lines[:1], *_what_follows(moment, scene))
        heard[key] = remember(history, short(moment.kind), moment.facts, lines)
        booth.keep(moment.kind, (line.frame for line in lines))
        yield Telling(moment, scene, lines)


def _what_follows(moment: Moment, scene: Scene) -> Iterator[Line]:
    """The two at the table say what follows if one wins, or the other; of a crowd they single out nobody."""
    if len(moment.facts["sides"]) > MOST_SIDES:
        return
    known = record(str(moment.facts["bout"]), moment.airs_at)
    for branch, speaker in zip(branches(known, said=True) if known else (), scene.commentators, strict=False):
        yield Line(speaker, branch.text, f"stakes/{moment.facts['bout']}/{branch.side}")


def short(kind: str) -> str:
    """The grammar's name of a kind: a bout's spots go by their own."""
    return kind.removeprefix("bout.")


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
            lines = tuple(Line(line[0], line[1], line[2], uses(line[2])) for line in words or [])
            history = remember(history, short(kind), facts, lines)
        heard[key] = history
    return heard
