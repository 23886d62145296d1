# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`cmake --install` gives a plano that works anywhere, also after it was moved."""

import os
import shutil
import subprocess
import unittest

from plano import BINARY, PlanoTest, sha256

# A design that needs the module with the geometry kernel.
KNOB = """spec: 1
id: knob
title: {fr: Bouton, en: Knob}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Nobody}]
solids:
  knob: {substance: beech, process: turned, form: cylinder, diameter: 30mm, height: 20mm, fillet: 4mm}
"""

BUILD = os.environ.get("PLANO_BUILD_DIR", "")


class Install(PlanoTest):
    def setUp(self):
        super().setUp()
        first = self.folder / "first"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", first], check=True,
                       stdout=subprocess.DEVNULL)
        self.place = self.folder / "moved elsewhere"
        shutil.move(first, self.place)

    def environment(self, more=None):
        kept = super().environment(more)
        del kept["PLANO_DATA"]  # it must find its data by itself
        return kept

    def test_it_has_its_parts(self):
        for name in ("bin/plano", "share/man/man1/plano.1", "share/man/fr/man1/plano.1",
                     "share/bash-completion/completions/plano", "share/zsh/site-functions/_plano",
                     "share/fish/vendor_completions.d/plano.fish", "share/plano/designs/bench/design.yaml",
                     "share/plano/workshops/default.yaml", "share/plano/licenses/catalogue.yaml",
                     "share/plano/templates/stool/design.yaml",
                     "share/plano/generator/joints/samples/hook.yaml"):
            self.assertTrue((self.place / name).is_file(), name)

    def test_it_works_from_its_new_place(self):
        plano = self.place / "bin/plano"
        self.assert_done(self.run_plano("generate", "bench", binary=plano))
        self.assertTrue((self.folder / "out/bench/bundle.json").is_file())
        self.assert_done(self.run_plano("new", "my-stool", binary=plano))
        self.assert_done(self.run_plano("check", "my-stool", binary=plano))

    def test_it_loads_no_library_from_the_working_folder(self):
        for program in (self.place / "bin/plano", BINARY):
            done = subprocess.run(["readelf", "-d", program], check=True, capture_output=True, text=True,
                                  env={"LC_ALL": "C"})
            paths = [path for line in done.stdout.splitlines() if "RUNPATH" in line or "RPATH" in line
                     for path in line.split("[")[1].split("]")[0].split(":")]
            self.assertTrue(paths, "it finds its own module by a path of its own")
            self.assertTrue(all(path.startswith("$ORIGIN") for path in paths), paths)

    def test_it_works_through_a_link(self):
        link = self.folder / "plano"
        link.symlink_to(self.place / "bin/plano")
        self.assert_done(self.run_plano("params", "bench", binary=link))

    def test_it_makes_the_same_bytes_as_in_the_source_tree(self):
        self.assert_done(self.run_plano("generate", "bench", "-o", "a", binary=self.place / "bin/plano"))
        self.assert_done(self.run_plano("generate", "bench", "-o", "b"))
        self.assertEqual(sha256(self.folder / "a.zip"), sha256(self.folder / "b.zip"))

    def test_solids_are_made_by_a_module_it_finds(self):
        design = self.folder / "knob.yaml"
        design.write_text(KNOB)
        self.assert_done(self.run_plano("generate", design, "-o", "knob", binary=self.place / "bin/plano"))
        self.assertTrue((self.folder / "knob/parts/S01.3mf").is_file())

    def test_without_the_module_it_says_so_and_writes_nothing(self):
        for module in self.place.glob("lib/**/libplano_free_forms.so"):
            module.unlink()
        design = self.folder / "knob.yaml"
        design.write_text(KNOB)
        run = self.run_plano("generate", design, "-o", "knob", binary=self.place / "bin/plano")
        self.assertEqual(run.returncode, 5, run.stderr)
        self.assertIn(b"S0301", run.stderr)
        self.assertFalse((self.folder / "knob").exists())
        self.assert_done(self.run_plano("check", "bench", binary=self.place / "bin/plano"))

    def test_its_binary_names_no_place_of_this_machine(self):
        data = (self.place / "bin/plano").read_bytes()
        for place in (os.path.dirname(BUILD), str(self.folder)):
            self.assertNotIn(place.encode() + b"/", data)


if __name__ == "__main__":
    unittest.main()
