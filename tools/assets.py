"""Copy what the pages need from node_modules into web/static/vendor.

Run once after `npm ci` (the Makefile does); the program itself never needs Node.js. Nothing
that is copied may send a browser to another host: the pages work on a closed network.
"""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NHSUK = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
VIS = ROOT / "node_modules" / "vis-network"
VENDOR = ROOT / "web" / "static" / "vendor"

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*")
IMAGE = re.compile(r"/assets/images/([\w.-]+)")


def minified(source: Path) -> str:
    """The text of a minified file without the address of a source map that we do not ship."""
    return SOURCE_MAP.sub("", source.read_text(encoding="utf-8"))


def copy_nhsuk() -> None:
    """The NHS.UK styles and script, and the few icons that the styles name.

    The fonts are licensed to NHS sites only and would be fetched from elsewhere: without them
    the styles fall back to Arial. The image folder also holds the NHS logo, which this joint
    service may not use, so only the icons that the styles ask for are taken.
    """
    styles = FONT_FACE.sub("", minified(NHSUK / "nhsuk-frontend.min.css"))
    (VENDOR / "images").mkdir()
    for name in sorted(set(IMAGE.findall(styles))):
        shutil.copyfile(NHSUK / "assets" / "images" / name, VENDOR / "images" / name)
    # Relative addresses hold wherever the service is mounted.
    styles = IMAGE.sub(r"images/\1", styles)
    (VENDOR / "nhsuk-frontend.min.css").write_text(styles, encoding="utf-8")
    script = minified(NHSUK / "nhsuk-frontend.min.js")
    (VENDOR / "nhsuk-frontend.min.js").write_text(script, encoding="utf-8")


def copy_vis_network() -> None:
    """The `dist` build alone.

    The `standalone` build injects its styles, which our content security policy forbids. Of the
    style sheet that goes with this one the map needs a single rule: `web/static/map.css` has it.
    """
    script = minified(VIS / "dist" / "vis-network.min.js")
    (VENDOR / "vis-network.min.js").write_text(script, encoding="utf-8")
    shutil.copyfile(VIS / "LICENSE-APACHE-2.0", VENDOR / "vis-network.LICENSE.txt")


def main() -> None:
    """Make the folder anew, so that nothing of an older version stays in it."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    copy_nhsuk()
    copy_vis_network()


if __name__ == "__main__":
    main()
