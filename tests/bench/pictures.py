"""Make the README's pictures, seeds/*.png: the view of a graph built from the seeds (needs Chromium).

``compare.png`` holds the same things and links as pyvis draws them by itself beside the view.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.store import GraphFolder
from kg.view.content import read

ROOT = Path(__file__).parents[2]
PICTURES = {
    "graph.png": "#",
    "place.png": "#t/place/内蒙古自治区-呼伦贝尔市-海拉尔区?view=profile",
}
LIMIT = 350_000  # bytes


def main() -> int:
    """Build the seeds, open their view at 1280 × 800, keep what it shows."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        kg = Path(sys.executable).with_name("kg")
        subprocess.run([kg, "build", ROOT / "seeds", "--graph", graph], check=True)
        for name, address in PICTURES.items():
            photograph(graph / "graph.html", ROOT / "seeds" / name, address=address)
        plain = Path(folder) / "plain.html"
        plain.write_text(by_pyvis(graph), encoding="utf-8")
        photograph(plain, Path(folder) / "plain.png", ready="canvas", rest=20_000)
        beside(Path(folder) / "plain.png", ROOT / "seeds" / "graph.png", ROOT / "seeds" / "compare.png")
    sizes = {name: (ROOT / "seeds" / name).stat().st_size for name in (*PICTURES, "compare.png")}
    print("\n".join(f"{name}: {size:,} bytes" for name, size in sizes.items()), file=sys.stderr)
    return 0 if max(sizes.values()) < LIMIT else 1


def by_pyvis(graph: Path) -> str:
    """The page that pyvis makes of a graph's things and links with its own template and physics."""
    from pyvis.network import Network

    content = read(GraphFolder(graph).open().oxigraph)
    network = Network(height="780px", width="100%", cdn_resources="in_line")
    linked = {iri for a, b, _ in content.links for iri in (a, b)}
    for thing in content.things:
        if thing.iri in linked:
            network.add_node(thing.iri, label=thing.label, group=thing.kind)
    known = set(network.get_nodes())
    for a, b, weight in content.links:
        if a in known and b in known:
            network.add_edge(a, b, value=weight)
    return str(network.generate_html())


def beside(left: Path, right: Path, picture: Path) -> None:
    """Two pictures in one, half the size."""
    images = "".join(f'<img src="{path.as_uri()}" style="width:50%;float:left">' for path in (left, right))
    page = left.with_name("beside.html")
    page.write_text(f'<body style="margin:0">{images}</body>', encoding="utf-8")
    photograph(page, picture, ready="img", height=400)


def photograph(
    html: Path,
    picture: Path,
    *,
    address: str = "",
    ready: str = "body[data-ready=true]",
    rest: int = 500,
    height: int = 800,
) -> None:
    """A PNG of the page, once it holds what ``ready`` selects and has rested for ``rest`` milliseconds."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": height}, color_scheme="light")
        page.goto(html.as_uri() + address, wait_until="domcontentloaded")
        page.wait_for_selector(ready)
        if page.locator("#hint button").is_visible():
            page.locator("#hint button").click()
        page.wait_for_timeout(rest)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
