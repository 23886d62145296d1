# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Designs inside designs: found, read, pinned, placed; and each way to get it wrong."""

import json
import os
import shutil
import unittest

from plano import SOURCE, PlanoTest, everything_in, sha256

HEAD = """spec: 1
id: {id}
title: {{fr: "Essai {id}", en: "Trial {id}"}}
languages: [fr, en]
licence: {licence}
authors: [{{name: "Author of {id}"}}]
"""

PANEL = """kind: module
parameters:
  width: {default: 300mm, range: [200mm, 400mm]}
materials:
  wood: {kind: plywood, thickness: {choices: [15mm, 18mm], default: 18mm}}
panels:
  shelf: {material: wood, lies_in: xy, size: [width, 200mm], label: {fr: Tablette, en: Shelf}}
  stop:
    material: wood
    lies_in: xz
    size: [width, 60mm]
    at: {y: 200mm}
    openings: [{id: eye, shape: circle, diameter: 30mm, centre: [width / 2, 30mm]}]
hardware:
  screw: {kind: wood-screw, diameter: 4mm, length: 40mm}
joints:
  - {type: screwed, from: stop, into: shelf, hardware: screw, marks: no}
checks:
  - {that: width >= 250mm, else: {fr: "Trop étroit : {width}", en: "Too narrow: {width}"}}
"""

HOLDER = """uses:
  rack: {design: DESIGN}
parameters:
  wide: {default: 320mm, range: [100mm, 900mm]}
materials:
  board: {kind: plywood, thickness: {choices: [15mm, 18mm, 21mm], default: 18mm}}
parts:
  rack:
    for_each: {side: [left, right]}
    use: rack
    with: {width: wide}
    material: {wood: board}
    label: {fr: "Casier {side}", en: "Rack {side}"}
    at: {x: if(side == 'left'; 0mm; 600mm), z: 400mm}
    turn: [{axis: z, angle: if(side == 'left'; 0deg; 90deg)}]
"""


def text(name, body, licence="CERN-OHL-S-2.0"):
    return HEAD.format(id=name, licence=licence) + body


