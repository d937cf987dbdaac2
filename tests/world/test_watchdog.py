"""A process that stands still ends itself; one that goes on is left alone."""

import signal
import subprocess
import sys
import time

from llmfed.world.watchdog import TEMPORARY

BEGIN = "import time; from llmfed.world import watchdog; watchdog.HANGS_S = 0.4; dog = watchdog.Watchdog()"


def lived(then: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", f"{BEGIN}\n{then}"], capture_output=True, text=True, timeout=30)
    return done.returncode, done.stderr


def test_who_stands_still_is_ended_and_says_so() -> None:
    code, said = lived("time.sleep(20)")
    assert code == TEMPORARY
    assert "nothing has gone on here for 0.4 s: this process ends, to be begun anew" in said


def test_who_goes_on_is_left_alone() -> None:
    assert lived("for _ in range(20):\n    dog.going_on()\n    time.sleep(0.05)") == (0, "")


def test_who_was_stopped_is_left_alone_when_it_goes_on() -> None:
    """Stopped for longer than it takes to be ended, by one who has work to do before it can say that it goes on."""
    works = "until = time.process_time() + 0.1\n    while time.process_time() < until:\n        pass"
    goes_on = f"print('begun', flush=True)\nfor _ in range(10):\n    dog.going_on()\n    {works}"
    program = f"{BEGIN.replace('0.4', '1.2')}\n{goes_on}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.send_signal(signal.SIGSTOP)
        time.sleep(1.8)
        process.send_signal(signal.SIGCONT)
        assert process.wait(30) == 0


def test_whoever_has_come_to_an_end_is_watched_no_more() -> None:
    assert lived("dog.rest()\ntime.sleep(1)") == (0, "")


def test_who_has_an_excuse_is_ended_once_there_is_none() -> None:
    """Three times what is waited for is away, and then it is there."""
    code, _ = lived("dog.excuse = lambda n=iter((True, True, True)): next(n, False)\ntime.sleep(20)")
    assert code == TEMPORARY
