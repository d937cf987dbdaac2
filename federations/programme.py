"""What is on: the poster and the scorebug of a show, its card, its results, and the lines told of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import FETCH_RAISE, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, JSONObject

from characters import faces
from characters.faces import Face
from federations import closing, trend
from federations.billing import Bill, Party, billed, bills
from federations.models import Bout, BoutQuerySet, Federation, Result, Segment, Show, ShowQuerySet
from federations.picture import BugSide, Scorebug
from federations.topics import federation_topic
from llmfed.accounts.models import Viewer
from llmfed.prepared import rows_of, values_of
from llmfed.world import telling, volumes
from llmfed.world.models import Moment, TopicTail
from llmfed.world.telling import Line, Reading
from llmfed.world.viewing import Viewed

RESULTS = 6
SHOW_LINES = 200


@dataclass(frozen=True, slots=True)
class Poster:
    """A match, or a show whose card is not out yet, to be pinned up."""

    federation: Federation
    heading: str
    url: str
    on_air: bool
    names: str
    sides: tuple[Party, ...]
    stakes: str
    championship: str
    at: datetime
    when: str
    countdown: str
    seconds: int | None
    where: str


@dataclass(frozen=True, slots=True)
class Marquee:
    """What stands over the door: the show on the air, or the next one."""

    show: Show
    federation: Federation
    poster: Poster
    on_air: bool
    last: int
    scorebug: Scorebug | None
    url: str
    in_the_ring: bool
    interrupted: bool = False

    @property
    def drew(self) -> str:
        """What the show came to, once it is over."""
        return trend.drew(self.show)

    @property
    def names(self) -> str:
        return self.poster.names or " v ".join(side.name for side in self.poster.sides) or self.show.name


def _speaking() -> Subquery:
    talk = Segment.objects.filter(show=OuterRef("pk"), position=OuterRef("staged")).exclude(kind=Segment.Kind.BOUT)
    row = JSONObject(speaker=faces.row("speaker"), target=faces.row("target"))
    return Subquery(talk.values(row=row)[:1])


def _tail() -> Subquery:
    topic = Concat(Value("federation:"), OuterRef("federation__slug"))
    return Subquery(TopicTail.objects.filter(topic=topic).values("no")[:1])


# Made once, like those of `billing`.
SPEAKING, TAIL = _speaking(), _tail()


def programmed(shows: ShowQuerySet) -> ShowQuerySet:
    """Shows with their federation, whether it is paused, who is speaking, and the last number of its topic.

    `closing` is a tournament whose final is still to join the card, `joined` the match that such a final has become.
    """
    line = {"paused": F("federation__timeline__paused"), "due_at": F("federation__timeline__due_at")}
    found = shows.annotate(speaking=SPEAKING, tail=TAIL, closing=closing.CLOSING, joined=closing.JOINED, **line)
    return found.select_related("federation", "place").fetch_mode(FETCH_RAISE)


def _next_or_on_air(shows: ShowQuerySet) -> ShowQuerySet:
    """The show that is on the air, the first to have opened; else the next to open. Who is paused comes last."""
    first = Case(When(paused=True, then=2), When(state=Show.State.ON_AIR, then=0), default=1)
    return programmed(shows.exclude(state=Show.State.OVER)).order_by(first, "starts_at", "pk")[:1]


def _next_seen(viewer: Viewer, slug: str) -> ShowQuerySet:
    return _next_or_on_air(Show.objects.visible_to(viewer).filter(federation__slug=slug))


def _numbered(viewer: Viewer, slug: str, number: int) -> ShowQuerySet:
    return programmed(Show.objects.visible_to(viewer).filter(federation__slug=slug, number=number))


# The next show, or the one on the air: of a federation as somebody sees it or as it is broadcast, and of them all.
NEXT_SEEN = Viewed(_next_seen, slug=str)
NEXT_OF = rows_of(lambda federation: _next_or_on_air(Show.objects.filter(federation=federation)), federation=int)
NEXT_PUBLIC = rows_of(lambda: _next_or_on_air(Show.objects.filter(federation__is_private=False)))
SHOW = Viewed(_numbered, slug=str, number=int)


def first_shows(shows: ShowQuerySet) -> dict[int, Show]:
    """The show on the air or next to open of each federation, by its key, in one query."""
    first = Case(When(state=Show.State.ON_AIR, then=0), default=1)
    ahead = shows.exclude(state=Show.State.OVER).order_by("federation", first, "starts_at").distinct("federation")
    ahead = ahead.annotate(paused=F("federation__timeline__paused"))
    return {show.federation_id: show for show in ahead.fetch_mode(FETCH_RAISE)}


def tail(show: Show | None) -> int:
    """The last number that aired on its federation's topic, when it was loaded."""
    return getattr(show, "tail", None) or 0


