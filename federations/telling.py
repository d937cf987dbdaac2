"""What the live topics of this app broadcast: the same partials that their pages show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from federations import houses, programme
from federations.billing import Bill, bill, billed
from federations.models import Bout, BoutQuerySet, Federation, Show, ShowQuerySet
from federations.picture import Stage, picture, stage_of
from federations.topics import match_topic
from llmfed.prepared import rows_of
from llmfed.world import telling, volumes
from llmfed.world.models import Moment, MomentQuerySet
from llmfed.world.telling import Asked, Panel, Reading, once, panels, read_clock

# Between these and the moment before them no tick can have run, so that they change nothing but the feed.
ONLY_A_LINE = ("segment.entrance", "segment.pick", "bond.")


def match_context(found: Bill, moments: list[Moment]) -> dict[str, Any]:
    """All that the match page shows of a match, from its aired moments, oldest first."""
    return {
        "bill": found,
        "federation": found.show.federation,
        "picture": picture(found, moments),
        "lines": telling.lines(moments)[::-1],
        "last": max((moment.no or 0 for moment in moments), default=0),
    }


def _aired(topic: str) -> MomentQuerySet:
    return Moment.objects.on(topic).order_by("no")


AIRED = rows_of(_aired, topic=str)


def moments_of(key: str) -> list[Moment]:
    """Everything in the table that has aired of a match, oldest first."""
    return AIRED(topic=match_topic(key))


def moments_ever_of(key: str) -> list[Moment]:
    """The same, however long ago it was."""
    known = {moment.no: moment for moment in (*moments_of(key), *volumes.told(match_topic(key)))}
    return sorted(known.values(), key=lambda moment: moment.no or 0)


def told_of(found: Bill, reading: Reading) -> list[Moment]:
    """Everything that has aired of a match."""
    key = found.bout.key
    return moments_of(key) if reading.archived_at is None else moments_ever_of(key)


def match_frame(moment: Moment) -> str:
    """One moment on the match page: its line, and what it changed in the picture."""
    key = next(topic for topic in moment.topics if topic.startswith("match:")).removeprefix("match:")
    found = once(("bill", key), lambda: _bill(key))
    stage = stage_of(moment)
    if stage is Stage.ENTRANCES and moment.kind == "segment.stakes":
        # The poster makes room for the ring.
        earlier = [one for one in moments_of(key) if (one.no or 0) < (moment.no or 0)]
        added = {"bar": _at("bar", found, moment), "opening": _at("opening", found, moment)}
        context = match_context(found, [*earlier, moment]) | added
        return render_to_string("federations/match.html#opening", context)
    context = {
        "bill": found,
        "federation": found.show.federation,
        "said": telling.lines([moment]),
        "picture": picture(found, [moment]) if stage in {Stage.ON, Stage.FINAL} else None,
        "panels_changed": moment.kind.startswith("poll."),
    }
    if stage is Stage.FINAL:
        context |= {place: _at(place, found, moment) for place in ("bar", "opening", "verdict")}
    return render_to_string("federations/match.html#frame", context)


def _at(place: str, found: Bill, moment: Moment) -> list[Panel | Asked]:
    """What stands at a place of the match page, as whoever is not signed in sees it."""
    return panels(place, None, found.bout, moment.airs_at)


def _keyed(key: str, now: datetime) -> BoutQuerySet:
    return billed(Bout.objects.filter(key=key), now)


KEYED = rows_of(_keyed, key=str, now=datetime)


def _bill(key: str) -> Bill:
    (found,) = KEYED(key=key, now=read_clock().now)
    return bill(found)


@dataclass(frozen=True, slots=True)
class Touched:
    """Which regions of the pages a moment changes."""

    state: bool
    roster: bool
    panels: bool


def touched_by(moment: Moment) -> Touched:
    """What a moment changes; whatever a tick does shows with the first moment after it."""
    kind = moment.kind
    return Touched(
        state=not kind.startswith(ONLY_A_LINE) and moment.facts.get("part", 1) == 1,
        roster=kind.startswith("contract."),
        panels=kind.startswith(("poll.", "feud.", "rankings.", "show.closed", "tournament.")),
    )


def federation_frame(moment: Moment) -> str:
    """One moment on the pages that follow a federation: its own, its show's and the home page."""
    touched = touched_by(moment)
    reading = once(("clock",), read_clock)
    federation = _federation(moment)
    slug = federation.slug
    staged = once(("staged", slug), lambda: _latest_staged(federation))
    context: dict[str, Any] = {"said": telling.lines([moment]), "touched": touched, "federation": federation}
    if staged is not None and _belongs(moment, staged):
        context["staged"] = staged
    if touched.state:
        context |= once(("page", slug), lambda: _page(federation, reading))
        if staged is not None:
            context |= once(("show", slug), lambda: show_context(staged, reading))
        first = once(("first",), programme.NEXT_PUBLIC.first)
        context["at_home"] = bool(first and context["marquee"] and first.pk == context["marquee"].show.pk)
    return render_to_string("federations/frame.html", context)