class Modules(PlanoTest):
    def setUp(self):
        super().setUp()
        self.write("wall/modules/rack/design.yaml", text("rack", PANEL))
        self.holder("rack")

    def holder(self, design, extra="", licence="CERN-OHL-S-2.0"):
        self.write("wall/design.yaml", text("wall", HOLDER.replace("DESIGN", design) + extra, licence))

    def found(self, code, *words, exit_code=3):
        done = self.run_plano("check", "wall", "--lines", *words)
        self.assertEqual(done.returncode, exit_code, done.err)
        self.assertIn(f"error[{code}]", done.err)
        return done.err

    def manifest(self, folder):
        return json.loads((self.folder / folder / "bundle.json").read_text(encoding="utf-8"))

    def test_parts_stand_where_they_are_placed_under_their_own_names(self):
        self.assert_done(self.run_plano("lock", "wall"))
        self.assert_done(self.run_plano("generate", "wall", "-o", "out"))
        bundle = self.manifest("out")
        elements = sorted(i["element"] for p in bundle["parts"] for i in p["instances"])
        self.assertEqual(elements, ["rack.left.shelf", "rack.left.stop",
                                    "rack.right.shelf", "rack.right.stop"])
        self.assertEqual(bundle["totals"]["distinct_parts"], 2)
        self.assertEqual(bundle["includes"][0]["authors"][0]["name"], "Author of rack")
        labels = {i["element"]: i["label"]["fr"] for p in bundle["parts"] for i in p["instances"]}
        self.assertEqual(labels["rack.left.shelf"], "Casier left, Tablette")
        self.assertEqual(len(bundle["hardware"]), 1, "equal screws are bought together")
        self.assertIn("Author of rack", (self.folder / "out/LICENSE").read_text(encoding="utf-8"))

    def steps(self, own=""):
        self.holder("rack", own)
        self.assert_done(self.run_plano("lock", "wall"))
        self.assert_done(self.run_plano("generate", "wall", "-o", "out", "--lang", "en"))
        return (self.folder / "out/README.md").read_text(encoding="utf-8")

    def test_steps_of_a_module_come_in_under_its_parts_name(self):
        self.write("wall/modules/rack/design.yaml", text("rack", PANEL + """
steps:
  - {title: {fr: Poser la tablette, en: Lay the shelf}, add: [shelf]}
  - {title: {fr: Poser la butée, en: Lay the stop}, add: [stop]}
"""))
        page = self.steps()
        for part in ("left", "right"):
            for title in ("Lay the shelf", "Lay the stop"):
                self.assertRegex(page, f"{part}: {title}")
        # Where the design around names a panel, it says how that is put in.
        page = self.steps("""
steps:
  - {title: {fr: Tout, en: All of the left}, add: [rack.left]}
""")
        self.assertNotIn("left: Lay", page)
        self.assertRegex(page, "right: Lay the stop")
        self.assertIn("All of the left", page)
        self.assertLess(page.index("right: Lay the stop"), page.index("All of the left"))

    def test_a_bundle_makes_itself_again(self):
        self.assert_done(self.run_plano("lock", "wall"))
        self.assert_done(self.run_plano("generate", "wall", "-o", "out"))
        self.assert_done(self.run_plano("generate", "design.yaml", "--workshop", "workshop.yaml",
                                        "-o", "../again", cwd=self.folder / "out"))
        self.assertEqual(everything_in(self.folder / "out"), everything_in(self.folder / "again"))

    def assert_makes_itself_again(self, more=None):
        """Locked, checked, generated, and generated again from the bundle alone."""
        self.assert_done(self.run_plano("lock", "wall", env=more))
        self.assertNotIn("U0606", self.assert_done(self.run_plano("check", "wall", env=more)).err)
        self.assert_done(self.run_plano("generate", "wall", "-o", "out", env=more))
        self.assert_done(self.run_plano("generate", "design.yaml", "--workshop", "workshop.yaml",
                                        "-o", "../again", cwd=self.folder / "out", env=more))
        self.assertEqual(everything_in(self.folder / "out"), everything_in(self.folder / "again"))

    def with_a_frame(self, design="frame"):
        """The wall takes in a rack and a frame, and the frame a rack of its own, 80 mm high."""
        self.write(f"wall/modules/{design}/design.yaml",
                   text(design, "kind: module\nuses: {r: {design: rack}}\nmaterials:\n"
                        "  wood: {kind: plywood, thickness: {choices: [15mm, 18mm], default: 18mm}}\n"
                        "parts:\n  r: {use: r, material: {wood: wood}}\n"))
        self.holder("rack")
        wall = (self.folder / "wall/design.yaml").read_text(encoding="utf-8")
        self.write("wall/design.yaml",
                   wall.replace("uses:\n", f"uses:\n  frame: {{design: {design}}}\n").replace(
                       "parts:\n", "parts:\n  frame: {use: frame, material: {wood: board}, "
                                   "at: {x: 2000mm}}\n"))

    def test_a_module_of_the_library_and_one_of_its_id_are_kept_apart(self):
        library = {"PLANO_DATA": str(self.folder / "library")}
        for part in ("workshops", "licenses"):
            shutil.copytree(SOURCE / part, self.folder / "library" / part)
        shutil.move(self.folder / "wall/modules", self.folder / "library/designs/modules")
        self.with_a_frame()
        self.write("wall/modules/frame/modules/rack/design.yaml",
                   text("rack", PANEL.replace("60mm", "80mm")))
        self.assert_makes_itself_again(library)
        self.assertTrue((self.folder / "out/modules/rack/design.yaml").is_file())
        self.assertTrue((self.folder / "out/modules/frame/modules/rack/design.yaml").is_file())

    def test_one_module_under_two_names_is_there_twice(self):
        self.with_a_frame("shelves")
        (self.folder / "wall/modules/frame").symlink_to("shelves")
        wall = (self.folder / "wall/design.yaml").read_text(encoding="utf-8")
        self.write("wall/design.yaml", wall.replace("design: rack", "design: frame").replace(
            "width: wide", "").replace("    with: {}\n", ""))
        self.assert_makes_itself_again()

    def test_modules_that_would_take_one_anothers_place(self):
        library = {"PLANO_DATA": str(self.folder / "library")}
        for part in ("workshops", "licenses"):
            shutil.copytree(SOURCE / part, self.folder / "library" / part)
        self.write("library/designs/modules/frame/design.yaml",
                   text("frame", "kind: module\nuses: {r: {design: ./rack.yaml}}\n"))
        self.write("library/designs/modules/frame/rack.yaml", text("rack", PANEL))
        self.write("wall/modules/frame/rack.yaml", text("rack", PANEL))
        both = "uses:\n  mine: {design: ./modules/frame/rack.yaml}\n  frame: {design: frame}\n"
        self.write("wall/design.yaml", text("wall", both))
        done = self.assert_done(self.run_plano("lock", "wall", env=library), 3, "U0610")
        self.assertIn("modules/frame/rack.yaml", done.err)
        # In the bundle, the frame of the library would find the rack that the wall keeps below it.
        self.write("library/designs/modules/frame/design.yaml",
                   text("frame", "kind: module\nuses: {r: {design: rack}}\n"))
        self.write("library/designs/modules/rack/design.yaml", text("rack", PANEL))
        self.write("wall/modules/frame/modules/rack/design.yaml", text("rack", PANEL))
        self.write("wall/design.yaml", text("wall", both.replace("rack.yaml", "modules/rack")))
        self.assert_done(self.run_plano("lock", "wall", env=library), 3, "U0610")

    def test_modules_are_joined_by_name_and_only_where_they_let_it(self):
        self.write("wall/modules/rack/design.yaml", text("rack", PANEL + "exports: [shelf]\n"))
        side = """
panels:
  side: {material: board, lies_in: yz, size: [200mm, 300mm], at: {x: -board.thickness, z: 250mm}}
joints:
  - {id: tie, type: tab_slot, from: rack.left.REACH, into: side, tabs: 2}
"""
        self.holder("rack", side.replace("REACH", "shelf"))
        self.assert_done(self.run_plano("check", "wall"))
        self.holder("rack", side.replace("REACH", "stop"))
        self.found("P0803")
        self.holder("rack", side.replace("REACH", "shelv"))
        self.assertIn("rack.left.shelf", self.found("P0301"))

    def test_modules_of_the_library_are_named_like_designs(self):
        known = self.assert_done(self.run_plano("complete", "designs")).out.split()
        self.assertEqual(known, sorted(set(known)))
        self.assertLessEqual({"bench", "guard", "ladder", "sign-board", "wheel-base"}, set(known))
        self.assertIn("sign-board", self.assert_done(self.run_plano("check", "sign-bord"), 5, "U0301").err)

    def test_a_path_leads_to_a_file_below(self):
        self.write("wall/more/rack.yaml", text("rack", PANEL))
        self.holder("./more/rack.yaml")
        self.assert_done(self.run_plano("lock", "wall"))
        self.assertIn("file: more/rack.yaml",
                      (self.folder / "wall/design.lock").read_text(encoding="utf-8"))
        self.assert_done(self.run_plano("check", "wall"))

    def test_a_path_and_another_place_do_not_go_together_unsaid(self):
        self.write("wall/more/rack.yaml", text("rack", PANEL))
        for extra in (', repository: "https://example.org/racks", commit: abc', ", commit: abc"):
            self.holder("./more/rack.yaml" + extra)
            self.assert_done(self.run_plano("lock", "wall"))
            done = self.assert_done(self.run_plano("check", "wall", "--lines"))
            self.assertRegex(done.err, r"design\.yaml:8:\d+: warning\[U0611\]")
        self.holder('rack, repository: "https://example.org/racks", commit: abc')
        self.assert_done(self.run_plano("lock", "wall"))
        self.assertNotIn("U0611", self.run_plano("check", "wall", "--lines").err)

    def test_it_reads_nothing_else_of_the_machine(self):
        self.write("outside.yaml", text("rack", PANEL))
        for word in ("../outside.yaml", str(self.folder / "outside.yaml"), "more/../../outside.yaml"):
            self.holder(f'"{word}"')
            self.found("U0602")
        (self.folder / "wall/modules/lent").mkdir()
        (self.folder / "wall/modules/lent/design.yaml").symlink_to(self.folder / "outside.yaml")
        self.holder("lent")
        self.found("U0602")
        (self.folder / "wall/link.yaml").symlink_to(self.folder / "outside.yaml")
        self.holder("./link.yaml")
        self.found("U0602")
        inside = self.run_plano("check", "design.yaml", "--lines", cwd=self.folder / "wall")
        self.assertIn("error[U0602]", inside.err, "also when called from inside the folder")

    def test_names_that_a_bundle_cannot_keep(self):
        for word in ("./more, racks/rack.yaml", "./a: b/rack.yaml", "./a #b/rack.yaml",
                     "./workshop.yaml", "./LICENSE"):
            self.write(f"wall/{word}", text("rack", PANEL))
            self.holder(f'"{word}"')
            self.assertIn("workshop.yaml", self.found("U0609"), word)

    def test_a_module_that_is_not_there(self):
        self.holder("shelfs")
        self.found("U0601", exit_code=5)
        said = self.run_plano("check", "wall").err
        self.assertEqual(said.count("wall/modules/shelfs/design.yaml"), 1, said)
        self.holder('rack-of-others, repository: "https://example.org/racks", commit: abc')
        self.assertIn("https://example.org/racks", self.found("U0601", exit_code=5))

    def test_designs_that_take_one_another_in(self):
        again = "uses:\n  outer: {design: loop}\n"
        self.write("wall/modules/loop/design.yaml", text("loop", "uses:\n  inner: {design: pool}\n"))
        self.write("wall/modules/pool/design.yaml", text("pool", again))
        self.holder("loop")
        self.assertIn("loop → pool → loop", self.found("U0603"))

    def test_too_many_of_them(self):
        names = [f"m{i}" for i in range(18)]
        for name, following in zip(names, names[1:] + ["rack"]):
            self.write(f"wall/modules/{name}/design.yaml",
                       text(name, f"uses:\n  deeper: {{design: {following}}}\n"))
        self.holder("m0")
        self.found("U0604")

    def test_a_lock_pins_what_was_tried(self):
        done = self.assert_done(self.run_plano("check", "wall"))
        self.assertIn("warning[U0606]", done.err)
        self.assert_done(self.run_plano("lock", "wall"))
        lock = (self.folder / "wall/design.lock").read_text(encoding="utf-8")
        self.assertIn(sha256(self.folder / "wall/modules/rack/design.yaml"), lock)
        self.assertNotIn("U0606", self.assert_done(self.run_plano("check", "wall")).err)
        module = self.folder / "wall/modules/rack/design.yaml"
        module.write_text(module.read_text(encoding="utf-8") + "# another word\n", encoding="utf-8")
        self.assertIn("wall/design.lock:3:", self.found("U0605"))
        self.assertEqual((self.folder / "wall/design.lock").read_text(encoding="utf-8"), lock)
        self.assert_done(self.run_plano("lock", "wall"))
        self.assert_done(self.run_plano("check", "wall"))

    def test_a_lock_stands_in_the_place_of_a_file_only(self):
        lock = self.folder / "wall/design.lock"
        os.mkfifo(lock)
        self.assert_done(self.run_plano("lock", "wall"), 5, "U0403")
        lock.unlink()
        lock.mkdir()
        done = self.assert_done(self.run_plano("lock", "wall"), 5, "U0404")
        self.assertNotIn("-o", done.err, "plano lock has no such option")
        lock.rmdir()
        self.assert_done(self.run_plano("lock", "wall"))

    def test_a_lock_that_is_none(self):
        self.write("wall/design.lock", "lock: 2\n")
        self.found("U0607")
        self.write("wall/design.lock", "lock: 1\nmodules: []\n")
        self.found("U0605")

    def test_a_lock_that_is_a_link_is_not_written_through(self):
        self.write("precious.txt", "mine\n")
        for target in (self.folder / "precious.txt", self.folder / "not-there.txt"):
            (self.folder / "wall/design.lock").symlink_to(target)
            done = self.run_plano("lock", "wall", "--lines")
            self.assertEqual(done.returncode, 5, done.err)
            self.assertIn("error[U0608]", done.err)
            self.found("U0608", exit_code=5)
            (self.folder / "wall/design.lock").unlink()
        self.assertEqual((self.folder / "precious.txt").read_text(encoding="utf-8"), "mine\n")
        self.assertFalse((self.folder / "not-there.txt").exists())

    def two_racks(self):
        """A module with a rack of its own beside it, in a design that has another rack."""
        holder = HOLDER.replace("DESIGN", "rack")
        shelf = """kind: module
uses:
  inner: {design: rack}
materials:
  board: {kind: plywood, thickness: {choices: [15mm, 18mm], default: 18mm}}
parts:
  inner: {use: inner, with: {width: 260mm}, material: {wood: board}}
"""
        self.write("wall/modules/case/design.yaml", text("case", shelf))
        self.write("wall/modules/case/modules/rack/design.yaml",
                   text("rack", PANEL.replace("[width, 200mm]", "[width, 150mm]")
                        .replace("y: 200mm", "y: 150mm")))
        self.write("wall/design.yaml", text("wall", holder.replace(
            "uses:\n", "uses:\n  case: {design: case}\n").replace(
            "parts:\n", "parts:\n  case: {use: case, material: {board: board}, at: {z: 2m}}\n")))

    def test_two_modules_of_one_id_are_kept_apart(self):
        self.two_racks()
        self.assert_done(self.run_plano("lock", "wall"))
        lock = (self.folder / "wall/design.lock").read_text(encoding="utf-8")
        for path in ("modules/rack/design.yaml", "modules/case/modules/rack/design.yaml"):
            self.assertIn(f"{{file: {path}, sha256: {sha256(self.folder / 'wall' / path)}}}", lock)
        self.assertNotIn("U060", self.assert_done(self.run_plano("check", "wall")).err)
        self.assert_done(self.run_plano("generate", "wall", "-o", "out"))
        self.assert_done(self.run_plano("generate", "design.yaml", "--workshop", "workshop.yaml",
                                        "-o", "../again", cwd=self.folder / "out"))
        self.assertEqual(everything_in(self.folder / "out"), everything_in(self.folder / "again"))
        (self.folder / "wall/modules/case/modules/rack/design.yaml").write_text(
            text("rack", PANEL), encoding="utf-8")
        self.assertIn("modules/case/modules/rack", self.found("U0605"))

    def test_values_that_do_not_suit(self):
        holder = (self.folder / "wall/design.yaml").read_text(encoding="utf-8")
        for right, wrong in (("width: wide", "widht: wide"), ("width: wide", "width: 3"),
                             ("width: wide", "width: 2*wide")):
            self.write("wall/design.yaml", holder.replace(right, wrong))
            self.assertRegex(self.found("P0801"), r"wall/design\.yaml:\d+:\d+: error\[P0801\]")

    def test_a_check_of_a_module_speaks_for_its_part(self):
        self.assertIn("rack.left: Too narrow: 210", self.found("M0001", "-p", "wide=210mm", exit_code=1))

    def test_materials_that_do_not_suit(self):
        self.found("P0802", "-p", "board.thickness=21mm")
        holder = (self.folder / "wall/design.yaml").read_text(encoding="utf-8")
        for wrong in ("{wod: board}", "{}"):
            self.write("wall/design.yaml", holder.replace("{wood: board}", wrong))
            self.found("P0802")
        self.write("wall/design.yaml", holder.replace("{wood: board}", "{wood: bord}"))
        self.found("D0213")

    def test_licences_that_do_not_go_together(self):
        self.holder("rack", licence="CERN-OHL-P-2.0")
        self.found("M0004", exit_code=1)

    def test_a_mistake_inside_a_module_is_shown_there(self):
        self.write("wall/modules/rack/design.yaml", text("rack", PANEL.replace("200mm, 400mm", "200mm")))
        done = self.run_plano("check", "wall", "--lines")
        self.assertEqual(done.returncode, 3, done.err)
        self.assertRegex(done.err, r"(?m)^wall/modules/rack/design\.yaml:\d+:\d+: error")
        self.assertEqual(done.err.count("error["), 1, done.err)

    def test_limits_hold_over_all_of_it(self):
        self.write("wall/modules/rack/design.yaml",
                   text("rack", PANEL.replace("  shelf: {", "  shelf: {for_each: {i: 1..500}, ")))
        holder = (self.folder / "wall/design.yaml").read_text(encoding="utf-8")
        self.write("wall/design.yaml", holder.replace("side: [left, right]", "i: 1..5")
                   .replace("if(side == 'left'; 0mm; 600mm)", "i*1m")
                   .replace("if(side == 'left'; 0deg; 90deg)", "0deg").replace("{side}", "{i}"))
        self.found("P0202")

    def test_a_design_of_thousands_of_empty_ones_ends_soon(self):
        nothing = "kind: module\nparameters:\n" + "".join(
            f"  p{i}: {{default: 3mm, range: [1mm, 9mm]}}\n" for i in range(1500))
        self.write("wall/modules/none/design.yaml", text("none", nothing))
        inner = "uses: {none: {design: none}}\nparts:\n  p: {for_each: {i: 1..400}, use: none}\n"
        self.write("wall/modules/many/design.yaml", text("many", inner))
        outer = "uses: {many: {design: many}}\nparts:\n  q: {for_each: {i: 1..400}, use: many}\n"
        self.write("wall/design.yaml", text("wall", outer))
        self.found("P0202")


if __name__ == "__main__":
    unittest.main()