def _on_card(show: int, now: datetime) -> BoutQuerySet:
    return billed(Bout.objects.filter(segment__show=show), now).order_by("segment__position")


def _with_latest(results: Q, show: int, now: datetime) -> BoutQuerySet:
    """The bouts of a show, and those of the latest aired results that `results` admits."""
    latest = Result.objects.aired(now).filter(results).order_by("-airs_at", "-pk").values("bout")[:RESULTS]
    # A union where an "or" would do, because for an "or" every bout there ever was is looked at.
    wanted = latest.union(Bout.objects.filter(segment__show=show, segment__struck="").values("pk"), all=True)
    return billed(Bout.objects.filter(pk__in=wanted), now).order_by("segment__position")


def _with_public(show: int, now: datetime) -> BoutQuerySet:
    return _with_latest(Q(bout__segment__show__federation__is_private=False), show, now)


def _with_own(federation: int, show: int, now: datetime) -> BoutQuerySet:
    return _with_latest(Q(bout__segment__show__federation=federation), show, now)


ON_CARD = rows_of(_on_card, show=int, now=datetime)
WITH_PUBLIC = rows_of(_with_public, show=int, now=datetime)
WITH_OWN = rows_of(_with_own, federation=int, show=int, now=datetime)
NO_SHOW = 0


def bills_of(show: Show, now: datetime) -> list[Bill]:
    """A show's bills by place, those that were struck among them."""
    return bills(ON_CARD(show=show.pk, now=now))


def card_and_results(show: Show | None, now: datetime, of: Federation | None = None) -> tuple[list[Bill], list[Bill]]:
    """A show's bills by place, and the latest aired ones of a federation or of all public ones, newest first."""
    pk = show.pk if show else NO_SHOW
    found = bills(WITH_OWN(federation=of.pk, show=pk, now=now) if of else WITH_PUBLIC(show=pk, now=now))
    card = [bill for bill in found if bill.segment.show_id == pk]
    told = [bill for bill in found if bill.told]
    told.sort(key=lambda bill: (bill.show.starts_at, bill.segment.position), reverse=True)
    return card, told[:RESULTS]


def _told(topic: str, last: int, begins: datetime, ends: datetime) -> QuerySet[Moment, Any]:
    found = Moment.objects.on(topic).filter(airs_at__gte=begins, airs_at__lte=ends, no__lte=last)
    return found.order_by("-no").values_list(*telling.ROW)[:SHOW_LINES]


TOLD = values_of(_told, topic=str, last=int, begins=datetime, ends=datetime)
NEVER = datetime.max.replace(tzinfo=UTC)


def told_of(show: Show, reading: Reading) -> list[Line]:
    """The lines told of a show so far, newest first; none newer than the number the page was loaded at."""
    topic, begins, ends = federation_topic(show.federation.slug), show.starts_at, show.ended_at or NEVER
    rows = TOLD(topic=topic, last=tail(show), begins=begins, ends=ends)
    if reading.archived(begins):
        rows = telling.latest(rows, volumes.told(topic, since=begins, until=ends, latest=True), SHOW_LINES, reading)
    return telling.lines_of(rows)


