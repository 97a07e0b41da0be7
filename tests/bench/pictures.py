"""Make the README's pictures, seeds/*.png: the view of a graph built from the seeds (needs Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

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
    sizes = {name: (ROOT / "seeds" / name).stat().st_size for name in PICTURES}
    print("\n".join(f"{name}: {size:,} bytes" for name, size in sizes.items()), file=sys.stderr)
    return 0 if max(sizes.values()) < LIMIT else 1


def photograph(html: Path, picture: Path, *, address: str) -> None:
    """A PNG of the page, once it says that it is ready and has come to rest."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(html.as_uri() + address)
        page.wait_for_selector("body[data-ready=true]")
        if page.locator("#hint button").is_visible():
            page.locator("#hint button").click()
        page.wait_for_timeout(500)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
