"""How well broken articles are put together again: precision and recall of joins on pages made from real texts.

    python tests/bench/stitching.py TEXTS.jsonl[.gz]… [--pages 200] [--seed 1] [--show]

Takes items with ``title`` and ``text``, a line of JSON each; breaks some of them inside a sentence (now and then with
a character lost), lays the pieces between other articles, and reads the page. A join is right where the two pieces
that meet were one sentence before.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.page import read_page

_ASCII = str.maketrans("，。；：！？（）", ",.;:!?()")
_HALF = {"，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")"}
_DATELINE = re.compile(r"^[^。，：]{0,24}[：:]")
NAMES = ["王建国", "李思雨", "周明", "欧阳雪", "赵一凡", "陈默", "刘小川", "何静姝"]


@dataclass
class Made:
    """A page, the pairs (end of one piece, begin of the next) that belong together, and the number of open ends."""

    text: str = ""
    pairs: set[tuple[str, str]] = field(default_factory=set)


def items(paths: list[Path]) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs of items of a newspaper article's length."""
    found = []
    for path in paths:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in data.decode("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            paragraphs = [re.sub(r"\s+", "", part) for part in row["text"].split("\n")]
            paragraphs = [part for part in paragraphs if len(part) > 30 and part[-1] in "。！？”"]
            if 300 < sum(map(len, paragraphs)) < 1600 and row.get("title") and "联播" not in row["title"]:
                paragraphs[0] = _DATELINE.sub("", paragraphs[0])
                found.append((row["title"].strip(), paragraphs))
    return found


def page(source: list[tuple[str, list[str]]], rng: random.Random) -> Made:
    """A page of 6 to 10 articles, 2 to 4 of them broken into 2 or 3 pieces, some without a continuation."""
    chosen = rng.sample(source, rng.randint(6, 10))
    made = Made()
    half_width, levels = rng.random() < 0.5, [rng.choice("123") for _ in chosen]
    broken = rng.sample(range(len(chosen)), rng.randint(2, 4))
    slots: list[list[str]] = []
    loose: list[tuple[int, str]] = []  # (after which slot, piece)
    for index, (title, paragraphs) in enumerate(chosen):
        head = "#" * int(levels[index]) + " " + title
        body = _shaped(paragraphs, half_width, rng)
        if index not in broken:
            slots.append([head, body])
            continue
        pieces = _pieces(body, rng, made, lost=rng.random() < 0.3, dropped=rng.random() < 0.15)
        slots.append([head, pieces[0]])
        at = len(slots) - 1
        for piece in pieces[1:]:
            at = min(at + rng.randint(1, 3), len(chosen) - 1)
            again = rng.random() < 0.2
            loose.append((at, f"{head}\n\n{piece}" if again else piece))
    for index, slot in enumerate(slots):
        made.text += "\n\n".join(slot) + "\n\n"
        for after, piece in loose:
            if after == index:
                made.text += piece + "\n\n"
    return made


def _shaped(paragraphs: list[str], half_width: bool, rng: random.Random) -> str:
    text = "**本报讯** " * (rng.random() < 0.7) + "\n\n".join(paragraphs)
    if rng.random() < 0.8:
        text += f" （{rng.choice(NAMES)}）" if rng.random() < 0.6 else f"（记者 {rng.choice(NAMES)}）"
    if half_width:
        for full, half in _HALF.items():
            text = text.replace(full, half)
    return text


def _pieces(body: str, rng: random.Random, made: Made, *, lost: bool, dropped: bool) -> list[str]:
    """``body`` broken at one or two points inside sentences; ``dropped`` leaves out what follows the first."""
    spots = [m.start() for m in re.finditer(r"(?<=[\u4e00-\u9fff，、,])(?=[\u4e00-\u9fff“0-9])", body)]
    spots = [at for at in spots if 60 < at < len(body) - 40 and "\n" not in body[at - 6 : at + 6]]
    first = rng.choice(spots)
    later = [at for at in spots if at > first + 80]
    cuts = [first] + ([rng.choice(later)] if later and rng.random() < 0.4 else [])
    if dropped:
        return [body[:first]]
    pieces = []
    for begin, end in zip([0, *cuts], [*cuts, len(body)], strict=True):
        pieces.append(body[begin:end])
    if lost:
        pieces[1] = pieces[1][1:]
    for one, two in itertools.pairwise(pieces):
        made.pairs.add((one[-6:], two[:6]))
    return pieces


def joined(made: Made) -> Iterator[tuple[str, str]]:
    """What read_page joined inside sentences."""
    for article in read_page("page", made.text).articles:
        for at in article.joins:
            yield article.text[at - 6 : at], article.text[at : at + 6]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    source, rng = items(options.texts), random.Random(options.seed)
    right = found = wanted = 0
    begin = time.process_time()
    for number in range(options.pages):
        made = page(source, rng)
        got = set(joined(made))
        right, found, wanted = right + len(got & made.pairs), found + len(got), wanted + len(made.pairs)
        if options.show:
            for pair in sorted(got ^ made.pairs):
                print(number, "wrong " if pair in got else "missed", "|".join(pair))
    seconds = (time.process_time() - begin) / options.pages
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    print(f"joins: precision {precision:.3f}, recall {recall:.3f}, wanted {wanted}; {seconds:.3f} s a page")


if __name__ == "__main__":
    main()
