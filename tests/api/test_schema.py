"""The schema is true: whatever it allows is answered as it says, whatever it does not is refused."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import strategies as st
from schemathesis import GenerationMode

from federations.models import Bout, Entrant, Federation, Side, Tie, Tournament

# Nobody unpacks an answer on the way from one function of this process to the other.
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Requests inside a test's transaction leave its connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def served(_one_connection: None) -> Any:
    """The schema as the site serves it, with everything that is asked of it asked in this process."""
    return schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application())


@pytest.mark.usefixtures("first_day")
@pytest.mark.parametrize("examples", [5, pytest.param(100, marks=pytest.mark.long)])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_address_keeps_what_the_schema_promises(
    served: Any, mode: GenerationMode, examples: int, subtests: pytest.Subtests
) -> None:
    """Whether what is asked is allowed or not; only the parameters of a query can be wrong for certain."""
    operations = [result.ok() for result in served.get_all_operations()]
    asked = [one for one in operations if mode is GenerationMode.POSITIVE or len(one.query)]
    assert len(asked) >= 5
    for operation in asked:
        with subtests.test(operation.label):
            hypothesis.settings(max_examples=examples)(keeps(operation.as_strategy(generation_mode=mode)))()


def keeps(cases: st.SearchStrategy[schemathesis.Case]) -> Callable[[], None]:
    @hypothesis.given(case=cases)
    def keep(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=PLAIN)

    return keep


def _two(bout: Bout) -> list[tuple[int, Side]]:
    return list(enumerate(bout.sides.select_related("character").order_by("number", "position")[:2], start=1))


@pytest.mark.usefixtures("lived")
def test_every_page_of_a_lived_universe_has_the_shape_it_promises(served: Any) -> None:
    bout = Bout.objects.exclude(result=None)[0]
    cup = Tournament(federation=Federation.objects.get(), number=1, name="Cup", kind="knockout", rounds=1)
    cup.began_at = bout.bell_at
    cup.save()
    pair = [Entrant.objects.create(tournament=cup, seed=n, character=side.character) for n, side in _two(bout)]
    Tie.objects.create(tournament=cup, round=0, slot=0, one=pair[0], other=pair[1])
    names = {"federations": "ironbound", "characters": "bo-lindqvist", "championships": "iron-crown"}
    named = {"id": bout.pk, "federation": "ironbound", "number": 1}
    for result in served.get_all_operations():
        operation = result.ok()
        wanted = {**named, "slug": names.get(operation.path.split("/")[3], "")}
        variables = {name: wanted[name] for name in re.findall(r"{(\w+)}", operation.path)}
        response = operation.Case(path_parameters=variables).call_and_validate(headers=PLAIN)
        assert response.status_code == 200, operation.path


def test_the_schema_is_valid_and_leaves_nothing_to_guess(tmp_path: Path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))
    assert "SpokenLine" in (tmp_path / "schema.yml").read_text()


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.django_db(transaction=True)
def test_the_docs_page_works_under_the_content_security_policy(live_server: Any) -> None:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=8000"]
    page = subprocess.run(
        [str(CHROMIUM), *flags, "--dump-dom", f"{live_server.url}/api/v1/docs/"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert re.findall(r".*CONSOLE.*", page.stderr) == []
    assert page.stdout.count('class="opblock-summary-path"') >= 11
