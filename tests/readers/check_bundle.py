#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a whole bundle against itself: check_bundle.py FOLDER...

Exit code 0: every bundle is right. 1: at least one is not; each fault is a line of its own.

A maker trusts bundle.json, the lists and the drawings to tell the same story. So: every file is named
in the manifest with its size and digest, and no other is there; every DXF and SVG passes check_dxf.py
and check_svg.py; the parts' drawings have the sizes and, but for corner reliefs, the areas of the
manifest; the sheets hold every part as often as it is needed, inside the border, a cutter's width apart; the
SVG draws the same curves as the DXF; the parts list has the same quantities; the cutting plan has a page
for each sheet with every part on it named, and a label for each copy; a .zip beside the folder holds the
same bytes."""

import csv
import hashlib
import io
import json
import math
import os
import re
import subprocess
import sys
import zipfile

import ezdxf
import shapely.affinity
import shapely.geometry

import check_dxf
import check_svg

# Putting reliefs in takes an outline through the exact kernel once more, whose lattice is 1 µm.
SAME = 2e-3
# How far a chord strays from its arc.
CHORD = 0.01
# What cuts a part free, and what cuts a hole into it.
OUTLINES = ["CUT_OUT", "CUT_FIRST_OUT"]
OPENINGS = ["CUT_IN", "CUT_FIRST_IN", "DRILL_THRU"]
# Corner reliefs of a 6 mm cutter take 6 to 16 mm² each.
MOST_PER_RELIEF = 20.0


def area_of(edges):
    """Enclosed area, arcs counted exactly."""
    total = 0.0
    for edge in edges:
        total += (edge.a[0] * edge.b[1] - edge.b[0] * edge.a[1]) / 2
        if isinstance(edge, check_dxf.Arc):
            total += edge.radius**2 / 2 * (edge.sweep - math.sin(edge.sweep))
    return total


def box_of(edges):
    return (min(e.box[0] for e in edges), min(e.box[1] for e in edges),
            max(e.box[2] for e in edges), max(e.box[3] for e in edges))


def polygon_of(edges):
    """With arcs as chords that stray 0.01 mm at most."""
    points = []
    for edge in edges:
        points.append(edge.a)
        if not isinstance(edge, check_dxf.Arc):
            continue
        steps = math.ceil(abs(edge.sweep) / math.acos(max(0.0, 1 - CHORD / edge.radius)) / 2) + 1
        for k in range(1, steps):
            angle = edge.start + edge.sweep * k / steps
            points.append((edge.centre[0] + edge.radius * math.cos(angle),
                           edge.centre[1] + edge.radius * math.sin(angle)))
    return shapely.geometry.Polygon(points)


def cut_contours(path, kinds):
    """Contours on layers whose name holds one of `kinds`, as lists of edges."""
    found = []
    for entity in ezdxf.readfile(path).modelspace():
        if any(kind in entity.dxf.layer for kind in kinds):
            read = check_dxf.read_entity(entity, [])
            if read is not None:
                found.append(read[0])
    return found


def check_files(folder, manifest, faults):
    listed = {entry["path"]: entry for entry in manifest["files"]}
    present = set()
    for root, _, names in os.walk(folder):
        for name in names:
            present.add(os.path.relpath(os.path.join(root, name), folder).replace(os.sep, "/"))
    hidden = {name for name in present if name.startswith(".")}  # a mark of who made the folder
    for name in sorted(present - set(listed) - {"bundle.json"} - hidden):
        faults.append(f"{name} is not in the manifest")
    for name in sorted(set(listed) - present):
        faults.append(f"{name} is missing")
    for name in sorted(set(listed) & present):
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        if len(content) != listed[name]["bytes"]:
            faults.append(f"{name} has another size than the manifest says")
        if hashlib.sha256(content).hexdigest() != listed[name]["sha256"]:
            faults.append(f"{name} has another digest than the manifest says")
    return listed


def check_zip(folder, listed, faults):
    path = folder.rstrip("/") + ".zip"
    if not os.path.exists(path):
        return
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            faults.append("the .zip is damaged")
        names = archive.namelist()
        if names != sorted(names):
            faults.append("the .zip is not sorted")
        inside = {name.split("/", 1)[1]: archive.read(name) for name in names}
    for name in sorted(set(listed) | {"bundle.json"}):
        with open(os.path.join(folder, name), "rb") as file:
            if inside.get(name) != file.read():
                faults.append(f"{name} differs in the .zip")


def check_part(folder, part, faults):
    path = os.path.join(folder, "parts", part["id"] + ".dxf")
    outer = cut_contours(path, ["CUT_OUT"])
    inner = cut_contours(path, ["CUT_IN", "DRILL_THRU"])
    if len(outer) != 1:
        faults.append(f"{part['id']}: {len(outer)} outlines")
        return
    low_x, low_y, high_x, high_y = box_of(outer[0])
    width, height, _ = part["bounding_box_mm"]
    if max(abs(low_x), abs(low_y), abs(high_x - width), abs(high_y - height)) > SAME:
        faults.append(f"{part['id']}: drawn {high_x - low_x} × {high_y - low_y}, not {width} × {height}")
    drawn = abs(area_of(outer[0])) - sum(abs(area_of(hole)) for hole in inner)
    arcs = sum(isinstance(edge, check_dxf.Arc) for edges in outer + inner for edge in edges)
    if not -1e-3 <= part["area_mm2"] - drawn <= MOST_PER_RELIEF * arcs + 1e-3:
        faults.append(f"{part['id']}: {drawn} mm² drawn, {part['area_mm2']} mm² in the manifest")


def corner(box):
    """For sorting: rounding must not change the order."""
    return (round(box[0], 3), round(box[1], 3))


def milled_on(folder, sheet):
    """What is milled to a depth, from either face, as seen from the front."""
    cutting = os.path.join(folder, "cutting", sheet["id"])
    areas = [polygon_of(edges) for edges in cut_contours(cutting + ".dxf", ["POCKET"])]
    if os.path.exists(cutting + ".back.dxf"):
        for edges in cut_contours(cutting + ".back.dxf", ["POCKET"]):
            seen = shapely.affinity.scale(polygon_of(edges), xfact=-1, origin=(0, 0))
            areas.append(shapely.affinity.translate(seen, xoff=sheet["size_mm"][0]))
    return areas


def check_distances(folder, sheet, gap, faults):
    """Any two parts lie as far apart as is promised, and nothing milled in one comes into another."""
    path = os.path.join(folder, "cutting", sheet["id"] + ".dxf")
    filled = [polygon_of(edges) for edges in cut_contours(path, OUTLINES)]
    outlines = list(filled)
    for opening in (polygon_of(edges) for edges in cut_contours(path, OPENINGS)):
        around = [i for i, outline in enumerate(filled) if outline.contains(opening)]
        if around:  # the innermost has lost it
            inner = min(around, key=lambda i: filled[i].area)
            outlines[inner] = outlines[inner].difference(opening)
    for i, one in enumerate(outlines):
        for other in outlines[:i]:
            apart = one.distance(other)
            if apart < gap - 2 * CHORD or one.intersects(other):
                faults.append(f"{sheet['id']}: parts at {one.bounds} and {other.bounds} are {apart} mm apart")
    for area in milled_on(folder, sheet):
        if sum(area.intersects(outline) for outline in outlines) != 1:
            faults.append(f"{sheet['id']}: milled at {area.bounds}, in not exactly one part")


def check_order(folder, sheet, faults):
    """What lies in an opening is cut free before the opening is, and by layers that say so."""
    path = os.path.join(folder, "cutting", sheet["id"] + ".dxf")
    late = [polygon_of(edges) for edges in cut_contours(path, ["CUT_OUT"])]
    first = [polygon_of(edges) for edges in cut_contours(path, ["CUT_FIRST_OUT"])]
    openings = [polygon_of(edges) for edges in cut_contours(path, ["CUT_IN"])]
    for outline in late:
        if any(other is not outline and other.contains(outline) for other in late + first):
            faults.append(f"{sheet['id']}: the part at {outline.bounds} is cut when it is loose")
    for outline in first:
        if not any(opening.contains(outline) for opening in openings):
            faults.append(f"{sheet['id']}: the part at {outline.bounds} lies in no opening")
    if len(first) != sum(placed["in_opening"] for placed in sheet["placements"]):
        faults.append(f"{sheet['id']}: {len(first)} parts are cut first")
    layers = [entity.dxf.layer for entity in ezdxf.readfile(path).modelspace()]
    ranks = [layer for layer in layers if "CUT_" in layer]
    if ranks != sorted(ranks):
        faults.append(f"{sheet['id']}: its cuts are not in the order of its layers' names")


def area_of_sheet(folder, sheet):
    """A sheet's rectangle, a leftover's outline without its holes."""
    rings = [polygon_of(edges) for edges in
             cut_contours(os.path.join(folder, "cutting", sheet["id"] + ".dxf"), ["_SHEET_"])]
    area = max(rings, key=lambda ring: ring.area)
    for ring in rings:
        area = area if ring.equals(area) else area.difference(ring)
    return area


def check_border(folder, sheet, border, faults):
    area = area_of_sheet(folder, sheet)
    for edges in cut_contours(os.path.join(folder, "cutting", sheet["id"] + ".dxf"), OUTLINES):
        outline = polygon_of(edges)
        if not area.contains(outline) or area.boundary.distance(outline) < border - SAME:
            faults.append(f"{sheet['id']}: a part reaches into the border at {outline.bounds}")


def check_leftovers(folder, sheet, cutter, faults):
    """What is said to be worth keeping is in the sheet, a cutter's width away from the wood of every part (it may
    have fallen out of an opening), and apart from what else is kept."""
    drawing = os.path.join(folder, "cutting", sheet["id"] + ".dxf")
    openings = [polygon_of(edges) for edges in cut_contours(drawing, OPENINGS)]
    wood = []
    for edges in cut_contours(drawing, OUTLINES):
        part = polygon_of(edges)
        for opening in openings:
            if not opening.contains(part):  # else the part lies in it
                part = part.difference(opening)
        wood.append(part)
    whole = area_of_sheet(folder, sheet)
    kept = []
    for leftover in sheet["leftovers"]:
        piece = shapely.geometry.Polygon(leftover["outline_mm"], leftover["holes_mm"])
        where = f"{sheet['id']}: the leftover at {piece.bounds}"
        if not piece.is_valid or abs(piece.area - leftover["area_mm2"]) > 1:
            faults.append(f"{where} is no piece of {leftover['area_mm2']} mm²")
        if not whole.covers(piece):
            faults.append(f"{where} is not on the sheet")
        for part in wood:
            if part.distance(piece) < cutter - 2 * CHORD:
                faults.append(f"{where} is {part.distance(piece)} mm from a part")
        for area in milled_on(folder, sheet):
            if area.intersects(piece):
                faults.append(f"{where} is milled")
        if any(piece.intersects(other) for other in kept):
            faults.append(f"{where} is kept twice")
        kept.append(piece)


def check_coupons(folder, manifest, faults):
    """A coupon in a sheet's waste keeps off every part, and is drawn where the manifest says."""
    for sheet in manifest["sheets"]:
        here = [c for c in manifest["coupons"] if c.get("sheet") == sheet["id"]]
        path = os.path.join(folder, "cutting", sheet["id"] + ".coupon.dxf")
        if not here:
            if os.path.exists(path):
                faults.append(f"{path} is of no coupon")
            continue
        drawn = [polygon_of(edges) for edges in cut_contours(path, ["CUT_OUT"])]
        corners = sorted(corner(outline.bounds) for outline in drawn)
        if corners != sorted(corner(coupon["at_mm"]) for coupon in here):
            faults.append(f"{sheet['id']}: coupons lie at {corners}")
        cutting = os.path.join(folder, "cutting", sheet["id"] + ".dxf")
        parts = [polygon_of(edges) for edges in cut_contours(cutting, OUTLINES)]
        holes = [polygon_of(edges) for edges in cut_contours(cutting, OPENINGS)]
        for outline in drawn:
            for part in parts:
                inside = any(hole.contains(outline) for hole in holes if part.contains(hole))
                gap = min([hole.boundary.distance(outline) for hole in holes if hole.contains(outline)]
                          if inside else [part.distance(outline)])
                if gap < manifest["nesting"]["gap_mm"] - 2 * CHORD:
                    faults.append(f"{sheet['id']}: the coupon at {outline.bounds} is {gap} mm from a part")


