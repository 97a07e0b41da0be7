"""A real Chromium, where the machine has one; most tests share one page of the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.view import render
from tests.sample_graph import related

_PATIENCE = 500  # looks, 20 ms apart
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


def until(page: Any, truth: str) -> None:
    """Wait until a JavaScript expression holds; Playwright's own wait needs eval, which the page forbids."""
    for _ in range(_PATIENCE):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never came true: {truth}")


class Opened:
    """A page of the view, and everything it did that it should not: requests, console messages, errors."""

    def __init__(self, context: Any, address: str) -> None:
        self.context, self.page, self.address = context, context.new_page(), address
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._unless_own(request.url))
        self.page.on("console", lambda message: self.complaints.append(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _unless_own(self, url: str) -> None:
        if url.partition("#")[0] != self.address and not url.startswith("blob:"):
            self.complaints.append(f"request: {url}")

    def go(self, hash_: str = "#") -> Any:
        """Show an address of the page: loaded the first time, gone to afterwards."""
        if self.page.url.partition("#")[0] == self.address:
            self.page.evaluate("hash => { location.hash = hash; document.activeElement.blur(); }", hash_)
            self.settle()
        else:
            self.page.goto(self.address + hash_)
            self.page.wait_for_selector("body[data-ready=true]")
        return self.page

    def settle(self) -> None:
        """Wait until the page shows what its address says."""
        until(self.page, "document.body.dataset.at === location.hash")

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []


def _open(browser: Any, store: ox.Store, path: Path, title: str | None = None, **options: Any) -> Opened:
    render(store, title=title).write(path)
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}} | options)
    return Opened(context, path.as_uri())


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Draws a store and opens it; fails the test where the page complained."""
    pages: list[Opened] = []

    def open_store(store: ox.Store, *, title: str | None = None, **options: Any) -> Opened:
        pages.append(_open(browser, store, tmp_path / "graph.html", title, **options))
        return pages[-1]

    yield open_store
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def shared(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page of the sample graph, loaded once."""
    page = _open(browser, related(), tmp_path_factory.mktemp("view") / "sample.html", accept_downloads=True)
    yield page
    page.close()


@pytest.fixture
def view(shared: Opened) -> Iterator[Opened]:
    """The shared page; fails the test that made it complain."""
    before = list(shared.complaints)
    yield shared
    new, shared.complaints = shared.complaints[len(before) :], before
    assert new == []
