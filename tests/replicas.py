"""Two replicas behind nginx, on the releases of a PostgreSQL that they share.

nginx has ``deploy/nginx`` as it stands there; ports and folders alone are the tests' own.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from scripts.browser import find_nginx, find_postgres
from tests import builders
from tests.databases import Database, started_database
from tests.releases import copy_of_package
from tests.server import ROOT, Server, free_port, serving
from zmos_data.last_sound import FOLDER_VARIABLE as STATE_VARIABLE
from zmos_data.package import read_package
from zmos_data.release.model import DATABASE_VARIABLE
from zmos_data.release.postgres import PostgresStore

BASE = "/karta"
DEPLOYED = ROOT / "deploy" / "nginx"
NEED = "This test needs nginx; on Debian: apt-get install -y nginx"
PATIENCE_S = 120
_SERIAL = itertools.count(1)


class Replica:
    """A server that comes back at its port, whichever way it ended.

    Parameters
    ----------
    state : Path
        Where it keeps the last sound state of the data: a machine of its own.
    database : str
        Address of the releases.
    """

    def __init__(self, state: Path, database: str) -> None:
        self.port = free_port()
        self._variables = {STATE_VARIABLE: str(state), DATABASE_VARIABLE: database}
        self._running = ExitStack()
        self._server: Server | None = None

    @property
    def address(self) -> str:
        """Where it is asked without nginx."""
        return f"http://127.0.0.1:{self.port}{BASE}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._server = self._running.enter_context(
            serving("scripts/serve.py", environment=self._variables, base=BASE, port=self.port)
        )

    def stop(self) -> None:
        """End it as an operator does."""
        self._running.close()

    def kill(self) -> None:
        """End it as a fault does, at once."""
        assert self._server, "it does not run"
        os.kill(self._server.process, signal.SIGKILL)
        self._running.close()


@dataclass(frozen=True)
class Site:
    """The dashboard as visitors reach it, and what it is made of.

    Attributes
    ----------
    address, plain : str
        With the base path over TLS, and the host without TLS.
    """

    address: str
    plain: str
    trust: ssl.SSLContext
    replicas: tuple[Replica, Replica]
    database: Database


@contextmanager
def fronted(folder: Path, replicas: tuple[Replica, Replica]) -> Iterator[tuple[str, str]]:
    """Run nginx in front of replicas; yield its addresses with and without TLS."""
    program = find_nginx()
    assert program, NEED
    ports = free_port(), free_port()
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c"]
    command += [str(write_settings(folder, Path(program), ports, replicas))]
    tried = subprocess.run([*command, "-t"], check=False, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(command, cwd=folder) as process:
        try:
            wait_for_port(process, ports[1])
            yield f"https://127.0.0.1:{ports[1]}{BASE}", f"http://127.0.0.1:{ports[0]}"
        finally:
            process.terminate()


def wait_for_port(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until nginx listens."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        assert process.poll() is None and time.monotonic() < deadline, "nginx does not answer"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)


def write_settings(
    folder: Path, program: Path, ports: tuple[int, int], replicas: tuple[Replica, Replica]
) -> Path:
    """Write the settings of nginx: those of `deploy/nginx`, in a folder of the tests."""
    shutil.copytree(DEPLOYED / "karta", folder / "karta")
    certify(folder / "tls")
    (folder / "kept").mkdir()
    here = {
        r"listen 80;": f"listen 127.0.0.1:{ports[0]};",
        r"listen 443 ": f"listen 127.0.0.1:{ports[1]} ",
        r" +listen \[::\]:.*\n": "",
        r"https://\$host\$request_uri": f"https://$host:{ports[1]}$request_uri",
        r"/etc/nginx/karta": f"{folder}/karta",
        r"/var/cache/nginx/karta": f"{folder}/kept",
        r"/var/log/nginx": str(folder),
    }
    said = changed((DEPLOYED / "karta.conf").read_text(encoding="utf-8"), here)
    upstreams = folder / "karta" / "replicas.conf"
    moved = {f":{8501 + n}": f":{replica.port}" for n, replica in enumerate(replicas)}
    upstreams.write_text(changed(upstreams.read_text(encoding="utf-8"), moved), encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    types = program.parents[2] / "etc" / "nginx" / "mime.types"
    settings = folder / "nginx.conf"
    # Who runs the tests may read the folder of the tests; another account may not.
    account = "user root root; " if os.geteuid() == 0 else ""
    settings.write_text(
        f"{account}daemon off; pid {folder}/pid; worker_processes 2; events {{}}\n"
        f"http {{ include {types}; default_type application/octet-stream;\n{temporary}\n{said} }}\n"
    )
    return settings


def changed(said: str, changes: dict[str, str]) -> str:
    """Put something in the place of each pattern, which must be there."""
    for pattern, ours in changes.items():
        said, found = re.subn(pattern, lambda _, ours=ours: ours, said)
        assert found, pattern
    return said


def certify(folder: Path) -> None:
    """Write a certificate for this machine, signed by itself."""
    folder.mkdir()
    asked = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "karta.key"), "-out", str(folder / "karta.crt")]
    command = ["openssl", "req", "-x509", *asked, *named, *files]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Run everything: a database with a release, its two replicas, and nginx."""
    (folder / "nginx").mkdir()
    with started_database() as database, ExitStack() as stack:
        make_roles(database)
        release(database, folder)
        first, second = (Replica(folder / name, url(database, "zmos_reader")) for name in "ab")
        for replica in (first, second):
            stack.callback(replica.stop)
        with ThreadPoolExecutor() as pool:
            list(pool.map(Replica.start, (first, second)))
        address, plain = stack.enter_context(fronted(folder / "nginx", (first, second)))
        trust = ssl.create_default_context(cafile=folder / "nginx" / "tls" / "karta.crt")
        yield Site(address, plain, trust, (first, second), database)