def marquee(show: Show, card: Sequence[Bill], reading: Reading) -> Marquee:
    """The poster of what is on or next; on the air with its scorebug."""
    on_air = show.state == Show.State.ON_AIR
    interrupted = on_air and stands(show, reading)
    current = next((bill for bill in card if on_air and bill.segment.position == show.staged), None)
    bill = current or (card[-1] if card else None)
    bug = _bug(show, current, card) if on_air else None
    if bug and interrupted:
        bug = replace(bug, on_air=False, state_word="Interrupted")
    made = poster(show, bill, reading)
    if on_air and current is None:
        talkers = speakers(getattr(show, "speaking", None))
        made = replace(made, sides=tuple(Party(number, (who,)) for number, who in enumerate(talkers)))
    url = current.get_absolute_url() if current else show.get_absolute_url()
    return Marquee(show, show.federation, made, on_air, tail(show), bug, url, current is not None, interrupted)


def stands(show: Show, reading: Reading) -> bool:
    """Whether its federation is paused, and all has been told that was staged before."""
    return bool(getattr(show, "paused", False)) and getattr(show, "due_at", reading.now) <= reading.now


def poster(show: Show, bill: Bill | None, reading: Reading) -> Poster:
    """A show's poster, with a match on it once there is one."""
    on_air = show.state == Show.State.ON_AIR
    stakes = bill.reason if bill else "The card is announced in the days before the show."
    struck, paused = bill.struck if bill else "", bill.paused if bill else getattr(show, "paused", False)
    countdown = "when the federation goes on" if paused else reading.countdown(show.starts_at)
    return Poster(
        show.federation,
        show.name,
        bill.get_absolute_url() if bill else show.get_absolute_url(),
        on_air,
        bill.names if bill and bill.crowded else "",
        bill.sides if bill else (),
        stakes=struck or (f"{bill.rules}. {stakes}" if bill and bill.rules else stakes),
        championship=bill.prize if bill else "",
        at=show.starts_at,
        when=telling.when(show.starts_at),
        countdown="" if on_air or struck else countdown,
        seconds=None if on_air or struck or paused else reading.wall_seconds(show.starts_at),
        where=show.city,
    )


def _bug(show: Show, current: Bill | None, card: Sequence[Bill]) -> Scorebug:
    """The scorebug of a show: whoever is in the ring, be it with a microphone."""
    if current is not None:
        shown = () if current.crowded else current.sides
        sides = tuple(BugSide(side.name, side.alignment, 0, side.holds) for side in shown)
        belt = current.championship.name if current.championship else ""
        place = f"{card.index(current) + 1}/{len(card)}"
        return Scorebug(sides, place, True, "", belt, current.rules or current.reason or show.name)
    talkers = speakers(getattr(show, "speaking", None))
    sides = tuple(BugSide(who.name, who.alignment, 0, False) for who in talkers)
    return Scorebug(sides, "Mic", True, "", "", show.name)


def speakers(row: Mapping[str, Any] | None) -> list[Face]:
    """Who holds the microphone, and whom it is about."""
    found = [] if row is None else [row["speaker"], row["target"]]
    return [faces.read(who) for who in found if who["slug"]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place on a card, as far as it is public: a match, or a promo that has begun."""

    position: int
    place: str
    bill: Bill | None
    speaker: Face | None = None
    target: Face | None = None


def _talks(show: int, staged: int) -> QuerySet[Segment, Any]:
    begun = Segment.objects.filter(show=show, position__lte=staged, struck="").exclude(kind=Segment.Kind.BOUT)
    return begun.values_list("position", JSONObject(speaker=faces.row("speaker"), target=faces.row("target")))


TALKS = values_of(_talks, show=int, staged=int)


def card(show: Show, matches: Sequence[Bill]) -> list[Slot]:
    """A show's card in its order; who will speak is not announced."""
    standing = [bill for bill in matches if not bill.struck]
    slots = [Slot(bill.segment.position, "Off" if bill.struck else _place(bill, standing), bill) for bill in matches]
    for position, row in TALKS(show=show.pk, staged=show.staged):
        who = speakers(row)
        slots.append(Slot(position, "On the microphone", None, who[0], who[1] if len(who) > 1 else None))
    return sorted(slots, key=lambda slot: slot.position)


def _place(bill: Bill, matches: Sequence[Bill]) -> str:
    if bill is matches[-1]:
        return "Main event"
    return "Opener" if bill is matches[0] else f"Match {matches.index(bill) + 1}"
