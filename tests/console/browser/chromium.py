"""Debian's Chromium, as people use it: a tab behind another one really is hidden."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.console.waiting import until

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars"
)
CHROMIUM = shutil.which("chromium")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a browser."""
    skip_without()
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield running
        await running.close()


@asynccontextmanager
async def window() -> AsyncIterator[BrowserContext]:
    """Run a browser whose tabs are hidden when another one is in front.

    Playwright makes every page of its own browsers believe that it is in front; one that it only joins it leaves alone.
    """
    skip_without()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [CHROMIUM or "", *ARGUMENTS.split(), "--remote-debugging-port=0", f"--user-data-dir={folder}"]
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
        try:
            port = await until(lambda: _port(Path(folder)), 30)
            async with async_playwright() as playwright:
                joined = await playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}", no_defaults=True)
                yield joined.contexts[0]
                await joined.close()
        finally:
            process.terminate()
            await process.wait()


def skip_without() -> None:
    """Leave out what cannot be run here; a build server must have everything."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed")


def _port(folder: Path) -> str:
    file = folder / "DevToolsActivePort"
    return file.read_text().splitlines()[0] if file.exists() else ""


def complaints(page: Page) -> list[str]:
    """Collect what a page complains of."""
    found: list[str] = []
    page.on("console", lambda told: found.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found
