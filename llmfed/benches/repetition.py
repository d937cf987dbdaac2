"""How often the voice repeats itself: sentences within a show, and five words in a row over a week, names left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from llmfed.benches import week
from llmfed.benches.report import Report
from storylines.sim.reading import parties, slots
from storylines.voice import Telling, short

# Slots that name somebody or something: in any of their forms.
NAMED = re.compile(
    r"(by|on|helper|from|out|a|b|foe|last|all|winner|loser|friend|about)('s|\.full|\.home|\.[fF]inisher)?"
    r"|title|named|Named|move|Move|finisher|Finisher|home|town|city|fed|show|next|event|last_event|craft|colour|reason|Reason"
)


def run(*, days: int = 28) -> Report:
    """Measure the shows of `days` of a young world, week by week."""
    report = Report("repetition")
    told = week.told(days)
    shows = list(week.shows(told))
    said = [line for show in shows for telling in show for line in telling.lines]
    report.add("shows_count", len(shows))
    report.add("lines_count", len(said))
    report.add("frames_repeated_in_a_show_count", sum(map(repeated, shows)), most=0)
    weeks = [five_words(telling for show in one for telling in show) for one in week.weeks(shows)]
    report.add("five_words_repeated_in_a_week_share", sum(weeks) / len(weeks), most=0.03)
    report.add("five_words_repeated_in_the_worst_week_share", max(weeks), most=0.03)
    report.add("spots_told_share", told_share(shows))
    kinds = Counter(short(telling.moment.kind) for show in shows for telling in show if telling.lines)
    for kind, count in sorted(kinds.items()):
        report.add(f"{kind.replace('.', '_')}_lines_count", count)
    return report


def repeated(show: Iterable[Telling]) -> int:
    """How many lines of a show use a sentence that it had before. The referee's counts are no sentences."""
    counts = Counter(line.frame for telling in show for line in telling.lines if line.frame)
    return sum(counts.values()) - len(counts)


def five_words(told: Iterable[Telling]) -> float:
    """The share of five words in a row that were said before."""
    seen: Counter[tuple[str, ...]] = Counter(row for telling in told for row in _rows(telling))
    return (seen.total() - len(seen)) / max(seen.total(), 1)


def told_share(shows: Iterable[Iterable[Telling]]) -> float:
    """The share of spots that got a line; not every spot does."""
    spots = [telling for show in shows for telling in show if telling.moment.kind.startswith("bout.")]
    return sum(bool(telling.lines) for telling in spots) / max(len(spots), 1)


def _rows(telling: Telling) -> Iterator[tuple[str, ...]]:
    facts, scene = telling.moment.facts, telling.scene
    words = slots(facts, scene, parties(facts, scene))
    names = {word for slot, word in words.items() if NAMED.fullmatch(slot) and word}
    strike = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "$^", re.IGNORECASE)
    for line in telling.lines:
        said = re.findall(r"[a-z']+", strike.sub(" ", line.text).lower())
        yield from zip(*(said[start:] for start in range(5)), strict=False)
