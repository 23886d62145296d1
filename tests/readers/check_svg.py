#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads SVG cut files and says whether a laser program could use them: check_svg.py FILE...

Exit code 0: every file is right. 1: at least one is not; each fault is a line of its own.

Renderers draw broken path data without a word, so every path goes through the `svgpath` parser (run by
node, see package.json). What is then asked: one unit of the view is one millimetre; strokes only, no
fill, 0.1 mm wide on paper and one pixel on screens;
closed contours end in Z; nothing drawn twice; nothing outside the view; no contour on a layer that is
cut crosses itself or another. The geometry is judged by the same code as check_dxf.py."""

import json
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from check_dxf import Arc, Line, NOT_CUT, SAME, SCRATCHED, crossings, normal_form

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
HERE = os.path.dirname(os.path.abspath(__file__))

PARSE = """
const svgpath = require('svgpath');
const all = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(all.map((d) => {
  const path = svgpath.from(d);
  return path.err ? { err: path.err } : { segments: path.abs().segments };
})));
"""


SCALE = 0.1  # of what layers hold
HAIRLINES = "path,circle{vector-effect:non-scaling-stroke}"


def parsed(paths):
    """The segments of every path, by the foreign parser."""
    done = subprocess.run(["node", "-e", PARSE], input=json.dumps(paths), capture_output=True,
                          text=True, cwd=HERE, check=False)
    if done.returncode != 0:
        raise RuntimeError("node with svgpath failed: " + done.stderr.strip())
    return json.loads(done.stdout)


def arc_of(a, b, radius, large, sweep):
    """An SVG arc as an arc by its bulge (SVG's y runs down, which the caller keeps)."""
    half = min(1.0, math.dist(a, b) / 2 / radius)
    angle = 2 * math.asin(half)
    if large:
        angle = 2 * math.pi - angle
    return Arc(a, b, math.tan(angle / 4) * (1 if sweep else -1))


def scaled(segment):
    """In millimetres."""
    if segment[0] != "A":
        return [segment[0], *(SCALE * value for value in segment[1:])]
    command, rx, ry, turn, large, sweep, x, y = segment
    return [command, SCALE * rx, SCALE * ry, turn, large, sweep, SCALE * x, SCALE * y]


def edges_of(segments, faults, where):
    """(edges, closed)"""
    edges, at, start, closed = [], None, None, False
    for segment in map(scaled, segments):
        command = segment[0]
        if closed:
            faults.append(f"{where}: more than one contour in a path")
            return [], True
        if command == "M":
            at = start = (segment[1], segment[2])
        elif command == "L":
            to = (segment[1], segment[2])
            edges.append(Line(at, to))
            at = to
        elif command == "A":
            rx, ry, turn, large, sweep, x, y = segment[1:]
            if rx != ry or turn != 0:
                faults.append(f"{where}: an arc that is no circle's")
            edges.append(arc_of(at, (x, y), rx, large, sweep))
            at = (x, y)
        elif command == "Z":
            closed = True
            if math.dist(at, start) > 1e-9:
                edges.append(Line(at, start))
        else:
            faults.append(f"{where}: command {command}")
    return edges, closed


def circle_of(element):
    cx, cy, r = (SCALE * float(element.get(k)) for k in ("cx", "cy", "r"))
    a, b = (cx + r, cy), (cx - r, cy)
    return [Arc(a, b, 1.0), Arc(b, a, 1.0)]


def check_layer(group, paths, view, faults, seen, through):
    layer = group.get(INKSCAPE + "label") or ""
    if group.get(INKSCAPE + "groupmode") != "layer" or not layer:
        faults.append("a group that is no layer")
    if group.get("fill") != "none" or not re.fullmatch(r"#[0-9A-F]{6}", group.get("stroke") or ""):
        faults.append(f"layer {layer}: fill or stroke")
    if group.get("transform") != f"scale({SCALE})" or SCALE * float(group.get("stroke-width") or 0) != 0.1:
        faults.append(f"layer {layer}: lines are not 0.1 mm wide")
    for element in group:
        where = f"on {layer}"
        if element.tag == SVG + "circle":
            edges, closed = circle_of(element), True
        elif element.tag == SVG + "path":
            result = paths[element.get("d")]
            if "err" in result:
                faults.append(f"{where}: {result['err']}")
                continue
            edges, closed = edges_of(result["segments"], faults, where)
        else:
            faults.append(f"{where}: {element.tag}")
            continue
        for edge in edges:
            if edge.length() < SAME:
                faults.append(f"{where}: edge without length at {edge.a}")
            low_x, low_y, high_x, high_y = edge.box
            if low_x < -SAME or low_y < -SAME or high_x > view[0] + SAME or high_y > view[1] + SAME:
                faults.append(f"{where}: outside the view at {edge.a}")
        form = normal_form(edges)
        if form in seen:
            faults.append(f"drawn twice, on {seen[form]} and {layer}")
        seen[form] = layer
        if NOT_CUT.search(layer) or SCRATCHED.search(layer):
            continue
        if not closed:
            faults.append(f"{where}: open contour")
        if not re.search("POCKET|pocket|DEEP", layer):
            through.append((layer, edges))


def check(path):
    faults = []
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        return [f"not XML: {error}"], ""
    width, height = root.get("width") or "", root.get("height") or ""
    view = [float(v) for v in (root.get("viewBox") or "0 0 0 0").split()]
    if not (width.endswith("mm") and height.endswith("mm") and view[:2] == [0, 0]
            and view[2:] == [float(width[:-2]), float(height[:-2])]):
        faults.append(f"a unit is not a millimetre: {width} × {height}, view {view}")
    data = [element.get("d") for element in root.iter(SVG + "path")]
    paths = dict(zip(data, parsed(data)))
    seen, through, ids = {}, [], set()
    if [style.text for style in root.iter(SVG + "style")] != [HAIRLINES]:
        faults.append("lines vanish where a sheet is seen whole")
    for child in root:
        if child.tag in (SVG + "title", SVG + "style"):
            continue
        if child.tag != SVG + "g" or child.get("id") in ids:
            faults.append(f"{child.tag} {child.get('id')}")
            continue
        ids.add(child.get("id"))
        check_layer(child, paths, view[2:], faults, seen, through)
    if not seen:
        faults.append("nothing drawn")
    for c, other, x, y in crossings([edges for _, edges in through])[:20]:
        faults.append(f"contours on {through[c][0]} and {through[other][0]} meet at {x:.4f}, {y:.4f}")
    return faults, f"{len(seen)} curves on {len(ids)} layers"


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    bad = 0
    for path in paths:
        faults, summary = check(path)
        for fault in faults:
            print(f"{path}: BAD: {fault}")
        if faults:
            bad += 1
        else:
            print(f"{path}: ok ({summary})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
