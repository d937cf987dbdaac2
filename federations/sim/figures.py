"""Figures as they are said."""

QUARTERS = ("", "¼", "½", "¾")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def stars(quarters: int) -> str:
    """A rating in words of type: "3¾"."""
    return f"{quarters // 4 or ''}{QUARTERS[quarters % 4]}" or "0"


def in_stars(rating: str) -> str:
    """A rating with its noun: "3¾ stars", "1 star", "½ star"."""
    return f"{rating} {'star' if rating in ('1', *QUARTERS) else 'stars'}"