def make_roles(database: Database) -> None:
    """Make the database and its roles as an operator does."""
    script = ROOT / "deploy" / "postgres" / "roles.sql"
    passwords = {"ZMOS_WRITER_PASSWORD": "w", "ZMOS_READER_PASSWORD": "r"}
    run("psql", "--no-psqlrc", "--quiet", "--file", str(script), database.url, **passwords)


def run(program: str, *words: str, **variables: str) -> None:
    """Run a program of PostgreSQL's."""
    command = [str(Path(str(find_postgres())).with_name(program)), *words]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def url(database: Database, role: str, name: str = "zmos") -> str:
    """Return the address of the releases for one of the roles."""
    return f"postgresql://{role}@{urlsplit(database.url).netloc.partition('@')[2]}/{name}"


def release(database: Database, folder: Path) -> str:
    """Release the data with a change; return the version."""
    number = next(_SERIAL)
    changed = copy_of_package(folder / f"draft-{number}")
    builders.set_cell(changed, "projects", 2, "name_sl", f"Nova ureditev trga {number}")
    store = PostgresStore(url(database, "zmos_writer"))
    now = store.current()
    package = read_package(changed)
    return store.publish(package, "urednica@example.si", "", now.number if now else None).version


@contextmanager
def crowd(site: Site) -> Iterator[Counter[int | str]]:
    """Let visitors come and go; yield how often they get which answer."""
    over, seen = threading.Event(), Counter[int | str]()
    paths = ("/?lang=en", "/teme?lang=sl", "/api/v1/themes.json")

    def come() -> None:
        with httpx.Client(verify=site.trust, timeout=PATIENCE_S) as client:
            for path in itertools.cycle(paths):
                if over.wait(0.2):
                    return
                try:
                    seen[client.get(f"{site.address}{path}").status_code] += 1
                except httpx.HTTPError as error:
                    seen[repr(error)] += 1

    visitors = [threading.Thread(target=come) for _ in range(2)]
    for one in visitors:
        one.start()
    try:
        yield seen
    finally:
        over.set()
        for one in visitors:
            one.join()
