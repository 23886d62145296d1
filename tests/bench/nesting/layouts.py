# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Judges layouts of the nesting benchmarks on the original outlines, with shapely only."""

import collections
import math

from shapely.affinity import affine_transform
from shapely.geometry import Polygon, box
from shapely.strtree import STRtree

# Of an item's mean area: two items may share this much, which is what rounding makes of a contact.
AREA_TOLERANCE = 1e-9
# Of a sheet's larger side: distances may fall short by this much.
LENGTH_TOLERANCE = 1e-6


def polygon_of(shape):
    data = shape["data"]
    if shape["type"] == "rectangle":
        x, y = data["x_min"], data["y_min"]
        return box(x, y, x + data["width"], y + data["height"])
    if shape["type"] == "polygon":
        return Polygon(data["outer"], data.get("inner", []))
    return Polygon(data)


def placed(polygon, place):
    turn = math.radians(place["turn"])
    c, s = math.cos(turn), math.sin(turn)
    if place["turn"] % 90 == 0:
        c, s = round(c), round(s)
    return affine_transform(polygon, [c, -s, s, c, place["at"][0], place["at"][1]])


def pairs(polygons, reach):
    """The numbers of those whose boxes come nearer than `reach`."""
    boxes = [box(*p.bounds).buffer(reach, join_style=2) for p in polygons]
    number = {id(b): k for k, b in enumerate(boxes)}
    tree = STRtree(boxes)  # of shapely 1.8: its queries give boxes, not numbers
    for i, own in enumerate(boxes):
        for other in tree.query(own):
            j = number[id(other)]
            if i < j:
                yield i, j


def check_items(items, places):
    """What is wrong with numbers and turns."""
    faults = []
    count = collections.Counter(place["item"] for place in places)
    for i, item in enumerate(items):
        if count[i] != item["demand"]:
            faults.append(f"item {i}: {count[i]} of {item['demand']}")
    for place in places:
        allowed = items[place["item"]].get("allowed_orientations") or [0]
        free = "allowed_orientations" not in items[place["item"]]
        if not free and not any((place["turn"] - a) % 360 == 0 for a in allowed):
            faults.append(f"item {place['item']} turned by {place['turn']}")
    return faults


def judge_strip(data, layout, holes=False):
    """Density in percent over the original outlines, and a list of faults."""
    shapes = [polygon_of(item["shape"]) for item in data["items"]]
    if not holes:
        shapes = [Polygon(shape.exterior) for shape in shapes]
    faults = check_items(data["items"], layout["places"])
    polygons = [placed(shapes[place["item"]], place) for place in layout["places"]]
    area = sum(p.area for p in polygons)
    slack = AREA_TOLERANCE * area / len(polygons)
    for i, j in pairs(polygons, 0):
        shared = polygons[i].intersection(polygons[j]).area
        if shared > slack:
            faults.append(f"items {i} and {j} share {shared:.3g}")
    height = data["strip_height"]
    length = max(p.bounds[2] for p in polygons)
    rim = LENGTH_TOLERANCE * 1e-3 * height
    for p in polygons:
        if p.bounds[0] < -rim or p.bounds[1] < -rim or p.bounds[3] > height + rim:
            faults.append(f"sticks out: {p.bounds}")
    return 100 * area / (height * max(length, layout["length"])), faults


def judge_sheets(data, layout):
    """Number of sheets, their cost, and a list of faults."""
    shapes = [polygon_of(item["shape"]) for item in data["items"]]
    places = [place for sheet in layout["sheets"] for place in sheet["places"]]
    faults = check_items(data["items"], places)
    gap, margin = data.get("item_spacing", 0), data.get("bin_margin", 0)
    cost = 0
    used = collections.Counter(sheet["stock"] for sheet in layout["sheets"])
    for k, count in used.items():
        if count > data["bins"][k].get("stock", count):
            faults.append(f"{count} sheets of stock {k}")
    for sheet in layout["sheets"]:
        stock = data["bins"][sheet["stock"]]
        cost += stock.get("cost", 1)
        outline = polygon_of(stock["shape"])
        slack = LENGTH_TOLERANCE * max(outline.bounds[2], outline.bounds[3])
        polygons = [placed(shapes[place["item"]], place) for place in sheet["places"]]
        for i, j in pairs(polygons, gap):
            if polygons[i].intersection(polygons[j]).area > slack * slack:
                faults.append(f"items {i} and {j} overlap")
            elif polygons[i].distance(polygons[j]) < gap - slack:
                faults.append(f"items {i} and {j}: {polygons[i].distance(polygons[j])}")
        for i, p in enumerate(polygons):
            if p.difference(outline).area > slack * slack:
                faults.append(f"item {i} sticks out")
            elif margin and p.distance(outline.boundary) < margin - slack:
                faults.append(f"item {i} too near the border")
    return len(layout["sheets"]), cost, faults
