"""Readers who see little, hear the page or use keys alone: axe-core finds nothing to complain about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sample_graph import related

STATES = (
    "#",
    "#t/body/临川市人民政府",
    "#l/person/林海川/meeting/临川市教育工作会议",
    "#a/1",
    "#?view=actions",
    "#t/place/临川市-青岚区?view=profile",
    "#t/person/林海川?view=profile&lang=en",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    view = opened(related(), color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    for address in STATES:
        page = view.go(address)
        found = axe.Axe().run(page).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], address
    page.keyboard.press("?")
    assert axe.Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")


def test_every_control_is_reached_by_the_tab_key(opened: Any) -> None:
    page = opened(related()).go("#t/person/林海川")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 300)"))
    controls = page.evaluate("""() => [...document.querySelectorAll("a[href], button, summary, input, select")]
        .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 300))""")
    assert set(controls) <= reached
