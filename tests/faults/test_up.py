"""`manage.py up` as a black box: real processes, killed and stopped in every way."""

import http.client
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from llmfed import gate, preflight
from llmfed.world import embedded
from tests.running import Up, command, database_url, environment, gone, start, until


def refused(data_dir: Path, *options: str, files: int | None = None, **urls: str) -> str:
    """The one line by which `up` says that it will not start."""

    def few_files() -> None:
        if files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

    done = subprocess.run(
        command(data_dir, *options),
        capture_output=True,
        text=True,
        env=environment(**urls),
        cwd=embedded.REPOSITORY,
        preexec_fn=few_files,
        timeout=30,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert not (data_dir / "postgres").exists()
    return done.stderr


def first_page(port: int) -> int:
    """The status of the first page; 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("universe")


@pytest.fixture
def running(data_dir: Path) -> Iterator[Up]:
    """An `up` whose first page is there; stopped at the end, and nothing of it left."""
    up = start(data_dir)
    try:
        up.wait_for("Ctrl-C stops everything")
        yield up
    finally:
        pids = up.pids()
        if up.process.poll() is None:
            up.stop()
        assert until(lambda: gone(pids), 15)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port} on 127.0.0.1 is taken" in refused(tmp_path, "--port", port)


def test_a_port_that_another_ups_processes_share_is_named(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with gate.shared("127.0.0.1", port), gate.shared("127.0.0.1", port):
        assert f"port {port} on 127.0.0.1 is taken" in refused(tmp_path, "--web=2", "--port", str(port))


@pytest.mark.parametrize(
    "pace", ["fast", "-3", "nan", *(pytest.param(more, marks=pytest.mark.long) for more in ("0", "inf"))]
)
def test_a_pace_that_is_none_is_refused(tmp_path: Path, pace: str) -> None:
    assert f"expected demo, brisk, real or a number above 0, not '{pace}'" in refused(tmp_path, f"--pace={pace}")


@pytest.mark.parametrize("option", ["--web", "--workers"])
@pytest.mark.parametrize(
    "number", ["0", "65", "two", *(pytest.param(more, marks=pytest.mark.long) for more in ("-1", "10000", "1.5", ""))]
)
def test_a_number_of_processes_that_is_none_is_refused(tmp_path: Path, option: str, number: str) -> None:
    said = refused(tmp_path, f"{option}={number}")
    assert said == f"up: argument {option}: expected 1 to 64 processes, not {number!r}\n"


def test_more_processes_than_there_is_room_for_are_refused() -> None:
    preflight.check_room(1, 1, memory_mb=512, connections=8)
    preflight.check_room(4, 4, memory_mb=4096, connections=100)
    with pytest.raises(preflight.Refusal, match="--web 8 --workers 8 needs about 3660 MB .* there are 2048"):
        preflight.check_room(8, 8, memory_mb=2048, connections=100)
    with pytest.raises(preflight.Refusal, match="--web 12 --workers 1 needs 106 connections .* takes 100"):
        preflight.check_room(12, 1, memory_mb=100_000, connections=100)
    with pytest.raises(preflight.Refusal, match="--web 1 --workers 2 needs about 1440 MB"):
        preflight.check_room(1, 2, mail=True, memory_mb=1400, connections=100)


def test_more_processes_than_our_own_database_takes_are_refused(tmp_path: Path) -> None:
    assert "--web 64 --workers 64 needs" in refused(tmp_path, "--port=0", "--web=64", "--workers=64")


def test_a_missing_universe_file_is_named(tmp_path: Path) -> None:
    assert "there is no universe file nowhere.toml" in refused(tmp_path, "--port=0", "--universe=nowhere.toml")


def test_a_database_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    url = "postgresql://fan@127.0.0.1:1/llmfed"
    assert "DATABASE_URL cannot be reached" in refused(tmp_path, "--port=0", DATABASE_URL=url)


def test_a_valkey_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path, "--port=0", VALKEY_URL="redis://127.0.0.1:1/0")
    assert "VALKEY_URL cannot be reached" in said


@pytest.mark.parametrize(
    ("url", "said"),
    [("sentinel://one/0", "VALKEY_URL: no master is named"), ("http://one", "VALKEY_URL: expected redis://")],
)
def test_a_valkey_that_is_nowhere_is_named(tmp_path: Path, url: str, said: str) -> None:
    assert said in refused(tmp_path, "--port=0", VALKEY_URL=url)


def test_what_a_database_does_not_speak_is_named(tmp_path: Path) -> None:
    asked = f"{os.environ['DATABASE_URL']}?sslmode="
    assert "server does not support SSL" in refused(tmp_path, "--port=0", DATABASE_URL=f"{asked}require")
    assert "invalid sslmode value" in refused(tmp_path, "--port=0", DATABASE_URL=f"{asked}maybe")


def test_too_few_open_files_are_named(tmp_path: Path) -> None:
    assert "may open only 300 files" in refused(tmp_path, "--port=0", files=300)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs a folder that is always full")
def test_a_full_disk_is_named() -> None:
    with pytest.raises(preflight.Refusal, match="only 0 MB are free in /proc: 500 are needed"):
        preflight.check_folder(Path("/proc"))


def test_a_data_folder_that_another_command_uses_is_refused(tmp_path: Path) -> None:
    with embedded.held(tmp_path / "servers.lock"):
        assert "another command is using the servers" in refused(tmp_path, "--port=0")


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be made" in refused(tmp_path / "file" / "universe", "--port=0")


@pytest.mark.long
def test_a_second_up_in_the_same_folder_is_refused_and_the_first_lives_on(running: Up, data_dir: Path) -> None:
    assert embedded.up_is_running(data_dir)
    second = subprocess.run(
        command(data_dir, "--port=0"),
        capture_output=True,
        text=True,
        env=environment(),
        cwd=embedded.REPOSITORY,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr.startswith(f"up: another up is running in {data_dir}")
    assert first_page(running.port) == 200


@pytest.mark.long
def test_killed_children_and_servers_come_back(running: Up) -> None:
    for words in ("daphne", "celery -q -A llmfed worker", "bin/postgres -D", "valkey-server"):
        os.kill(running.pid_of(words), signal.SIGKILL)
    for name in ("web", "worker", "database", "valkey"):
        running.wait_for(f"{name} ended (SIGKILL): back in 1 s", 10)
    assert until(lambda: first_page(running.port) == 200, 30), running.said


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_and_leaves_nothing(data_dir: Path, number: signal.Signals) -> None:
    up = start(data_dir)
    up.wait_for("Ctrl-C stops everything")
    pids = up.pids()
    assert len(pids) > 6
    assert up.stop(number) == 0
    assert gone(pids)
    assert up.lines[-1].startswith("stopped")
    assert not embedded.up_is_running(data_dir)


@pytest.mark.long
def test_a_killed_up_leaves_no_orphans_and_the_next_goes_on(data_dir: Path) -> None:
    up = start(data_dir)
    up.wait_for("Ctrl-C stops everything")
    with psycopg.connect(database_url(data_dir)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 'Iron Vale' AS winner")
    pids = up.pids()
    up.stop(signal.SIGKILL)
    again = start(data_dir)
    try:
        again.wait_for("Ctrl-C stops everything")
        assert until(lambda: gone(pids), 20)
        with psycopg.connect(database_url(data_dir)) as connection:
            assert connection.execute("SELECT winner FROM kept").fetchone() == ("Iron Vale",)
    finally:
        assert again.stop() == 0


@pytest.mark.long
def test_a_signal_before_the_first_page_stops_it_too(data_dir: Path) -> None:
    up = start(data_dir)
    up.wait_for("database ready")
    pids = up.pids()
    assert up.stop() == 0
    assert gone(pids)
