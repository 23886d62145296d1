# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""accept.py BUNDLE…: opens every model and drawing of bundles with the programs people use, and holds what
these say against bundle.json. Ends with "N passed, N failed"; exit code 1 if any failed."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
# STEP holds true arcs: what is left is the rounding of decimals in the file.
STEP_TOLERANCE = 1e-6
# STL and 3MF hold triangles in single precision, arcs as chords within 20 µm.
MESH_TOLERANCE = 1e-3
# LibreCAD 2.2 gives a page of 1193 bytes to a drawing without a line.
EMPTY_PAGE = 1250


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED", what)


def close(a, b, tolerance):
    return abs(a - b) <= tolerance * max(abs(a), abs(b), 1.0)


def quiet_environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def read_with_freecad(paths):
    done = subprocess.run(["freecadcmd", HERE / "read_step.py"], capture_output=True, text=True,
                          env={**quiet_environment(), "FILES": "\n".join(map(str, paths))})
    lines = [line[7:] for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    return {result["path"]: result for result in map(json.loads, lines)}


def accept_step(folder, bundle, count):
    parts = {part["id"]: part for part in bundle["parts"]}
    assembly = folder / "model/assembly.step"
    files = [assembly] + [folder / f"parts/{name}.step" for name in parts]
    results = read_with_freecad(files)
    for path in files:
        result = results.get(str(path))
        if result is None:
            count.check(False, f"FreeCAD does not read {path}")
            continue
        whole = path == assembly
        solids = bundle["totals"]["parts"] if whole else 1
        volume = (sum(p["volume_mm3"] * p["quantity"] for p in parts.values()) if whole
                  else parts[path.stem]["volume_mm3"])
        count.check(result["valid"] and result["closed"], f"{path}: FreeCAD calls it faulty or open")
        count.check(result["solids"] == solids, f"{path}: {result['solids']} solids, not {solids}")
        count.check(close(result["volume"], volume, STEP_TOLERANCE),
                    f"{path}: {result['volume']} mm³, not {volume}")


def read_with_prusa_slicer(path):
    """One record of what --info prints for each object in the file."""
    done = subprocess.run(["prusa-slicer", "--info", path], capture_output=True, text=True,
                          env=quiet_environment())
    objects = []
    for line in done.stdout.splitlines():
        if line.startswith("["):
            if re.fullmatch(r"\[[^\]]+\.(stl|3mf)\]", line):
                objects.append({})
        elif " = " in line and objects:
            key, value = line.split(" = ", 1)
            objects[-1][key.strip()] = value.strip()
    return objects


def accept_meshes(folder, bundle, count):
    parts = {part["id"]: part for part in bundle["parts"]}
    total = sum(p["volume_mm3"] * p["quantity"] for p in parts.values())
    expected = {folder / f"parts/{name}.stl": part["volume_mm3"] for name, part in parts.items()}
    expected[folder / "model/assembly.stl"] = total
    expected[folder / "model/assembly.3mf"] = total
    for path, volume in expected.items():
        objects = read_with_prusa_slicer(path)
        count.check(bool(objects) and all(o.get("manifold") == "yes" for o in objects),
                    f"{path}: PrusaSlicer finds it not closed, or nothing in it")
        measured = sum(float(o.get("volume", "nan")) for o in objects)
        count.check(close(measured, volume, MESH_TOLERANCE), f"{path}: {measured} mm³, not {volume}")


def accept_drawings(folder, count):
    with tempfile.TemporaryDirectory() as temporary:
        # LibreCAD puts its page beside the drawing, whatever it is told: give it a copy.
        copy = pathlib.Path(temporary) / "drawing.dxf"
        page = copy.with_suffix(".pdf")
        for path in sorted(folder.glob("cutting/*.dxf")) + sorted(folder.glob("parts/*.dxf")):
            page.unlink(missing_ok=True)
            shutil.copyfile(path, copy)
            subprocess.run(["librecad", "dxf2pdf", "-a", "-k", copy], timeout=120,
                           capture_output=True, env={**quiet_environment(), "HOME": temporary})
            read = page.exists() and subprocess.run(["pdfinfo", page], capture_output=True).returncode == 0
            count.check(read and page.stat().st_size > EMPTY_PAGE,
                        f"{path}: LibreCAD draws nothing from it")


def main(folders):
    count = Count()
    for folder in map(pathlib.Path, folders):
        bundle = json.loads((folder / "bundle.json").read_bytes())
        print(folder, flush=True)
        accept_step(folder, bundle, count)
        accept_meshes(folder, bundle, count)
        accept_drawings(folder, count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