def check_sheets(folder, manifest, faults):
    cut = {}
    materials = {m["name"]: m for m in manifest["workshop"]["materials"]}
    machines = {m["id"]: m for m in manifest["workshop"]["machines"]}
    parts = {p["id"]: p for p in manifest["parts"]}
    for sheet in manifest["sheets"]:
        boxes = []
        border = materials[sheet["material"]]["border_mm"]
        for placed in sheet["placements"]:
            part = parts[placed["part"]]
            cut[part["id"]] = cut.get(part["id"], 0) + sheet["count"]
            width, height, _ = part["bounding_box_mm"]
            if placed["quarter_turns"] % 2:
                width, height = height, width
            x, y = placed["at_mm"]
            boxes.append((x, y, x + width, y + height))
        check_border(folder, sheet, border, faults)
        check_order(folder, sheet, faults)
        drawn = [box_of(edges) for edges in
                 cut_contours(os.path.join(folder, "cutting", sheet["id"] + ".dxf"), OUTLINES)]
        for wanted, got in zip(sorted(boxes, key=corner), sorted(drawn, key=corner)):
            if max(abs(a - b) for a, b in zip(wanted, got)) > SAME:
                faults.append(f"{sheet['id']}: a part lies at {got}, not at {wanted}")
        if len(drawn) != len(boxes):
            faults.append(f"{sheet['id']}: {len(drawn)} outlines, {len(boxes)} parts")
        machine = machines[materials[sheet["material"]]["machine"]]
        gap = manifest["nesting"]["gap_mm"]
        if gap <= max(machine["tool_diameter_mm"], machine.get("kerf_mm", 0)):
            faults.append(f"a cutter or kerf is not narrower than the gap of {gap} mm between parts")
        check_distances(folder, sheet, gap, faults)
        check_leftovers(folder, sheet, gap, faults)
    check_coupons(folder, manifest, faults)
    for part in parts.values():
        if materials[part["material"]].get("form") == "bar":
            sawn = sum(c["part"] == part["id"] for bar in manifest["bars"] for c in bar["cuts"])
            if sawn != part["quantity"]:
                faults.append(f"{part['id']}: {sawn} sawn, {part['quantity']} needed")
            continue
        if cut.get(part["id"], 0) != part["quantity"] or len(part["instances"]) != part["quantity"]:
            faults.append(f"{part['id']}: {cut.get(part['id'], 0)} on sheets, {part['quantity']} needed")


