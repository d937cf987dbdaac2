"""What is no universe file at all is one clean problem."""

import json
from pathlib import Path

import pytest

from llmfed.universe_file import UniverseProblems, parse, read
from tests.pack import cast


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken.toml", b"format = 1\n[universe\n", "line 2"),
        ("latin.toml", b'format = 1\nname = "M\xe9lusine"\n', "0xe9 at offset 20; expected text in UTF-8"),
        ("newer.toml", b"format = 2\n", "format (line 1): found 2; expected 1"),
        ("none.toml", b"", "format: found nothing; expected 1"),
        ("yes.toml", b"format = true\n", "found true; expected 1"),
        ("broken.json", b'{"format": 1', "JSON"),
        ("list.json", b"[1]", "a JSON object"),
        ("deep.json", b"[" * 200_000, "JSON"),
        ("deep.toml", b"a = " + b"[" * 20_000, "TOML"),
        ("universe.yaml", b"format: 1", "expected .toml or .json"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clean_problem(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UniverseProblems) as caught:
        read(path)
    assert len(caught.value.problems) == 1
    assert says in str(caught.value)


def test_a_key_twice_in_json_is_told() -> None:
    text = json.dumps(cast.small()).replace('"height_cm": 171', '"height_cm": 171, "height_cm": 172', 1)
    with pytest.raises(UniverseProblems, match="the keys height_cm twice"):
        parse(text, is_json=True)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UniverseProblems, match="no such file"):
        read(tmp_path / "nowhere.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(UniverseProblems, match="a folder"):
        read(tmp_path / "folder.toml")


def test_a_file_too_big_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(UniverseProblems, match="at most 50,000,000 bytes"):
        read(path)
