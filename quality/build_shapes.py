"""Builds the packaged shapes of the world's countries from world-atlas (npm, ISC; Natural Earth, public domain).

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python quality/build_shapes.py package/countries-50m.json

The TopoJSON keeps its arcs (delta-coded whole numbers) and, for each country, its rings as lists of arcs; names and all
else are left out. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src" / "riwaya" / "telling" / "data" / "shapes.json.gz"


def reduced(topology: dict) -> dict:  # type: ignore[type-arg]
    """Transform, arcs, and the rings of every country."""
    shapes = []
    for g in topology["objects"]["countries"]["geometries"]:
        parts = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        shapes.append([ring for part in parts for ring in part])
    transform = topology["transform"]
    return {"scale": transform["scale"], "translate": transform["translate"], "arcs": topology["arcs"],
            "countries": shapes}  # fmt: skip


def main(source: Path) -> None:
    """Write the packaged file."""
    made = json.dumps(reduced(json.loads(source.read_text(encoding="utf-8"))), separators=(",", ":"))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(made.encode(), 9, mtime=0))
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
