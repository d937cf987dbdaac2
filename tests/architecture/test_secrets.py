"""bin/secrets and bin/audit: what is found, what is excused, and what is said when nobody can be asked."""

import json
import runpy
import subprocess

import pytest

from tests.architecture.source import ROOT

SECRETS = runpy.run_path(str(ROOT / "bin" / "secrets"))["secrets_in"]
VERDICT = runpy.run_path(str(ROOT / "bin" / "audit"))["verdict"]

# Put together here, so that none of them stands in this file.
LOOKS = {
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "an AWS access key": "AKIA" + "A1B2C3D4E5F6G7H8",
    "a GitHub token": "ghp_" + "a1" * 18,
    "a Slack token": "xoxb-" + "1234567890",
    "a key of a model provider": "sk-ant-" + "a1" * 20,
    "a password in an address": "postgres://ring:" + "hammerfall1@db.wrestling.io/llmfed",
    "a password as a text": "SECRET_KEY = '" + "k3" * 12 + "'",
}


@pytest.mark.parametrize("what", LOOKS)
def test_what_looks_like_a_secret_is_found_by_its_line(what: str) -> None:
    assert SECRETS(f"one\ntwo {LOOKS[what]}\nthree") == [(2, what)]


@pytest.mark.parametrize(
    "line",
    [
        "smtp://user:password1@mail.example:587",
        "smtp://user:password@host",
        "DATABASE_URL=postgres://ring:${DATABASE_PASSWORD}@db.wrestling.io/llmfed",
        LOOKS["an AWS access key"] + "  # not a secret: how one looks",
        "password = form.cleaned_data['password1']",
    ],
)
def test_what_is_an_example_is_none(line: str) -> None:
    assert SECRETS(line) == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="nothing is tracked where there is no git")
def test_the_repository_holds_none() -> None:
    told = subprocess.run([ROOT / "bin" / "secrets"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_known_holes_are_named_and_silence_is_not_taken_for_good_news() -> None:
    ring = {"name": "ring", "version": "1.0"}
    hole = {"dependencies": [{**ring, "vulns": [{"id": "CVE-1"}]}]}
    assert VERDICT(json.dumps(hole)) == (1, "ring 1.0: CVE-1\n1 known holes in 1 packages")
    known = [{**ring, "vulns": []}, {"name": "rope", "skip_reason": "unknown"}]
    assert VERDICT(json.dumps({"dependencies": known})) == (
        0,
        "no known holes in 1 packages, 1 could not be looked up",
    )
    assert "not checked" in VERDICT(json.dumps({"dependencies": known[1:]}))[1]
    assert "not checked" in VERDICT("")[1]
