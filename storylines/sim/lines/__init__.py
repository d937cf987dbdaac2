"""The line books: sentence frames by subject, as frames.read reads them."""

from storylines.sim.lines import (
    attacks,
    bell,
    control,
    endings,
    falls,
    finish,
    holds,
    hope,
    interviews,
    moves,
    news,
    openings,
    particular,
    pins,
    promos,
    quips,
    quips_falls,
    quips_memory,
    recalls,
    shows,
    tags,
    trouble,
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
        recalls,
        interviews,
        attacks,
        news,
        quips,
        quips_falls,
        openings,
        endings,
        pins,
        particular,
        trouble,
        quips_memory,
    )
)
