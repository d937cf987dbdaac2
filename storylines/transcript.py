"""One whole show as Markdown: everything that was said, from the opening to the last good night."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from characters.models import Character, Group
from federations.models import Championship, Show
from federations.sim.rules import MOST_SIDES
from llmfed.world import volumes
from llmfed.world.models import Moment
from llmfed.world.telling import worded
from storylines.sim.reading import STIPULATIONS
from storylines.sim.words import capital, clock, joined, number

TALK = {"line": "with a microphone", "question": "An interview", "attack": "is not waiting for a bell"}
SCENE = "Backstage"
# The last of it is said not long after it ended.
GOOD_NIGHT = timedelta(hours=1)


@dataclass(slots=True)
class Page:
    """The transcript as it is written, and where in the show we are."""

    names: dict[str, str]
    lines: list[str] = field(default_factory=list)
    part: str = ""
    counted: list[str] = field(default_factory=list)

    def heading(self, part: str, text: str) -> None:
        """Begin a part of the show, unless it has begun."""
        if part != self.part:
            self.part = part
            self.lines += [f"## {text}", ""]

    def counts(self) -> None:
        """Write down what the referee counted."""
        if self.counted:
            self.lines += [f"*{' … '.join(self.counted).capitalize()}.*", ""]
            self.counted.clear()


def transcript(show: Show) -> str:
    """What has aired of a show, as Markdown."""
    moments = worded(list(_moments(show)))
    page = Page(_names(moments))
    seats = f"{show.attendance:,} in the seats" if show.attendance else "doors open"
    page.lines += [f"# {show.name}", ""]
    page.lines += [f"{show.federation.name}, {show.city}, {show.starts_at:%-d %B %Y}. {seats}.", ""]
    for moment in moments:
        _tell(page, moment)
    page.counts()
    return "\n".join(page.lines).rstrip() + "\n"


def _moments(show: Show) -> Iterator[Moment]:
    """Aired moments of the show's federation between its doors."""
    line = Moment.objects.aired().filter(timeline=show.federation.timeline_id, airs_at__gte=show.starts_at)
    told = {moment.no: moment for moment in line.select_related("timeline")}
    if show.ended_at is not None:
        told |= {
            moment.no: moment for moment in volumes.told(None, since=show.starts_at, until=show.ended_at + GOOD_NIGHT)
        }
    opened = False
    for moment in sorted(told.values(), key=lambda moment: moment.no or 0):
        opened |= moment.kind == "show.opened" and moment.facts["show"] == show.number
        if opened and moment.timeline_id == show.federation.timeline_id:
            yield moment
            if moment.kind == "show.closed":
                return


def _names(moments: Iterable[Moment]) -> dict[str, str]:
    slugs = {str(moment.facts.get(role)) for moment in moments for role in ("by", "on")}
    stakes = [moment.facts for moment in moments if moment.kind == "segment.stakes"]
    slugs |= {slug for facts in stakes for side in facts["sides"] for slug in side}
    slugs |= {str(team) for facts in stakes for team in facts["teams"]}
    found = dict(Group.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return found | dict(Character.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _tell(page: Page, moment: Moment) -> None:
    """Write one moment: counts in a row, the clock before a spot, a name before what somebody says."""
    words: list[list[str]] = moment.words or []
    if moment.kind == "bout.count":
        page.counted += [line[1] for line in words]
        return
    page.counts()
    _head(page, moment)
    state = moment.facts.get("state")
    for speaker, text, *_ in words:
        timed = f"`{clock(state['clock_s'])}` {text}" if state and not speaker else text
        plain = f"*{text}*" if moment.kind.startswith(("champion", "feud", "injury")) else timed
        page.lines += [f"**{speaker}:** {text}" if speaker else plain, ""]


def _head(page: Page, moment: Moment) -> None:
    """Begin a new part where a moment does."""
    facts, kind = moment.facts, moment.kind
    if kind == "segment.stakes":
        billed = [
            page.names.get(team or "") or joined([page.names.get(key, key) for key in side])
            for team, side in zip(facts["teams"], facts["sides"], strict=True)
        ]
        belt = Championship.objects.filter(slug=facts["championship"] or "").values_list("name", flat=True).first()
        prize = f", for the {belt.removeprefix('The ')}" if belt else ""
        prize = prize or (", for a championship match" if facts.get("shot") else "")
        crowd = f"{capital(number(len(billed)))} in a {STIPULATIONS.get(facts['stipulation'], 'match')}"
        page.heading(facts["bout"], (" against ".join(billed) if len(billed) <= MOST_SIDES else crowd) + prize)
    elif kind in ("promo.line", "segment.question", "angle.attack"):
        by = page.names.get(facts["by"], facts["by"])
        how = TALK[kind.rpartition(".")[2]]
        title = SCENE if facts.get("move") == "scene" else how if how[0].isupper() else f"{by} {how}"
        page.heading(f"{facts['show']}/{facts['segment']}", title)
    elif kind == "show.closed":
        page.heading("closed", "Good night")
