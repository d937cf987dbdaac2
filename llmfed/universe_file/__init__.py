"""Universe files: one documented, versioned format, read whole or refused with every problem."""

from llmfed.universe_file.form import UniverseFile
from llmfed.universe_file.problems import Problem, UniverseProblems
from llmfed.universe_file.reading import parse, read, read_text
from llmfed.universe_file.writing import dump, dump_json

__all__ = ["Problem", "UniverseFile", "UniverseProblems", "dump", "dump_json", "parse", "read", "read_text"]
