"""``kg publish``: bring a SPARQL server to hold the graph."""

from __future__ import annotations

import argparse
import sys

from kg.cli.options import FINE, Commands, add_command, add_graph


def add(commands: Commands) -> None:
    """Tell the parser of this command."""
    parser = add_command(commands, "publish", _publish, "bring a SPARQL server to hold the graph")
    parser.epilog = (
        "Only what differs is sent; what was stopped goes on where it stopped. The environment variables KG_STORE_USER "
        "and KG_STORE_PASSWORD, or KG_STORE_TOKEN, open the server's door."
    )
    add_graph(parser)
    parser.add_argument("url", metavar="URL", help="the server's dataset: http://localhost:7878, http://host:3030/kg")
    parser.add_argument("--query-url", metavar="URL", help="where it takes queries (default: URL/query)")
    parser.add_argument("--update-url", metavar="URL", help="where it takes updates (default: URL/update)")
    parser.add_argument("--data-url", metavar="URL", help="where it takes graphs (default: URL/store)")


def _publish(chosen: argparse.Namespace) -> int:
    from kg.store import GraphFolder
    from kg.store.publish import publish
    from kg.store.remote import Endpoint, RemoteStore

    endpoint = Endpoint.at(chosen.url, chosen.query_url, chosen.update_url, chosen.data_url)
    sent, gone = publish(GraphFolder(chosen.graph).open(), RemoteStore(endpoint), _show)
    print(f"{chosen.url}: {sent:,} graphs sent, {gone:,} taken away")
    return FINE


def _show(done: int, total: int) -> None:
    """Say how far it is, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[Ksending {done:,}/{total:,}" + ("\n" if done == total else ""))
        sys.stderr.flush()
