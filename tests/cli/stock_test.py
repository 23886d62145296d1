# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A workshop's stock, kept by `plano stock`: what changes in the file, and what never does."""

import json
import os
import resource
import subprocess
import unittest

import jsonschema
import yaml

from plano import BINARY, SOURCE, PlanoTest, sha256

SHOP = """\
# Our place.  Nobody tidies this file but us.
workshop: 1
id: ours
title: {fr: Chez nous, en: Our place}
machines:
  router: {kind: router, bed: [2500mm, 1250mm], tool: 6mm, fits: {snug: 0.2mm}}   # the old one
sheets:
  birch-18:
    label: {fr: Bouleau 18, en: Birch 18}
    kind: plywood
    nominal: 18mm
    measured: 17.8mm     # eight places
    size: [1200mm, 900mm]
    border: 10mm
    machine: router
    count: 4   # in the rack
  birch-21:   {kind: plywood, nominal: 21mm, measured: 20.7mm, size: [1200mm, 900mm], machine: router}
# the end
"""
LEFTOVERS = """\
leftovers:
  # upper shelf
  strip:
    sheet: birch-18
    size: [600mm, 110mm]
    count: 2
  wedge: {sheet: birch-21, outline: [[0mm, 0mm], [500mm, 0mm], [0mm, 400mm]]}   # from the counter
"""

ENGLISH = """\
Our place (shop.yaml)

  sheet     in stock   thickness  size             what it is
  birch-18  4          17.8 mm    1200 mm × 900 mm  Birch 18
  birch-21  as needed  20.7 mm    1200 mm × 900 mm  birch-21

  leftover  count  thickness  in a box of      area     of sheet  note
  strip     2      17.8 mm    600 mm × 110 mm  0.07 m²  birch-18
  wedge     1      20.7 mm    500 mm × 400 mm  0.1 m²  birch-21
"""
FRENCH = """\
Chez nous (shop.yaml)

  plaque    en stock  épaisseur  format            nature
  birch-18  4         17,8 mm    1200 mm × 900 mm  Bouleau 18
  birch-21  à volonté 20,7 mm    1200 mm × 900 mm  birch-21

Aucune chute n'est gardée.
"""


def squeezed(text):
    """Columns one space apart, and no-break spaces as plain ones."""
    lines = text.replace("\u00a0", " ").replace("\u202f", " ").splitlines()
    return [" ".join(line.split()) for line in lines]


