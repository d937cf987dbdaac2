"""Cups: what a match of a tournament is called, and what a win is worth in it."""

from dataclasses import dataclass

from federations.sim.leagues import TUNING


@dataclass(frozen=True, slots=True)
class Cup:
    """A match of a tournament: what it is called, and the round that a win leads to, empty in a final or for points.

    `crown` says that the final is for a championship; `federation` and `number` are where the tournament is found.
    """

    name: str
    bill: str
    following: str
    points: bool
    crown: bool
    federation: str
    number: int

    def worth(self, *, several: bool) -> tuple[str, str, int] | None:
        """What follows from a win: its kind, a clause without its subject, how much. None where a crown says it all."""
        if self.points:
            return "points", f"{'have' if several else 'has'} two more points in the {self.name}", TUNING.win
        if self.following:
            return "through", f"{'are' if several else 'is'} in the {self.following} of the {self.name}", 0
        return None if self.crown else ("cup", f"{'have' if several else 'has'} won the {self.name}", 0)
