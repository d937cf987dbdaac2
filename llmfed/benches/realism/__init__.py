"""How far three simulated years are from televised wrestling as it was, on seeds that nothing was tuned on."""

import csv
import importlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import mean
from typing import Any

from federations import results
from federations.models import Federation, RealStyle, Result
from llmfed import headless
from llmfed.benches import scratch
from llmfed.benches.report import Report
from llmfed.world import randomness
from llmfed.world.models import Universe

DAYS = 3 * 365 + 1
# Whoever tunes on one of these puts another in its place.
SEEDS = ("the tide table", "a borrowed bell")
# About 50 is as near as one real promotion is to the others.
LEAST, LEAST_GROUP, MOST_FAR = 45, 30, 3
REFERENCE = Path(__file__).with_name("reference.json")


def run(*, days: int = DAYS, jobs: int = 2) -> Report:
    """Live so many days on each seed, and hold every federation against the distributions of its style."""
    report = Report("realism")
    for seed in SEEDS:
        with scratch.universe(secret=randomness.secret_from(seed)) as made:
            styles = dict(Federation.objects.values_list("slug", "style"))
            found = lived(made, days, jobs)
        for slug, scored in found.items():
            television = [one for other, one in found.items() if styles[other] == RealStyle.US_TV]
            _enter(report, f"{slug}_{seed.replace(' ', '_')}", styles[slug], scored, television)
    return report


def lived(made: Universe, days: int, jobs: int) -> dict[str, Mapping[str, Any]]:
    """Every federation's scores after so many days."""
    headless.advance(until=made.began_at + timedelta(days=days), jobs=jobs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, results.COLUMNS)
            writer.writeheader()
            writer.writerows(results.rows(Result.objects.all()))
        return scores(path, dict(Federation.objects.values_list("slug", "style")))


def scores(path: Path, styles: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """Scores of a file of results by federation, each against its own style; needs the `dev` dependencies (pandas)."""
    # The scorer is kept as it was published, so that figures can be compared with those of others.
    scorer = importlib.import_module("llmfed.benches.realism.scorer")
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    found: dict[str, Mapping[str, Any]] = {}
    for slug, rows in scorer.load(path).groupby("federation"):
        style = styles.get(slug, RealStyle.US_TV.value)
        features = scorer.extract(rows.reset_index(drop=True))
        pools = {name: reference["pool"][name] for name in (RealStyle.US_TV.value, RealStyle.JP_TOUR.value)}
        own = style if style in pools else RealStyle.US_TV.value
        found[slug] = {
            **scorer.score(features, pools[own], reference["yardstick"][own]),
            "length_s": features["dur_tv"]["p50"],
            "unclean": 1 - features["finish_tv"]["p"]["clean"],
        }
    return found


def _enter(
    report: Report, name: str, style: str, scored: Mapping[str, Any], others: Sequence[Mapping[str, Any]]
) -> None:
    """Put one federation's figures in: television has targets, a tour must differ from it as tours do."""
    television = style == RealStyle.US_TV
    report.add(f"{name}_realism_score", scored["realism"], least=LEAST if television else None)
    report.add(f"{name}_far_count", scored["far_metrics"], most=MOST_FAR if television else None)
    report.add(f"{name}_group_min_score", min(scored["groups"].values()), least=LEAST_GROUP if television else None)
    report.add(f"{name}_flags_count", len(scored["random_booking_flags"]), most=0 if television else None)
    if style == RealStyle.JP_TOUR and others:
        length, unclean = (mean(one[what] for one in others) for what in ("length_s", "unclean"))
        report.add(f"{name}_length_to_television_ratio", scored["length_s"] / length, least=1.5)
        report.add(f"{name}_unclean_to_television_ratio", scored["unclean"] / unclean, most=0.6)
