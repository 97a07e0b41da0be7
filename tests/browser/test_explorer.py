"""The view in a real browser: found, clicked, filtered, kept in the address, and safe from what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from tests.sample_graph import related, text

Open = Callable[..., Any]

HOSTILE = (
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "行\u2028与\u2029段",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(3)",
    "<!--<script>",
)


def canvas_point(page: Any, thing: str) -> tuple[float, float]:
    """Where a thing stands on the screen once it is the only one in focus: in the middle of what is free."""
    page.evaluate("thing => { location.hash = '#t/' + thing }", thing)
    page.wait_for_timeout(500)
    box = page.locator("#network").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_opens_without_a_request_or_a_complaint(opened: Open) -> None:
    page = opened(related(), title="临川日报").go()
    assert page.title() == page.locator("h1").inner_text() == "临川日报"
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator("#count").inner_text() == "13 / 13"
    assert page.locator(".numbers").inner_text().split() == ["13", "个事物", "16", "条事实", "2", "篇报道"]
    assert page.locator("#network canvas").count() == 1


def test_search_finds_by_another_name_and_opens_its_facts(opened: Open) -> None:
    page = opened(related()).go()
    page.keyboard.press("/")
    page.keyboard.type("三中")
    assert page.locator("#hits li").first.inner_text().split("\n")[:2] == ["机构", "临川市第三中学"]
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "临川市第三中学"
    assert "市教育局下属的三中位于青岚区。" in panel.inner_text()
    assert panel.locator(".marked").first.inner_text() in ("三中", "临川市第三中学")


def test_search_waits_for_the_input_method(opened: Open) -> None:
    page = opened(related()).go()
    page.evaluate("""() => {
        const input = document.getElementById("query");
        input.focus();
        input.dispatchEvent(new CompositionEvent("compositionstart"));
        input.value = "lin'hai";
        input.dispatchEvent(new InputEvent("input", { isComposing: true }));
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    }""")
    assert page.locator("#hits").is_hidden()
    page.evaluate("""() => {
        const input = document.getElementById("query");
        input.value = "林海";
        input.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    assert "林海川" in page.locator("#hits").inner_text()


def test_a_thing_shows_its_facts_with_sentence_headline_and_date(opened: Open) -> None:
    page = opened(related()).go("#t/body/临川市人民政府")
    panel = page.locator("#panel")
    assert panel.locator("h3").all_inner_texts() == ["相关 4", "任职 1", "举措 2"]
    action = panel.locator(".stated", has_text="增加不少于3000个学位")
    assert action.locator(".tag.status").all_inner_texts() == ["计划", "计划"]
    assert "面向 云溪县" in action.inner_text()
    assert "数量 3000个以上" in action.inner_text()
    assert "期限 2026年12月31日" in action.inner_text()
    assert action.locator("blockquote footer").inner_text() == "全市教育工作会议召开 · 2026年3月5日"
    assert action.locator(".marked").all_inner_texts() == ["市政府"]


@pytest.mark.parametrize(
    ("thing", "group", "words"),
    [
        ("person/林海川", "任职 1", "副书记"),
        ("person/贺云舟", "任命 1", "任 临川市教育局"),
        ("meeting/临川市教育工作会议", "会议 2", "林海川 主持"),
        ("person/林海川", "讲话 1", "指出：要把学位供给摆在首位"),
        ("place/临川市-青岚区", "数据 1", "入学率 99.2% 2026年2月1日 – 2026年2月28日"),
        ("person/叶知秋", "荣誉 1", "获 全市优秀教师"),
        ("body/临川市第三中学", "归属与位置 2", "隶属于 临川市教育局"),
        ("meeting/临川市教育工作会议", "归属与位置 2", "始于 2026年3月4日"),
        ("person/叶知秋", "其他提及 1", "会把课堂带到云溪县"),
    ],
)
def test_every_kind_of_fact_has_its_words(opened: Open, thing: str, group: str, words: str) -> None:
    page = opened(related()).go(f"#t/{thing}")
    section = page.locator("#panel section", has=page.locator("h3", has_text=group))
    assert words in section.inner_text()


def test_a_click_on_a_node_opens_it_and_escape_closes(opened: Open) -> None:
    page = opened(related()).go()
    x, y = canvas_point(page, "person/独行")  # names nothing: the overview
    assert page.locator("body").get_attribute("data-shows") == "overview"
    canvas = page.locator("#network canvas")
    box = canvas.bounding_box()
    for step in range(40):  # walk a grid until a node is under the pointer
        x, y = box["x"] + 20 + (step % 40) * (box["width"] - 40) / 40, box["y"] + box["height"] / 2
        page.mouse.click(x, y)
        page.wait_for_timeout(30)
        if page.locator("body").get_attribute("data-shows") != "overview":
            break
    assert page.locator("body").get_attribute("data-shows") in ("thing", "link")
    assert page.locator("#panel blockquote").count() >= 1
    page.keyboard.press("Escape")
    page.wait_for_selector("body[data-shows=overview]")


def test_the_legend_filters_by_type(opened: Open) -> None:
    page = opened(related()).go()
    people = page.locator("#legend [data-kind=person]")
    assert people.inner_text().split() == ["人物", "4"]
    people.click()
    assert people.get_attribute("aria-pressed") == "false"
    assert page.locator("#count").inner_text() == "9 / 13"
    page.locator("#legend [data-kind=action]").click()
    assert page.locator("#count").inner_text() == "11 / 15"


def test_the_address_keeps_what_is_shown(opened: Open) -> None:
    page = opened(related()).go()
    page.locator("#panel a", has_text="贺云舟").first.click()
    page.wait_for_selector("body[data-shows=thing]")
    kept = page.evaluate("location.hash")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#t/person/贺云舟"
    page.go_back()
    page.wait_for_selector("body[data-shows=overview]")
    fresh = opened(related()).go(kept)
    assert fresh.locator("h2").inner_text() == "贺云舟"


def test_a_link_shows_the_sentences_of_both(opened: Open) -> None:
    page = opened(related()).go("#t/person/林海川")
    page.locator(".weight").first.click()
    page.wait_for_selector("body[data-shows=link]")
    assert "主持" in page.locator("#panel").inner_text()
    assert set(page.locator(".marked").all_inner_texts()) >= {"林海川", "临川市教育工作会议"}


def test_an_article_is_read_whole_from_its_sentence(opened: Open) -> None:
    page = opened(related()).go("#t/person/叶知秋")
    page.locator("blockquote footer a").first.click()
    page.wait_for_selector("body[data-shows=article]")
    assert page.locator(".article p").count() == 4
    assert page.locator(".wanted").inner_text() == "临川市第三中学教师叶知秋获评全市优秀教师。"


def test_two_hops_reach_further(opened: Open) -> None:
    page = opened(related()).go("#t/person/叶知秋")
    page.get_by_role("button", name="2 跳").click()
    assert page.get_by_role("button", name="2 跳").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(opened: Open, words: str) -> None:
    more = (
        f"person:坏 a kg:Person ; skos:prefLabel {text(words)} ; skos:altLabel {text(words + '别名')} .",
        f"fact:坏 a kg:Statement ; kg:speaker person:坏 ; schema:text {text(words)} ; kg:manner {text(words)} ;"
        f" kg:rule {text(words)} ; kg:meeting meeting:临川市教育工作会议 ; kg:evidence sentence:坏 .",
        f"sentence:坏 a kg:Sentence ; kg:article article:1 ; nif:anchorOf {text(words)} ;"
        f" nif:beginIndex 900 ; nif:endIndex {900 + len(words)} .",
    )
    page = opened(related(*more), title=words).go("#t/person/坏")
    assert page.locator("h2").text_content() == words
    assert page.locator("h1").text_content() == words
    assert page.locator("blockquote p").first.text_content() == words
    assert page.locator("q").text_content() == words
    assert page.locator("#panel img, #panel script").count() == 0


def test_rare_characters_keep_their_marks_in_place(opened: Open) -> None:
    words = "𠮷村的石坚说好。"
    more = (
        'person:石坚 a kg:Person ; skos:prefLabel "石坚"@zh .',
        f'sentence:稀 a kg:Sentence ; kg:article article:1 ; nif:anchorOf "{words}" ;',
        "  nif:beginIndex 800 ; nif:endIndex 808 .",
        'mention:稀 a kg:Mention ; kg:sentence sentence:稀 ; nif:anchorOf "石坚" ; itsrdf:taIdentRef person:石坚 ;',
        "  nif:beginIndex 803 ; nif:endIndex 805 .",
    )
    page = opened(related(*more)).go("#t/person/石坚")
    assert page.locator(".marked").inner_text() == "石坚"


def test_an_empty_graph_opens(opened: Open) -> None:
    page = opened(ox.Store()).go()
    assert page.locator("#count").inner_text() == "0 / 0"


def test_it_fits_a_phone_and_the_dark(opened: Open) -> None:
    phone = opened(related(), color_scheme="dark", reduced_motion="reduce")
    phone.page.set_viewport_size({"width": 390, "height": 844})
    page = phone.go("#t/person/林海川")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#panel h2").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 28)"
