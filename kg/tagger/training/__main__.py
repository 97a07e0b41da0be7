"""Train the tagger: ``python -m kg.tagger.training --ner FOLDER --raw FOLDER --out weights.npz``.

Needs numba and scipy (the extra ``training``). ``--open`` leaves out the corpora without a stated licence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.tagger.features import Convention
from kg.tagger.training.corpora import Example, read
from kg.tagger.training.habits import given_names, habits, plain_words
from kg.tagger.training.invent import Inventor
from kg.tagger.training.relabel import ours
from kg.tagger.training.train import Corpus, Options, Source, fit, pack, source
from kg.text.normalise import flat

_FILES = {  # convention → file, whether its licence is stated
    Convention.MSRA: ("msra.train.jsonl", False),
    Convention.UNER: ("uner_gsdsimp.train.jsonl", True),
    Convention.AISHELL: ("aishell.dev.jsonl", True),
    Convention.CLUENER: ("cluener.train.jsonl", False),
    Convention.RESUME: ("resume.train.jsonl", False),
}


_TIMES = {Convention.UNER: 2}  # in a pass: it is small, and draws its names in a way of its own


def raw_texts(folder: Path) -> Iterator[str]:
    """The unannotated texts of a folder, in the order of its files."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield flat(row.get("text") or row["content"]).replace("\n", " ")


def sources(corpora: dict[Convention, list[Example]], invented: list[Example]) -> list[Source]:
    """What to learn from, under which conventions."""
    learned = []
    for convention, examples in corpora.items():
        views: dict[Convention, list[Example]] = {convention: examples}
        if convention is Convention.MSRA:
            views = {Convention.OURS: [ours(one) for one in examples], convention: examples}
        elif Convention.MSRA not in corpora:
            views[Convention.OURS] = [ours(one) for one in examples]
        learned += [source(views)] * _TIMES.get(convention, 1)
    return [*learned, source({Convention.OURS: invented})]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, count, train, write."""
    parser = argparse.ArgumentParser(prog="python -m kg.tagger.training", description="Train the tagger's weights.")
    parser.add_argument("--ner", type=Path, required=True, help="folder of annotated *.jsonl")
    parser.add_argument("--raw", type=Path, required=True, help="folder of unannotated *.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    parser.add_argument("--open", action="store_true", help="only corpora whose licence is stated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--invented", type=int, default=12_000, help="invented sentences to add")
    asked = parser.parse_args(arguments)
    chosen = {one: name for one, (name, stated) in _FILES.items() if stated or not asked.open}
    corpora = {one: list(read(asked.ner / name)) for one, name in chosen.items()}
    examples = [example for one in corpora.values() for example in one]
    annotated = (example.text for example in examples)
    counted = habits(examples, [*raw_texts(asked.raw), *annotated], asked.seed)
    invented = Inventor(given_names(examples), plain_words(examples), asked.seed).examples(asked.invented)
    options = Options(seed=asked.seed)
    corpus = Corpus(sources(corpora, invented), counted, options.least)
    weights = fit(corpus, options)
    rows = pack(weights, corpus.hashes, counted, options, asked.out)
    print(f"{asked.out}: {rows} rows, {asked.out.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
