"""The view in a real browser: found, clicked, filtered, kept in the address."""

from __future__ import annotations

from typing import Any

import pytest

from kg.identity.corrections import Kind, read_corrections
from kg.relations import path
from tests.browser.conftest import Opened, until
from tests.sample_graph import related


def test_it_opens_without_a_request_or_a_complaint(opened: Any) -> None:
    page = opened(related(), title="临川日报").go()
    assert page.title() == page.locator("h1").inner_text() == "临川日报"
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator("#count").inner_text() == "13 / 13"
    assert page.locator(".numbers").inner_text().split() == ["13", "个事物", "16", "条事实", "2", "篇报道"]
    assert page.locator("#network canvas").count() == 1
    assert page.locator("#loading").count() == 0
    assert page.locator("#hint").is_visible()
    page.locator("#hint button").click()
    assert page.locator("#hint").is_hidden()


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("三中", "机构", "临川市第三中学"),
        ("linhaichuan", "人物", "林海川"),
        ("lhc", "人物", "林海川"),
        ("lin'hai", "人物", "林海川"),
        ("林hc", "人物", "林海川"),
        ("qinglan", "地点", "青岚区"),
        ("jyj", "机构", "临川市教育局"),
        ("ＬＨＣ", "人物", "林海川"),
    ],
)
def test_search_finds_by_name_alias_pinyin_and_initials(view: Opened, typed: str, kind: str, name: str) -> None:
    page = view.go()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert page.locator("#query-hits li").first.inner_text().split("\n")[:2] == [kind, name]
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-shows=thing]")
    assert page.locator("#panel h2").inner_text() == name


def test_search_finds_nothing_and_says_so(view: Opened) -> None:
    page = view.go()
    page.keyboard.press("/")
    page.keyboard.type("xyzzy")
    assert page.locator("#query-hits").inner_text() == "没有找到"
    page.keyboard.press("Escape")
    assert page.locator("#query-hits").is_hidden()


