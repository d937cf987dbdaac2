"""Orders about what drives leads and how commentators talk: checked as the universe file is."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from characters.models import Character, Commentator, Lead
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused
from storylines.sim.speech import HABITS
from storylines.sim.speech_rules import Slip, commentator_slips, entrance_slips, lead_slips, says

if TYPE_CHECKING:
    from llmfed.accounts.models import User

LEAD = ("wound", "lie", "habits", "never", "entrance", "finisher_story", "speech")
COMMENTATOR = ("view", "grudge", "joke", "lines")
LONGEST_HABIT = 120


def change_lead(*, lead: Lead, changed: Mapping[str, Any], by: "User") -> None:
    """Change what drives somebody or how they talk. Raises Refused."""
    _give("lead.edited", lead.character, changed, by)


def change_commentator(*, commentator: Commentator, changed: Mapping[str, Any], by: "User") -> None:
    """Change what a commentator holds or says. Raises Refused."""
    _give("commentator.edited", commentator.character, changed, by)


def _give(kind: str, who: Character, changed: Mapping[str, Any], by: "User") -> None:
    if who.home is None:
        raise Refused(f"{who.name} is on the way to another home; tomorrow there is one again.")
    orders.give(timeline=who.home, kind=kind, facts={"slug": who.slug, "changes": dict(changed)}, by=by)


@orders.edit("lead.edited")
def _lead_edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    lead = Lead.objects.filter(character__slug=facts["slug"], character__home=timeline).first()
    if lead is None:
        raise Refused(f"{facts['slug']} leads nothing at {timeline.slug}.")
    changes.write(lead, facts["changes"], LEAD)
    if not _are_habits(lead.habits):
        raise Refused(f"habits: a list of {HABITS}, each of 1 to {LONGEST_HABIT} characters.")
    if not re.fullmatch(r"[^\W\d_][\w'’-]*", lead.never) or lead.never != lead.never.lower():
        raise Refused("never: one word in lowercase letters.")
    if says(lead.never, lead.lie):
        raise Refused(f"lie: {lead.never} is the word that they never say.")
    if expected := entrance_slips(lead.entrance):
        raise Refused(f"entrance: {'; '.join(expected)}.")
    _check("speech", lead_slips(lead.speech, lead.never))


@orders.edit("commentator.edited")
def _commentator_edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    found = Commentator.objects.filter(character__slug=facts["slug"], character__home=timeline).first()
    if found is None:
        raise Refused(f"{facts['slug']} sits at no table of {timeline.slug}.")
    changes.write(found, facts["changes"], COMMENTATOR)
    _check("lines", commentator_slips(found.lines, set(Character.objects.values_list("slug", flat=True))))


def _are_habits(told: Any) -> bool:
    """Whether these are five habits of speech."""
    if not isinstance(told, list) or len(told) != HABITS:
        return False
    return all(isinstance(habit, str) and 0 < len(habit) <= LONGEST_HABIT for habit in told)


def _check(book: str, slips: Iterable[Slip]) -> None:
    """Everything that is wrong with a book, sentence by sentence."""
    told = [
        f"{slip.section or book}{'' if slip.number is None else f' {slip.number + 1}'}: "
        f"found {slip.found}; expected {slip.expected}."
        for slip in slips
    ]
    if told:
        raise Refused(" ".join(told))
