"""What a bout is about, as it was billed: the championship, the feud, and the last time these two met."""

from federations.models import Bout, Reign, Result, Segment
from llmfed.world.models import Moment
from storylines.sim.scene import Stakes


def stakes(moments: list[Moment]) -> dict[str, Stakes]:
    """What each bout among the moments is about, by its key."""
    keys = {str(moment.facts["bout"]) for moment in moments if "bout" in moment.facts}
    bouts = list(Bout.objects.filter(key__in=keys).with_sides())
    last = _last_positions({bout.segment.show_id for bout in bouts})
    known = {bout.key: _of(bout, main=last.get(bout.segment.show_id) == bout.segment.position) for bout in bouts}
    return _announced(moments) | known


def _announced(moments: list[Moment]) -> dict[str, Stakes]:
    """What bouts are about that stand on no card: as much as was announced of them, among these very moments."""
    announced = {moment.facts["bout"]: moment.facts for moment in moments if moment.kind == "segment.stakes"}
    return {
        key: Stakes(sides=tuple(map(tuple, facts["sides"])), heat=facts["heat"], reason=facts["reason"])
        for key, facts in announced.items()
    }


def _of(bout: Bout, *, main: bool) -> Stakes:
    sides: dict[int, tuple[str, ...]] = {}
    for side in bout.sides.all():
        sides[side.number] = (*sides.get(side.number, ()), side.character.slug)
    up = {side.character.slug: side.wager for side in bout.sides.all() if side.wager}
    belt = bout.championship.slug if bout.championship else None
    count, last = _meetings(bout, sides)
    return Stakes(
        championship=belt,
        holders=_holders(bout) if belt else (),
        meetings=count,
        last_winner=_winner(last) if last else None,
        last_finish=last.finish if last else "",
        last_event=last.bout.segment.show.named_at(bout.segment.show.name) if last else "",
        last_days=(bout.bell_at.date() - last.airs_at.date()).days if last and bout.bell_at else 0,
        heat=round(bout.heat),
        reason=bout.reason,
        main=main,
        sides=tuple(sides.values()),
        wagers=up,
    )


def _last_positions(shows: set[int]) -> dict[int, int]:
    """Where on each show's card the main event stands."""
    rows = Segment.objects.filter(show__in=shows, kind=Segment.Kind.BOUT, struck="").order_by("position")
    return dict(rows.values_list("show", "position"))


def _holders(bout: Bout) -> tuple[str, ...]:
    """Who held the championship when the bout began, or holds it while it is still to come."""
    reigns = Reign.objects.filter(championship=bout.championship).order_by("-number")
    reign = (reigns if bout.bell_at is None else reigns.filter(began_at__lte=bout.bell_at)).first()
    return tuple(reign.holders.order_by("slug").values_list("slug", flat=True)) if reign else ()


def _meetings(bout: Bout, sides: dict[int, tuple[str, ...]]) -> tuple[int, Result | None]:
    """How often two single opponents had met before, and how the last of it ended."""
    if len(sides) != 2 or any(len(side) != 1 for side in sides.values()) or bout.bell_at is None:
        return 0, None
    one, other = (side[0] for side in sides.values())
    met = Result.objects.aired(bout.bell_at).filter(bout__form=Bout.Form.SINGLES)
    met = met.filter(bout__sides__character__slug=one).filter(bout__sides__character__slug=other)
    found = list(met.select_related("bout__segment__show").order_by("-airs_at"))
    return len(found), found[0] if found else None


def _winner(last: Result) -> str | None:
    """Who won a singles match."""
    if last.winner is None:
        return None
    return last.bout.sides.filter(number=last.winner).values_list("character__slug", flat=True).first()
