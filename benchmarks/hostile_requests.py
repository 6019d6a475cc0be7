"""How the server takes hostile requests: `python -m benchmarks.hostile_requests --json FILE`.

Each request is sent several times to `dramatis serve` on a store with the demo's corpus, one after the other, over
connections of their own. For each: the status and code, the median and longest time until the answer is there, by how
much the server's resident memory grew, and the longest that `/healthz`, asked all the time by another thread, took
meanwhile. The client's threads share the machine with the server, so a busy machine shows.
"""

import argparse
import http.client
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.api.hostile_queries import COSTLY

# What is promised: within so many milliseconds, and with so little more memory.
MOST_MS = 100.0
MOST_MB = 50.0
_REPEATS = 5
_START_S = 60
_MEGABYTES_300 = 300 * 1024 * 1024
_CORPUS = Path(__file__).parent.parent / "demo" / "corpus"
_HEADERS = {"content-type": "application/json", "accept": "application/graphql-response+json"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of request. `code` is that of the first error."""

    kind: str
    bytes: int
    status: int
    code: str
    median_ms: float
    longest_ms: float
    healthz_ms: float
    grown_mb: float


def requests() -> Iterator[tuple[str, bytes, int | None]]:
    """(kind, body, length to announce where the body isn't sent whole)."""
    for name, query in COSTLY.items():
        yield name, json.dumps({"query": query}).encode(), None
    yield "null", b"null", None
    yield 'a text ("x")', b'"x"', None
    yield "100,000 brackets", b"[" * 100_000, None
    yield "100,000 objects", b'{"a":' * 20_000, None
    yield "300 MB announced", b"[" * 100_000, _MEGABYTES_300
    yield "300 MB in chunks", b"", -1


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """The port and the process id of a server with the demo's corpus."""
    folder = tempfile.mkdtemp(prefix="dramatis-hostile-")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DRAMATIS_", "NEO4J_"))}
    environment["DRAMATIS_STORE"] = folder
    command = [sys.executable, "-m", "api.cli"]
    try:
        subprocess.run([*command, "ingest", str(_CORPUS), "--json"], env=environment, check=True, capture_output=True)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        server = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + _START_S
            while True:
                try:
                    ask(port, "GET", "/readyz", b"")
                    break
                except OSError:
                    if server.poll() is not None or time.monotonic() > deadline:
                        raise
                    time.sleep(0.1)
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask(port: int, method: str, path: str, body: bytes, announced: int | None = None) -> tuple[int, bytes, float]:
    """The status, the body and the milliseconds until it is there; `announced` as in `requests`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    started = time.perf_counter()
    try:
        connection.putrequest(method, path)
        for name, value in _HEADERS.items():
            connection.putheader(name, value)
        if announced == -1:
            connection.putheader("transfer-encoding", "chunked")
        else:
            connection.putheader("content-length", str(len(body) if announced is None else announced))
        connection.endheaders()
        try:
            if announced == -1:
                chunk = b"10000\r\n" + b"[" * 65_536 + b"\r\n"
                for _ in range(_MEGABYTES_300 // 65_536):
                    connection.send(chunk)
            else:
                connection.send(body)
        except OSError:
            # The server has answered already, and hung up.
            pass
        response = connection.getresponse()
        found = response.read()
        return response.status, found, (time.perf_counter() - started) * 1_000
    finally:
        connection.close()


def resident_mb(pid: int) -> float:
    """The memory of the process that lies in RAM."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError(f"there is no process {pid}")


class Watch:
    """Asks `/healthz` all the time in a thread; the longest answer since it was last looked at."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._longest = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def longest_ms(self) -> float:
        """The longest since the last look."""
        time.sleep(0.05)
        found, self._longest = self._longest, 0.0
        return found

    def end(self) -> None:
        """Stops asking."""
        self._ended.set()
        self._thread.join(30)

    def _run(self) -> None:
        while not self._ended.wait(0.005):
            status, _, took = ask(self._port, "GET", "/healthz", b"")
            assert status == 200
            self._longest = max(self._longest, took)


def measure(port: int, pid: int) -> list[Measured]:
    """Every kind of request, one after the other."""
    found = []
    ask(port, "POST", "/graphql", json.dumps({"query": "{ stories { totalCount } }"}).encode())
    watch = Watch(port)
    for kind, body, announced in requests():
        before = resident_mb(pid)
        watch.longest_ms()
        answers = [ask(port, "POST", "/graphql", body, announced) for _ in range(_REPEATS)]
        healthz = watch.longest_ms()
        status, text, _ = answers[0]
        times = [took for *_, took in answers]
        found.append(
            Measured(
                kind,
                _MEGABYTES_300 if announced else len(body),
                status,
                json.loads(text)["errors"][0]["extensions"]["code"],
                round(statistics.median(times), 1),
                round(max(times), 1),
                round(healthz, 1),
                round(max(resident_mb(pid) - before, 0.0), 1),
            )
        )
    watch.end()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints a line a kind, and says whether all promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="Write the figures to this file.")
    target: Path | None = parser.parse_args(arguments).json
    with served() as (port, pid):
        found = measure(port, pid)
    worst = {name: max(getattr(one, name) for one in found) for name in ("median_ms", "healthz_ms", "grown_mb")}
    for one in found:
        print(
            f"{one.kind:28} {one.bytes:>11,} B  {one.status} {one.code:26} {one.median_ms:7.1f} ms (longest "
            f"{one.longest_ms:7.1f})  /healthz {one.healthz_ms:6.1f} ms  +{one.grown_mb:.1f} MB"
        )
    kept = worst["median_ms"] <= MOST_MS and worst["healthz_ms"] <= MOST_MS and worst["grown_mb"] <= MOST_MB
    kept = kept and all(400 <= one.status < 500 for one in found)
    print("All promises are kept." if kept else f"Not all promises are kept: {worst}")
    if target is not None:
        machine = f"{platform.machine()}, Python {platform.python_version()}"
        told = {"machine": machine, "repeats": _REPEATS, "worst": worst, "requests": [asdict(one) for one in found]}
        target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
