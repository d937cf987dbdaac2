"""Stages: worlds that many tests begin from. Each is lived once, and left by every test as it was found."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.databases import created, using

Live = Callable[[], object]


@dataclass
class Stages:
    """The databases of the stages that somebody has asked for."""

    empty: str
    closing: contextlib.ExitStack
    names: dict[Live, str] = field(default_factory=dict)

    @contextlib.contextmanager
    def undone(self, live: Live | None) -> Iterator[None]:
        """Stand on a stage (an empty one without `live`); what happens there is rolled back."""
        with using(self._name(live)), transaction.atomic():
            yield
            transaction.set_rollback(True)

    @contextlib.contextmanager
    def own(self, live: Live) -> Iterator[str]:
        """A copy of a stage, for threads and processes too; what is done to it is done to nothing else."""
        with created(self._name(live)) as name, using(name):
            yield name

    def _name(self, live: Live | None) -> str:
        if live is None:
            return self.empty
        if live not in self.names:
            name = self.closing.enter_context(created(self.empty))
            with using(name):
                live()
            self.names[live] = name
        return self.names[live]


@pytest.fixture(scope="session")
def stages(migrated: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Stages]:
    with contextlib.ExitStack() as closing:
        yield Stages(migrated, closing)
        # The stack is wound up with leave to use the database.
        closing.enter_context(django_db_blocker.unblock())


def db_of(known: Mapping[str, Live]) -> Callable[..., Iterator[None]]:
    """A `db` fixture that stands on the last of these stages whose fixture a test asks for, on an empty one else."""

    @pytest.fixture
    def db(request: pytest.FixtureRequest, stages: Stages, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
        asked = [live for name, live in known.items() if name in request.fixturenames]
        with django_db_blocker.unblock(), stages.undone(asked[-1] if asked else None):
            yield

    return db
