"""Small English: articles, possessives, pronouns, lists, numbers and times of a clock."""

import re
from collections.abc import Sequence

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
PRONOUNS = {
    "f": {"he": "she", "him": "her", "his": "her", "theirs": "hers", "himself": "herself"},
    "m": {"he": "he", "him": "him", "his": "his", "theirs": "his", "himself": "himself"},
    "x": {"he": "they", "him": "them", "his": "their", "theirs": "theirs", "himself": "themself"},
    "several": {"he": "they", "him": "them", "his": "their", "theirs": "theirs", "himself": "themselves"},
}
CONSONANT_SOUND = re.compile(r"(uni|use|usu|eu|one\b|once|ur[aei])", re.IGNORECASE)
VOWEL_SOUND = re.compile(r"(hour|honest|honou?r|heir)", re.IGNORECASE)
VOWEL_LETTER_NAMES = frozenset("AEFHILMNORSX")


def article(phrase: str) -> str:
    """Say which indefinite article a phrase takes, by its first sound: "a" or "an"."""
    word = re.split(r"[\s-]", phrase.lstrip("'\"“‘("), maxsplit=1)[0]
    if VOWEL_SOUND.match(word):
        return "an"
    if CONSONANT_SOUND.match(word):
        return "a"
    if len(word) > 1 and word.isupper() and not re.search("[AEIOU]", word[:4]):
        return "an" if word[0] in VOWEL_LETTER_NAMES else "a"
    if re.match(r"(8|11\b|18\b)", word):
        return "an"
    return "an" if word[:1].lower() in set("aeiouàáâäåæèéêëìíîïòóôöøùúûü") else "a"


def with_article(phrase: str) -> str:
    """Put the indefinite article before a noun phrase."""
    return f"{article(phrase)} {phrase}"


def possessive(name: str) -> str:
    """Make a name's possessive: Hana's, James'."""
    return f"{name}'" if name[-1:] in {"s", "S"} else f"{name}'s"


def joined(names: Sequence[str], last: str = "and") -> str:
    """Join names as English does: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def number(count: int) -> str:
    """Spell a whole number below a hundred; write any other with separators."""
    if 0 <= count < len(NUMBERS):
        return NUMBERS[count]
    if 0 < count < 100:
        tens, ones = divmod(count, 10)
        return f"{TENS[tens - 2]}-{NUMBERS[ones]}" if ones else TENS[tens - 2]
    return f"{count:,}"


def ordinal(count: int) -> str:
    """Spell a small ordinal; write a large one with its ending."""
    if 0 <= count < len(ORDINALS):
        return ORDINALS[count]
    ending = "th" if count % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count:,}{ending}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Count a noun: "one day", "three days", "1,204 days"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def clock(seconds: int) -> str:
    """Write seconds as a clock does: 8:42."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes(seconds: int) -> str:
    """Say seconds as whole minutes gone, at least "one minute"."""
    return counted(max(1, seconds // 60), "minute")


def span(seconds: int) -> str:
    """Say how long something has gone on, to the half minute: "a minute and a half"."""
    whole, half = divmod(round(seconds / 30), 2)
    if whole == 1:
        return "a minute and a half" if half else "a minute"
    return f"{number(whole)} and a half minutes" if half else f"{number(whole)} minutes"


def ago(days: int) -> str:
    """Say how long ago a day was."""
    return {0: "earlier tonight", 1: "yesterday", 7: "a week ago", 14: "two weeks ago"}.get(
        days, f"{counted(days, 'day')} ago"
    )


def times(count: int) -> str:
    """Say how often: "once", "three times"."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def capital(text: str) -> str:
    """Begin a sentence; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def tidy(text: str) -> str:
    """Mend what slots leave behind: a full stop after a full stop, doubled spaces."""
    text = re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)
    text = re.sub(r"([?!])\.", r"\1", text)
    return re.sub(r"  +", " ", text).strip()
