"""The views beside the network, time, and files: tracker, profiles, histogram, exports, print."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.store.terms import KG, PREFIXES
from tests.browser.conftest import Opened, until
from tests.sample_graph import related, text

KIDS = "区教育局今年5月已建成12所幼儿园。"
LATER = (
    'article:3 a kg:Article ; schema:headline "幼儿园建成" ; schema:datePublished "2026-05-20"^^xsd:date ;'
    f' dcterms:source "linchuan-5.md" ; kg:text {text(KIDS)} .',
    f"sentence:3-1 a kg:Sentence ; kg:article article:3 ; nif:anchorOf {text(KIDS)} ;"
    f" nif:beginIndex 0 ; nif:endIndex {len(KIDS)} .",
    'action:20 a kg:PolicyAction ; kg:rule "sample" ; kg:evidence sentence:3-1 ; kg:actor body:临川市教育局 ;'
    ' kg:verb "建成" ; kg:object "12所幼儿园" ; kg:status kg:done ; kg:follows action:08 ; kg:topic topic:education .',
    'action:08 kg:topic topic:education . topic:education a skos:Concept ; skos:prefLabel "教育"@zh, "Education"@en .',
)


def test_the_tracker_lists_actions_and_what_became_of_them(opened: Any) -> None:
    page = opened(related(*LATER)).go("#?view=actions")
    heads = page.locator(".actions th").all_inner_texts()
    assert heads == ["举措", "主体", "地点", "面向", "数量", "期限", "状态", "领域", "出自", "后续"]
    rows = page.locator(".actions tbody tr")
    assert rows.locator("td:first-child").all_inner_texts() == [
        "建成12所幼儿园",
        "新建12所幼儿园",
        "增加不少于3000个学位",
    ]
    promise = rows.nth(1).inner_text()
    assert "青岚区" in promise and "计划" in promise and "已完成 2026年5月20日" in promise
    page.locator(".filters select").nth(1).select_option("教育")
    assert rows.count() == 2
    assert page.evaluate("decodeURIComponent(location.hash)") == "#?view=actions&topic=教育"
    page.locator(".filters select").first.select_option("done")
    assert rows.count() == 1
    rows.locator("a").first.click()
    page.wait_for_selector("body[data-shows=thing][data-view=actions]")
    assert page.locator("#panel h2").inner_text() == "建成12所幼儿园"
    assert "承接 新建12所幼儿园" in page.locator("#panel").inner_text()
    page.get_by_role("button", name="English").click()
    until(page, "document.documentElement.lang === 'en'")
    assert page.locator(".filters option:checked").all_inner_texts() == ["done", "Education"]


def test_the_tracker_sorts_and_filters(view: Opened) -> None:
    page = view.go("#?view=actions")
    first = page.locator(".actions tbody td:first-child")
    page.get_by_role("button", name="数量").click()
    assert first.all_inner_texts() == ["新建12所幼儿园", "增加不少于3000个学位"]
    page.get_by_role("button", name="数量").click()
    assert first.all_inner_texts() == ["增加不少于3000个学位", "新建12所幼儿园"]
    assert page.locator("th", has_text="数量").get_attribute("aria-sort") == "descending"
    page.get_by_label("有期限").check()
    assert first.all_inner_texts() == ["增加不少于3000个学位"]
    page.locator(".filters input[type=search]").fill("没有的")
    assert page.locator("#sheet .hint").inner_text() == "没有符合条件的举措。"


@pytest.mark.parametrize(
    ("thing", "heads", "words"),
    [
        ("person/林海川", ["任职经过 1", "会议 1", "讲话 1"], "要把学位供给摆在首位"),
        ("body/临川市人民政府", ["任职人员 1", "举措 2"], "副市长"),
        ("place/临川市-青岚区", ["数据 1", "举措 1", "归属与位置 2"], "99.2%"),
        ("meeting/临川市教育工作会议", ["参加者 2", "讲话 1", "归属与位置 2"], "主持"),
        ("document/临川市教育发展规划", ["举措 1"], "新建12所幼儿园"),
    ],
)
def test_a_thing_has_a_page_of_its_own(view: Opened, thing: str, heads: list[str], words: str) -> None:
    page = view.go(f"#t/{thing}?view=profile")
    assert page.locator("#sheet h3").all_inner_texts() == heads
    assert words in page.locator("#sheet").inner_text()


def test_profiles_are_chosen_from_all(view: Opened) -> None:
    page = view.go("#?view=profile")
    page.locator("#sheet a", has_text="苏禾").click()
    page.wait_for_selector("body[data-shows=thing]")
    assert page.locator("#sheet h2").inner_text() == page.locator("#panel h2").inner_text() == "苏禾"
    page.locator("#sheet a.quiet").first.click()
    page.wait_for_selector("body[data-shows=fact]")
    assert page.locator("#sheet h2").count() == 1
    assert "市政府副市长苏禾" in page.locator("#panel").inner_text()


def test_time_is_chosen_and_played(opened: Any) -> None:
    page = opened(related(*LATER)).go()
    assert page.locator("#timeline rect").count() == 3  # March, April without a fact, May
    assert page.locator("#timeline output").inner_text() == "2026年3月 – 2026年5月"
    slider = page.locator("#timeline .from")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("location.hash") == "#?from=2026-04"
    assert int(page.locator("#count b").inner_text()) == 0
    page.get_by_role("button", name="全部").click()
    assert page.locator("#count").inner_text() == "13 / 13"
    page.clock.install()
    page.get_by_role("button", name="播放").click()
    assert page.locator("#timeline output").inner_text() == "2026年3月"
    page.clock.run_for(2000)
    assert page.locator("#timeline output").inner_text() == "2026年3月 – 2026年5月"


def _saved(page: Any, form: str) -> bytes:
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator(f"#export [data-form={form}]").click()
    return Path(download.value.path()).read_bytes()


def test_the_selection_is_saved_as_a_table(view: Opened) -> None:
    words = _saved(view.go("#t/person/林海川"), "csv")
    rows = list(csv.DictReader(io.StringIO(words.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["任职", "会议", "讲话"]
    assert rows[0]["who"] == "林海川" and rows[0]["body"] == "中共临川市委员会" and rows[0]["reported"] == "2026-03-05"
    assert rows[2]["sentence"] == "林海川指出，要把学位供给摆在首位。"


def test_the_selection_is_saved_as_triples_of_the_graph(view: Opened) -> None:
    """Whatever is said with IRIs and literals stands in the graph itself; only shared names are blank nodes."""
    stated = {(quad.subject, quad.predicate, quad.object) for quad in related()}
    quads = list(ox.parse(_saved(view.go(), "turtle"), format=ox.RdfFormat.TURTLE))
    assert sum(str(quad.object) == f"<{KG}PolicyAction>" for quad in quads) == 2
    for quad in quads:
        told = (quad.subject, quad.predicate, quad.object)
        of_sentence = f"<{PREFIXES['sentence']}"
        if any(isinstance(term, ox.BlankNode) for term in told) or any(str(t).startswith(of_sentence) for t in told):
            continue
        assert told in stated or str(quad.object).endswith("#decimal>"), told


def test_the_picture_is_saved(view: Opened) -> None:
    drawing = _saved(view.go(), "svg").decode()
    assert drawing.startswith("<svg") and "林海川" in drawing and "<polygon" in drawing
    assert _saved(view.go(), "png").startswith(b"\x89PNG")


def test_print_shows_the_table_alone(view: Opened) -> None:
    page = view.go("#?view=actions")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".actions").is_visible()
    assert page.locator(".views").is_hidden() and page.locator("#panel").is_hidden()
    page.emulate_media(media="screen")


def test_it_fits_a_phone_and_the_dark(opened: Any) -> None:
    size = {"width": 390, "height": 844}
    phone = opened(related(), color_scheme="dark", reduced_motion="reduce", viewport=size, has_touch=True)
    for address in ("#t/person/林海川", "#?view=actions", "#t/place/临川市-青岚区?view=profile"):
        page = phone.go(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#panel").is_hidden()  # the profile says the same
    assert phone.go("#t/place/临川市-青岚区").locator("#panel h2").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"


def test_an_empty_graph_opens(opened: Any) -> None:
    page = opened(ox.Store()).go()
    assert page.locator("#count").inner_text() == "0 / 0"
    assert "图中没有内容。" in page.locator("#panel").inner_text()
    page.keyboard.press("2")
    page.wait_for_selector("body[data-view=actions]")
    assert page.locator("#sheet .hint").inner_text() == "没有符合条件的举措。"
    page.keyboard.press("3")
    page.wait_for_selector("body[data-view=profile]")
