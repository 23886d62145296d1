# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference job the fastest way FreeCAD offers: wires to a face, one extrusion, no boolean.

Run by run.py: BENCH_N=50 BENCH_OUT=dir/job freecadcmd freecad_face.py. Writes one STEP with N solids and one STL of all
(linear deflection 0.1 mm), as our own run does.
"""
import os
import sys

import FreeCAD
import Mesh
import MeshPart
import Part

COUNT = int(os.environ["BENCH_N"])
OUT = os.environ["BENCH_OUT"]
THICKNESS = 18.0


def loop(x, y, z, w, h):
    corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]
    return Part.Wire(Part.makePolygon([FreeCAD.Vector(a, b, z) for a, b in corners]))


def panel(k):
    z = 40.0 * k
    shift = 0.1 * (k % 50) + 0.005 * (k // 50)
    wires = [loop(0, 0, z, 1200.0, 600.0)]
    for i in range(8):
        for j in range(3):
            wires.append(loop(70 + 140 * i + shift, 100 + 180 * j + shift, z, 18.2, 60.0))
    return Part.makeFace(wires, "Part::FaceMakerBullseye").extrude(FreeCAD.Vector(0, 0, THICKNESS))


shapes = [panel(k) for k in range(COUNT)]
expected = COUNT * THICKNESS * (1200 * 600 - 24 * 18.2 * 60)
volume = sum(shape.Volume for shape in shapes)
assert abs(volume - expected) < 1e-3 * COUNT, (volume, expected)

document = FreeCAD.newDocument()
objects = []
for number, shape in enumerate(shapes):
    item = document.addObject("Part::Feature", "panel%04d" % number)
    item.Shape = shape
    objects.append(item)
Part.export(objects, OUT + ".step")
mesh = Mesh.Mesh()
for shape in shapes:
    mesh.addMesh(MeshPart.meshFromShape(Shape=shape, LinearDeflection=0.1, AngularDeflection=0.5))
mesh.write(OUT + ".stl")
sys.stdout.flush()
os._exit(0)
