"""Universe files and the database: `load` puts one into an empty database, `export` gives it back."""

from llmfed.packs.exporting import export
from llmfed.packs.loading import NotEmpty, load

__all__ = ["NotEmpty", "export", "load"]
