"""`manage.py up`: servers, schema, universe, then web, worker, beat and airing until someone stops it."""

import argparse
import contextlib
import http.client
import os
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from llmfed import programs
from llmfed.preflight import Options, Refusal, add_arguments, check, check_folder
from llmfed.supervisor import Child, Supervisor
from llmfed.world import embedded
from llmfed.world.children import ServerError

ANYWHERE = ("0.0.0.0", "::", "")
# How long the web is left alone to answer its first page.
ALONE_S = 6


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with what was wrong."""
        self.exit(2, f"up: {message}\n")


def main(arguments: Sequence[str]) -> int:
    """Run `up` with command-line arguments; return the exit code."""
    parser = Parser(prog="manage.py up", description="Run the universe and its website until Ctrl-C.")
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def run(asked: argparse.Namespace) -> int:
    """Run everything until it is stopped; return the exit code."""
    folder = (asked.data_dir or embedded.data_dir()).absolute()
    world = (asked.pace, asked.universe, asked.history_weeks)
    options = Options(asked.host, asked.port, folder, *world, asked.web, asked.workers)
    try:
        return _run(options)
    except (Refusal, ServerError) as error:
        print(f"up: {error}", file=sys.stderr)
        return 1


def _run(options: Options) -> int:
    began = time.monotonic()
    check_folder(options.data_dir)
    with contextlib.ExitStack() as last:
        if not last.enter_context(embedded.held(options.data_dir / "up.lock")):
            raise Refusal(f"another up is running in {options.data_dir}: stop it, or take another --data-dir")
        options = check(options)
        if embedded.is_held(options.data_dir / "servers.lock"):
            raise Refusal(f"another command is using the servers in {options.data_dir}: end it first")
        supervisor = Supervisor(_environment(options), say)
        supervisor.listen()
        say(f"universe in {options.data_dir}")
        servers = last.enter_context(embedded.start(options.data_dir, say=say))
        last.callback(supervisor.stop)
        supervisor.servers = servers
        supervisor.environment = {**supervisor.environment, **servers.environment}
        code = _live(supervisor, options, began)
        stopping = time.monotonic()
        say("stopping")
        supervisor.stop()
    say(f"stopped ({time.monotonic() - stopping:.1f} s)")
    return code


def _live(supervisor: Supervisor, options: Options, began: float) -> int:
    # The web loads while the universe is made ready, and waits behind its gate.
    webs, prepare = programs.webs(options.host, options.port, options.web), _prepare(options)
    for child in (prepare, *webs):
        supervisor.start(child)
    supervisor.run(until=lambda: prepare.code is not None)
    if prepare.code:
        say("up: the universe could not be made ready; the lines above say why")
        return 1
    if supervisor.stopping:
        return 0
    for web in webs:
        web.open_gate()
    answer, opened = Answer(options), time.monotonic()
    # The first page has the machine to itself; nobody waits longer for the world to move because of it.
    supervisor.run(until=lambda: answer.came.is_set() or time.monotonic() > opened + ALONE_S)
    for child in (*programs.workers(options.workers), *programs.mail(), programs.airing(), programs.beat()):
        supervisor.start(child)
    supervisor.run(until=answer.came.is_set)
    if answer.came.is_set():
        _welcome(options, time.monotonic() - began)
    supervisor.run(until=lambda: False)
    return 0


def _environment(options: Options) -> dict[str, str]:
    environment = {
        "LLMFED_DATA_DIR": str(options.data_dir),
        "SECRET_KEY": os.environ.get("SECRET_KEY") or embedded.secret_key(options.data_dir),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "llmfed.settings"),
        "PYTHONUNBUFFERED": "1",
    }
    if "LLMFED_HOSTS" not in os.environ and options.host not in ("127.0.0.1", "localhost", "::1"):
        # Listening everywhere, under names that we cannot know.
        environment["LLMFED_HOSTS"] = "*" if options.host in ANYWHERE else f"{options.host},localhost,127.0.0.1"
    return environment


def _prepare(options: Options) -> Child:
    given = {"--pace": options.pace, "--universe": options.universe, "--history-weeks": options.history_weeks}
    arguments = [part for name, value in given.items() if value is not None for part in (name, str(value))]
    return Child("prepare", ("llmfed.prepare", *arguments), lasting=False, prefixed=False)


@dataclass
class Answer:
    """Asks the web for its first page until it comes."""

    options: Options
    came: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        threading.Thread(target=self._ask, daemon=True).start()

    def _ask(self) -> None:
        told = False
        while True:
            status = self._status()
            if 0 < status < 500:
                return self.came.set()
            if status and not told:
                say(f"the first page fails (status {status}): waiting until it does not")
                told = True
            # A page that fails says so at length each time.
            time.sleep(5 if status else 0.1)

    def _status(self) -> int:
        host = "127.0.0.1" if self.options.host in ANYWHERE else self.options.host
        connection = http.client.HTTPConnection(host, self.options.port, timeout=10)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()


def _welcome(options: Options, seconds: float) -> None:
    host = "localhost" if options.host in ANYWHERE else options.host
    host = f"[{host}]" if ":" in host else host
    say("")
    say(f"  http://{host}:{options.port}/   (first page after {seconds:.1f} s)")
    for line in _sign_ins(options.data_dir):
        say(f"  {line}")
    say("  Ctrl-C stops everything; up again goes on from there.")
    say("")


def _sign_ins(data_dir: Path) -> list[str]:
    path = data_dir / "sign-ins.txt"
    return path.read_text().splitlines() if path.exists() else []


def say(line: str) -> None:
    """One line to whoever watches, if anyone still does."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
