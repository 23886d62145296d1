# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the values of parameters come from, and where a wrong one is shown."""

import unittest

from plano import SOURCE, PlanoTest


class Values(PlanoTest):
    def length(self, *words, **more):
        answer = self.as_json(self.assert_done(
            self.run_plano("params", "box", "--json", *words, **more)))
        parameter = next(p for p in answer["result"]["parameters"] if p["name"] == "length")
        return parameter["value"], parameter["from"]

    def test_layers_come_in_their_order(self):
        self.assertEqual(self.length(), (300, "default"))
        self.write("box/plano.ini", "length = 31cm\n")
        self.assertEqual(self.length(), (310, "plano.ini"))
        env = {"PLANO_LENGTH": "320mm"}
        self.assertEqual(self.length(env=env), (320, "environment"))
        self.assertEqual(self.length("-p", "length=330mm", env=env), (330, "command line"))
        self.assertEqual(self.length("--length=0.34 m", env=env), (340, "command line"))

    def test_a_workshop_gives_habits_weaker_than_plano_ini(self):
        profile = (SOURCE / "workshops/default.yaml").read_text(encoding="utf-8")
        self.assertNotIn("\nparameters:", profile)
        shop = self.write("shop.yaml", profile + "\nparameters:\n  length: 350mm\n")
        self.assertEqual(self.length("-w", shop), (350, "workshop"))
        self.write("box/plano.ini", "length = 31cm\n")
        self.assertEqual(self.length("-w", shop), (310, "plano.ini"))

    def test_a_wrong_value_is_shown_where_it_was_written(self):
        self.write("box/plano.ini", "# sizes\n\nlength = 310\n")
        done = self.run_plano("params", "box", "--lines")
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.err, r"^box/plano\.ini:3:10: error")

    def test_a_slip_in_plano_ini_has_its_line_and_its_mend(self):
        self.write("box/plano.ini", "length = 310mm\nlenght = 320mm\n[box]\nheight\n")
        done = self.run_plano("params", "box", "--lines")
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.err, r"(?m)^box/plano\.ini:2:1: error\[P0001\].*length")
        self.assertRegex(done.err, r"(?m)^box/plano\.ini:3:1: error\[U0203\]")
        self.assertRegex(done.err, r"(?m)^box/plano\.ini:4:1: error\[U0203\]")

    def test_a_module_of_the_library_is_found_by_name(self):
        self.assert_done(self.run_plano("check", "guard"))

    def test_an_unknown_variable_warns_and_does_not_fail(self):
        done = self.assert_done(self.run_plano("check", "box", env={"PLANO_LENGHT": "400mm"}))
        self.assertIn("warning[P0002]", done.err)
        self.assertIn("PLANO_LENGTH", done.err)

    def test_an_unknown_variable_does_not_reach_the_bundle(self):
        self.generate("-o", "plain")
        self.generate("-o", "typo", env={"PLANO_LENGHT": "400mm"})
        self.assertEqual((self.folder / "plain.zip").read_bytes(),
                         (self.folder / "typo.zip").read_bytes())

    def test_a_value_without_its_unit_is_refused_with_the_mend(self):
        done = self.run_plano("check", "box", "-p", "length=400")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("-p length=400", done.err)
        self.assertIn("mm", done.err)

    def test_the_unit_it_suggests_makes_a_value_that_is_allowed(self):
        # Shown in centimetres, from 100 to 200.
        for value, meant in (("1500", "1500mm"), ("150", "150cm"), ("3", "3cm")):
            with self.subTest(value=value):
                done = self.run_plano("check", "bench", "-p", f"length={value}")
                self.assert_done(done, 2, "P0010")
                self.assertIn(f"give it a unit: {meant}\n", done.err)

    def test_a_value_outside_its_range_is_refused(self):
        done = self.assert_done(self.run_plano("check", "box", "-p", "length=2m"), 2)
        self.assertIn("P0003", done.err)

    def test_the_thickness_of_a_material_is_a_parameter(self):
        self.assert_done(self.run_plano("check", "box", "-p", "board.thickness=21mm"))
        self.assert_done(self.run_plano("check", "box", env={"PLANO_BOARD_THICKNESS": "21mm"}))

    def test_words_for_hardware_are_held_against_the_known_ones(self):
        bolt = ("\nhardware:\n  bolt: {kind: bolt-and-nut, thread: M8, length: 50mm, head: HEAD, "
                "drive: DRIVE, corrosion_class: CLASS}\n")
        small = (self.folder / "box/design.yaml").read_text(encoding="utf-8")
        good = {"HEAD": "hexagon", "DRIVE": "torx-security", "CLASS": "A2"}
        wrong = {"HEAD": ("hexagone", "did you mean “hexagon”?"),
                 "DRIVE": ("banana", "torx or torx-security"),
                 "CLASS": ("ZZ9", "write A2, A4, C1")}
        for key, (word, mend) in wrong.items():
            text = bolt
            for name, known in {**good, key: word}.items():
                text = text.replace(name, known)
            self.write("odd/design.yaml", small + text)
            done = self.assert_done(self.run_plano("params", "odd"), 3, "D0204")
            self.assertIn(word, done.err)
            self.assertIn(mend, done.err)
        for name, known in good.items():
            bolt = bolt.replace(name, known)
        self.write("odd/design.yaml", small + bolt)
        self.assert_done(self.run_plano("params", "odd"))

    def test_heads_and_drives_that_shops_sell_are_known(self):
        small = (self.folder / "box/design.yaml").read_text(encoding="utf-8")
        screw = "\nhardware:\n  one: {kind: %s, length: 50mm, %s}\n"
        for kind in ("bolt-and-nut, thread: M8", "wood-screw, diameter: 5mm"):
            for word in ("head: carriage", "head: flange", "head: washer", "head: cylinder",
                         "drive: square"):
                with self.subTest(kind=kind, word=word):
                    self.write("odd/design.yaml", small + screw % (kind, word))
                    self.assert_done(self.run_plano("params", "odd"))
        for language, said in (("en", "coach bolts (DIN 603)"), ("fr", "boulon TRCC, DIN 603")):
            page = " ".join(self.run_plano("reference", "--lang", language).out.split())
            self.assertIn(said, page)

    def test_the_reference_speaks_of_a_design_as_masculine_in_french(self):
        page = self.run_plano("reference", "--lang", "fr").out
        self.assertIn("Qui l'a conçu.", page)
        self.assertIn("Comment on le monte.", page)
        self.assertNotIn("Qui l'a faite", page)

    def test_an_unknown_workshop_or_preset_is_answered_with_those_there_are(self):
        done = self.assert_done(self.run_plano("check", "box", "-w", "defautl"), 5, "U0303")
        self.assertIn("default", done.err)
        done = self.run_plano("check", "bench", "--preset", "nursrey")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("nursery", done.err)

    def test_a_design_is_found_by_file_by_folder_and_by_name(self):
        for name in ("box", "box/", "box/design.yaml", "bench", self.folder / "box"):
            self.assert_done(self.run_plano("params", name))
        done = self.assert_done(self.run_plano("params", "bensh"), 5, "U0301")
        self.assertIn("bench", done.err)

    def test_a_name_never_leads_out_of_the_library(self):
        for name in ("../designs/bench", "..", "bench/../../designs/bench"):
            done = self.run_plano("params", name)
            self.assertEqual(done.returncode, 5, name)


if __name__ == "__main__":
    unittest.main()
