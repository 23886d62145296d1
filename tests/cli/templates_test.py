# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `plano new` starts from: every template works at once, with all the values it offers."""

import unittest

from plano import SOURCE, PlanoTest

TEMPLATES = sorted(path.parent.name for path in SOURCE.glob("templates/*/design.yaml"))


class Templates(PlanoTest):
    def test_every_folder_of_templates_can_be_asked_for_and_nothing_else(self):
        self.assertGreaterEqual(len(TEMPLATES), 4)
        done = self.assert_done(self.run_plano("new", "mine", "--template", "towre"), 2, "U0105")
        self.assertIn("did you mean “tower”?", done.err)
        for name in TEMPLATES:
            self.assertIn(name, done.err)
            self.assertIn(name, self.run_plano("new", "--help").out)
            self.assertIn(name, self.run_plano("completion", "bash").out)
            self.assert_done(self.run_plano("new", f"my-{name}", "-t", name))
        self.assertFalse((self.folder / "mine").exists())

    def test_each_passes_without_a_warning_and_is_laid_out_as_agreed(self):
        for name in TEMPLATES:
            self.run_plano("new", f"my-{name}", "--template", name)
            done = self.assert_done(self.run_plano("check", f"my-{name}"))
            self.assertEqual(done.err, "", name)
            self.assert_done(self.run_plano("fmt", "--check", f"my-{name}"))

    def test_each_passes_a_sweep_in_both_workshops(self):
        for name in TEMPLATES:
            self.run_plano("new", f"my-{name}", "--template", name)
            for shop in ("default", "fablab-du-furan"):
                answer = self.as_json(self.assert_done(self.run_plano(
                    "check", f"my-{name}", "--sweep", "200", "-w", shop, "--json")))["result"]
                self.assertEqual((name, shop, answer["failed"]), (name, shop, 0))
                self.assertTrue(answer["all_pairs"])
                self.assertLess(answer["refused"], 40, name)

    def test_remarks_are_in_the_language_asked_for(self):
        for name in TEMPLATES:
            texts = {}
            for language in ("en", "fr"):
                folder = f"{language}-{name}"
                self.assert_done(self.run_plano("new", folder, "-t", name, "--lang", language))
                texts[language] = (self.folder / folder / "design.yaml").read_text(encoding="utf-8")
                self.assertNotIn("#en", texts[language])
                self.assertNotIn("#fr", texts[language])
                for page in ("README.md", "README.fr.md"):
                    page = (self.folder / folder / page).read_text(encoding="utf-8")
                    self.assertNotIn("@", page)
            self.assertIn("# What must hold", texts["en"])
            self.assertNotIn("# Ce qui doit tenir", texts["en"])
            self.assertIn("# Ce qui doit tenir", texts["fr"])
            self.assertNotIn("# What must hold", texts["fr"])


if __name__ == "__main__":
    unittest.main()
