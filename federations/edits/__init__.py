"""What promoters may change of federations: each edit is an order, checked against the invariants."""

from federations.edits import ahead, lineup
from federations.edits.belts import award, vacate
from federations.edits.belts import change as change_championship
from federations.edits.belts import create as create_championship
from federations.edits.belts import remove as remove_championship
from federations.edits.calendar import add_series, change_series, remove_series, rename_show
from federations.edits.cards import change as change_card
from federations.edits.cities import change as change_city
from federations.edits.company import change as change_federation
from federations.edits.company import entrust
from federations.edits.contracts import change as change_contract
from federations.edits.contracts import hire, release

__all__ = [
    "add_series",
    "ahead",
    "award",
    "change_card",
    "change_championship",
    "change_city",
    "change_contract",
    "change_federation",
    "change_series",
    "create_championship",
    "entrust",
    "hire",
    "lineup",
    "release",
    "remove_championship",
    "remove_series",
    "rename_show",
    "vacate",
]
