"""Another process beside a bench: what it runs is named, as nothing of Django may be imported before it is set up."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import django
from django.utils.module_loading import import_string

PATIENCE_S = 60.0


@contextmanager
def started(name: str, *told: object) -> Iterator[Connection]:
    """A process that runs a function with the other end of what this yields, once it has said that it is ready."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_run, args=(name, theirs, *told), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.recv()
        yield ours
    finally:
        child.terminate()
        child.join()


def _run(name: str, teller: Connection, *told: object) -> None:
    django.setup()
    import_string(name)(teller, *told)
