"""A real Chromium, where the machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.view import render

_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(_ARGUMENTS))
        yield started
        started.close()


class Opened:
    """A page of the view, and everything it did that it should not: requests, console messages, errors."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("request", lambda request: self._unless_own(request.url))
        page.on("console", lambda message: self.complaints.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _unless_own(self, url: str) -> None:
        if url.partition("#")[0] != self.address:
            self.complaints.append(f"request: {url}")

    def go(self, hash_: str = "") -> Any:
        self.page.goto(self.address + hash_)
        self.page.wait_for_selector("body[data-ready=true]")
        return self.page


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Draws a store and opens it; fails the test where the page complained."""
    contexts, pages = [], []

    def open_store(store: ox.Store, *, title: str | None = None, **options: Any) -> Opened:
        path = tmp_path / "graph.html"
        render(store, path, title=title)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        pages.append(Opened(context.new_page(), path.as_uri()))
        return pages[-1]

    yield open_store
    complaints = [complaint for page in pages for complaint in page.complaints]
    for context in contexts:
        context.close()
    assert complaints == []
