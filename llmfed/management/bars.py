"""Progress bars of commands; where no terminal looks on there are none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Progress = Callable[[int, int], None]


@contextmanager
def bar(desc: str, unit: str, *, scaled: bool = False) -> Iterator[Progress]:
    """A bar that is told how much of how much is done."""
    with tqdm(desc=desc, unit=unit, unit_scale=scaled, disable=None) as shown:

        def show(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield show
