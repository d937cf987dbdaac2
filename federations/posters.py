"""Posters of matches and shows as images: what a shared link shows, and never more than the page does."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from characters import portraits, printing
from characters.models import Character
from characters.sim.portraits.colour import Tone
from characters.sim.portraits.poster import Bill, Standee, match_poster
from federations import programme, telling
from federations.billing import Party, bill
from federations.models import Federation, Show
from federations.programme import Poster
from federations.views import MATCH
from llmfed.world.telling import read_clock

# Of each side a poster draws so many.
DRAWN = 2


@require_safe
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """The poster of a match, for whoever may see the match."""
    reading = read_clock()
    found = bill(MATCH.get_or_404(request.user, pk=pk, now=reading.now))
    return _printed(request, programme.poster(found.show, found, reading), reading.now.date())


@require_safe
def show(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The poster of a show with its main event, once that is announced, for whoever may see the show."""
    reading = read_clock()
    found: Show = programme.SHOW.get_or_404(request.user, slug=slug, number=number)
    return _printed(request, telling.show_context(found, reading)["header"].poster, reading.now.date())


def _printed(request: HttpRequest, poster: Poster, on: date) -> HttpResponse:
    company = poster.federation
    told = Bill(
        company=printing.lettered(company.name, company.slug),
        heading=printing.lettered(poster.heading, company.slug),
        when=poster.when,
        hue=company.hue,
        sides=_standing(poster.sides, on),
        crest=_crest(company),
        gold=printing.lettered(poster.championship),
    )
    return printing.png(request, match_poster(told, printing.measure), public=not company.is_private)


def _standing(sides: Iterable[Party], on: date) -> tuple[Standee, ...]:
    """The sides with their portraits; the plate is on whoever held the championship at the bell."""
    sides = tuple(sides)
    slugs = [face.slug for side in sides for face in side.people[:DRAWN]]
    people = {who.slug: who for who in portraits.lit(Character.objects.filter(slug__in=slugs))}
    return tuple(
        Standee(
            printing.lettered(side.name, side.people[0].slug),
            tuple(portraits.portrait_of(people[face.slug], on, champion=side.holds) for face in side.people[:DRAWN]),
        )
        for side in sides
    )


def _crest(company: Federation) -> str:
    """A federation's crest in its own light, for dark ground."""
    arms, light = company.arms, Tone(0.72, 0.13, company.hue).hex
    return (
        f'<path fill="{light}" d="{arms.field}"/><path fill-opacity=".24" d="{arms.division}"/>'
        f'<path fill="#0b0f12" d="{arms.charge}"/>'
    )
