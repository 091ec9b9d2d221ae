"""Addresses of the page, its files and its fonts."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulator.page.live import Live
from simulator.world.world import World

_STATIC = Path(__file__).parent.parent / "static"
_FONT = Path(__file__).parents[2] / "node_modules/vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2"
_FACE = (
    '@font-face { font-family: Vazirmatn; src: url("/vazirmatn.woff2") format("woff2");'
    " font-weight: 100 900; font-display: swap; }\n"
)


def page_routes(world: World) -> list[BaseRoute]:
    """Give the addresses that a browser opens."""
    return [
        Route("/", _page),
        Route("/chat/{user}", _page),
        Route("/help", _help),
        Route("/live/{platform}", Live(world).stream),
        Route("/fonts.css", _fonts),
        Route("/vazirmatn.woff2", _font),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


async def _page(_request: Request) -> Response:
    return FileResponse(_STATIC / "index.html", headers={"Cache-Control": "no-cache"})


async def _help(_request: Request) -> Response:
    return FileResponse(_STATIC / "help.html")


async def _fonts(_request: Request) -> Response:
    # Without `npm ci` there is no font file: then nothing is asked for and the system's font stands in.
    return Response(_FACE if _FONT.exists() else "", media_type="text/css")


async def _font(_request: Request) -> Response:
    return FileResponse(_FONT, media_type="font/woff2") if _FONT.exists() else Response(status_code=404)
