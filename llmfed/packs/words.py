"""Where the file and the database say one thing in two ways."""

from datetime import UTC, date, datetime, time

from characters.models import Gender as StoredGender
from llmfed.universe_file.kinds import Gender

# A contract without an end in the file; later than any day that a file can name.
OPEN_ENDED = datetime(2999, 12, 31, tzinfo=UTC)
LAST_WEEK = -1
MARKET = "market"
BETWEEN_HOLDERS = " & "

GENDERS = {
    Gender.WOMAN: StoredGender.WOMAN,
    Gender.MAN: StoredGender.MAN,
    Gender.NONBINARY: StoredGender.OTHER,
}
GENDERS_BACK = {str(stored): gender for gender, stored in GENDERS.items()}


def midnight(day: date) -> datetime:
    """World midnight with which a day begins."""
    return datetime.combine(day, time.min, UTC)
