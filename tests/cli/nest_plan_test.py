# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cutting plan of `plano nest`, and its jobs taken out of a workshop's stock."""

import json
import math
import subprocess
import unittest

import ezdxf

from plano import SOURCE, PlanoTest


class Plan(PlanoTest):
    """The cutting plan beside the sheets, and what `plano stock use` makes of the job."""

    def setUp(self):
        super().setUp()
        document = ezdxf.new("R2000")
        document.header["$INSUNITS"] = 4
        space = document.modelspace()
        for k, layer in enumerate(("Door", "0")):
            space.add_lwpolyline([(k * 700, 0), (k * 700 + 600, 0), (k * 700 + 600, 400), (k * 700, 400)],
                                 close=True, dxfattribs={"layer": layer})
        space.add_lwpolyline([(100, 100), (500, 100), (500, 300), (100, 300)], close=True,
                             dxfattribs={"layer": "Door"})
        space.add_circle((1500, 100), 70)
        document.saveas(self.folder / "My doors 2.dxf")
        shop = (SOURCE / "workshops" / "default.yaml").read_text().replace("\nid: default", "\nid: shop")
        (self.folder / "shop.yaml").write_text(shop)
        self.stock("add", "--sheet", "birch-18", "--sheets", 4)
        self.stock("add", "--sheet", "birch-18", "--size", "900mmx700mm", "--note", "by the door")

    def stock(self, action, *words, code=0, finding=None):
        return self.assert_done(self.run_plano("stock", action, "shop.yaml", *words), code, finding)

    def nest(self, *words):
        return self.assert_done(self.run_plano("nest", "My doors 2.dxf", *words), 0)

    def words_of(self, folder):
        return subprocess.run(["pdftotext", "-layout", self.folder / folder / "plan.pdf", "-"],
                              capture_output=True, text=True, check=True).stdout

    def test_the_plan_names_the_leftover_with_its_note_the_layers_and_the_workshop(self):
        done = self.nest("--workshop", "shop.yaml", "--sheet", "birch-18", "-o", "out")
        self.assertIn("leftover birch-18-left (by the door)", done.out)
        self.assertIn("plan.pdf", done.out)
        words = self.words_of("out")
        for each in ("My doors 2.dxf", "leftover birch-18-left (by the door)", "Door", "Birch plywood 18 mm",
                     "copy 1/1", "17.7 mm", "cut it out first"):
            self.assertIn(each, words)
        self.nest("--workshop", "shop.yaml", "--sheet", "birch-18", "--paper", "a3", "--lang", "fr", "-o", "fr")
        self.assertIn("Plan de découpe", self.words_of("fr"))
        info = subprocess.run(["pdfinfo", self.folder / "fr" / "plan.pdf"], capture_output=True, text=True).stdout
        self.assertIn("A3", info)

    def test_the_plan_of_sheets_without_a_workshop_blames_no_profile(self):
        self.nest("--stock", "1300mmx900mm", "-o", "out")
        words = self.words_of("out")
        self.assertIn("no workshop was named", words)
        self.assertNotIn("profile", words)

    def test_a_strip_and_a_layout_of_too_many_edges_have_no_plan(self):
        (self.folder / "strip.json").write_text(json.dumps({"strip_height": 10, "items": [
            {"id": 0, "demand": 1, "shape": {"type": "simple_polygon", "data": [[0, 0], [5, 0], [5, 5]]}}]}))
        self.assert_done(self.run_plano("nest", "strip.json", "-o", "out"), 0)
        self.assertFalse((self.folder / "out" / "plan.pdf").exists())
        ring = [[200 + 190 * math.cos(t * math.tau / 1000), 200 + 190 * math.sin(t * math.tau / 1000)]
                for t in range(1000)]
        (self.folder / "many.json").write_text(json.dumps({"units": "mm", "items": [
            {"id": 0, "demand": 401, "allowed_orientations": [0],
             "shape": {"type": "simple_polygon", "data": ring}}]}))
        done = self.assert_done(self.run_plano("nest", "many.json", "--stock", "4500mmx4500mm", "--effort", 1,
                                               "-o", "many"), 0, "N0407")
        self.assertNotIn("plan.pdf", done.out)
        self.assertFalse((self.folder / "many" / "plan.pdf").exists())

    def test_the_plan_says_what_is_not_in_it(self):
        self.assert_done(self.run_plano("nest", "My doors 2.dxf", "--stock", "620mmx420mm:1", "-o", "out"), 1, "N0404")
        self.assertIn("NOT IN THIS PLAN, for want of sheets: P0", self.words_of("out"))

    def test_more_sheets_than_the_workshop_counts_are_told(self):
        done = self.assert_done(self.run_plano("nest", "My doors 2.dxf", "--workshop", "shop.yaml", "--sheet",
                                               "birch-18:5", "--turn", "90", "-o", "out"), 0, "N0411")
        self.assertIn("5 asked for", done.err)

    def test_a_job_is_taken_out_of_stock_once_and_what_is_left_is_kept(self):
        self.nest("--workshop", "shop.yaml", "--sheet", "birch-18", "--copies", 8, "-o", "out")
        bundle = json.loads((self.folder / "out" / "bundle.json").read_text())
        self.assertEqual((bundle["job"]["id"], bundle["workshop"]["id"]), ("my-doors-2", "shop"))
        taken = sum(s["count"] for s in bundle["sheets"] if "leftover" not in s["stock"])
        pieces = sum(s["count"] for s in bundle["sheets"] if "leftover" in s["stock"])
        self.assertGreater(taken, 0)
        self.assertGreater(sum(len(s["leftovers"]) for s in bundle["sheets"]), 0)
        self.stock("use", "out", "--keep")
        text = (self.folder / "shop.yaml").read_text()
        listed = json.loads(self.stock("list", "--json").out)["result"]
        counts = {s["id"]: s["count"] for s in listed["sheets"]}
        self.assertEqual(counts["birch-18"], 4 - taken)
        left = {s["id"]: s["count"] for s in listed["leftovers"]}
        self.assertEqual(left.get("birch-18-left", 0), 1 - pieces)
        self.assertTrue(any(name.startswith("my-doors-2-") for name in left), text)
        self.stock("use", "out", code=1, finding="U0802")

    def test_a_job_on_sheets_given_by_their_size_takes_nothing_out_of_stock(self):
        before = (self.folder / "shop.yaml").read_bytes()
        self.nest("--stock", "1300mmx900mm", "-o", "out")
        done = self.stock("use", "out", code=5, finding="U0803")
        self.assertIn("no sheet of", done.err)
        self.assertEqual((self.folder / "shop.yaml").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
