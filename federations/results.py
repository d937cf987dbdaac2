"""Results as the rows that realism is scored on: one match a row."""

from collections.abc import Iterator

from django.db.models import Prefetch

from federations.announcing import ordered
from federations.models import Bout, Result, ResultQuerySet, Side
from federations.sim.kinds import Finish
from federations.sim.rules import OVER_THE_TOP

COLUMNS = (
    "show_date",
    "federation",
    "style",
    "show_id",
    "show_type",
    "match_order",
    "match_type",
    "stipulation",
    "participants",
    "winner",
    "finish",
    "duration_s",
    "title",
    "title_change",
    "rating",
)
FINISHES = {
    Finish.PIN: "pinfall",
    Finish.ROLL_UP: "pinfall",
    Finish.SUBMISSION: "submission",
    Finish.STOPPAGE: "ko",
    Finish.DQ: "dq",
    Finish.INTERFERENCE: "pinfall",
    Finish.COUNT_OUT: "countout",
    Finish.DOUBLE: "double",
    Finish.TIME_LIMIT: "draw",
    Finish.NO_CONTEST: "no_contest",
    Finish.TEN_COUNT: "ko",
    Finish.RETRIEVAL: "decision_unspecified",
    Finish.WAY_OUT: "decision_unspecified",
    Finish.TABLE: "decision_unspecified",
    Finish.OVER_TOP: "decision_unspecified",
    Finish.MOST_FALLS: "decision_unspecified",
    Finish.SCREWJOB: "pinfall",
}

MATCH_TYPES = {Bout.Form.TRIOS: "multi_tag", Bout.Form.MIXED: "tag"}
# A battle royal is a form of match there, not one of its rules.
UNREMARKABLE = {Bout.Stipulation.STANDARD, *OVER_THE_TOP}


def rows(results: ResultQuerySet) -> Iterator[dict[str, str | int | float]]:
    """A row a result, in the order in which they aired; people by slug, which is nobody else's."""
    sides = Prefetch("bout__sides", Side.objects.order_by("number", "position").select_related("character"))
    found = results.select_related("bout__segment__show__federation", "bout__championship").prefetch_related(sides)
    order: dict[int, int] = {}
    for result in found.order_by("airs_at", "pk").iterator(chunk_size=500):
        show = result.bout.segment.show
        order[show.pk] = order.get(show.pk, 0) + 1
        yield _row(result, order[show.pk])


def _row(result: Result, match_order: int) -> dict[str, str | int | float]:
    bout = result.bout
    show = bout.segment.show
    sides = [" & ".join(keys) for keys in ordered(list(bout.sides.all()))]
    return {
        "show_date": show.starts_at.date().isoformat(),
        "federation": show.federation.slug,
        "style": show.federation.style,
        "show_id": f"{show.federation.slug}/{show.number}",
        "show_type": "ppv" if show.is_big else "tv",
        "match_order": match_order,
        "match_type": MATCH_TYPES.get(Bout.Form(bout.form), str(bout.form)),
        "stipulation": "" if bout.stipulation in UNREMARKABLE else str(bout.stipulation),
        "participants": " vs ".join(sides),
        "winner": "" if result.winner is None else sides[result.winner],
        "finish": FINISHES[Finish(result.finish)],
        "duration_s": result.duration_s,
        "title": bout.championship.slug if bout.championship else "",
        "title_change": int(result.title_change) if bout.championship else "",
        "rating": result.stars,
    }
