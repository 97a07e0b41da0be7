"""Words that occur alike: clusters of the words of unannotated news, from what stands left and right of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import rjieba
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import svds

from kg.tagger.features import word_hashes

_WORDS = 30_000
_CONTEXTS = 3_000
_SIZE = 60  # dimensions
_GROUPS = 255
_ROUNDS = 12


def clusters(texts: Iterable[str], seed: int = 1) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """The sorted hashes of the frequent words, and the cluster (1 … 255) of each."""
    lines = [[word for word, _ in rjieba.tag(text)] for text in texts]
    counted = Counter(word for line in lines for word in line)
    words = [word for word, number in counted.most_common(_WORDS) if number >= 4]
    vectors = _vectors(lines, words, seed)
    groups = _groups(vectors, np.random.default_rng(seed))
    hashes, first = np.unique(word_hashes(words), return_index=True)
    return hashes, (groups[first] + 1).astype(np.uint8)


def _vectors(lines: list[list[str]], words: list[str], seed: int) -> NDArray[np.float64]:
    """Unit vectors of the words: positive mutual information with neighbours at distance 1 and 2, reduced."""
    number = {word: at for at, word in enumerate(words)}
    stream = np.array([number.get(word, -1) for line in lines for word in [*line, "\n", "\n"]], dtype=np.int64)
    rows, columns = [], []
    for block, by in enumerate((-2, -1, 1, 2)):
        left, right = (stream[-by:], stream[:by]) if by < 0 else (stream[:-by], stream[by:])
        kept = (left >= 0) & (right >= 0) & (right < _CONTEXTS)
        rows.append(left[kept])
        columns.append(right[kept] + block * _CONTEXTS)
    row, column = np.concatenate(rows), np.concatenate(columns)
    table = coo_matrix((np.ones(len(row)), (row, column)), shape=(len(words), 4 * _CONTEXTS)).tocsr()
    table = table + 0.0
    total = table.sum()
    by_row = np.asarray(table.sum(axis=1)).ravel() + 1e-9
    by_column = np.asarray(table.sum(axis=0)).ravel() ** 0.75 + 1e-9
    by_column *= total / by_column.sum()
    information = diags(1 / by_row) @ table @ diags(total / by_column)
    information.data = np.maximum(np.log(information.data), 0)
    start = np.random.default_rng(seed).standard_normal(min(information.shape))
    left_vectors, sizes, _ = svds(information, k=_SIZE, v0=start)
    vectors = left_vectors * np.sqrt(sizes)
    result: NDArray[np.float64] = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return result


def _groups(vectors: NDArray[np.float64], generator: np.random.Generator) -> NDArray[np.int64]:
    """Spherical k-means; the first centres are frequent words."""
    centres = vectors[generator.permutation(min(3000, len(vectors)))[:_GROUPS]]
    groups = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        groups = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, groups, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / (lengths + 1e-9), centres)
    return groups
