"""The embedded servers, as real processes."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from llmfed.world import children, embedded
from llmfed.world.engines import Postgres
from tests.running import gone, until

HOLDER = """
import sys, time
from pathlib import Path
from llmfed.world import embedded
servers = embedded.start(Path(sys.argv[1]), durable=False)
print("ready", *(engine.process.pid for engine in servers.engines), flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _no_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("VALKEY_URL", raising=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose servers have run once."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATABASE_URL", "VALKEY_URL"):
            patch.delenv(name, raising=False)
        with embedded.start(folder, durable=False):
            pass
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A data folder like it, owners and all, for a test to do with as it likes."""
    subprocess.run(["cp", "-a", f"{made}/.", str(tmp_path)], check=True)
    return tmp_path


@pytest.fixture
def holder(folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Another process that runs the servers of `folder`, and their pids."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=embedded.REPOSITORY)
    assert process.stdout is not None
    word, *pids = process.stdout.readline().split()
    assert word == "ready"
    yield process, [int(pid) for pid in pids]
    process.kill()
    process.wait()
    process.stdout.close()


def pids_of(servers: embedded.Servers) -> list[int]:
    return [engine.process.pid for engine in servers.engines if engine.process]


def test_data_survives_a_restart_and_nothing_is_left_running(tmp_path: Path) -> None:
    with embedded.start(tmp_path, durable=False) as servers:
        with psycopg.connect(servers.database_url) as connection:
            connection.execute("CREATE TABLE bouts AS SELECT 'Iron Vale' AS winner")
        assert redis.Redis.from_url(servers.valkey_url).ping()
        pids = pids_of(servers)
    assert len(pids) == 2
    assert gone(pids)
    with (
        embedded.start(tmp_path, durable=False) as servers,
        psycopg.connect(servers.database_url) as connection,
    ):
        assert connection.execute("SELECT winner FROM bouts").fetchone() == ("Iron Vale",)


def test_postgres_runs_durably_unless_told_otherwise(folder: Path) -> None:
    settings = "SELECT current_setting('fsync'), current_setting('synchronous_commit')"
    with embedded.start(folder) as servers, psycopg.connect(servers.database_url) as connection:
        assert connection.execute(settings).fetchone() == ("on", "on")


def test_both_servers_turn_away_whoever_has_no_password(folder: Path) -> None:
    with embedded.start(folder, durable=False) as servers:
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(servers.database_url.replace(embedded.secret(folder, "postgres"), "guess"))
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(servers.valkey_url.replace(embedded.secret(folder, "valkey"), "")).ping()


def test_secrets_are_for_the_owner_alone_and_stay(tmp_path: Path) -> None:
    first = embedded.secret_key(tmp_path / "here")
    assert embedded.secret_key(tmp_path / "here") == first
    assert embedded.secret_key(tmp_path / "there") != first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "here" / "secrets.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "here").stat().st_mode) == 0o700


def test_passwords_are_in_no_process_list(folder: Path) -> None:
    with embedded.start(folder, durable=False) as servers:
        shown = " ".join(children.command_of(pid) for pid in pids_of(servers))
        assert "valkey-server" in shown
        assert embedded.secret(folder, "postgres") not in shown
        assert embedded.secret(folder, "valkey") not in shown


def test_servers_never_run_as_root(folder: Path) -> None:
    with embedded.start(folder, durable=False) as servers:
        shown = subprocess.run(
            ["ps", "-o", "uid=", *(f"-p{pid}" for pid in pids_of(servers))], capture_output=True, check=True
        )
        assert 0 not in map(int, shown.stdout.split())


@pytest.mark.long
@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as someone else")
def test_as_root_a_folder_that_everyone_may_pass_needs_no_extra_right(tmp_path: Path) -> None:
    passable = Path("/tmp") / f"llmfed-passable-{os.getpid()}"
    try:
        with embedded.start(passable, durable=False) as servers:
            database = servers.engines[0]
            assert isinstance(database, Postgres)
            assert database.account is not None
            assert not database.account.crosses
            assert database.ready()
    finally:
        subprocess.run(["rm", "-rf", str(passable)], check=True)


def test_a_server_out_of_reach_is_copied_to_where_its_account_may_go(tmp_path: Path) -> None:
    install = tmp_path / "closed" / "wheel" / "server"
    (install / "bin").mkdir(parents=True)
    (install / "bin" / "postgres").write_text("a server")
    (tmp_path / "closed").chmod(0o700)
    account = children.Account(uid=65534, gid=65534)
    found = children.within_reach(install, account, tmp_path / "copy")
    assert found == tmp_path / "copy" / "wheel" / "server"
    assert (found / "bin" / "postgres").read_text() == "a server"
    assert children.may_enter(found, account.uid)
    assert children.within_reach(install, None, tmp_path / "copy") == install


def test_urls_from_the_environment_are_used_and_nothing_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/llmfed")
    monkeypatch.setenv("VALKEY_URL", "redis://elsewhere/0")
    with embedded.start(tmp_path / "unused") as servers:
        assert servers.environment == {
            "DATABASE_URL": "postgresql://elsewhere/llmfed",
            "VALKEY_URL": "redis://elsewhere/0",
        }
    assert not (tmp_path / "unused").exists()


def test_only_the_server_without_a_url_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/llmfed")
    with embedded.start(tmp_path) as servers:
        assert [engine.name for engine in servers.engines] == ["valkey"]
        assert servers.database_url == "postgresql://elsewhere/llmfed"
        found = embedded.running(tmp_path)
        assert found is not None
        assert found.valkey_url == servers.valkey_url
    assert not (tmp_path / "postgres").exists()


def test_another_process_finds_running_servers_and_leaves_them_running(
    folder: Path, holder: tuple[subprocess.Popen[str], list[int]]
) -> None:
    found = embedded.running_or_started(folder)
    with found, psycopg.connect(found.database_url) as connection:
        connection.execute("SELECT 1")
    assert embedded.running(folder) == found
    with pytest.raises(embedded.Busy):
        embedded.start(folder)


def test_a_state_file_without_its_owner_is_not_believed(folder: Path) -> None:
    with embedded.start(folder, durable=False):
        state = (folder / "servers.json").read_text()
        assert stat.S_IMODE((folder / "servers.json").stat().st_mode) == 0o600
    assert not (folder / "servers.json").exists()
    (folder / "servers.json").write_text(state)
    assert embedded.running(folder) is None
    assert embedded.addresses(folder).database_url == embedded.NOWHERE[0]


def test_after_a_kill_the_next_start_finds_the_data_and_no_orphans(
    folder: Path, holder: tuple[subprocess.Popen[str], list[int]]
) -> None:
    process, pids = holder
    found = embedded.running(folder)
    assert found is not None
    with psycopg.connect(found.database_url) as connection:
        connection.execute("CREATE TABLE bouts AS SELECT 1 AS number")
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert embedded.running(folder) is None
    with embedded.start(folder, durable=False) as servers:
        with psycopg.connect(servers.database_url) as connection:
            assert connection.execute("SELECT number FROM bouts").fetchone() == (1,)
        assert until(lambda: gone(pids), 15)


def test_a_stale_pid_that_now_belongs_to_another_process_is_no_obstacle(folder: Path) -> None:
    with embedded.start(folder, durable=False):
        pass
    bystander = subprocess.Popen(["sleep", "60"])
    try:
        (folder / "postgres" / "postmaster.pid").write_text(f"{bystander.pid}\n{folder}/postgres\n0\n1\n\n\n")
        state = json.dumps(
            {"database_url": "", "valkey_url": "", "valkey_port": 1, "valkey_pid": bystander.pid, "owner": 1}
        )
        (folder / "servers.json").write_text(state)
        with embedded.start(folder, durable=False) as servers:
            assert all(engine.ready() for engine in servers.engines)
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_server_left_behind_is_ended_and_only_that() -> None:
    left_behind = subprocess.Popen(["sleep", "61"])
    try:
        assert until(lambda: "sleep 61" in children.command_of(left_behind.pid), 15)
        children.end_stale(left_behind.pid, named=("sleep", "62"), by=signal.SIGTERM)
        assert left_behind.poll() is None
        children.end_stale(left_behind.pid, named=("sleep", "61"), by=signal.SIGTERM)
        assert left_behind.wait(5) == -signal.SIGTERM
    finally:
        left_behind.kill()
        left_behind.wait()


def test_a_half_made_database_folder_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres.half" / "base").mkdir(parents=True)
    with embedded.start(tmp_path, durable=False) as servers:
        assert all(engine.ready() for engine in servers.engines)
    assert not (tmp_path / "postgres.half").exists()


def test_lost_secrets_are_named_as_the_reason(folder: Path) -> None:
    with embedded.start(folder, durable=False):
        pass
    (folder / "secrets.json").unlink()
    with pytest.raises(children.ServerError, match=r"another secrets\.json"):
        embedded.start(folder, durable=False)
    assert not embedded.is_held(folder / "servers.lock")


def test_a_lock_is_seen_by_others_and_freed(tmp_path: Path) -> None:
    assert not embedded.up_is_running(tmp_path)
    with embedded.held(tmp_path / "up.lock") as mine, embedded.held(tmp_path / "up.lock") as theirs:
        assert (mine, theirs) == (True, False)
        assert embedded.up_is_running(tmp_path)
    assert not embedded.up_is_running(tmp_path)
