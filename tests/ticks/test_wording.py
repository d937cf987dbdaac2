"""A show is told in many batches, in whatever order: together they use no sentence twice."""

from collections import Counter

import pytest

from llmfed.world.models import Moment
from storylines import voice


def moments(slug: str) -> list[Moment]:
    return list(Moment.objects.filter(timeline__slug=slug).select_related("timeline").order_by("airs_at", "seq"))


def tell_in(batches: list[list[Moment]]) -> None:
    """Air the batches one after the other, as the airing process does."""
    for batch in batches:
        for pk, words in voice.word(batch).items():
            Moment.objects.filter(pk=pk).update(words=words, no=pk)


def frames_of_shows(slug: str) -> list[Counter[str]]:
    shows: list[Counter[str]] = []
    for moment in moments(slug):
        if moment.kind == "show.opened":
            shows.append(Counter())
        if shows:
            shows[-1].update(line[2] for line in moment.words or [] if line[2])
    return shows


@pytest.mark.parametrize("backwards", [False, True])
def test_a_show_told_in_batches_uses_no_sentence_twice(lived: str, backwards: bool) -> None:
    told = moments("tramway")
    batches = [told[start : start + 37] for start in range(0, len(told), 37)]
    tell_in(batches[::-1] if backwards else batches)
    shows = frames_of_shows("tramway")
    assert sum(shows[0].values()) > 60
    assert [frame for show in shows for frame, count in show.items() if count > 1] == []


def test_the_city_of_a_show_is_where_it_is(lived: str) -> None:
    opened = Moment.objects.filter(kind="show.opened", timeline__slug="tramway").first()
    assert opened is not None
    Moment.objects.filter(pk=opened.pk).update(facts={**opened.facts, "city": "Elsewhere"})
    bells = [moment for moment in moments("tramway") if moment.kind == "bout.bell"][:1]
    scene = next(voice.told(bells)).scene
    assert scene.city == "Elsewhere"
