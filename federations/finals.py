"""Finals on the night: where all of a tournament is on one show, its final becomes that show's last match."""

from federations import booking, roster, staging
from federations.courses import Course, members
from federations.laying import HEAT_OF_STAGE
from federations.models import Bout, Entrant, Promise, Show, Tie, Tournament
from federations.sim import brackets
from federations.sim.desk import Pairing
from federations.sim.minutes import TUNING
from llmfed.world.ticking import Tick


def is_tonight(tick: Tick, course: Course, tie: Tie) -> bool:
    """Whether a tie belongs to the show that is on."""
    if not course.tournament.one_night or tie.show is None or not tick.on_air:
        return False
    return tie.show.pk == staging.show_on_air(tick).pk


def fit(tick: Tick, tie: Tie) -> list[Entrant]:
    """Those of the two who can come out once more."""
    people = roster.load(tick)
    both = [one for one in (tie.one, tie.other) if one is not None]
    return [
        one
        for one in both
        if all(key in people.contracts and not people.is_hurt(key, tick.at) for key in members(tick, one))
    ]


def stage(tick: Tick, course: Course, tie: Tie) -> None:
    """Put the final on the card that is being staged, after everything else."""
    assert tie.one is not None
    assert tie.other is not None
    show, cup = staging.show_on_air(tick), course.tournament
    belt = cup.championship if cup.prize == Tournament.Prize.CROWN else None
    pairing = Pairing(
        (members(tick, tie.one), members(tick, tie.other)),
        brackets.billed(tie.stage, cup.name),
        belt.slug if belt else None,
        HEAT_OF_STAGE[brackets.FINAL],
        teams=tuple(one.team.slug if one.team else None for one in (tie.one, tie.other)),
        given_s=round(60 * (TUNING.big_main if show.is_big else TUNING.main)),
    )
    (bout,) = booking.write(tick, show, [pairing], after=show.length)
    show.length += 1
    tick.change(show, "length")
    # What comes next may have been looked up before there was this.
    tick.memo.pop("coming", None)
    tie.promise = promised(tick, tie, show)
    tie.promise.bout = bout
    tie.promise.save()
    tie.save(update_fields=["promise"])


def promised(tick: Tick, tie: Tie, show: Show) -> Promise:
    """The match of a tie as the ledger has it, not yet written; fought again, it has no rules to lose by."""
    assert tie.one is not None
    assert tie.other is not None
    cup = tie.tournament
    bill = brackets.billed(tie.stage, cup.name)
    return Promise(
        federation=cup.federation,
        kind=Promise.Kind.MATCH,
        show=show,
        one=tie.one.character,
        other=tie.other.character,
        one_team=tie.one.team,
        other_team=tie.other.team,
        championship=cup.championship if tie.is_final and cup.prize == Tournament.Prize.CROWN else None,
        stipulation=Bout.Stipulation.NO_DQ if tie.again else Bout.Stipulation.STANDARD,
        what=f"{tie.one.name} v {tie.other.name} at {show.name}: {bill}"[:200],
        made_at=tick.at,
    )
