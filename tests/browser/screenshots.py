"""`python -m tests.browser.screenshots`: take the pictures of the README anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.chromium import PHONE, WIDE, chromium, settle
from tests.server import serving

FOLDER = Path(__file__).parent / "screenshots"
# file -> address, window, colours
SHOTS = {
    "overfitting.png": ("overfitting?lang=en", WIDE, "light"),
    "learning-rate-dark.png": ("learning-rate?lang=en", WIDE, "dark"),
    "overfitting-zh-phone.png": ("overfitting?lang=zh", PHONE, "light"),
}


def main() -> None:
    """Open each page and write its picture, with few enough colours to stay small."""
    FOLDER.mkdir(exist_ok=True)
    with serving() as server, chromium() as browser:
        for name, (address, size, scheme) in SHOTS.items():
            context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"{server.url}/{address}")
            settle(page)
            page.wait_for_timeout(800)  # transitions end
            _write(FOLDER / name, page.screenshot())
            context.close()
            print(FOLDER / name)


def _write(file: Path, content: bytes) -> None:
    """Keep 256 colours, rare ones among them: a line of a chart has few pixels."""
    image = Image.open(BytesIO(content)).convert("RGB")
    image.quantize(256, Image.Quantize.MAXCOVERAGE).save(file, optimize=True)


if __name__ == "__main__":
    main()
