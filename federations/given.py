"""Orders about a card as they were given: what each changed, and which of them are in force."""

from dataclasses import dataclass

from federations.edits import lineup
from federations.models import Show
from llmfed.world.models import Order

KINDS = tuple(f"card.{kind}" for kind in lineup.KINDS)


@dataclass(frozen=True, slots=True)
class Given:
    """An order of a card's, and whether it is in force or was undone."""

    order: Order
    in_force: bool

    @property
    def number(self) -> int:
        return self.order.number

    @property
    def what(self) -> str:
        return str(self.order.facts.get("what", "Changed in the admin"))

    @property
    def by(self) -> str:
        return self.order.by.username if self.order.by else "somebody"

    @property
    def can_be_undone(self) -> bool:
        return self.in_force and self.order.kind in KINDS


def history(show: Show) -> list[Given]:
    """The orders that changed a card, latest first, and which of them are in force."""
    found = Order.objects.filter(timeline=show.federation.timeline_id, kind__in=(*KINDS, "card.changed"))
    rows = list(found.filter(facts__show=show.number).select_related("by").order_by("number"))
    in_force, undoes = {}, {order.number: order.facts.get("undoes") for order in rows}
    for order in rows:
        in_force[order.number], other = True, undoes[order.number]
        while other is not None:
            in_force[other] = not in_force[other]
            other = undoes[other]
    return [Given(order, in_force[order.number]) for order in reversed(rows)]
