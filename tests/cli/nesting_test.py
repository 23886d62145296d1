# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a layout is looked for: `plano generate --effort` and `--time`."""

import json
import unittest

from plano import PlanoTest, sha256


class Nesting(PlanoTest):
    def sheets(self, *words, folder="x"):
        """The sheets of the bench, as bundle.json tells of them, and the digest of its bundle."""
        self.assert_done(self.run_plano("generate", "bench", *words, "-o", folder))
        bundle = json.loads((self.folder / folder / "bundle.json").read_text(encoding="utf-8"))
        return bundle["sheets"], sha256(self.folder / f"{folder}.zip")

    def test_no_effort_leaves_rows_and_some_takes_less_wood(self):
        rows, _ = self.sheets("--effort", "0", folder="rows")
        nested, _ = self.sheets("--effort", "60", folder="nested")
        self.assertGreater(len(rows), len(nested))
        self.assertTrue(all("quarter_turns" in place for sheet in rows for place in sheet["placements"]))

        def parts(sheets):
            return sorted(place["part"] for sheet in sheets for place in sheet["placements"])
        self.assertEqual(parts(rows), parts(nested))

    def test_the_same_effort_gives_the_same_bytes(self):
        once = self.sheets("--effort", "40", folder="one")
        again = self.sheets("--effort=40", folder="two")
        self.assertEqual(once, again)

    def test_without_it_the_effort_is_the_one_help_names(self):
        for language, before in (("en", "(default: "), ("fr", "(par défaut : ")):
            page = " ".join(self.run_plano("generate", "--help", "--lang", language).out.split())
            effort = page.split("--effort", 1)[1].split(before, 1)[1].split(")", 1)[0]
            with self.subTest(language=language):
                self.assertRegex(effort, r"^[0-9]+$")
                self.assertEqual(self.sheets(folder=f"usual-{language}"),
                                 self.sheets("--effort", effort, folder=f"named-{language}"))

    def test_the_bundle_says_how_long_was_looked(self):
        for words, told in ((("--effort", "7"), {"effort": 7}), (("--time", "1"), {"seconds": 1})):
            with self.subTest(words=words):
                self.sheets(*words, folder=words[0][2:])
                bundle = json.loads((self.folder / words[0][2:] / "bundle.json").read_text("utf-8"))
                self.assertEqual(bundle["nesting"], {"gap_mm": 10, **told})
        self.assert_done(self.run_plano("generate", "bench", "--time=0", "-o", "y"), 2, "U0105")

    def test_what_is_no_effort_is_refused_before_anything_is_written(self):
        for word in ("many", "-1", "1.5", "1000001", "99999999999999999999"):
            for language, said in (("en", "takes a whole number from 0 to"),
                                   ("fr", "nombre entier")):
                with self.subTest(word=word, language=language):
                    done = self.run_plano("generate", "bench", f"--effort={word}", "-o", "x",
                                          "--lang", language)
                    self.assert_done(done, 2, "U0105")
                    self.assertIn("--effort", done.err)
                    self.assertIn(said, done.err)
        self.assertFalse((self.folder / "x").exists())
        self.assertEqual(self.run_plano("generate", "bench", "--effort").returncode, 2)


if __name__ == "__main__":
    unittest.main()
