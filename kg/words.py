"""What a build says when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.report import Counts, Inferred, Report

_FEW = 8  # of a kind that are spelled out; the rest is counted


def warnings(report: Report) -> Iterator[str]:
    """One line for each file or article that could not be read."""
    for item in report.unread:
        yield f"kg build: {item.file}: {item.reason}"


def summary(report: Report, graph: str) -> str:
    """The summary of a build: what was read, what the graph holds, what is uncertain, and where to look next."""
    if not report.triples:
        return "Nothing could be read; no graph was made or changed."
    if not report.changed:
        held = f"{_many(report.articles, 'article')} of {_many(report.files, 'file')}"
        return f"Nothing has changed since the last build: {graph} holds {held}."
    return "\n".join(_lines(report, graph))


def _lines(report: Report, graph: str) -> Iterator[str]:
    yield f"{_many(report.articles, 'article')} from {_many(report.files, 'file')}{_shape(report)}"
    if report.renewed or report.dropped or report.added < report.articles:
        kept = report.articles - report.added - report.renewed
        yield (
            f"against the last build: {report.added} added, {report.renewed} changed, "
            f"{report.dropped} dropped, {kept} as before"
        )
    yield from _inferred(report)
    yield f"things     {_counts(report.things)}"
    yield f"facts      {_counts(report.facts)}"
    yield f"triples    {report.triples:,}"
    if report.issues:
        yield f"issues     {_counts(report.issues_by_kind()[:_FEW])}"
        for issue in report.issues[:_FEW]:
            yield f"           {issue.file}:{issue.line}: {issue.what}" + (f" ({issue.detail})" if issue.detail else "")
    for at, tie in enumerate(report.ties):
        yield f"{'strongest' if at == 0 else '':<11}{tie.one} — {tie.other} ({', '.join(tie.kinds)} {tie.weight:g})"
    yield f"look at    {Path(graph) / 'graph.html'} (in a browser), {Path(graph) / 'graph.ttl'}"
    where = "" if graph == "graph" else f" --graph {graph}"
    yield f"ask        kg query --example posts{where}   (kg query --list shows more)"


def _inferred(report: Report) -> Iterator[str]:
    """What was inferred of each page, and how to say it instead."""
    by_file: dict[str, list[Inferred]] = {}
    for item in report.inferred:
        by_file.setdefault(item.file, []).append(item)
    for file, items in list(by_file.items())[:_FEW]:
        said = ", ".join(f"{item.what} {item.value}" for item in items)
        yield f"inferred   {said} ({file} does not say; {', '.join(f'--{item.what}' for item in items)} would)"
    if len(by_file) > _FEW:
        yield f"           … and for {len(by_file) - _FEW} more files"


def _shape(report: Report) -> str:
    said = [
        f"{number} {word}"
        for number, word in ((report.stitched, "stitched"), (report.incomplete, "incomplete"))
        if number
    ]
    return f" ({', '.join(said)})" if said else ""


def _counts(counts: Counts) -> str:
    return " · ".join(f"{number:,} {label}" for label, number in counts) or "none"


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
