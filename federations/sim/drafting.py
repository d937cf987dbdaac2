"""Drafting: who would be asked first, so that a new federation has somebody to cheer, to boo and to meet."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a founder is after: a fame in the crowd's eyes, and hands that can work."""

    size: int = 14  # wrestlers: two cards of television without anybody twice, and a few to spare
    fame: float = 0.6  # share of a candidate's worth that is fame; the rest is what they can do
    kept_from_teams: int = 2  # the best of each pool stand alone: a championship has to be about somebody


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be drafted. `over` and `skill` are shares, 0–1."""

    key: str
    gender: str
    alignment: str
    over: float
    skill: float

    def worth(self, tuning: Tuning = TUNING) -> float:
        return tuning.fame * self.over + (1 - tuning.fame) * self.skill


Pair = tuple[str, str]


def suggest(candidates: Iterable[Candidate], tuning: Tuning = TUNING) -> list[str]:
    """The keys of a balanced draft, at most `size`: women and men, heels and faces in turn, the best of each first.

    Deterministic; whoever is neither woman nor man joins the smaller half.
    """
    ranked = _ranked(candidates, tuning)
    women = [one for one in ranked if one.gender == "f"]
    men = [one for one in ranked if one.gender == "m"]
    for one in ranked:
        if one.gender not in {"f", "m"}:
            min(women, men, key=len).append(one)
    both = zip_longest(_by_turns(women), _by_turns(men))
    return [one.key for two in both for one in two if one is not None][: tuning.size]


def nearest(lost: Candidate, free: Iterable[Candidate], tuning: Tuning = TUNING) -> Candidate | None:
    """Whoever of the free is most like somebody who is gone: the gender before the alignment before the worth."""
    return min(
        free,
        key=lambda one: (
            one.gender != lost.gender,
            one.alignment != lost.alignment,
            abs(one.worth(tuning) - lost.worth(tuning)),
            one.key,
        ),
        default=None,
    )


def pairs(drafted: Sequence[Candidate], tuning: Tuning = TUNING) -> list[Pair]:
    """Two teams that can meet, of one gender: one of heels and one of faces where there are as many; else fewer."""
    pools = [[one for one in drafted if one.gender == gender] for gender in ("f", "m")]
    for pool in sorted(pools, key=len, reverse=True):
        rest = _ranked(pool, tuning)[tuning.kept_from_teams :]
        boos = _team([one for one in rest if one.alignment != "face"])
        cheers = _team([one for one in rest if one.key not in (boos or ()) and one.alignment != "heel"])
        if boos and cheers:
            return [boos, cheers]
    return []


def shortfalls(drafted: Collection[Candidate]) -> list[str]:
    """What a draft lacks to be booked at all, in words; empty if it can be."""
    wrong = []
    for gender, name in (("f", "woman"), ("m", "man")):
        if sum(one.gender == gender for one in drafted) == 1:
            wrong.append(f"one {name} alone has nobody to meet: draft another, or none")
    for alignment, missing in (("heel", "nobody to boo: draft a heel"), ("face", "nobody to cheer: draft a face")):
        if not any(one.alignment in {alignment, "tweener"} for one in drafted):
            wrong.append(missing)
    return wrong


def _ranked(candidates: Iterable[Candidate], tuning: Tuning) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.worth(tuning), one.key))


def _by_turns(pool: Sequence[Candidate]) -> Iterator[Candidate]:
    """A pool with a heel after each face; whoever is neither fills what is left."""
    heels = [one for one in pool if one.alignment == "heel"]
    faces = [one for one in pool if one.alignment == "face"]
    others = [one for one in pool if one.alignment not in {"heel", "face"}]
    even = min(len(heels), len(faces))
    for heel, face in zip(heels, faces, strict=False):
        yield from (face, heel)
    rest = {one.key for one in (*heels[even:], *faces[even:], *others)}
    yield from (one for one in pool if one.key in rest)


def _team(pool: Sequence[Candidate]) -> Pair | None:
    """The two next to each other in worth who are most alike; they come as a pair, in the order of their keys."""
    found = min(combinations(pool, 2), key=lambda two: abs(two[0].skill - two[1].skill), default=None)
    return (min(one.key for one in found), max(one.key for one in found)) if found else None
