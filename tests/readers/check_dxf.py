#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads cut files with ezdxf and says whether a workshop could use them: check_dxf.py FILE...

Exit code 0: every file is right. 1: at least one is not; each fault is a line of its own.

ezdxf's strict loader decides whether a file is a DXF at all, and its audit whether anything had to be
mended (its command line tool uses the forgiving loader, and accepts truncated files). What is then
asked: millimetres; only closed polylines and circles on layers that are cut; declared layers with short
ASCII names; nothing drawn twice; no edge without length; no contour that crosses or touches itself or
another one on the cut layers, arcs included; everything inside the frame the header names."""

import math
import re
import sys

import ezdxf

LONGEST_LAYER_NAME = 26
# Coordinates have nine decimals; half a micrometre is far more than arithmetic loses.
SAME = 5e-4
# Where two edges that follow one another run into each other smoothly, rounding to the nanometre lets
# them cross once more this near to their common point (the square root of 2 * radius * 3 nm).
SMOOTH_JOIN = 0.1

NOT_CUT = re.compile(r"NOTES|NOCUT|DONOTCUT|SHEET|notes|sheet|^(back |B_|BACK_)?0_")
SCRATCHED = re.compile(r"ENGRAVE|LABELS|engrave")
DRILLED = re.compile(r"DRILL|HOLES|drill")


class Line:
    """A straight edge from a to b."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        self.box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def length(self):
        return math.dist(self.a, self.b)


class Arc:
    """An edge along a circle from a to b, `sweep` radians, positive counter-clockwise."""

    def __init__(self, a, b, bulge):
        self.a, self.b = a, b
        self.sweep = 4 * math.atan(bulge)
        chord = math.dist(a, b)
        self.radius = abs(chord / (2 * math.sin(self.sweep / 2)))
        # The centre lies on the bisector of the chord, on the left of a small counter-clockwise arc.
        height = chord / 2 / math.tan(self.sweep / 2)
        ux, uy = (b[0] - a[0]) / chord, (b[1] - a[1]) / chord
        self.centre = ((a[0] + b[0]) / 2 - uy * height, (a[1] + b[1]) / 2 + ux * height)
        self.start = math.atan2(a[1] - self.centre[1], a[0] - self.centre[0])
        self.box = self._box()

    def _box(self):
        points = [self.a, self.b]
        for quarter in range(4):
            p = (self.centre[0] + self.radius * math.cos(quarter * math.pi / 2),
                 self.centre[1] + self.radius * math.sin(quarter * math.pi / 2))
            if self.holds(p):
                points.append(p)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return (min(xs), min(ys), max(xs), max(ys))

    def holds(self, p):
        """Whether the direction from the centre to p is on the arc."""
        angle = math.atan2(p[1] - self.centre[1], p[0] - self.centre[0])
        walked = (angle - self.start) if self.sweep > 0 else (self.start - angle)
        walked %= 2 * math.pi
        slack = 1e-9
        return walked <= abs(self.sweep) + slack or walked >= 2 * math.pi - slack

    def length(self):
        return abs(self.sweep) * self.radius


def line_line(p, q):
    d1 = (p.b[0] - p.a[0], p.b[1] - p.a[1])
    d2 = (q.b[0] - q.a[0], q.b[1] - q.a[1])
    w = (q.a[0] - p.a[0], q.a[1] - p.a[1])
    cross = d1[0] * d2[1] - d1[1] * d2[0]
    l1, l2 = p.length(), q.length()
    if abs(cross) < 1e-12 * l1 * l2:
        if abs(w[0] * d1[1] - w[1] * d1[0]) > 1e-7 * l1:
            return []
        # On one line: the ends of one that lie within the other.
        inside = []
        for point in (q.a, q.b):
            t = ((point[0] - p.a[0]) * d1[0] + (point[1] - p.a[1]) * d1[1]) / (l1 * l1)
            if -1e-12 <= t <= 1 + 1e-12:
                inside.append(point)
        for point in (p.a, p.b):
            t = ((point[0] - q.a[0]) * d2[0] + (point[1] - q.a[1]) * d2[1]) / (l2 * l2)
            if -1e-12 <= t <= 1 + 1e-12:
                inside.append(point)
        return inside
    t = (w[0] * d2[1] - w[1] * d2[0]) / cross
    s = (w[0] * d1[1] - w[1] * d1[0]) / cross
    if -1e-12 <= t <= 1 + 1e-12 and -1e-12 <= s <= 1 + 1e-12:
        return [(p.a[0] + t * d1[0], p.a[1] + t * d1[1])]
    return []