def check_list(folder, manifest, faults):
    with open(os.path.join(folder, "documents", "parts.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read(), newline=""), delimiter=";"))[1:]
    if [(row[0], int(row[2])) for row in rows] != [(p["id"], p["quantity"]) for p in manifest["parts"]]:
        faults.append("documents/parts.csv does not list the manifest's parts")


def output_of(*command):
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def check_plan(folder, manifest, faults):
    """What qpdf and poppler find in the plan, against the manifest."""
    path = os.path.join(folder, "cutting", "plan.pdf")
    if "No syntax or stream encoding errors" not in output_of("qpdf", "--check", path):
        faults.append("cutting/plan.pdf: qpdf finds faults in it")
    for font in output_of("pdffonts", path).splitlines()[2:]:
        if not re.search(r" yes +yes +yes ", font):
            faults.append(f"cutting/plan.pdf: a font is not in it: {font}")
    pages = output_of("pdftotext", "-layout", path, "-").split("\f")
    copies = 0
    for sheet in manifest["sheets"]:
        of_sheet = [page for page in pages if page.split()[:1] == [sheet["id"]]]
        if not of_sheet:
            faults.append(f"cutting/plan.pdf: no page for {sheet['id']}")
        words = set(" ".join(of_sheet).split())
        if any(c.get("sheet") == sheet["id"] for c in manifest["coupons"]) and not re.search(
                "fit coupon|éprouvette", " ".join(of_sheet)):
            faults.append(f"cutting/plan.pdf: the coupon of {sheet['id']} is not on its page")
        for part in sorted({placed["part"] for placed in sheet["placements"]} - words):
            faults.append(f"cutting/plan.pdf: {part} is not named on the page of {sheet['id']}")
        copies += len(sheet["placements"]) * sheet.get("count", 1)
    labels = sum(len(re.findall(r"(?:copy|exemplaire) [0-9,\u202f]+/[0-9,\u202f]+", page)) for page in pages)
    if labels != copies:
        faults.append(f"cutting/plan.pdf: {labels} labels for {copies} copies")


def check_twins(folder, listed, faults):
    """SVG and DXF of the same thing hold as many curves."""
    for name in sorted(n for n in listed if n.endswith(".dxf")):
        twin = name[:-4] + ".svg"
        if twin in listed:
            count = len(ezdxf.readfile(os.path.join(folder, name)).modelspace())
            with open(os.path.join(folder, twin), encoding="utf-8") as file:
                text = file.read()
            drawn = text.count("<path ") + text.count("<circle ")
            if drawn != count:
                faults.append(f"{name} has {count} curves, {twin} {drawn}")


def check(folder):
    faults = []
    with open(os.path.join(folder, "bundle.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    listed = check_files(folder, manifest, faults)
    check_zip(folder, listed, faults)
    check_list(folder, manifest, faults)
    own_layers = any(name.endswith("sheet-01.dxf") for name in listed)
    for name in sorted(listed):
        if name.endswith(".dxf"):
            faults += [f"{name}: {fault}" for fault in check_dxf.check(os.path.join(folder, name))[0]]
        elif name.endswith(".svg") and not name.startswith("documents/"):
            faults += [f"{name}: {fault}" for fault in check_svg.check(os.path.join(folder, name))[0]]
    if "cutting/plan.pdf" in listed:
        check_plan(folder, manifest, faults)
    elif own_layers:
        faults.append("there is no cutting plan")
    if own_layers:
        for part in manifest["parts"]:
            check_part(folder, part, faults)
        check_sheets(folder, manifest, faults)
        check_twins(folder, listed, faults)
    mass = sum(part["mass_kg"] * part["quantity"] for part in manifest["parts"])
    if abs(mass - manifest["totals"]["mass_kg"]) > 1e-4:
        faults.append("the total mass is not the sum of its parts")
    return faults, f"{len(listed)} files, {manifest['totals']['parts']} parts on {manifest['totals']['sheets']} sheets"


def main(folders):
    if not folders:
        print(__doc__)
        return 2
    bad = 0
    for folder in folders:
        faults, summary = check(folder)
        for fault in faults:
            print(f"{folder}: BAD: {fault}")
        if faults:
            bad += 1
        else:
            print(f"{folder}: ok ({summary})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
