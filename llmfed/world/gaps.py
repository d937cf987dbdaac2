"""What is left open in a page that is made for many, and filled for each who reads it.

A template says `{% own %}…{% endown %}` around what is another one for each reader, and `{% panel one %}` for a panel
that may be. Where a page is made for one alone both are rendered where they stand.
"""

import re
import secrets
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, RequestContext
from django.template.base import Template
from django.utils.safestring import SafeString, mark_safe

from llmfed.accounts.models import Viewer

# What a part of a page is made of: the context it stands in, with its reader in it.
Render = Callable[[Context], str]
# What contexts say of themselves, and of who asks; the rest of that is said by context processors.
UNSAID = ("True", "False", "None", "request")


@dataclass(frozen=True, slots=True)
class Gap:
    """A part that waits for its reader, and what the page knew where it stands."""

    render: Render
    known: dict[str, Any]


@dataclass
class Gaps:
    """The gaps of one page while it is made; in its text each is a mark that nobody could have written."""

    left: list[Gap] = field(default_factory=list)
    seal: str = field(default_factory=secrets.token_hex)
    template: Template | None = None

    def leave(self, render: Render, context: Context) -> SafeString:
        """Leave a part open; returns the mark that stands for it."""
        self.template = context.template
        self.left.append(Gap(render, _known(context)))
        return mark_safe(f"<{self.seal}:{len(self.left) - 1}>")

    def cut(self, text: str) -> "Parts":
        """The page at its marks."""
        pieces = re.split(f"<{self.seal}:([0-9]+)>", text)
        return Parts(tuple(pieces[::2]), tuple(self.left[int(number)] for number in pieces[1::2]), self.template)


@dataclass(frozen=True, slots=True)
class Parts:
    """A page with gaps: what stands before each of them, and after the last."""

    texts: Sequence[str]
    gaps: Sequence[Gap]
    template: Template | None
    # What its readers found out for each other.
    notes: dict[Hashable, Any] = field(default_factory=dict)

    def filled(self, request: HttpRequest) -> str:
        """The page for one reader; nothing of theirs is kept."""
        return "".join(self._told(request))

    def _told(self, request: HttpRequest) -> Iterator[str]:
        request.notes = self.notes  # type: ignore[attr-defined]
        context = RequestContext(request)
        with context.bind_template(self.template) if self.template else nullcontext():
            for text, gap in zip(self.texts, self.gaps, strict=False):
                yield text
                with context.push(gap.known):
                    yield gap.render(context)
        yield self.texts[-1]


def once[T](request: HttpRequest, key: Hashable, make: Callable[[Viewer], T]) -> T:
    """What is the same for all who read a page: made by the first of them, for somebody who sees what the public sees.

    Where a page is made for one alone it is made for them.
    """
    notes: dict[Hashable, Any] | None = getattr(request, "notes", None)
    if notes is None:
        return make(request.user)
    if key not in notes:
        notes[key] = make(AnonymousUser())
    found: T = notes[key]
    return found


def gaps_of(context: Context) -> Gaps | None:
    """The gaps of the page that is made, if it is made for many."""
    return of(getattr(context, "request", None))


def of(request: HttpRequest | None) -> Gaps | None:
    """The gaps of what is made for a request, if it is nobody's own."""
    return getattr(request, "gaps", None)


def _known(context: Context) -> dict[str, Any]:
    """What a page knows at one place, but for what its context processors say of who asks."""
    told = context.dicts[getattr(context, "_processors_index", 0) or 0] if isinstance(context, RequestContext) else {}
    unsaid = {*UNSAID, *told}
    return {str(name): value for name, value in context.flatten().items() if name not in unsaid}
