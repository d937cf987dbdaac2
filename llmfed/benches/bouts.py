"""How many matches a core plays in a second, told and untold, and how long the booker takes for a card."""

import random
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle, islice

from federations.again import input_of
from federations.models import Result
from federations.sim import booker
from federations.sim.bout import simulate
from federations.sim.desk import Belt, Desk, Hand, Wanted
from federations.sim.kinds import BoutInput
from llmfed import headless
from llmfed.benches import scratch
from llmfed.benches.report import Report, quantile
from llmfed.world import randomness

BOUTS, ROUNDS, CARDS = 600, 5, 60
ROSTER = 60


def run(*, days: int = 28) -> Report:
    """Play what the default universe booked in its first weeks once more, and book cards for sixty people."""
    report = Report("bouts")
    with scratch.universe() as made:
        headless.advance(until=made.began_at + timedelta(days=days))
        played = [input_of(one) for one in Result.objects.order_by("airs_at").values_list("played", flat=True)]
    singles = [bout for bout in played if all(len(side) == 1 for side in bout.sides) and len(bout.sides) == 2]
    told, untold = [], []
    for number in range(ROUNDS):
        untold.append(_bouts_a_second(singles, number, told=False))
        told.append(_bouts_a_second(singles, number, told=True))
    report.add("singles_untold_per_s", quantile(untold, 0.5), least=800)
    report.add("singles_told_per_s", quantile(told, 0.5), least=250)
    report.add("others_untold_per_s", _bouts_a_second([bout for bout in played if bout not in singles], 0, told=False))
    cards = [_card_ms(_desk(singles, number, big=number % 8 == 0), number) for number in range(CARDS)]
    report.add("card_p50_ms", quantile(cards, 0.5))
    report.add("card_max_ms", max(cards), most=30)
    return report


def _bouts_a_second(bouts: Sequence[BoutInput], round_: int, *, told: bool) -> float:
    chosen = list(islice(cycle(bouts), BOUTS))
    streams = [randomness.stream(scratch.SECRET, "bench", round_, number) for number in range(BOUTS)]
    began = time.perf_counter()
    for bout, stream in zip(chosen, streams, strict=True):
        simulate(bout, stream, told=told)
    return BOUTS / (time.perf_counter() - began)


def _card_ms(desk: Desk, number: int) -> float:
    rng = randomness.stream(scratch.SECRET, "bench", "card", number)
    began = time.perf_counter()
    booker.card(desk, rng)
    return (time.perf_counter() - began) * 1000


def _desk(bouts: Sequence[BoutInput], number: int, *, big: bool) -> Desk:
    """Sixty people who fought in these matches, with five championships, eight teams and eight quarrels."""
    known = {who.key: who for bout in bouts for side in bout.sides for who in side}
    people = list(islice(cycle(known.values()), ROSTER))
    rng = random.Random(number)
    hands = [
        Hand(
            key=f"{who.key}-{seat}",
            name=who.key,
            gender=who.gender,
            alignment=who.alignment,
            over=who.over,
            momentum=who.momentum,
            win_share=rng.random(),
            energy=0.6 + 0.4 * rng.random(),
            days_idle=rng.randrange(20),
            charisma=who.charisma,
        )
        for seat, who in enumerate(people)
    ]
    keys = [hand.key for hand in hands]
    teams: dict[str, tuple[str, ...]] = {f"team-{seat}": (keys[2 * seat], keys[2 * seat + 1]) for seat in range(8)}
    belts = [Belt(f"belt-{rank}", f"Belt {rank}", rank, "open", 1, (keys[-1 - rank],), 40) for rank in range(4)]
    belts.append(Belt("tag", "Tag", 4, "open", 2, teams["team-0"], 40))
    pairs = [tuple(sorted(rng.sample(keys, 2))) for _ in range(90)]
    wanted = [Wanted(one, other, 5.0 + 3 * n, n % 2 == 0, n) for n, (one, other) in enumerate(pairs[:8])]
    return Desk(hands, belts, wanted, {(one, other): rng.randrange(28) for one, other in pairs}, teams, big)
