#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a bundle's solids with programs that are not ours: check_solids.py READERS BUNDLE...

READERS is the folder of the built `read_step` and `read_3mf`. Exit code 0: every file of every bundle is
right. 1: each fault is a line of its own.

STEP is read by OpenCASCADE, STL by admesh, 3MF by lib3mf (strictly), GLB by Khronos's gltf-validator.
Solids must be valid and closed, and hold the volume bundle.json says: area times thickness less what
pockets take, to one part in a million; meshes must be closed and hold nearly as much. Every element must
stand in the assembly once, under its name. Lists and drawings are the matter of check_bundle.py."""

import json
import math
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SAME_VOLUME = 1e-6
# Meshes flatten arcs to 50 µm.
SAGITTA = 0.05
SAME_MESH_VOLUME = 2e-3
# The uncertainty our STEP files state, and a little for arithmetic: mm.
STEP_TOLERANCE = 5.1e-6


def mesh_slack(part):
    """How far the volume of a part's mesh may be off. A chord cuts off two thirds of its sagitta, all
    along a round bar: the shortest outline of its area is the circle it is."""
    around = 2 * math.sqrt(math.pi * part["area_mm2"]) * part["thickness_mm"]
    return max(SAME_MESH_VOLUME * part["volume_mm3"], SAGITTA * 2 / 3 * around)


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
            # admesh prints the first bytes of the file, whatever they are.
            done = subprocess.run(["admesh", os.path.join(self.folder, path)], capture_output=True,
                                  text=True, errors="replace", check=False)
            report = dict(re.findall(r"([A-Z][A-Za-z ]+?)\s*:\s*([-+.\deE]+)", done.stdout))
            number = {key: float(value) for key, value in report.items()}
            for fault in ("Total disconnected facets", "Degenerate facets", "Edges fixed",
                          "Facets removed", "Facets added", "Facets reversed", "Backwards edges"):
                if number.get(fault, 1) != 0:
                    self.fault(path, f"admesh: {fault}: {report.get(fault)}")
            if path.startswith("model/"):
                shells = len(self.elements)
                volume = sum(p["volume_mm3"] * p["quantity"] for p in self.parts.values())
                slack = sum(mesh_slack(p) * p["quantity"] for p in self.parts.values())
            else:
                shells = 1
                part = self.parts[os.path.basename(path)[:-4]]
                volume = part["volume_mm3"]
                slack = mesh_slack(part)
            if number.get("Number of parts") != shells:
                self.fault(path, f"{report.get('Number of parts')} shells instead of {shells}")
            if abs(number.get("Volume", 0) - volume) > slack:
                self.fault(path, f"{report.get('Volume')} mm³ instead of {volume}")

    def check_3mf(self):
        for path, reading in self.run([os.path.join(self.readers, "read_3mf")], self.files("3mf")):
            if not reading["read"] or reading["warnings"] or not reading["millimetres"]:
                self.fault(path, f"lib3mf: {reading}"[:300])
                continue
            for mesh in reading["meshes"]:
                part = self.parts[mesh["name"].split(" ")[0]]
                volume = part["volume_mm3"]
                if not mesh["manifold"]:
                    self.fault(path, f"{mesh['name']} is not closed")
                if abs(mesh["volume"] - volume) > mesh_slack(part):
                    self.fault(path, f"{mesh['name']} holds {mesh['volume']} mm³, not {volume}")
            if path.startswith("model/") and sorted(reading["items"]) != self.elements:
                self.fault(path, "the copies are not the design's elements")

    def check_glb(self):
        for path, report in self.run(["node", os.path.join(HERE, "read_glb.mjs")],
                                     self.files("glb")):
            if report["errors"] or report["warnings"] or not report["triangles"]:
                self.fault(path, f"gltf-validator: {report['messages'][:3]}")

    def check(self):
        for step in (self.check_figures, self.check_step, self.check_stl, self.check_3mf,
                     self.check_glb):
            step()
        return self.faults


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    bad = False
    for folder in arguments[1:]:
        bundle = Bundle(arguments[0], folder)
        faults = bundle.check()
        for fault in faults:
            print(fault)
        if not faults:
            solids = sum(len(bundle.files(e)) for e in ("step", "stl", "3mf", "glb"))
            print(f"{folder}: {solids} files of solids are right "
                  f"({len(bundle.parts)} distinct parts, {len(bundle.elements)} in all)")
        bad = bad or bool(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
