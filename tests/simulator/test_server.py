"""Specification: starting the simulator by itself."""

import socket
import subprocess
import sys

import httpx

from simulator.server import serve_in_thread
from tests.simulator.clients import NO_CERTIFICATES


def test_the_command_serves_and_says_where() -> None:
    """One command starts it; it logs no address of a call, for those hold tokens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "simulator", "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        base = process.stdout.readline().removeprefix("Simulator: ").strip()
        assert httpx.get(f"{base}/bot1:secret/getMe", verify=NO_CERTIFICATES).json()["ok"]
        process.terminate()
        assert "secret" not in process.stdout.read()
    assert base == f"http://127.0.0.1:{port}"


def test_worlds_beside_each_other_share_nothing() -> None:
    """Each server has citizens of its own."""
    with serve_in_thread() as one, serve_in_thread() as other:
        httpx.post(f"{one}/citizen/telegram/sara/text", json={"text": "سلام"}, verify=NO_CERTIFICATES)
        assert httpx.get(f"{other}/citizen/telegram/sara/messages", verify=NO_CERTIFICATES).json() == []


def test_a_server_stops_at_once_though_somebody_waits() -> None:
    """Long polls end with the server."""
    with serve_in_thread() as base, httpx.Client(base_url=base, verify=NO_CERTIFICATES) as http:
        request = http.build_request("GET", "/live/telegram", params={"users": "sara"})
        stream = http.send(request, stream=True)
    stream.close()
