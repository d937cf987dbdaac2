"""Names of federations: what one may be called, and what would be nearest to it."""

import re

from django.utils.text import slugify

from federations.models import Federation
from llmfed.world.models import Timeline

# Words that stand at this place in an address, or would be taken for what is nobody's.
RESERVED = frozenset(
    {"admin", "all", "api", "control", "desk", "found", "founding", "import", "llmfed", "market", "new", "room"}
    | {"quick", "template", "universe", "what-if"}
)
# Endings that make another name of a taken one, in the order in which they are offered.
ENDINGS = ("Wrestling", "Pro Wrestling", "Wrestling Club", "Athletic Club", "Ring Society")
LETTERS = re.compile(r"[^\W\d_]", re.UNICODE)
ALLOWED = re.compile(r"[\w .&'’!-]+", re.UNICODE)
LONGEST_RUN = re.compile(r"(.)\1{3,}", re.IGNORECASE)
SHORT = re.compile(r"[A-Z][A-Z0-9]{1,4}")
FEWEST, MOST = 3, 40


def name_problem(name: str, short: str) -> str:
    """What is wrong with a federation's name and letters, and what would be right; empty if nothing is."""
    slug = slugify(name)
    if (wrong := _spelling(name)) or (wrong := _letters(short)):
        return wrong
    if slug in RESERVED:
        return f'name: "{name}" means something else here. Free is "{alternative(name)}".'
    if _is_taken(slug) or Federation.objects.filter(name__iexact=name).exists():
        return f'name: there is a {name} already. Free is "{alternative(name)}".'
    if Federation.objects.filter(short=short).exists():
        return f"short: {short} stands on another crest. Free is {_other_letters(name, short)}."
    return ""


def _spelling(name: str) -> str:
    if not FEWEST <= len(name) <= MOST:
        return f"name: {FEWEST} to {MOST} characters; this has {len(name)}."
    if odd := ALLOWED.sub("", name):
        return f"name: letters, digits, spaces and . & ' ! - only, not {odd[0]!r}."
    if len(LETTERS.findall(name)) < FEWEST or len(slugify(name)) < FEWEST:
        return f"name: at least {FEWEST} letters of the Latin alphabet, so that it has an address."
    if LONGEST_RUN.search(name):
        return f'name: nobody chants that. "{LONGEST_RUN.sub(r"\1", name)}" would do.'
    return ""


def _letters(short: str) -> str:
    if SHORT.fullmatch(short):
        return ""
    return "short: 2 to 5 capital letters or digits, a letter first."


def _is_taken(slug: str) -> bool:
    return Federation.objects.filter(slug=slug).exists() or Timeline.objects.filter(slug=slug).exists()


def alternative(name: str) -> str:
    """The nearest name that is free."""
    stem = name.removesuffix(" Wrestling")
    offered = [f"{stem} {ending}" for ending in ENDINGS if not name.endswith(ending)]
    free = [one for one in offered if len(one) <= MOST and not _is_taken(slugify(one))]
    return next((one for one in free if not Federation.objects.filter(name__iexact=one).exists()), f"New {name}"[:MOST])


def letters_of(name: str) -> str:
    """The letters that a name suggests: its words' first, or its own first three."""
    words = [word for word in slugify(name).upper().split("-") if word]
    first = "".join(word[0] for word in words)[:5]
    found = first if len(words) > 1 else "".join(words)[:4]
    return found if SHORT.fullmatch(found) else f"F{found}"[:5]


def _other_letters(name: str, short: str) -> str:
    taken = set(Federation.objects.values_list("short", flat=True))
    plain = slugify(name).replace("-", "").upper()
    offered = [letters_of(name), *(plain[:length] for length in (3, 4, 5)), *(f"{short[:4]}{n}" for n in range(2, 10))]
    return next((one for one in offered if one not in taken and SHORT.fullmatch(one)), f"X{short}"[:5])
