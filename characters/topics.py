"""A person's live topic. Who may listen is said where federations are known (`federations.topics`)."""


def topic(slug: str) -> str:
    """The topic of a character."""
    return f"character:{slug}"
