"""What the view costs in a browser: ``python tests/bench/view.py`` (needs Chromium).

Two pages are measured: the seeds', and one of 10,000 invented things, 15,000 facts (6,000 of them actions) and 27,000
sentences. Given are the file's size and the CPU seconds of the page's process until it is ready, and for showing a
hub with its neighbourhood, for a search while typing, and for each filter. The exit code tells whether all budgets
were kept.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import kg
from kg.store.terms import BASE
from kg.view.content import Article, Content, Fact, Ref, Thing
from kg.view.explorer import draw

ROOT = Path(__file__).parents[2]
KINDS = {"person": 2500, "body": 2500, "place": 3000, "meeting": 1500, "document": 500}
FACTS = {"post": 2500, "meeting": 2000, "statement": 2500, "action": 6000, "figure": 1000, "link": 1000}
ARTICLES, SENTENCES = 2700, 10  # sentences in each
CHARACTERS = (
    "国家市政府发展工作会议经济建设推进改革教育农村生态环境项目企业服务民生安全科技创新人才产业文化交通水利医疗住房"
)
BUDGETS = {  # megabytes and CPU seconds
    "10,000 things": {
        "file": 6.0,
        "ready": 1.5,
        "focus": 0.3,
        "search": 0.1,
        "kind": 0.3,
        "relation": 0.3,
        "time": 0.3,
    },
    "seeds": {"file": 1.0, "ready": 0.5, "focus": 0.3, "search": 0.1, "kind": 0.3, "relation": 0.3, "time": 0.3},
}


def main() -> int:
    """Measure both pages and hold them against their budgets."""
    kept = True
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        kg.build_graph([ROOT / "seeds"], graph=Path(folder) / "graph")
        large = Path(folder) / "large.html"
        large.write_text(draw(invented(), "一万个事物"), encoding="utf-8")
        for name, html in (("10,000 things", large), ("seeds", Path(folder) / "graph" / "graph.html")):
            for what, value in measure(driver, html):
                budget = BUDGETS[name][what]
                kept &= value <= budget
                print(f"{name:<14} {what:<9} {value:6.2f}  (≤ {budget})" + ("" if value <= budget else "  over"))
    return 0 if kept else 1


# ---------------------------------------------------------------- an invented graph


def invented() -> Content:
    """10,000 things, a few of them in many facts as in real life; the same ones every time."""
    chance = random.Random(7)
    words = lambda low, high: "".join(chance.choices(CHARACTERS, k=chance.randint(low, high)))  # noqa: E731
    labels = {f"{kind}/{words(3, 9)}{i}": kind for kind, count in KINDS.items() for i in range(count)}
    things = [Thing(BASE + name, kind, name.partition("/")[2]) for name, kind in labels.items()]
    chance.shuffle(things)
    articles = [_article(chance, words, things, number) for number in range(ARTICLES)]
    facts = list(_facts(chance, things, articles, words))
    return Content(tuple(things), tuple(facts), tuple(articles), tuple(_links(facts)))


def _one(chance: random.Random, things: list[Thing]) -> Thing:
    """The first things are chosen far more often than the last."""
    return things[int(len(things) * chance.random() ** 3)]


def _article(chance: random.Random, words: Callable[[int, int], str], things: list[Thing], number: int) -> Article:
    text, sentences, mentions = words(10, 20) + "\n", [], []
    for _ in range(SENTENCES):
        begin = len(text)
        for _ in range(2):
            thing = _one(chance, things)
            text += words(5, 18)
            mentions.append((len(text), len(text) + len(thing.label), thing.iri))
            text += thing.label
        text += "。"
        sentences.append((begin, len(text)))
    date = f"20{24 + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}"
    return Article(
        f"{BASE}article/{number:020x}", text.split("\n")[0], date, "bench.md", text, tuple(sentences), tuple(mentions)
    )


def _facts(
    chance: random.Random, things: list[Thing], articles: list[Article], words: Callable[[int, int], str]
) -> Iterator[Fact]:
    of = {kind: [thing for thing in things if thing.kind == kind] for kind in KINDS}
    for kind, count in FACTS.items():
        for number in range(count):
            article = chance.choice(articles)
            begin, end = chance.choice(article.sentences)
            some = {name: (Ref(_one(chance, several).iri),) for name, several in of.items()}
            said = (article.text[begin + 3 : end - 3],)
            slots: dict[str, Any] = {
                "post": {"who": some["person"], "body": some["body"], "role": ("局长",)},
                "meeting": {"who": some["person"], "meeting": some["meeting"], "capacity": ("attended",)},
                "statement": {"who": some["person"], "text": said, "manner": ("指出",)},
                "action": {"who": some["body"], "verb": (words(2, 2),), "object": said, "place": some["place"]},
                "figure": {"who": some["place"], "indicator": ("增加值",), "value": (str(number),), "unit": ("元",)},
                "link": {"who": some["place"], "relation": ("sfWithin",), "whole": some["place"]},
            }[kind]
            status = {"status": ("planned",)} if kind == "action" else {}
            room = "action" if kind == "action" else "fact"
            iri = f"{BASE}{room}/{kind[:4].encode().hex()}{number:012x}"
            yield Fact(iri, kind, ((article.iri, begin),), slots | status | {"rule": ("bench",)})


def _links(facts: list[Fact]) -> Iterator[tuple[str, str, float]]:
    pairs: dict[tuple[str, str], float] = {}
    for fact in facts:
        first, *others = dict.fromkeys(fact.refs())
        for other in others:
            pair = (min(first, other), max(first, other))
            pairs[pair] = pairs.get(pair, 0.0) + 1.0
    for (one, other), weight in sorted(pairs.items()):
        yield one, other, weight


# ---------------------------------------------------------------- a browser's work


def measure(driver: Any, html: Path) -> Iterator[tuple[str, float]]:
    """The size in megabytes and the CPU seconds of each step."""
    yield "file", html.stat().st_size / 1e6
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    browser = driver.chromium.launch(executable_path=chromium, args=arguments)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    watch = page.context.new_cdp_session(page)
    watch.send("Performance.enable")

    def cpu() -> float:
        metrics = watch.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))

    for name, step in steps(html):
        before = cpu()
        step(page)
        page.wait_for_timeout(900)
        yield name, cpu() - before
    browser.close()


def steps(html: Path) -> Iterator[tuple[str, Callable[[Page], object]]]:
    """What a reader does, one step after the other."""

    def opened(page: Page) -> None:
        page.goto(html.as_uri())
        page.wait_for_selector("body[data-ready=true]")

    def go(address: str) -> Callable[[Page], object]:
        return lambda page: page.evaluate("address => { location.hash = address }", address)

    yield "ready", opened
    yield "focus", lambda page: page.locator("#panel a.body").first.evaluate("link => link.click()")
    yield "search", lambda page: page.locator("#query").fill("gj")
    yield "kind", go("#?hide=action%2Cplace")
    yield "relation", go("#?off=post")
    yield "time", go("#?from=2024-06&to=2026-01")


if __name__ == "__main__":
    sys.exit(main())