def line_arc(line, arc):
    d = (line.b[0] - line.a[0], line.b[1] - line.a[1])
    f = (line.a[0] - arc.centre[0], line.a[1] - arc.centre[1])
    a = d[0] * d[0] + d[1] * d[1]
    b = f[0] * d[0] + f[1] * d[1]
    c = f[0] * f[0] + f[1] * f[1] - arc.radius * arc.radius
    root = b * b - a * c
    if root < 0:
        return []
    found = []
    for sign in (-1, 1):
        t = (-b + sign * math.sqrt(root)) / a
        p = (line.a[0] + t * d[0], line.a[1] + t * d[1])
        if -1e-12 <= t <= 1 + 1e-12 and arc.holds(p):
            found.append(p)
    return found


def arc_arc(p, q):
    dx, dy = q.centre[0] - p.centre[0], q.centre[1] - p.centre[1]
    d = math.hypot(dx, dy)
    if d < 1e-7 and abs(p.radius - q.radius) < 1e-7:
        return [x for x in (q.a, q.b) if p.holds(x)] + [x for x in (p.a, p.b) if q.holds(x)]
    if d > p.radius + q.radius or d < abs(p.radius - q.radius) or d == 0:
        return []
    along = (d * d + p.radius**2 - q.radius**2) / (2 * d)
    across = math.sqrt(max(0.0, p.radius**2 - along**2))
    found = []
    for sign in (-1, 1):
        x = (p.centre[0] + (along * dx - sign * across * dy) / d,
             p.centre[1] + (along * dy + sign * across * dx) / d)
        if p.holds(x) and q.holds(x):
            found.append(x)
    return found


def meetings(p, q):
    if isinstance(p, Line) and isinstance(q, Line):
        return line_line(p, q)
    if isinstance(p, Line):
        return line_arc(p, q)
    if isinstance(q, Line):
        return line_arc(q, p)
    return arc_arc(p, q)


def edges_of_points(points, closed):
    """(x, y, bulge) to edges."""
    edges = []
    last = len(points) if closed else len(points) - 1
    for i in range(last):
        x, y, bulge = points[i]
        a, b = (x, y), points[(i + 1) % len(points)][:2]
        if math.dist(a, b) < SAME:
            edges.append(Line(a, b))
        else:
            edges.append(Arc(a, b, bulge) if bulge else Line(a, b))
    return edges


def circle_edges(entity):
    c, r = entity.dxf.center, entity.dxf.radius
    a, b = (c.x + r, c.y), (c.x - r, c.y)
    return [Arc(a, b, 1.0), Arc(b, a, 1.0)]


def follows(contour, i, j):
    n = len(contour)
    return (i + 1) % n == j or (j + 1) % n == i


def crossings(contours):
    """Pairs of edges that meet where they should not, by a sweep over their boxes."""
    edges = [(edge.box, c, i, edge) for c, contour in enumerate(contours)
             for i, edge in enumerate(contour)]
    edges.sort(key=lambda e: e[0][0])
    active, found = [], []
    for box, c, i, edge in edges:
        active = [e for e in active if e[0][2] >= box[0]]
        for other_box, oc, oi, other in active:
            if other_box[3] < box[1] or box[3] < other_box[1]:
                continue
            neighbours = c == oc and follows(contours[c], i, oi)
            for x, y in meetings(edge, other):
                if neighbours:
                    shared = [p for p in (edge.a, edge.b)
                              if min(math.dist(p, other.a), math.dist(p, other.b)) < SAME]
                    if any(math.dist((x, y), p) < SMOOTH_JOIN for p in shared):
                        continue
                found.append((c, oc, x, y))
        active.append((box, c, i, edge))
    return found


