# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`plano nest`: drawings by ezdxf in, cutting files read back by ezdxf, distances by shapely."""

import itertools
import json
import math
import re
import unittest

import ezdxf
from ezdxf.math import bulge_to_arc
from shapely.geometry import Point, Polygon

from plano import SOURCE, PlanoTest, everything_in

FLAT = 0.005  # mm that chords of ezdxf may stray from an arc
# mm: parts keep their places to 10 nm, as their corners stand on a lattice of 1 nm.
ROUNDED = 1e-5


def polygon_of(entity):
    if entity.dxftype() == "CIRCLE":
        return Point(entity.dxf.center.x, entity.dxf.center.y).buffer(entity.dxf.radius, 256)
    corners = list(entity.get_points("xyb"))
    points = []
    for (x, y, bulge), (x2, y2, _) in zip(corners, corners[1:] + corners[:1]):
        points.append((x, y))
        if bulge == 0:
            continue
        # Points on the very arc: what ezdxf flattens goes by way of curves that are no circles.
        centre, start, end, radius = bulge_to_arc((x, y), (x2, y2), bulge)
        sweep = (end - start) % math.tau
        steps = max(2, math.ceil(sweep / (2 * math.acos(1 - FLAT / radius))))
        turns = [start + sweep * k / steps for k in range(1, steps)]
        points += [(centre.x + radius * math.cos(t), centre.y + radius * math.sin(t))
                   for t in (turns if bulge > 0 else reversed(turns))]
    return Polygon(points)


def on_layer(drawing, beginning):
    return [e for e in drawing.modelspace() if e.dxf.layer.startswith(beginning)]


