"""Whatever the pages say is shown as words: nothing of it runs, breaks the page or its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from tests.browser.conftest import Opened, _open
from tests.sample_graph import related, text

HOSTILE = (
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "行\u2028与\u2029段",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(3)",
    '<a href="https://example.org/">href</a>',
    "<!--<script>",
    "长" * 500,
    "\u202eمرحبا\u202c",
    "零\u200b宽\u200d字\ufeff",
    "=HYPERLINK(1)",
    "🀄𠮷",
)
LONG = "很长的一篇报道。" * 12_500


def _bad(number: int, words: str) -> str:
    whole = f"标题{number}\n{words}说{words}。"
    begin, end = len(f"标题{number}\n"), len(whole)
    at = begin + len(words) + 1
    return f"""
person:坏{number} a kg:Person ; skos:prefLabel {text(words)} ; skos:altLabel {text(words + "别名")} .
article:坏{number} a kg:Article ; schema:headline {text(words)} ;
  schema:datePublished "2026-03-0{number % 9 + 1}"^^xsd:date ; dcterms:source {text(words)} ; kg:text {text(whole)} .
sentence:坏{number} a kg:Sentence ; kg:article article:坏{number} ; nif:anchorOf {text(whole[begin:])} ;
  nif:beginIndex {begin} ; nif:endIndex {end} .
mention:坏{number} a kg:Mention ; kg:sentence sentence:坏{number} ; itsrdf:taIdentRef person:坏{number} ;
  nif:anchorOf {text(words)} ; nif:beginIndex {at} ; nif:endIndex {at + len(words)} .
fact:坏{number} a kg:Statement ; kg:speaker person:坏{number} ; schema:text {text(words)} ; kg:manner {text(words)} ;
  kg:rule {text(words)} ; kg:evidence sentence:坏{number} .
action:坏{number} a kg:PolicyAction ; kg:actor person:坏{number} ; kg:verb {text(words)} ; kg:object {text(words)} ;
  kg:beneficiary {text(words)} ; kg:due {text(words)} ; kg:status kg:planned ; kg:evidence sentence:坏{number} ."""


LONG_ARTICLE = f"""
article:长 a kg:Article ; schema:headline "长文" ; kg:text {text(LONG)} .
sentence:长 a kg:Sentence ; kg:article article:长 ; nif:anchorOf {text(LONG)} ;
  nif:beginIndex 0 ; nif:endIndex {len(LONG)} ."""


@pytest.fixture(scope="module")
def hostile(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    store = related(*(_bad(i, words) for i, words in enumerate(HOSTILE)), LONG_ARTICLE)
    page = _open(browser, store, tmp_path_factory.mktemp("hostile") / "graph.html", title=HOSTILE[0])
    yield page
    page.close()


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_words_are_shown_as_words(hostile: Opened, number: int) -> None:
    words = HOSTILE[number]
    page = hostile.go(f"#t/person/坏{number}")
    assert page.locator("h1").text_content() == HOSTILE[0]
    assert page.locator("#panel h2").text_content() == words
    assert page.locator("#panel blockquote p").first.text_content() == f"{words}说{words}。"
    assert page.locator("#panel .marked").first.text_content() == words
    assert page.locator("#panel q").first.text_content() == words
    assert page.locator("#panel img, #panel script, #sheet img, #sheet script").count() == 0


def test_hostile_words_stand_in_tracker_profile_and_files(hostile: Opened) -> None:
    page = hostile.go("#?view=actions")
    assert page.locator(".actions tbody tr").count() == 2 + len(HOSTILE)
    for number in range(len(HOSTILE)):
        hostile.go(f"#t/person/坏{number}?view=profile")
        assert page.locator("#sheet h2").text_content() == HOSTILE[number]
    hostile.go("#")
    for form in ("csv", "turtle", "svg"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator(f"#export [data-form={form}]").click()
        saved = download.value.path().read_text("utf-8")
        if form == "turtle":
            said = {quad.object.value for quad in ox.parse(saved, format=ox.RdfFormat.TURTLE)}
            assert said.issuperset(HOSTILE)
        assert form != "csv" or ("\"'=HYPERLINK(1)" in saved and ',"=HYPERLINK' not in saved)
    assert page.locator("#panel").is_visible()


def test_a_long_article_opens(hostile: Opened) -> None:
    page = hostile.go("#a/长")
    assert len(page.locator(".article").text_content()) == len(LONG)


def test_an_address_from_elsewhere_names_nothing(hostile: Opened) -> None:
    for address in (
        "#t/%E0%A4%A",
        "#t/constructor/__proto__",
        "#l/a",
        "#f/<img>",
        "#a//",
        "#?view=%00&lang=xx&hide=%%",
        "#w/x/y/x/y",
    ):
        page = hostile.go(address)
        assert page.locator("body").get_attribute("data-shows") == "overview"
