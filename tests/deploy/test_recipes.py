"""What deploy/ says is of one piece, and of one piece with the code."""

import re

from llmfed import metrics
from llmfed.programs import APPLICATION, UVICORN, mail_worker, worker
from tests.deploy import recipes
from tests.deploy.recipes import DEPLOY, command_in_pod, compose, of_kind, ours

SERVE = ["uvicorn", APPLICATION, "--host", "0.0.0.0", "--port", "8000", *UVICORN]


def test_everything_runs_what_up_runs() -> None:
    commands = {name: told["command"] for name, told in ours().items()}
    assert commands["pages"] == commands["live"] == recipes.command_of_image() == SERVE
    assert commands["worker"] == list(worker("ticks", 2))
    assert commands["heart"] == list(worker("heartbeat", 1))
    assert commands["mail"] == list(mail_worker())


def test_kubernetes_runs_what_compose_runs() -> None:
    pods = {name: command_in_pod(spec) for name, spec in (of_kind("Deployment") | of_kind("Job")).items()}
    told = {name: [recipes.filled(part, {}) for part in told["command"]] for name, told in ours().items()}
    assert pods == told


def test_what_points_at_a_deployment_finds_it() -> None:
    deployments = of_kind("Deployment")
    for spec in [*of_kind("Service").values(), *of_kind("PodDisruptionBudget").values()]:
        selector = spec["selector"].get("matchLabels", spec["selector"])
        assert selector["part"] in deployments
    for name, spec in deployments.items():
        assert spec["selector"]["matchLabels"] == spec["template"]["metadata"]["labels"] == {"part": name}
    for name, spec in of_kind("HorizontalPodAutoscaler").items():
        assert spec["scaleTargetRef"]["name"] == name in deployments
        assert deployments[name]["replicas"] >= spec["minReplicas"] == 2
    for spec in of_kind("Ingress").values():
        paths = [path for rule in spec["rules"] for path in rule["http"]["paths"]]
        assert {(path["path"], path["backend"]["service"]["name"]) for path in paths} == {
            ("/ws/", "live"),
            ("/", "pages"),
        }


def test_what_scales_is_what_metrics_says(db: None) -> None:
    told = {line.split()[2] for line in metrics.exposition().decode().splitlines() if line.startswith("# TYPE")}
    asked = [metric for spec in of_kind("HorizontalPodAutoscaler").values() for metric in spec["metrics"]]
    names = {metric["external"]["metric"]["name"] for metric in asked if metric["type"] == "External"}
    assert names == {"llmfed_sockets", "llmfed_tick_lag_seconds"}
    assert names <= told
    rules = (DEPLOY / "kubernetes" / "adapter.yaml").read_text()
    assert names == set(re.findall(r"as: (\w+)", rules))


def test_the_proxy_finds_its_upstreams_and_believes_no_client() -> None:
    conf = (DEPLOY / "nginx.conf").read_text()
    assert set(re.findall(r"server (\w+):8000;", conf)) == {"pages", "live"} <= set(compose()["services"])
    assert set(re.findall(r"X-Forwarded-For (\S+);", conf)) == {"$remote_addr"}
    assert set(re.findall(r"X-Forwarded-Proto (\S+);", conf)) == {"$scheme"}


def test_every_variable_that_is_asked_for_is_in_the_example() -> None:
    text = (DEPLOY / "compose.yaml").read_text()
    example = dict(line.split("=", 1) for line in (DEPLOY / "example.env").read_text().splitlines() if line[:1] != "#")
    assert {name for name, _, _ in recipes.VARIABLE.findall(text)} == set(example)
    assert not any(example[name] for name in ("SECRET_KEY", "DATABASE_PASSWORD", "VALKEY_PASSWORD"))