def normal_form(edges):
    """A contour whichever edge it starts with and whichever way it goes."""
    def key(edge):
        ends = sorted((round(x, 4), round(y, 4)) for x, y in (edge.a, edge.b))
        if isinstance(edge, Arc):
            return (*ends, round(abs(edge.sweep), 4),
                    round(edge.centre[0], 3), round(edge.centre[1], 3))
        return (*ends, 0, 0, 0)
    return tuple(sorted(key(edge) for edge in edges))


def read_entity(entity, faults):
    """(edges, closed), or nothing after noting a fault."""
    kind = entity.dxftype()
    layer = entity.dxf.layer
    if kind == "CIRCLE":
        if entity.dxf.radius <= 0:
            faults.append(f"circle without radius on {layer}")
            return None
        return circle_edges(entity), True
    if kind == "LWPOLYLINE":
        points = [(p[0], p[1], p[2]) for p in entity.get_points("xyb")]
        closed = bool(entity.closed)
    elif kind == "POLYLINE":
        points = [(v.dxf.location.x, v.dxf.location.y, v.dxf.bulge if v.dxf.hasattr("bulge") else 0.0)
                  for v in entity.vertices]
        closed = bool(entity.is_closed)
    else:
        faults.append(f"{kind} on {layer}: only polylines and circles are allowed")
        return None
    if len(points) < 2:
        faults.append(f"polyline of {len(points)} points on {layer}")
        return None
    return edges_of_points(points, closed), closed


def check(path):
    faults = []
    try:
        doc = ezdxf.readfile(path)  # the strict loader, not ezdxf.recover
    except Exception as error:  # ezdxf raises several unrelated kinds
        return [f"cannot be loaded: {type(error).__name__}: {error}"], ""
    audit = doc.audit()
    faults += [f"audit error {e.code}: {e.message}" for e in audit.errors]
    faults += [f"audit had to mend {e.code}: {e.message}" for e in audit.fixes]
    if doc.dxfversion != "AC1009":
        if doc.header.get("$INSUNITS", 0) != 4:
            faults.append("units are not millimetres")
        if doc.header.get("$MEASUREMENT", 0) != 1:
            faults.append("measurement is not metric")

    frame = doc.header.get("$EXTMAX", (0, 0, 0))
    cut, seen, count = [], {}, 0
    for entity in doc.modelspace():
        count += 1
        layer = entity.dxf.layer
        if not doc.layers.has_entry(layer):
            faults.append(f"layer {layer} is not declared")
        if len(layer) > LONGEST_LAYER_NAME or not layer.isascii():
            faults.append(f"layer name {layer!r} is too long or not ASCII")
        read = read_entity(entity, faults)
        if read is None:
            continue
        edges, closed = read
        for edge in edges:
            if edge.length() < SAME:
                faults.append(f"edge without length at {edge.a} on {layer}")
            low_x, low_y, high_x, high_y = edge.box
            if low_x < -SAME or low_y < -SAME or high_x > frame[0] + SAME or high_y > frame[1] + SAME:
                faults.append(f"outside the frame at {edge.a} on {layer}")
        form = normal_form(edges)
        if form in seen:
            faults.append(f"drawn twice, on {seen[form]} and {layer}, at {edges[0].a}")
        seen[form] = layer
        if NOT_CUT.search(layer) or SCRATCHED.search(layer):
            continue
        if not closed:
            faults.append(f"open contour on {layer} at {edges[0].a}")
        if DRILLED.search(layer) and entity.dxftype() != "CIRCLE":
            faults.append(f"drill layer {layer} holds a {entity.dxftype()}")
        cut.append((layer, edges))
    if count == 0:
        faults.append("no entities")
    # Pockets may lie against cuts; through cuts may touch nothing.
    through = [(layer, edges) for layer, edges in cut if not re.search("POCKET|pocket|DEEP", layer)]
    for c, other, x, y in crossings([edges for _, edges in through])[:20]:
        what = "itself" if c == other else f"a contour on {through[other][0]}"
        faults.append(f"contour on {through[c][0]} meets {what} at {x:.4f}, {y:.4f}")
    pockets = [(layer, edges) for layer, edges in cut if (layer, edges) not in through]
    for layer, edges in pockets:
        for _, _, x, y in crossings([edges])[:5]:
            faults.append(f"contour on {layer} meets itself at {x:.4f}, {y:.4f}")
    return faults, f"{doc.dxfversion}, {count} entities on {len(doc.layers) - 1} layers"


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
