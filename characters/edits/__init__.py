"""What promoters may change of people: each edit is an order, checked against the invariants."""

from characters.edits.groups import change as change_group
from characters.edits.groups import dissolve as dissolve_group
from characters.edits.groups import form as form_group
from characters.edits.news import tell
from characters.edits.people import (
    ATTRIBUTES,
    EDITABLE,
    PERSONA,
    TRAITS,
    create,
    edit,
    free_agents,
    heal,
    hurt,
    person,
    reaction,
)

__all__ = [
    "ATTRIBUTES",
    "EDITABLE",
    "PERSONA",
    "TRAITS",
    "change_group",
    "create",
    "dissolve_group",
    "edit",
    "form_group",
    "free_agents",
    "heal",
    "hurt",
    "person",
    "reaction",
    "tell",
]
