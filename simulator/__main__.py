"""Starts the simulator from the command line: `python -m simulator --port 8081`."""

import argparse

from simulator.app import create_app
from simulator.server import Server


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on (default: %(default)s)")
    parser.add_argument(
        "--ids-go-on", action="store_true", help="begin Bale's update ids above those of earlier runs, not at 0"
    )
    chosen = parser.parse_args()
    told = f"Simulator: http://{chosen.host}:{chosen.port}"
    app = create_app(ids_go_on=chosen.ids_go_on)
    Server(app, lambda: print(told, flush=True), host=chosen.host, port=chosen.port).run()  # noqa: T201


if __name__ == "__main__":
    main()