def _federation(moment: Moment) -> Federation:
    """Whose moment it is, of one that its federation is told."""
    slug = next(topic for topic in moment.topics if topic.startswith("federation:")).removeprefix("federation:")
    return once(("federation", slug), lambda: Federation.objects.get(slug=slug))


def _begun(federation: int) -> ShowQuerySet:
    begun = Show.objects.filter(federation=federation, state__in=[Show.State.ON_AIR, Show.State.OVER])
    return programme.programmed(begun).order_by("-starts_at")[:1]


BEGUN = rows_of(_begun, federation=int)


def _latest_staged(federation: Federation) -> Show | None:
    """The show that is on the air, or the last that was."""
    return BEGUN.first(federation=federation.pk)


def _belongs(moment: Moment, show: Show) -> bool:
    """Whether a moment is told on a show's page."""
    return moment.airs_at >= show.starts_at and (show.ended_at is None or moment.airs_at <= show.ended_at)


def _page(federation: Federation, reading: Reading) -> dict[str, Any]:
    return federation_context(federation, programme.NEXT_OF.first(federation=federation.pk), reading)


def universe_frame(moment: Moment) -> str:
    """One moment on the home page: the last results, and another show where it begins with another now.

    What is shown is the page's own, as it stands: feeds begin anew with all that has been told. Of a private federation
    nothing is.
    """
    federation = _federation(moment)
    if federation.is_private:
        return ""
    reading = once(("clock",), read_clock)
    home = once(("home",), lambda: home_context(reading))
    turned = _turns(moment, federation, home["marquee"])
    return render_to_string("federations/universe.html", home | {"turned": turned})


def _turns(moment: Moment, federation: Federation, marquee: programme.Marquee | None) -> bool:
    """Whether the home page may begin with another show since this moment, or the same show in another state."""
    if moment.kind not in {"show.opened", "show.closed", "timeline.dark"}:
        return False
    if marquee is None or marquee.federation.pk == federation.pk or moment.kind == "timeline.dark":
        return True
    if moment.kind == "show.opened":
        return False
    # Whatever opened before the one that is shown now was shown until it closed.
    closed = Show.objects.get(federation=federation, number=moment.facts["show"])
    return not marquee.on_air or closed.starts_at <= marquee.show.starts_at


def federation_context(federation: Federation, show: Show | None, reading: Reading) -> dict[str, Any]:
    """The parts of a federation's page that change while one watches."""
    card, results = programme.card_and_results(show, reading.now, of=federation)
    standings = houses.standings(federation)
    return {
        "federation": federation,
        "marquee": programme.marquee(show, card, reading) if show else None,
        "belts": houses.belts(federation, reading.now),
        "standings": standings,
        "roster": houses.by_name(standings),
        "results": results,
    }


def show_context(show: Show, reading: Reading) -> dict[str, Any]:
    """The parts of a show's page that change while one watches."""
    matches = programme.bills_of(show, reading.now)
    return {
        "show": show,
        "header": programme.marquee(show, [bill for bill in matches if not bill.struck], reading),
        "card": programme.card(show, matches),
    }


def home_context(reading: Reading) -> dict[str, Any]:
    """What is on, for everybody."""
    show = programme.NEXT_PUBLIC.first()
    card, results = programme.card_and_results(show, reading.now)
    on_air = show is not None and show.state == Show.State.ON_AIR
    return {
        "marquee": programme.marquee(show, card, reading) if show else None,
        "told": programme.told_of(show, reading) if show and on_air else [],
        "results": results,
        "last": programme.tail(show) if show else 0,
    }
