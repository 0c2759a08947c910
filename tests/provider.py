"""A provider of sign-ins for browser tests: a real process, and the dashboard that trusts it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server import free_port, serving, started
from zmos_data.package import PACKAGE_FOLDER

SECRET = "a secret of tests alone, as long as one has to be"
EDITORS = """
signed_in_hours = 10

[[editor]]
email = "ana@ptuj.si"
towns = ["096"]
may_release = true

[[editor]]
email = "urednistvo@zmos.si"
towns = ["all"]
may_release = true

[[editor]]
email = "nepotrjena@ptuj.si"
towns = ["096"]
may_release = true
"""
PEOPLE = (
    {"sub": "ana", "email": "ana@ptuj.si", "email_verified": True},
    {"sub": "urednistvo", "email": "urednistvo@zmos.si", "email_verified": True},
    {"sub": "tujec", "email": "tujec@example.si", "email_verified": True},
    {"sub": "nepotrjena", "email": "nepotrjena@ptuj.si", "email_verified": False},
)
METADATA = ".well-known/openid-configuration"


@contextmanager
def provider() -> Iterator[str]:
    """Run a provider of OpenID Connect that knows `PEOPLE`, and yield its address."""
    port = free_port()
    people = [part for one in PEOPLE for part in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *people]
    address = f"http://127.0.0.1:{port}"
    with started(command, f"{address}/{METADATA}"):
        yield address


def write_data(folder: Path) -> Path:
    """Write the data of an operator of their own, in which releases can be made."""
    for name in ("datapackage.json", "slides.yaml"):
        shutil.copy(PACKAGE_FOLDER / name, folder / name)
    shutil.copytree(PACKAGE_FOLDER / "tables", folder / "tables")
    return folder


def write_settings(folder: Path, base: str, **providers: str) -> dict[str, str]:
    """Write the secrets and the list of editors; return the variables that name them.

    Parameters
    ----------
    folder : Path
        Where they are written.
    base : str
        Path below which the dashboard is served.
    **providers : str
        Addresses of providers by name; ``default`` is the one that the page leads to.
    """
    lines = ["[auth]", f'redirect_uri = "http://127.0.0.1:{{port}}{base}/oauth2callback"']
    lines.append(f'cookie_secret = "{SECRET}"')
    for name, address in providers.items():
        lines += [] if name == "default" else [f"[auth.{name}]"]
        lines += ['client_id = "zmos"', 'client_secret = "of tests"']
        lines.append(f'server_metadata_url = "{address}/{METADATA}"')
    (folder / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "editors.toml").write_text(EDITORS, encoding="utf-8")
    return {
        "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"),
        "ZMOS_EDITORS": str(folder / "editors.toml"),
    }


@contextmanager
def dashboard(folder: Path, base: str, **providers: str) -> Iterator[str]:
    """Run the dashboard on data of its own, with providers, and yield its address."""
    variables = write_settings(folder, base, **providers)
    variables["ZMOS_DATA"] = str(write_data(folder))
    with serving("scripts/serve.py", environment=variables, base=base) as server:
        yield server.address
