"""Style, scripts and fonts: our own, and those of npm packages by an explicit list; each named by its contents."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from starlette.exceptions import HTTPException

ROOT = Path(__file__).parent.parent
OURS = Path(__file__).parent / "static"
PACKAGES = ROOT / "node_modules"
VENDOR = {
    "vendor/htmx.js": PACKAGES / "htmx.org/dist/htmx.min.js",
    "vendor/hx-sse.js": PACKAGES / "htmx.org/dist/ext/hx-sse.min.js",
    "vendor/vazirmatn.woff2": PACKAGES / "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2",
}
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_FACE = (
    '@font-face {{ font-family: Vazirmatn; src: url("{}") format("woff2"); font-weight: 100 900; font-display: swap; }}'
)

router = APIRouter()


@router.get("/static/fonts.css")
async def fonts() -> Response:
    """Name the font only where its file is: without `npm ci` the system's font stands in and nothing is asked for."""
    there = VENDOR["vendor/vazirmatn.woff2"].exists()
    return Response(_FACE.format(address("vendor/vazirmatn.woff2")) if there else "", media_type="text/css")


@router.get("/static/{name:path}")
async def static(request: Request, name: str) -> Response:
    """Give a file; the address that carries its digest may be kept for ever."""
    path = known(name)
    if path is None:
        raise HTTPException(404)
    kept = _FOR_EVER if request.query_params.get("v") == digest(path) else "no-cache"
    return FileResponse(path, media_type=_TYPES.get(path.suffix), headers={"Cache-Control": kept})


def known(name: str) -> Path | None:
    """Find a file that may be given away."""
    path = VENDOR.get(name) or OURS / name
    inside = name in VENDOR or path.parent == OURS
    return path if inside and path.suffix in _TYPES and path.is_file() else None


def address(name: str) -> str:
    """Give the address of a file as pages name it; it changes with the contents."""
    path = known(name)
    return f"/static/{name}?v={digest(path)}" if path else f"/static/{name}"


@cache
def digest(path: Path) -> str:
    """Shorten the contents to a name."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