class Nest(PlanoTest):
    def drawing(self, name="parts.dxf", units=4):
        """A plate with a round opening, a stadium of loose lines and arcs, a bulged polyline."""
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = units
        space = document.modelspace()
        space.add_lwpolyline([(0, 0), (300, 0), (300, 200), (0, 200)], close=True)
        space.add_circle((100, 100), 60)
        space.add_line((400, 0), (500, 0))
        space.add_arc((500, 50), 50, -90, 90)
        space.add_line((500, 100), (400, 100))
        space.add_arc((400, 50), 50, 90, 270)
        space.add_lwpolyline([(600, 0, 0.5), (700, 0, 0), (700, 80, -0.3), (600, 80, 0)],
                             format="xyb", close=True)
        document.saveas(self.folder / name)
        return name

    def nest(self, *words, code=0, finding=None):
        return self.assert_done(self.run_plano("nest", *words), code, finding)

    def check_layout(self, folder, gap, margin):
        """Everything once, on the sheet, far enough apart; the density as told. Returns the layout."""
        layout = json.loads((self.folder / folder / "layout.json").read_text())
        self.assertEqual((layout["schema"], layout["schema_version"]), ("plano-layout", 1))
        laid = {}
        for sheet in layout["sheets"]:
            drawing = ezdxf.readfile(self.folder / folder / f"{sheet['name']}.dxf")
            self.assertEqual(drawing.audit().errors, [])
            first = [polygon_of(e) for e in on_layer(drawing, "4_CUT_FIRST_OUT")]
            outlines = first + [polygon_of(e) for e in on_layer(drawing, "5_CUT_OUT")]
            openings = [polygon_of(e) for e in on_layer(drawing, "4_CUT_IN") + on_layer(drawing, "4_CUT_FIRST_IN")]
            self.check_order(drawing, sheet, first)
            board = max((polygon_of(e) for e in on_layer(drawing, "0_SHEET")), key=lambda p: p.area)
            self.assertEqual(board.bounds[:2], (0, 0))
            self.assertEqual(len(outlines), len(sheet["parts"]))
            for a, b in itertools.combinations(outlines, 2):
                large, small = (a, b) if a.area > b.area else (b, a)
                if layout["openings"] and large.contains(small):
                    self.assertGreaterEqual(large.exterior.distance(small), gap - 2 * FLAT)
                    continue
                self.assertGreaterEqual(a.distance(b), gap - 2 * FLAT)
            for outline in outlines:
                self.assertTrue(board.buffer(ROUNDED).contains(outline))
                self.assertGreaterEqual(board.exterior.distance(outline), margin - FLAT)
            wood = sum(p.area for p in outlines) - sum(p.area for p in openings)
            self.assertAlmostEqual(wood / board.area, sheet["density"], places=3)
            for part in sheet["parts"]:
                laid[part["part"]] = laid.get(part["part"], 0) + sheet["count"]
        for part in layout["parts"]:
            self.assertEqual(laid.get(part["name"], 0), part["count"] - part["unlaid"])
        return layout

    def check_order(self, drawing, sheet, first):
        """What lies in an opening of another part is on the layers cut first, drawn before that opening;
        nothing else is; and nothing lies deeper."""
        order = [e.dxf.layer for e in drawing.modelspace()]
        for early, late in (("4_CUT_FIRST_IN", "4_CUT_FIRST_OUT"), ("4_CUT_FIRST_OUT", "4_CUT_IN"),
                            ("4_CUT_IN", "5_CUT_OUT")):
            after = [k for k, layer in enumerate(order) if layer.startswith(late)]
            self.assertTrue(all(k < after[0] for k, layer in enumerate(order)
                                if layer.startswith(early)) if after else True)
        openings = [polygon_of(e) for e in on_layer(drawing, "4_CUT_IN")]
        for part in first:
            self.assertEqual(sum(o.contains(part) for o in openings), 1)
        for part in (polygon_of(e) for e in on_layer(drawing, "5_CUT_OUT")):
            self.assertFalse(any(o.contains(part) for o in openings))
        for hole in (polygon_of(e) for e in on_layer(drawing, "4_CUT_FIRST_IN")):
            self.assertFalse(any(hole.contains(part) for part in first))
        self.assertEqual(sum(p["in_opening"] for p in sheet["parts"]), len(first))

    def test_a_drawing_is_laid_with_its_gap_and_margin_and_arcs_stay_arcs(self):
        self.nest(self.drawing(), "--stock", "900mmx600mm:9", "--copies", 6, "--gap", "6.2mm",
                  "--margin", "12mm", "-o", "out")
        layout = self.check_layout("out", 6.2, 12)
        self.assertEqual([p["count"] for p in layout["parts"]], [6, 6, 6])
        bulges = radii = 0
        for sheet in layout["sheets"]:
            drawing = ezdxf.readfile(self.folder / "out" / f"{sheet['name']}.dxf")
            for entity in on_layer(drawing, "5_CUT_OUT"):
                bulges += sum(1 for p in entity.get_points("b") if p[0] != 0)
            radii += sum(e.dxf.radius == 60 for e in on_layer(drawing, "4_CUT_IN"))
        self.assertEqual((bulges, radii), (6 * (2 + 2), 6))

    def test_free_turns_and_openings_keep_their_distances_too(self):
        self.nest(self.drawing(), "--stock", "700mmx500mm", "--copies", 4, "--turn", "free", "--flip",
                  "--gap", "5mm", "-o", "out")
        self.check_layout("out", 5, 10)

    def test_what_was_drawn_slanting_lies_square_where_turns_are_free(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        turn = math.radians(7.3)
        corners = [(x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn))
                   for x, y in ((0, 0), (480, 0), (480, 280), (0, 280))]
        document.modelspace().add_lwpolyline(corners, close=True)
        document.saveas(self.folder / "slant.dxf")
        words = ("slant.dxf", "--stock", "500mmx300mm:1", "--margin", "9.9mm", "--turn")
        self.nest(*words, "90", "-o", "out", code=4, finding="N0401")
        self.nest(*words, "free", "-o", "out")
        self.check_layout("out", 8, 9.9)

    def test_a_sheets_grain_and_its_two_faces_are_minded(self):
        sheet = ("--workshop", "fablab-du-furan", "--sheet", "birch-18")
        self.nest(self.drawing(), *sheet, "-o", "out", finding="N0408")
        layout = self.nest_on_grain(sheet, "grain")
        self.assertTrue(all(p["turn_deg"] in (0, 180) for s in layout["sheets"] for p in s["parts"]))
        self.nest_on_grain(sheet, "90")
        film = ("--workshop", "fablab-du-furan", "--sheet", "birch-18-film", "--turn", "grain")
        self.nest("parts.dxf", *film, "--flip", "-o", "film", code=2, finding="N0409")
        self.assertFalse((self.folder / "film").exists())

    def test_thickness_cutter_and_border_of_the_workshop_are_minded(self):
        drawing = self.drawing()
        self.nest(drawing, "--stock", "900mmx600mmx18mm:1", "--stock", "900mmx600mmx12mm", "-o", "two", code=2,
                  finding="N0412")
        self.assertFalse((self.folder / "two").exists())
        # One of which nothing is said does not make the others alike.
        self.nest(drawing, "--stock", "900mmx600mmx18mm:1", "--stock", "900mmx600mm", "--stock", "900mmx600mmx12mm",
                  "-o", "two", code=2, finding="N0412")
        sheet = ("--workshop", "fablab-du-furan", "--sheet", "birch-18", "--turn", "90")
        self.assertIn("run into the next", self.nest(drawing, *sheet, "--gap", "2mm", "-o", "out", finding="N0413").err)
        self.assertIn("clamps", self.nest(drawing, *sheet, "--margin", "0mm", "-o", "out", finding="N0413").err)
        self.assertNotIn("N0413", self.nest(drawing, *sheet, "-o", "out").err)

    def test_a_picture_is_told_from_a_drawing(self):
        for name, text in (("a.svg", '<?xml version="1.0"?><svg/>'), ("b.svg", "<svg/>"), ("c.pdf", "%PDF-1.7")):
            self.write(name, text)
            self.assertIn("a PDF, an SVG or another XML file", self.nest(name, "--stock", "1mx1m", "-o", "out", code=5, finding="N0101").err)

    def test_a_turn_that_would_fit_is_one_that_can_be_asked_for(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        document.modelspace().add_lwpolyline([(0, 0), (100, 0), (100, 700), (0, 700)], close=True)
        document.saveas(self.folder / "tall.dxf")
        done = self.nest("tall.dxf", "--stock", "900mmx600mm", "--turn", "grain", "-o", "out", code=4, finding="N0401")
        turn = re.search(r"--turn (\d+)", done.err).group(1)
        self.nest("tall.dxf", "--stock", "900mmx600mm", "--turn", turn, "-o", "out")

    def nest_on_grain(self, sheet, turn):
        done = self.nest("parts.dxf", *sheet, "--turn", turn, "-o", "out")
        self.assertNotIn("N0408", done.err)
        return json.loads((self.folder / "out" / "layout.json").read_text())

    def placed(self, at=(20, 20), name="placed.dxf"):
        """A ring and a disc in it on layer THERE, its lower-left corner as given; a bar and a plate besides."""
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        space = document.modelspace()
        x, y = at
        there, spare = {"layer": "THERE"}, {"layer": "SPARE"}
        space.add_lwpolyline([(x, y), (x + 200, y), (x + 200, y + 200), (x, y + 200)], close=True, dxfattribs=there)
        space.add_circle((x + 100, y + 100), 90, dxfattribs=there)
        space.add_circle((x + 100, y + 100), 30, dxfattribs=there)
        space.add_lwpolyline([(900, 0), (1000, 0), (1000, 40), (900, 40)], close=True)
        space.add_lwpolyline([(900, 100), (1150, 100), (1150, 350), (900, 350)], close=True, dxfattribs=spare)
        document.saveas(self.folder / name)
        return name

    def test_parts_of_a_layer_stay_where_they_are_drawn_and_the_rest_lies_around_them(self):
        self.nest(self.placed(), "--stock", "500mmx300mm", "--keep-layer", "THERE", "--copies", 3, "--turn", "free",
                  "-o", "out")
        layout = self.check_layout("out", 8, 10)
        self.assertEqual([p["count"] for p in layout["parts"]], [1, 1, 3, 3])
        first = ezdxf.readfile(self.folder / "out" / "sheet-01.dxf")
        bounds = [polygon_of(e).bounds for e in on_layer(first, "5_CUT_OUT")]
        self.assertIn((20, 20, 220, 220), bounds)
        disc = next(polygon_of(e) for e in on_layer(first, "4_CUT_FIRST_OUT")
                    if abs(polygon_of(e).bounds[0] - 90) < ROUNDED)
        self.assertEqual(disc.bounds, (90, 90, 150, 150))

    def test_parts_that_cannot_stay_are_told_with_the_reason(self):
        sheet = ("--stock", "500mmx300mm", "--keep-layer")
        for at, words in (((5, 20), "not on the first sheet"), ((400, 20), "not on the first sheet")):
            done = self.nest(self.placed(at), *sheet, "THERE", "-o", "out", code=4, finding="N0410")
            self.assertIn(words, done.err)
        done = self.nest(self.placed(), *sheet, "THERE", "--gap", "70mm", "-o", "out", code=4, finding="N0410")
        self.assertIn("60 mm apart, and 70 mm", done.err.replace("\u00a0", " ").replace("\u202f", " "))
        self.nest("placed.dxf", *sheet, "THERE", "--stock", "900mmx300mm", "-o", "out", code=4, finding="N0410")
        self.nest("placed.dxf", *sheet, "*", "-o", "out", code=4, finding="N0410")
        done = self.nest("placed.dxf", *sheet, "THEIR", "-o", "out", code=2, finding="U0105")
        self.assertIn("THERE", done.err)
        self.assertFalse((self.folder / "out").exists())

    def test_equal_frames_that_stay_hold_what_is_drawn_in_each(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        space = document.modelspace()

        def square(x, y, side, layer="THERE"):
            space.add_lwpolyline([(x, y), (x + side, y), (x + side, y + side), (x, y + side)], close=True,
                                 dxfattribs={"layer": layer})

        def frame(x, y, side, layer="THERE"):
            square(x, y, side, layer)
            square(x + 20, y + 20, side - 40, layer)

        frame(10, 10, 500)   # a frame in it, whose opening stays free
        frame(110, 110, 300)
        frame(560, 10, 300)  # its like, with a square in it
        square(600, 50, 60)
        for k in range(12):
            square(2000 + 300 * k, 0, 200, "0")
        document.saveas(self.folder / "frames.dxf")
        words = ("frames.dxf", "--stock", "920mmx540mm", "--keep-layer", "THERE", "--gap", "4mm", "--margin", "4mm")
        self.nest(*words, "-o", "out")
        layout = self.check_layout("out", 4, 4)
        self.assertEqual([p["count"] for p in layout["parts"] if p["layer"] == "THERE"], [1, 1, 1, 1])
        done = self.nest(*words, "--openings", "free", "-o", "free", code=4, finding="N0410")
        self.assertIn("--openings free", done.err)

    def test_leftovers_are_used_up_before_a_sheet_is_begun(self):
        shop = (SOURCE / "workshops" / "default.yaml").read_text().replace("\nid: default", "\nid: shop")
        self.write("shop.yaml", shop)
        add = ("stock", "add", "shop.yaml", "--sheet", "birch-18")
        self.assert_done(self.run_plano(*add, "--size", "800mmx800mm", "--count", 2), 0)
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        for k in range(18):
            x = 200 * k
            document.modelspace().add_lwpolyline([(x, 0), (x + 160, 0), (x + 160, 160), (x, 160)], close=True)
        document.saveas(self.folder / "squares.dxf")
        self.nest("squares.dxf", "--workshop", "shop.yaml", "--sheet", "birch-18", "-o", "out")
        layout = json.loads((self.folder / "out" / "layout.json").read_text())
        self.assertTrue(all(s.get("leftover") for s in layout["sheets"]), layout["sheets"])

    def test_a_strip_far_longer_than_high_is_packed_too(self):
        (self.folder / "thin.json").write_text(json.dumps({"strip_height": 0.02, "items": [
            {"demand": 5, "allowed_orientations": [0],
             "shape": {"type": "simple_polygon", "data": [[0, 0], [99999, 0], [99999, 0.003], [0, 0.003]]}}]}))
        self.nest("thin.json", "-o", "out")

    def test_more_different_turns_than_tables_can_hold_are_refused(self):
        shape = {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": 100, "height": 30}}
        board = {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": 260, "height": 200}}
        items = [{"demand": 1, "shape": shape, "allowed_orientations": [k * 0.7 + 0.01 * i * i for k in range(300)]}
                 for i in range(9)]
        (self.folder / "turns.json").write_text(json.dumps({"items": items, "bins": [{"shape": board}]}))
        self.nest("turns.json", "-o", "out", code=1, finding="N0105")

    def test_parts_of_the_first_layer_are_not_the_ones_left_over(self):
        words = (self.placed(), "--stock", "300mmx300mm:1", "--skip-layer", "THERE", "--turn", "none", "-o", "out")
        for first, missing in (("0", "SPARE"), ("SPARE", "0")):
            self.nest(*words, "--first-layer", first, code=1, finding="N0404")
            layout = json.loads((self.folder / "out" / "layout.json").read_text())
            self.assertEqual([p["layer"] for p in layout["parts"] if p["unlaid"]], [missing])

    def rings(self, sides, name="rings.dxf"):
        """Square frames 20 mm wide, a plain square last; side by side."""
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        space = document.modelspace()
        for k, side in enumerate(sides):
            x = 600 * k
            space.add_lwpolyline([(x, 0), (x + side, 0), (x + side, side), (x, side)], close=True)
            if k + 1 < len(sides):
                space.add_lwpolyline([(x + 20, 20), (x + side - 20, 20), (x + side - 20, side - 20),
                                      (x + 20, side - 20)], close=True)
        document.saveas(self.folder / name)
        return name

    def test_what_lies_in_an_opening_is_cut_first_and_none_lies_deeper(self):
        name = self.rings((500, 430, 360))
        done = self.nest(name, "--stock", "520mmx520mm", "-o", "out")
        layout = self.check_layout("out", 8, 10)
        # All three fit into one another, and would on one sheet: but a ring in a ring in a ring could
        # not be told by two layers.
        self.assertEqual(len(layout["sheets"]), 2)
        self.assertEqual(sum(p["in_opening"] for s in layout["sheets"] for p in s["parts"]), 1)
        self.assertIn("to be cut first: 1", done.out)
        self.nest(name, "--stock", "520mmx520mm", "--openings", "free", "-o", "free")
        layout = self.check_layout("free", 8, 10)
        self.assertEqual(len(layout["sheets"]), 3)

    def test_the_same_seed_and_effort_give_the_same_bytes_and_identical_sheets_come_once(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        document.modelspace().add_lwpolyline([(0, 0), (180, 0), (180, 80), (0, 80)], close=True)
        document.saveas(self.folder / "one.dxf")
        words = ("one.dxf", "--stock", "200mmx100mm", "--copies", 3, "--turn", "none")
        self.nest(*words, "-o", "out")
        layout = self.check_layout("out", 8, 10)
        self.assertEqual([s["count"] for s in layout["sheets"]], [3])
        name = self.drawing()
        words = (name, "--stock", "700mmx500mm", "--copies", 5, "--seed", 7, "--effort", 60)
        self.nest(*words, "-o", "first")
        self.nest(*words, "-o", "second")
        self.assertEqual(everything_in(self.folder / "first"), everything_in(self.folder / "second"))

    def test_a_layer_left_out_though_nobody_asked_is_in_the_diagnostics(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        for k, layer in enumerate(("B_side", "SHEETS_PARTS", "Notes")):
            document.layers.add(layer)
            document.modelspace().add_circle((100 * k, 0), 20 + k, dxfattribs={"layer": layer})
        document.saveas(self.folder / "parts.dxf")
        words = ("parts.dxf", "--stock", "500mmx300mm", "-o", "out")
        answer = json.loads(self.nest(*words, "--json").out)
        self.assertEqual([d["code"] for d in answer["diagnostics"]], ["N0112"])
        layout = json.loads((self.folder / "out" / "layout.json").read_text())
        self.assertEqual([p["layer"] for p in layout["parts"]], ["B_side", "SHEETS_PARTS"])
        self.assertNotIn("N011", self.nest(*words, "--skip-layer", "NOTES").err)
        self.assertIn("N0113", self.nest(*words, "--skip-layer", "notes", "--skip-layer", "TYPO").err)

    def test_a_strip_is_packed_and_told_by_its_length(self):
        square = {"type": "simple_polygon", "data": [[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]}
        wedge = {"type": "simple_polygon", "data": [[0, 0], [10, 0], [0, 10]]}
        (self.folder / "strip.json").write_text(json.dumps({"name": "s", "strip_height": 10, "items": [
            {"id": 0, "demand": 2, "allowed_orientations": [0], "shape": square},
            {"id": 1, "demand": 2, "allowed_orientations": [0, 180], "shape": wedge}]}))
        done = self.nest("strip.json", "-o", "out")
        layout = self.check_layout("out", 0, 0)
        self.assertEqual(layout["strip"]["height"], 10)
        self.assertLess(layout["strip"]["length"], 15.1)
        self.assertIn("strip of 10", done.out)
        self.assertNotIn("N0304", done.err)
        sheets = ("strip.json", "--stock", "100mmx100mm", "-o", "sheets")
        self.assertIn("N0304", self.nest(*sheets).err)
        self.assertNotIn("N0304", self.nest(*sheets, "--unit", "mm").err)
        answer = json.loads(self.nest("strip.json", "--json", "-o", "out").out)["result"]
        self.assertAlmostEqual(answer["density"], 150 / (10 * layout["strip"]["length"]), places=6)

    def test_bins_are_filled_with_their_own_gap_and_the_defect_kept_free(self):
        bar = {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": 100, "height": 30}}
        board = {"type": "rectangle", "data": {"x_min": 0, "y_min": 0, "width": 260, "height": 200}}
        knot = {"type": "rectangle", "data": {"x_min": 100, "y_min": 80, "width": 40, "height": 40}}
        (self.folder / "bins.json").write_text(json.dumps({
            "units": "mm", "item_spacing": 4, "bin_margin": 5,
            "items": [{"id": 0, "demand": 7, "allowed_orientations": [0, 90], "shape": bar}],
            "bins": [{"id": 0, "shape": board, "zones": [{"quality": 0, "shape": knot}]}]}))
        self.nest("bins.json", "-o", "out")
        layout = self.check_layout_around("out", Polygon([(100, 80), (140, 80), (140, 120), (100, 120)]), 5)
        self.assertEqual((layout["gap"], layout["margin"]), (4, 5))

    def check_layout_around(self, folder, defect, margin):
        layout = json.loads((self.folder / folder / "layout.json").read_text())
        for sheet in layout["sheets"]:
            drawing = ezdxf.readfile(self.folder / folder / f"{sheet['name']}.dxf")
            for entity in on_layer(drawing, "5_CUT_OUT"):
                self.assertGreaterEqual(polygon_of(entity).distance(defect), margin - FLAT)
        return layout

    def test_what_finds_no_place_is_told_and_the_rest_is_written(self):
        done = self.nest(self.drawing(), "--stock", "340mmx240mm:2", "--copies", 3, "-o", "out",
                         code=1, finding="N0404")
        self.assertIn("not laid", done.out)
        layout = self.check_layout("out", 8, 10)
        self.assertGreater(sum(p["unlaid"] for p in layout["parts"]), 0)

    def test_a_part_larger_than_every_sheet_is_told_with_the_turn_in_which_it_fits(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        document.modelspace().add_lwpolyline([(0, 0), (640, 0), (640, 30), (0, 30)], close=True)
        document.saveas(self.folder / "long.dxf")
        done = self.nest("long.dxf", "--stock", "500mmx500mm", code=4, finding="N0401")
        self.assertIn("by 160", done.err)
        self.assertIn("turned by", done.err)
        self.assertFalse((self.folder / "out").exists())
        self.nest("long.dxf", "--stock", "500mmx500mm", "--turn", "45", "-o", "out")
        self.nest("long.dxf", "--stock", "100mmx100mm", "--lang", "fr", code=4, finding="N0401")

    def test_options_are_held_to_what_they_mean(self):
        name = self.drawing()
        self.nest(name, code=2, finding="N0403")
        for words in (("--stock", "2500x1250"), ("--stock", "2mx0m"), ("--stock", "1mx1m:many"),
                      ("--stock", "1m"), ("--gap", "6"), ("--gap", "-1mm"), ("--turn", "7"),
                      ("--turn", "sideways"), ("--unit", "ell"), ("--effort", "0"), ("--time", "0"),
                      ("--sheet", "no-such")):
            with self.subTest(words=words):
                self.nest(name, "--stock", "1mx1m", *words, code=2, finding="U0105")
        self.nest(name, "--stock", "1mx1m", "--time", "1", "--effort", "5", code=2, finding="U0504")
        self.nest(name, "--workshop", "default", code=2, finding="U0103")
        self.nest(name, "--stock", "1mx1m:0", code=2, finding="N0403")
        done = self.nest(name, "--stock", "1mx1m:0", "--stock", "1mx1m", "-o", "zero", finding="N0402")
        self.assertNotIn("N0403", done.err)
        done = self.nest(name, "--stock", "600x400", code=2, finding="U0105")
        self.assertIn("the unit is missing", done.err)
        self.nest(name, "--sheet", "birch-18", "--sheet", "birch-18:2", code=2, finding="U0105")
        done = self.nest(name, "--stock", "1mx1m", "--copies", "0", code=2, finding="U0105")
        self.assertIn("from 1 to", done.err)
        self.nest("nowhere.dxf", "--stock", "1mx1m", code=5, finding="U0302")

    def test_a_sheet_of_a_workshop_brings_its_border_and_its_cutter(self):
        self.nest(self.drawing(), "--workshop", "default", "--sheet", "birch-18:2", "-o", "out")
        layout = json.loads((self.folder / "out" / "layout.json").read_text())
        self.assertEqual(layout["sheets"][0]["sheet"], "birch-18")
        self.assertGreater(layout["gap"], 4)
        self.check_layout("out", layout["gap"], layout["margin"])

    def test_many_parts_are_laid_in_groups_and_none_is_lost(self):
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        space = document.modelspace()
        space.add_lwpolyline([(0, 0), (20, 0), (20, 10), (0, 10)], close=True)
        space.add_lwpolyline([(50, 0), (80, 0), (50, 20)], close=True)
        document.saveas(self.folder / "small.dxf")
        self.nest("small.dxf", "--stock", "800mmx500mm", "--copies", 300, "--gap", "2mm",
                  "--effort", "1", "-o", "out", finding="N0405")
        layout = self.check_layout("out", 2, 10)
        self.assertEqual(sum(s["count"] for s in layout["sheets"]), len(layout["sheets"]))


if __name__ == "__main__":
    unittest.main()