class Stock(PlanoTest):
    def setUp(self):
        super().setUp()
        self.shop = self.write("shop.yaml", SHOP)

    def stock(self, action, *words, code=0, finding=None, shop="shop.yaml"):
        """Where the code says failure, the file must not have changed."""
        path = self.folder / shop
        before = path.read_bytes() if path.is_file() else None
        done = self.assert_done(self.run_plano("stock", action, shop, *words), code, finding)
        if code or action == "list":
            self.assertEqual(path.read_bytes() if path.is_file() else None, before)
        self.assertEqual([p.name for p in self.folder.iterdir() if p.name.startswith(".")], [])
        return done

    def listed(self):
        return self.as_json(self.stock("list", "--json"))["result"]

    def counts(self):
        listed = self.listed()
        return ({sheet["id"]: sheet["count"] for sheet in listed["sheets"]},
                {leftover["id"]: leftover["count"] for leftover in listed["leftovers"]})

    def made(self, folder="job", *words):
        self.assert_done(self.run_plano("generate", "box", "-w", "shop.yaml", "-o", folder, *words))
        return json.loads((self.folder / folder / "bundle.json").read_text(encoding="utf-8"))

    def test_the_list_is_a_table_in_both_languages(self):
        self.assertEqual(squeezed(self.stock("list", "--lang", "fr").out), squeezed(FRENCH))
        self.shop.write_text(SHOP + LEFTOVERS, encoding="utf-8")
        done = self.stock("list")
        self.assertEqual(squeezed(done.out), squeezed(ENGLISH))
        for line in done.out.splitlines():
            self.assertEqual(line, line.rstrip())
        listed = self.listed()
        self.assertEqual(listed["workshop"], "ours")
        self.assertEqual(listed["sheets"][1]["count"], None)
        self.assertEqual(listed["leftovers"][1]["area_mm2"], 100000)
        self.assertEqual(listed["leftovers"][1]["size_mm"], [500, 400])

    def test_added_sheets_change_one_number(self):
        self.stock("add", "--sheet", "birch-18", "--sheets", 5)
        self.assertEqual(self.shop.read_text(encoding="utf-8"), SHOP.replace("count: 4", "count: 9"))
        self.stock("add", "--sheet", "birch-21", "--sheets", 2)
        self.assertEqual(self.shop.read_text(encoding="utf-8"),
                         SHOP.replace("count: 4", "count: 9")
                         .replace("machine: router}", "machine: router, count: 2}"))

    def test_an_added_leftover_stands_at_the_end(self):
        self.stock("add", "--sheet", "birch-18", "--size", "80cmx60cm", "--count", 2, "--note", "l'étagère: {a}")
        self.assertEqual(self.shop.read_text(encoding="utf-8"), SHOP + """
leftovers:
  birch-18-left:
    sheet: birch-18
    size: [800mm, 600mm]
    count: 2
    note: 'l''étagère: {{a}}'
""")
        self.assertEqual(self.listed()["leftovers"][0]["note"]["fr"], "l'étagère: {a}")

    def test_an_outline_may_run_either_way_and_have_holes(self):
        self.stock("add", "--sheet", "birch-18", "--id", "left", "--measured", "17.6mm", "--outline",
                   "100,600 900,0 100,0", "--hole", "120,20 140,20 140,40", "--hole", "200,20 220,20 220,40")
        self.assertEqual(self.shop.read_text(encoding="utf-8"), SHOP + """
leftovers:
  left:
    sheet: birch-18
    measured: 17.6mm
    outline: [[0mm, 0mm], [800mm, 0mm], [0mm, 600mm]]
    holes:
      - [[20mm, 20mm], [40mm, 40mm], [40mm, 20mm]]
      - [[100mm, 20mm], [120mm, 40mm], [120mm, 20mm]]
""")
        self.assertEqual(self.listed()["leftovers"][0]["area_mm2"], 800 * 600 / 2 - 2 * 200)

    def test_a_sheet_that_was_not_counted_is_from_the_first_delivery_on(self):
        self.assertIn("not counted before", self.stock("add", "--sheet", "birch-21", "--sheets", 1).err)
        self.assertEqual(self.counts()[0]["birch-21"], 1)
        self.assertNotIn("not counted before", self.stock("add", "--sheet", "birch-21", "--sheets", 1).err)

    def test_the_workshop_that_is_nobodys_has_no_stock(self):
        for words in (("add", "default", "--sheet", "birch-18", "--sheets", 3), ("use", "default", "job")):
            self.assert_done(self.run_plano("stock", *words), 2, "U0807")
        self.assert_done(self.run_plano("stock", "list", "default"))

    def test_names_are_free_ones(self):
        for name in ("birch-18-left", "birch-18-left-2", "birch-18-left-3"):
            answer = self.as_json(self.stock("add", "--sheet", "birch-18", "--size", "500x400", "--json"))
            self.assertEqual(answer["result"]["leftovers"], [name])

    def test_what_cannot_be_added_changes_nothing(self):
        piece = ("--sheet", "birch-18", "--size", "800mmx600mm")
        self.stock("add", "--sheet", "birch-18", code=2, finding="U0103")
        delivery = ("--sheet", "birch-18", "--sheets", 2)
        for word in (("--count", 3), ("--measured", "17.5mm"), ("--note", "wet"), ("--id", "zz")):
            self.assertIn("says nothing beside", self.stock("add", *delivery, *word, code=2, finding="U0102").err)
        self.stock("add", "--from", "out", "--sheet", "birch-18", code=2, finding="U0102")
        self.stock("add", "--size", "800mmx600mm", code=2, finding="U0103")
        self.stock("add", *piece, "--sheets", 2, code=2, finding="U0103")
        self.assertIn("birch-18", self.stock("add", "--sheet", "brich-18", "--sheets", 2, code=2,
                                             finding="U0105").err)
        for size in ("800", "800mmx", "x600", "0x600", "-1x600", "800kgx600", "1e9x600", "nanx5", "8,5x9",
                     "0.0001mmx600mm"):
            self.stock("add", "--sheet", "birch-18", "--size=" + size, code=2, finding="U0105")
        for outline in ("0,0 800,0", "0 0 800 0", "0,0(1,1 1 +)", "0,0 9,0 9,9 | 1,1 2,1 2,2", "9" * 5000,
                        "0,0 800,0 800,600000000", "0,0 0,0 0,0", "0,0 800,0 400,0", "0,0 0.0001,0 0,0.0001"):
            self.stock("add", "--sheet", "birch-18", "--outline=" + outline, code=2, finding="U0105")
        self.stock("add", *piece, "--count", 0, code=2, finding="U0105")
        self.stock("add", *piece, "--note", "two\nlines", code=2, finding="U0105")
        self.stock("add", *piece, "--id", "No Name", code=2, finding="U0105")
        self.stock("add", *piece, "--keep", code=2, finding="U0102")
        self.stock("add", "job", *piece, code=2, finding="U0104")
        # These are found when the new text is read, and told with the line that was not written.
        crossing = "0,0 800,600 800,0 0,600"
        self.assertIn("outline: [[0mm", self.stock("add", "--sheet", "birch-18", "--outline", crossing, code=3,
                                                   finding="C0022").err)
        self.stock("add", *piece, "--hole", "700,500 900,500 900,550", code=3, finding="C0023")
        self.stock("add", *piece, "--measured", "15mm", code=3, finding="C0024")
        self.stock("add", "--sheet", "birch-18", "--size", "3000x600", code=3, finding="C0004")
        self.stock("add", "--sheet", "birch-18", "--sheets", 9997, code=2, finding="U0105")
        self.assertEqual(self.shop.read_text(encoding="utf-8"), SHOP)

    def test_a_job_goes_out_of_stock_and_its_leftovers_come_in(self):
        bundle = self.made()
        sheets = sum(sheet["count"] for sheet in bundle["sheets"])
        kept = [leftover for sheet in bundle["sheets"] for leftover in sheet["leftovers"]]
        self.assertGreater(len(kept), 0)
        before = self.shop.read_text(encoding="utf-8")
        answer = self.as_json(self.stock("use", "job", "--keep", "--json"))["result"]
        self.assertEqual(answer["sheets"], {"birch-18": sheets})
        self.assertEqual(self.counts()[0], {"birch-18": 4 - sheets, "birch-21": None})
        listed = self.listed()
        self.assertEqual([leftover["area_mm2"] for leftover in listed["leftovers"]],
                         [leftover["area_mm2"] for leftover in kept])
        self.assertEqual(listed["leftovers"][0]["note"]["en"], "little-box, sheet-01")
        job = "little-box-" + sha256(self.folder / "job/bundle.json")[:12]
        self.assertEqual(listed["jobs"], [job, job + "-kept"])
        after = self.shop.read_text(encoding="utf-8")
        self.assertTrue(after.startswith(before.replace("count: 4", f"count: {4 - sheets}")))
        self.assert_done(self.run_plano("generate", "box", "-w", "shop.yaml", "-o", "next"))

    def test_a_leftover_that_is_used_goes_with_its_lines(self):
        self.shop.write_text(SHOP + LEFTOVERS, encoding="utf-8")
        bundle = self.made()
        sheet = dict(bundle["sheets"][0], count=1, stock={"sheet": "birch-21", "leftover": "wedge"}, leftovers=[])
        bundle["sheets"] = [sheet, dict(sheet, count=1, stock={"sheet": "birch-18", "leftover": "strip"})]
        self.write("other/bundle.json", json.dumps(bundle))
        self.stock("use", "other")
        text = self.shop.read_text(encoding="utf-8")
        self.assertTrue(text.startswith(
            SHOP + LEFTOVERS[:LEFTOVERS.index("  wedge")].replace("count: 2", "count: 1")), text)
        self.assertNotIn("wedge", text)
        bundle["sheets"] = [sheet]
        self.write("third/bundle.json", json.dumps(bundle))
        self.assertIn("wedge", self.stock("use", "third", code=1, finding="U0801").err)

    def test_add_generate_use_list(self):
        self.stock("add", "--sheet", "birch-18", "--size", "700x420", "--count", 2, "--id", "shelf",
                   "--measured", "17.7mm")
        bundle = self.made()
        self.assertEqual([sheet["stock"] for sheet in bundle["sheets"]],
                         [{"sheet": "birch-18", "leftover": "shelf"}])
        self.stock("use", "job", "--keep")
        sheets, leftovers = self.counts()
        self.assertEqual((sheets["birch-18"], leftovers["shelf"]), (4, 1))
        self.assertEqual(len(leftovers), 1 + len(bundle["sheets"][0]["leftovers"]))
        # What is left of a thinner piece is as thin.
        self.assertEqual({leftover["measured_mm"] for leftover in self.listed()["leftovers"]}, {17.7})
        self.made("second", "-p", "height=150mm")
        self.stock("use", "second")
        self.assertNotIn("shelf", self.counts()[1])

    def test_the_same_job_is_told_and_taken_once_more_if_asked(self):
        self.made()
        self.stock("use", "job")
        self.stock("use", "job/bundle.json", code=1, finding="U0802")
        self.stock("add", "--from", "job")
        self.stock("add", "--from", "job", code=1, finding="U0802")
        self.stock("use", "job", "--keep", "--again")
        names = list(self.counts()[1])
        self.assertEqual(len(names), len(set(names)))
        self.assertIn("little-box-01-1-2", names)

    def test_more_than_there_is_takes_nothing(self):
        self.made()
        self.shop.write_text(SHOP.replace("count: 4", "count: 0"), encoding="utf-8")
        self.assertIn("birch-18", self.stock("use", "job", "--keep", code=1, finding="U0801").err)

    def test_a_job_for_another_workshop_is_refused(self):
        self.assert_done(self.run_plano("generate", "box", "-o", "job"))
        self.stock("use", "job", code=2, finding="U0804")
        self.stock("add", "--from", "job", code=2, finding="U0804")

    def test_a_copied_profile_is_another_workshop(self):
        self.made()
        for was, now in (("title: {fr: Chez nous, en: Our place}", "title: Mine"), ("17.8mm", "17.6mm"),
                         ("size: [1200mm, 900mm]\n", "size: [1200mm, 950mm]\n"),
                         ("kind: plywood\n", "kind: mdf\n")):
            self.assertIn(was, SHOP)
            self.write("copy.yaml", SHOP.replace(was, now))
            self.stock("use", "job", shop="copy.yaml", code=2, finding="U0804")
            self.stock("add", "--from", "job", shop="copy.yaml", code=2, finding="U0804")
        told = self.stock("use", "job", "--lang", "fr", shop="copy.yaml", code=2).err
        self.assertIn("du plywood de 17,8", " ".join(squeezed(told)))
        self.assertIn("mdf", told)

    def test_what_a_workshop_learns_of_itself_does_not_make_it_another(self):
        self.made()
        for was, now in (("tool: 6mm", "tool: 5mm"), ("en: Our place", "en: Our rooms"), ("20.7mm", "20.5mm"),
                         ("border: 10mm", "border: 15mm"), ("count: 4 ", "count: 9 ")):
            self.assertIn(was, SHOP)
            self.write("later.yaml", SHOP.replace(was, now) + LEFTOVERS)
            self.stock("use", "job", "--keep", shop="later.yaml")

    def test_what_is_no_folder_of_a_bundle_is_told_apart(self):
        self.made()
        self.assertTrue((self.folder / "job.zip").is_file())
        for language, beside, alone in (("en", "name the folder beside it: job", "unpack it"),
                                        ("fr", "indiquez le dossier à côté : job", "décompressez-le")):
            self.write("alone.zip", "PK\x03\x04")
            told = self.stock("use", "job.zip", "--lang", language, code=5, finding="U0803").err
            self.assertIn(beside, told.replace("\u00a0", " "))
            self.assertIn(alone, self.stock("use", "alone.zip", "--lang", language, code=5, finding="U0803").err)
        (self.folder / "empty").mkdir()
        told = self.stock("use", "empty", code=5, finding="U0803").err
        self.assertIn("there is no bundle.json in empty", told)
        told = self.stock("use", "nowhere", code=5, finding="U0302").err
        self.assertNotIn("rights", told)

    def test_of_runs_at_once_each_is_counted_or_told(self):
        runs = [subprocess.Popen([BINARY, "stock", "add", "shop.yaml", "--sheet", "birch-18", "--sheets", "1"],
                                 cwd=self.folder, env=self.environment(None), stderr=subprocess.PIPE)
                for _ in range(12)]
        told = [run.communicate()[1].decode() for run in runs]
        for run, words in zip(runs, told):
            self.assertTrue(run.returncode == 0 or "[U0806]" in words, words)
        done = sum(run.returncode == 0 for run in runs)
        self.assertGreater(done, 0)
        self.assertEqual(self.counts()[0]["birch-18"], 4 + done)

    def test_braces_are_braces_and_doubled_ones_stay_single(self):
        self.shop.write_text(SHOP.replace("title: {fr: Chez nous, en: Our place}", "title: \"A {} {b} {{c}}\""),
                             encoding="utf-8")
        self.assertIn("A {} {b} {c} (shop.yaml)", self.stock("list").out)

    def test_sheets_may_have_no_grain(self):
        self.shop.write_text(SHOP.replace("    border: 10mm\n", "    border: 10mm\n    grain: none\n"),
                             encoding="utf-8")
        self.made()
        plan = subprocess.run(["pdftotext", self.folder / "job/cutting/plan.pdf", "-"], capture_output=True,
                              check=True).stdout.decode()
        self.assertNotIn("grain", plan)
        self.shop.write_text(SHOP, encoding="utf-8")
        self.made("grained")
        plan = subprocess.run(["pdftotext", self.folder / "grained/cutting/plan.pdf", "-"], capture_output=True,
                              check=True).stdout.decode()
        self.assertIn("grain", plan)

    def test_a_leftover_without_an_area_is_not_taken_from_a_bundle(self):
        bundle = self.made()
        for outline in ([[0, 0], [0, 0], [0, 0]], [[0, 0], [800, 0], [400, 0]]):
            bundle["sheets"][0]["leftovers"] = [{"outline_mm": outline, "holes_mm": [], "area_mm2": 0}]
            (self.folder / "job/bundle.json").write_text(json.dumps(bundle))
            self.stock("use", "job", "--keep", code=5, finding="U0803")

    def test_a_bundle_is_not_trusted(self):
        bundle = self.made()
        self.stock("use", "nowhere", code=5, finding="U0302")
        self.stock("use", code=2, finding="U0103")
        self.write("no/bundle.json", "{")
        self.stock("use", "no", code=5, finding="U0803")
        self.write("deep/bundle.json", "[" * 200000)
        self.stock("use", "deep", code=5, finding="U0803")
        self.write("nested/bundle.json", '{"schema_version": 1, "files": []}')
        self.assertIn("plano nest", self.stock("use", "nested", code=5, finding="U0803").err)

        def spoilt(*path, value):
            copy = json.loads(json.dumps(bundle))
            place = copy
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = value
            self.write("spoilt/bundle.json", json.dumps(copy))
            return self.stock("use", "spoilt", "--keep", code=5, finding="U0803")

        spoilt("schema_version", value=2)
        spoilt("workshop", "title", value="Our place")
        spoilt("workshop", "materials", 0, "measured_mm", value="18")
        spoilt("workshop", "materials", 0, "sheet_mm", value=[1200])
        spoilt("design", "id", value="a: b\nc")
        spoilt("sheets", value={})
        spoilt("sheets", 0, "count", value=0)
        spoilt("sheets", 0, "count", value=2**40)
        spoilt("sheets", 0, "stock", value="birch-18")
        self.assertIn("leftovers", spoilt("sheets", 0, "leftovers", value=None).err)
        spoilt("sheets", 0, "leftovers", 0, "outline_mm", value=[[0, 0], [1, 1]])
        spoilt("sheets", 0, "leftovers", 0, "outline_mm", value=[[0, 0], [1e300, 0], [0, 1]])
        # A shape that is none is found when the new text is read.
        bundle["sheets"][0]["leftovers"] = [{"outline_mm": [[0, 0], [800, 600], [800, 0], [0, 600]],
                                             "holes_mm": []}]
        self.write("crossed/bundle.json", json.dumps(bundle))
        self.stock("use", "crossed", "--keep", code=3, finding="C0022")

    def test_a_file_that_cannot_be_edited_stays(self):
        self.stock("list", shop="nowhere.yaml", code=5, finding="U0303")
        self.write("broken.yaml", SHOP.replace("count: 4", "count: four"))
        self.stock("add", "--sheet", "birch-18", "--sheets", 1, shop="broken.yaml", code=3)
        self.write("inline.yaml", SHOP + "leftovers: {a: {sheet: birch-18, size: [800mm, 600mm]}}\n")
        self.stock("add", "--sheet", "birch-18", "--size", "80x60", shop="inline.yaml", code=3, finding="U0805")
        self.stock("add", "--sheet", "birch-18", "--sheets", 1, shop="inline.yaml")
        os.symlink("shop.yaml", self.folder / "link.yaml")
        self.stock("add", "--sheet", "birch-18", "--sheets", 1, shop="link.yaml", code=5)
        self.write("small.yaml", SHOP.replace("# the end", "# " + "x" * (256 * 1024 - len(SHOP) - 20)))
        self.stock("add", "--sheet", "birch-18", "--size", "800x600", shop="small.yaml", code=3)

    def test_a_full_disk_leaves_the_file_as_it_was(self):
        full = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))}
        done = self.run_plano("stock", "add", "shop.yaml", "--sheet", "birch-18", "--sheets", 1, **full)
        self.assert_done(done, 5, "U0404")
        self.assertEqual(self.shop.read_text(encoding="utf-8"), SHOP)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["box", "shop.yaml"])

    def test_schema_and_reference_of_workshops_know_leftovers(self):
        class Words(yaml.SafeLoader):
            """`yes` stays a word."""

        Words.yaml_implicit_resolvers = {}
        schema = json.loads(self.assert_done(self.run_plano("schema", "workshop")).out)
        validator = jsonschema.Draft7Validator(schema)
        texts = [path.read_text(encoding="utf-8") for path in (SOURCE / "workshops").glob("*.yaml")]
        self.assertEqual(len(texts), 2)
        for text in [*texts, SHOP + LEFTOVERS]:
            validator.validate(yaml.load(text, Words))
        for wrong in ("outline: [[0mm, 0mm, 0mm]", "outlin: [[0mm, 0mm]"):
            text = (SHOP + LEFTOVERS).replace("outline: [[0mm, 0mm]", wrong)
            self.assertFalse(validator.is_valid(yaml.load(text, Words)), wrong)
        for language in ("en", "fr"):
            page = self.assert_done(self.run_plano("reference", "workshop", "--lang", language)).out
            for key in ("leftovers", "outline", "holes", "measured", "jobs", "count"):
                self.assertIn(f"| `{key}` |", page)

    def test_line_breaks_of_windows_stay(self):
        self.shop.write_bytes((SHOP + LEFTOVERS).replace("\n", "\r\n").encode())
        self.stock("add", "--sheet", "birch-18", "--size", "800x600")
        self.stock("add", "--sheet", "birch-21", "--sheets", 3)
        text = self.shop.read_bytes()
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))

    def test_french_speaks_french(self):
        done = self.stock("add", "--sheet", "birch-18", "--size", "800x600", "--lang", "fr")
        self.assertEqual(squeezed(done.err), ["birch-18-left : 1 en plus, 800 mm × 600 mm, 0,48 m²"])


if __name__ == "__main__":
    unittest.main()
