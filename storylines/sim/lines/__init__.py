"""The line books: sentence frames by subject, as frames.read reads them."""

from storylines.sim.lines import (
    bell,
    control,
    falls,
    finish,
    holds,
    hope,
    moves,
    news,
    promos,
    quips,
    quips_falls,
    shows,
    stories,
    tags,
)

BOOKS = tuple(
    module.BOOK
    for module in (
        bell,
        moves,
        control,
        hope,
        falls,
        holds,
        tags,
        finish,
        shows,
        promos,
        news,
        stories,
        quips,
        quips_falls,
    )
)