def test_search_waits_for_the_input_method(view: Opened) -> None:
    page = view.go()
    page.evaluate("""() => {
        const input = document.getElementById("query");
        input.focus();
        input.dispatchEvent(new CompositionEvent("compositionstart"));
        input.value = "lin'hai";
        input.dispatchEvent(new InputEvent("input", { isComposing: true }));
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    }""")
    assert page.locator("#query-hits").is_hidden()
    page.evaluate("""() => {
        const input = document.getElementById("query");
        input.value = "林海";
        input.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    assert "林海川" in page.locator("#query-hits").inner_text()
    page.keyboard.press("Escape")


def test_a_thing_shows_its_facts_with_sentence_headline_and_date(view: Opened) -> None:
    panel = view.go("#t/body/临川市人民政府").locator("#panel")
    assert panel.locator("h3").all_inner_texts() == ["相关 4", "任职 1", "举措 2"]
    action = panel.locator(".stated", has_text="增加不少于3000个学位")
    assert action.locator(".tag.status").count() == 2
    assert "面向 云溪县" in action.inner_text()
    assert "数量 3000个以上" in action.inner_text()
    assert "期限 2026年12月31日" in action.inner_text()
    foot = action.locator("blockquote footer").inner_text()
    assert foot == "全市教育工作会议召开 · 2026年3月5日 · 规则 sample · 报错"
    assert action.locator(".marked").all_inner_texts() == ["市政府"]


@pytest.mark.parametrize(
    ("thing", "group", "words"),
    [
        ("person/林海川", "任职 1", "副书记"),
        ("person/贺云舟", "任命 1", "任 临川市教育局"),
        ("meeting/临川市教育工作会议", "会议 2", "林海川 主持"),
        ("person/林海川", "讲话 1", "指出：要把学位供给摆在首位"),
        ("place/临川市-青岚区", "数据 1", "入学率 99.2% 2026年2月"),
        ("person/叶知秋", "荣誉 1", "获 全市优秀教师"),
        ("body/临川市第三中学", "归属与位置 2", "隶属于 临川市教育局"),
        ("meeting/临川市教育工作会议", "归属与位置 2", "始于 2026年3月4日"),
        ("person/叶知秋", "其他提及 1", "会把课堂带到云溪县"),
    ],
)
def test_every_kind_of_fact_has_its_words(view: Opened, thing: str, group: str, words: str) -> None:
    page = view.go(f"#t/{thing}")
    section = page.locator("#panel section", has=page.locator("h3", has_text=group))
    assert words in section.inner_text()


def test_a_click_on_a_node_opens_it_and_escape_closes(view: Opened) -> None:
    page = view.go("#t/person/独行")  # names nothing: the overview
    assert page.locator("body").get_attribute("data-shows") == "overview"
    box = page.locator("#network canvas").bounding_box()
    for step in range(400):  # walk a grid until a node or a link is under the pointer
        x = box["x"] + 20 + (step % 40) * (box["width"] - 40) / 40
        y = box["y"] + box["height"] * (0.3 + 0.06 * (step // 40))
        page.mouse.click(x, y)
        view.settle()
        if page.locator("body").get_attribute("data-shows") != "overview":
            break
    assert page.locator("body").get_attribute("data-shows") in ("thing", "link")
    assert page.locator("#panel blockquote").count() >= 1
    page.keyboard.press("Escape")
    page.wait_for_selector("body[data-shows=overview]")


def test_the_picture_is_walked_by_keys(view: Opened) -> None:
    page = view.go()
    page.locator("#network").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#said").inner_text()
    assert first.split()[0] in ("人物", "机构", "地点", "会议", "文件")
    said = {first}
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "+", "-"):
        page.keyboard.press(key)
        said.add(page.locator("#said").inner_text())
    assert len(said) > 1
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-shows=thing]")
    assert page.locator("#panel h2").inner_text() == page.locator("#said").inner_text().split()[1]


def test_the_legend_filters_by_type(view: Opened) -> None:
    page = view.go()
    people = page.locator("#legend [data-kind=person]")
    assert people.inner_text().split() == ["人物", "4"]
    people.click()
    page.wait_for_selector("#legend [data-kind=person][aria-pressed=false]")
    until(page, "document.getElementById('count').innerText === '9 / 9'")
    page.locator("#legend [data-kind=action]").click()
    page.wait_for_selector("#legend [data-kind=action][aria-pressed=true]")
    until(page, "document.getElementById('count').innerText === '11 / 11'")
    assert page.evaluate("location.hash") == "#?hide=person"


def test_relations_are_filtered(view: Opened) -> None:
    page = view.go("#t/person/林海川")
    page.locator("#relations summary").click()
    assert "讲话\n1" in page.locator("#relations").inner_text()
    page.locator("#relations [data-fact=statement]").click()
    until(page, "location.hash.includes('off=statement')")  # the panel is drawn anew after the address has changed
    heads = "[...document.querySelectorAll('#panel h3')]"
    until(page, f"{heads}.length && !{heads}.some(h => h.innerText.startsWith('讲话'))")


def test_the_address_keeps_what_is_shown(view: Opened) -> None:
    page = view.go("#?hide=action%2Cplace&lang=zh")
    page.locator("#panel a", has_text="贺云舟").first.click()
    page.wait_for_selector("body[data-shows=thing]")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#t/person/贺云舟?hide=action,place"
    page.go_back()
    page.wait_for_selector("body[data-shows=overview]")
    page.go_forward()
    page.wait_for_selector("body[data-shows=thing]")
    assert page.locator("h2").inner_text() == "贺云舟"
    assert page.locator("#legend [data-kind=place]").get_attribute("aria-pressed") == "false"


def test_a_link_shows_the_sentences_of_both(view: Opened) -> None:
    page = view.go("#t/person/林海川")
    page.locator(".weight").first.click()
    page.wait_for_selector("body[data-shows=link]")
    assert "主持" in page.locator("#panel").inner_text()
    assert set(page.locator(".marked").all_inner_texts()) >= {"林海川", "临川市教育工作会议"}


def test_a_path_is_found_with_evidence_for_each_step(view: Opened) -> None:
    page = view.go("#t/person/叶知秋")
    page.get_by_role("button", name="找路径").click()
    page.locator("#path-to").fill("苏禾")
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-shows=path]")
    steps = page.locator(".steps > li")
    told = [f"{step.source} → {step.target}" for step in path(related(), "叶知秋", "苏禾")]
    assert [steps.nth(i).locator("p").first.inner_text() for i in range(steps.count())] == told  # as kg path says
    assert steps.count() >= 2
    assert all(steps.nth(i).locator("blockquote").count() >= 1 for i in range(steps.count()))
    assert page.evaluate("decodeURIComponent(location.hash)") == "#w/person/叶知秋/person/苏禾"


def test_an_article_is_read_whole_from_its_sentence(view: Opened) -> None:
    page = view.go("#t/person/叶知秋")
    page.locator("blockquote footer a").first.click()
    page.wait_for_selector("body[data-shows=article]")
    assert page.locator(".article p").count() == 4
    assert page.locator(".wanted").inner_text() == "临川市第三中学教师叶知秋获评全市优秀教师。"
    assert page.evaluate("location.hash") == "#a/2/0"


def test_two_hops_reach_further(view: Opened) -> None:
    page = view.go("#t/person/叶知秋")
    page.get_by_role("button", name="2 跳").click()
    until(page, "location.hash.includes('hops=2')")
    view.settle()
    assert page.get_by_role("button", name="2 跳").get_attribute("aria-pressed") == "true"


def test_an_error_is_reported_as_a_row_to_copy(view: Opened) -> None:
    page = view.go("#t/person/叶知秋")
    page.get_by_role("button", name="报错").first.click()
    page.locator("dialog input").fill("不是教师")
    lines = page.locator("dialog textarea").input_value()
    (row,) = read_corrections(lines, "corrections.tsv")
    assert (row.kind, row.why) == (Kind.WRONG, "不是教师")
    assert row.one.iri.startswith("https://kg.example/fact/")
    assert "临川市第三中学教师叶知秋获评全市优秀教师。" in lines.splitlines()[0]
    page.keyboard.press("Escape")
    assert page.locator("body").get_attribute("data-shows") == "thing"


def test_english_is_a_click_away(view: Opened) -> None:
    page = view.go("#t/body/临川市人民政府")
    page.get_by_role("button", name="English").click()
    until(page, "document.documentElement.lang === 'en'")
    panel = page.locator("#panel")
    assert panel.locator("h3").all_inner_texts() == ["Related 4", "Posts 1", "Actions 2"]
    assert "How much 3000个 or more" in panel.inner_text()
    assert page.locator("#legend [data-kind=person]").inner_text().split() == ["People", "4"]
    page.get_by_role("button", name="中文").click()
    until(page, "document.documentElement.lang === 'zh'")
