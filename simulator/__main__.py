"""Starts the simulator from the command line: `python -m simulator --port 8081`."""

import argparse

from simulator.app import create_app
from simulator.server import Server


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on (default: %(default)s)")
    chosen = parser.parse_args()
    told = f"Simulator: http://{chosen.host}:{chosen.port}"
    Server(create_app(), lambda: print(told, flush=True), host=chosen.host, port=chosen.port).run()  # noqa: T201


if __name__ == "__main__":
    main()
