#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every file of a bundle with programs that are not ours: check_bundle.py READERS BUNDLE...

READERS is the folder of the built `read_step` and `read_3mf`. Exit code 0: every file of every bundle is
right. 1: each fault is a line of its own.

STEP is read by OpenCASCADE, STL by admesh, 3MF by lib3mf (strictly), GLB by Khronos's gltf-validator, DXF
by ezdxf (strictly), SVG by the svgpath parser. Solids must be valid and closed, and hold the volume
bundle.json says: area times thickness less what pockets take, to one part in a million. Every element
must stand in the assembly once, under its name; every file must be listed with its SHA-256, and no
other be there."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAME_VOLUME = 1e-6
# Meshes flatten arcs to 20 µm.
SAME_MESH_VOLUME = 2e-3
# The uncertainty our STEP files state, and a little for arithmetic: mm.
STEP_TOLERANCE = 5.1e-6


class Bundle:
    def __init__(self, readers, folder):
        self.readers = readers
        self.folder = folder
        self.faults = []
        with open(os.path.join(folder, "bundle.json"), encoding="utf-8") as file:
            self.manifest = json.load(file)
        self.parts = {part["id"]: part for part in self.manifest["parts"]}
        self.elements = sorted(instance["element"] for part in self.manifest["parts"]
                               for instance in part["instances"])

    def fault(self, path, what):
        self.faults.append(f"{os.path.join(self.folder, path)}: {what}")

    def files(self, extension):
        return [entry["path"] for entry in self.manifest["files"]
                if entry["path"].endswith("." + extension)]

    def run(self, command, paths):
        """The JSON objects a reader prints, one for each file."""
        if not paths:
            return []
        full = [os.path.join(self.folder, path) for path in paths]
        done = subprocess.run(command + full, capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if len(lines) != len(paths):
            self.fault(paths[0], f"the reader stopped early: {done.stderr.strip()[:200]}")
        return list(zip(paths, lines))

    # ---- each format --------------------------------------------------------------------------

    def check_listing(self):
        listed = {entry["path"]: entry for entry in self.manifest["files"]}
        there = set()
        for root, _, names in os.walk(self.folder):
            there |= {os.path.relpath(os.path.join(root, name), self.folder) for name in names}
        for path in sorted(there - set(listed) - {"bundle.json"}):
            self.fault(path, "is not listed in bundle.json")
        for path, entry in sorted(listed.items()):
            if path not in there:
                self.fault(path, "is listed and not there")
                continue
            with open(os.path.join(self.folder, path), "rb") as file:
                if hashlib.sha256(file.read()).hexdigest() != entry["sha256"]:
                    self.fault(path, "does not have the SHA-256 that bundle.json says")

    def check_figures(self):
        for name, part in self.parts.items():
            whole = part["area_mm2"] * part["thickness_mm"]
            if not 0 < part["volume_mm3"] <= whole * (1 + SAME_VOLUME):
                self.fault("bundle.json", f"{name} holds more than area times thickness")
            if part["quantity"] != len(part["instances"]):
                self.fault("bundle.json", f"{name} is counted wrongly")

    def check_solid(self, path, solid):
        name = solid["name"].split(" ")[0]
        part = self.parts.get(name)
        if part is None:
            self.fault(path, f"no part is called {name}")
            return
        if not (solid["valid"] and solid["closed"] and solid["solids"] == 1):
            self.fault(path, f"{name} is no valid closed solid: {solid}")
        if abs(solid["volume"] - part["volume_mm3"]) > SAME_VOLUME * part["volume_mm3"]:
            self.fault(path, f"{name} holds {solid['volume']} mm³, not {part['volume_mm3']}")
        if solid["tolerance"] > STEP_TOLERANCE:
            self.fault(path, f"{name}: an edge lies {solid['tolerance']} mm off its surface")
        if not re.fullmatch("#[0-9a-f]{6}", solid["colour"]):
            self.fault(path, f"{name} has no colour")

    def check_step(self):
        for path, reading in self.run([os.path.join(self.readers, "read_step")], self.files("step")):
            if not reading["read"] or reading["complaints"]:
                self.fault(path, "OpenCASCADE complains")
            for solid in reading["parts"]:
                self.check_solid(path, solid)
            if not path.startswith("model/"):
                if len(reading["parts"]) != 1:
                    self.fault(path, f"{len(reading['parts'])} solids instead of one")
                continue
            if len(reading["parts"]) != len(self.parts):
                self.fault(path, f"{len(reading['parts'])} parts of {len(self.parts)}")
            if sorted(i["name"] for i in reading["instances"]) != self.elements:
                self.fault(path, "the copies are not the design's elements")

    def check_stl(self):
        for path in self.files("stl"):
            done = subprocess.run(["admesh", os.path.join(self.folder, path)], capture_output=True,
                                  text=True, check=False)
            report = dict(re.findall(r"([A-Z][A-Za-z ]+?)\s*:\s*([-+.\deE]+)", done.stdout))
            number = {key: float(value) for key, value in report.items()}
            for fault in ("Total disconnected facets", "Degenerate facets", "Edges fixed",
                          "Facets removed", "Facets added", "Facets reversed", "Backwards edges"):
                if number.get(fault, 1) != 0:
                    self.fault(path, f"admesh: {fault}: {report.get(fault)}")
            if path.startswith("model/"):
                shells = len(self.elements)
                volume = sum(p["volume_mm3"] * p["quantity"] for p in self.parts.values())
            else:
                shells = 1
                volume = self.parts[os.path.basename(path)[:-4]]["volume_mm3"]
            if number.get("Number of parts") != shells:
                self.fault(path, f"{report.get('Number of parts')} shells instead of {shells}")
            if abs(number.get("Volume", 0) - volume) > SAME_MESH_VOLUME * volume:
                self.fault(path, f"{report.get('Volume')} mm³ instead of {volume}")

    def check_3mf(self):
        for path, reading in self.run([os.path.join(self.readers, "read_3mf")], self.files("3mf")):
            if not reading["read"] or reading["warnings"] or not reading["millimetres"]:
                self.fault(path, f"lib3mf: {reading}"[:300])
                continue
            for mesh in reading["meshes"]:
                volume = self.parts[mesh["name"].split(" ")[0]]["volume_mm3"]
                if not mesh["manifold"]:
                    self.fault(path, f"{mesh['name']} is not closed")
                if abs(mesh["volume"] - volume) > SAME_MESH_VOLUME * volume:
                    self.fault(path, f"{mesh['name']} holds {mesh['volume']} mm³, not {volume}")
            if path.startswith("model/") and sorted(reading["items"]) != self.elements:
                self.fault(path, "the copies are not the design's elements")

    def check_glb(self):
        for path, report in self.run(["node", os.path.join(HERE, "read_glb.mjs")],
                                     self.files("glb")):
            if report["errors"] or report["warnings"] or not report["triangles"]:
                self.fault(path, f"gltf-validator: {report['messages'][:3]}")

    def check_drawings(self):
        for extension in ("dxf", "svg"):
            paths = [os.path.join(self.folder, path) for path in self.files(extension)]
            # Pictures of the model are no cut files.
            paths = [path for path in paths if f"{os.sep}model{os.sep}" not in path]
            if not paths:
                continue
            done = subprocess.run([os.path.join(HERE, f"check_{extension}.py")] + paths,
                                  capture_output=True, text=True, check=False)
            if done.returncode:
                self.faults.append(done.stdout + done.stderr)

    def check_archive(self):
        archive = self.folder.rstrip(os.sep) + ".zip"
        if not os.path.exists(archive):
            return
        with zipfile.ZipFile(archive) as opened:
            if opened.testzip() is not None:
                self.fault(archive, "is damaged")
            inside = {name.split("/", 1)[1] for name in opened.namelist()}
        expected = {entry["path"] for entry in self.manifest["files"]} | {"bundle.json"}
        if inside != expected:
            self.fault(archive, f"holds other files than the folder: {sorted(inside ^ expected)[:5]}")

    def check(self):
        for step in (self.check_listing, self.check_figures, self.check_step, self.check_stl,
                     self.check_3mf, self.check_glb, self.check_drawings, self.check_archive):
            step()
        return self.faults


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    bad = False
    for folder in arguments[1:]:
        bundle = Bundle(arguments[0], folder)
        for fault in bundle.check():
            print(fault)
            bad = True
        if not bad:
            print(f"{folder}: {len(bundle.manifest['files'])} files are right "
                  f"({len(bundle.parts)} distinct parts, {len(bundle.elements)} in all)")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
