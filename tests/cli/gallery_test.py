# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`plano gallery build`: a folder of files that works anywhere."""

import base64
import json
import re
import shutil
import urllib.parse
import zipfile

from plano import SMALL, SOURCE, PlanoTest, everything_in

LINK = re.compile(r'(?:href|src|poster|data-files|action)="([^"]*)"')


class Gallery(PlanoTest):
    def setUp(self):
        super().setUp()
        self.library = self.folder / "library"
        self.write("library/designs/little-box/design.yaml", SMALL.replace(
            "materials:", "presets:\n  long: {label: {fr: Longue, en: Long}, set: {length: 500mm}}\n"
                          "  tall: {label: {fr: Haute, en: Tall}, set: {height: 290mm}}\nmaterials:"))
        self.write("library/designs/little-box/README.md", "# Little box\n\n![Box](pictures/box.png)\n")
        (self.library / "designs/little-box/pictures").mkdir()
        shutil.copy(SOURCE / "designs/bench/pictures/bench.png",
                    self.library / "designs/little-box/pictures/box.png")
        shutil.copytree(SOURCE / "workshops", self.library / "workshops")
        shutil.copytree(SOURCE / "licenses", self.library / "licenses")
        dist = self.library / "gallery/dist"
        dist.mkdir(parents=True)
        (dist / "site-0123456789.css").write_text("body{}\n")
        (dist / "site-0123456789.js").write_text("0;\n")
        (dist / "sw.js").write_text("0;\n")
        (dist / "manifest.json").write_text(
            json.dumps({"site.css": "site-0123456789.css", "site.js": "site-0123456789.js"}))

    def build(self, *words, code=0):
        done = self.run_plano("gallery", "build", *words, env={"PLANO_DATA": str(self.library)})
        return self.assert_done(done, code)

    def test_all_links_lead_to_a_file_of_the_folder(self):
        self.build("-o", "out")
        root = self.folder / "out"
        pages = sorted(root.rglob("*.html"))
        self.assertIn(root / "fr/designs/little-box/long.html", pages)
        checked = 0
        for page in pages:
            for link in LINK.findall(page.read_text(encoding="utf-8")):
                link = link.replace("&amp;", "&")
                if not link or link.startswith(("#", "https://", "mailto:")):
                    continue
                parts = urllib.parse.urlsplit(link)
                self.assertEqual((parts.scheme, parts.netloc), ("", ""), f"{page}: {link}")
                self.assertFalse(link.startswith("/"), f"{page}: {link}")
                target = (page.parent / urllib.parse.unquote(parts.path)).resolve()
                self.assertTrue(target.is_relative_to(root.resolve()), f"{page}: {link}")
                self.assertTrue(target.is_file(), f"{page}: {link}")
                checked += 1
        self.assertGreater(checked, 50)

    def test_the_same_designs_give_the_same_bytes(self):
        self.build("-o", "one")
        self.build("-o", "two")
        self.assertEqual(everything_in(self.folder / "one"), everything_in(self.folder / "two"))

    def test_a_state_holds_everything_its_page_shows(self):
        self.build("-o", "out")
        data = self.folder / "out/data/little-box/long"
        report = json.loads((data / "report.json").read_text(encoding="utf-8"))
        self.assertEqual(report["query"], "preset=long")
        self.assertEqual((data / "preview.glb").read_bytes()[:4], b"glTF")
        self.assertIn("steps", json.loads((data / "assembly.json").read_text(encoding="utf-8")))
        self.assertTrue((data / "view-front.svg").is_file())
        self.assertTrue((data / "sheet-1.svg").is_file())
        self.assertTrue((self.folder / "out/data/little-box/default/card.png").is_file())
        for language in ("fr", "en"):
            bundle = zipfile.ZipFile(data / f"bundle-{language}.zip")
            self.assertIsNone(bundle.testzip())
            self.assertIn("length", bundle.read("little-box/plano.ini").decode("utf-8"))
        script = (data / "data.js").read_text(encoding="utf-8")
        sent = dict(re.findall(r'planotheque\.receive\("([^"]+)","([^"]+)"\);', script))
        for name in ("preview.glb", "assembly.json", "report.json"):
            self.assertEqual(base64.b64decode(sent[name]), (data / name).read_bytes(), name)

    def test_a_preset_that_cannot_be_made_says_so(self):
        done = self.build("-o", "out", "--lang", "en")
        self.assertIn("tall", done.err)
        report = json.loads((self.folder / "out/data/little-box/tall/report.json").read_text(encoding="utf-8"))
        self.assertFalse(report["made"])
        self.assertIn("290", (self.folder / "out/en/designs/little-box/tall.html").read_text(encoding="utf-8"))
        self.assertFalse((self.folder / "out/data/little-box/tall/bundle-fr.zip").exists())

    def test_it_is_replaced_whole_and_only_if_it_is_ours(self):
        self.build("-o", "out")
        before = everything_in(self.folder / "out")
        self.build("-o", "out")
        self.assertEqual(everything_in(self.folder / "out"), before)
        self.write("out/mine.txt", "mine")
        done = self.run_plano("gallery", "build", "-o", "out", env={"PLANO_DATA": str(self.library)})
        self.assert_done(done, 5, "U0402")
        self.assertEqual((self.folder / "out/mine.txt").read_text(), "mine")

    def test_a_broken_run_leaves_nothing(self):
        self.write("library/designs/broken/design.yaml", "spec: 1\nid: [\n")
        done = self.run_plano("gallery", "build", "-o", "out", env={"PLANO_DATA": str(self.library)})
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse((self.folder / "out").exists())

    def test_only_some_and_an_unknown_one(self):
        self.write("library/designs/other/design.yaml", SMALL.replace("little-box", "other"))
        self.build("-o", "out", "--only", "other")
        self.assertEqual(sorted(p.name for p in (self.folder / "out/data").iterdir()), ["other"])
        done = self.run_plano("gallery", "build", "--only", "nobody", env={"PLANO_DATA": str(self.library)})
        self.assert_done(done, 5, "U0301")
