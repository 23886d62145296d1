# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One design in workshops with large and small sheets: whole in the one, in pieces in the other."""

import json
import unittest

from plano import SOURCE, PlanoTest

# The bench at its longest, its long boards allowed to be split.
SPLIT = "joints:\n  - {id: split, type: puzzle, from: [seat, rail, rest], fit: slide}\n"
LONGEST = ("-p", "length=1800mm")


class Split(PlanoTest):
    def setUp(self):
        super().setUp()
        bench = (SOURCE / "designs/bench/design.yaml").read_text(encoding="utf-8")
        self.assertIn("\njoints:\n", bench)
        self.write("bench/design.yaml", bench.replace("joints:\n", SPLIT, 1))
        self.write("whole/design.yaml", bench)
        workshop = (SOURCE / "workshops/default.yaml").read_text(encoding="utf-8")
        small = workshop.replace("size: [2500mm, 1250mm]", "size: [1220mm, 800mm]")
        self.assertNotEqual(workshop, small)
        self.write("small.yaml", small)

    def made(self, design, *words):
        out = self.folder / ("out-" + design + str(len(words)))
        self.assert_done(self.run_plano("generate", design, "-o", out, *LONGEST, *words))
        bundle = json.loads((out / "bundle.json").read_text(encoding="utf-8"))
        pieces = {}
        for part in bundle["parts"]:
            for instance in part["instances"]:
                pieces[instance["element"]] = part
        return out, pieces

    def test_boards_that_fit_stay_whole(self):
        _, with_joint = self.made("bench")
        _, without = self.made("whole")
        self.assertEqual(with_joint, without)

    def test_boards_that_do_not_fit_are_split_and_nothing_is_lost(self):
        _, whole = self.made("whole")
        out, pieces = self.made("bench", "-w", "small.yaml")
        for board in ("seat", "rail.front", "rail.back", "rest"):
            self.assertNotIn(board, pieces)
            halves = [pieces[f"{board}/1"], pieces[f"{board}/2"]]
            self.assertIn(f"{board}/back:1", pieces)
            for half in halves:
                self.assertLessEqual(half["bounding_box_mm"][0], 1180)
            # What is missing is half the clearance along the seam, less than half again as long
            # as the board is wide for each knob's way around.
            lost = whole[board]["volume_mm3"] - sum(half["volume_mm3"] for half in halves)
            width, thick = whole[board]["bounding_box_mm"][1:]
            self.assertGreater(lost, 0.2 * width * thick)
            self.assertLess(lost, 0.2 * 3 * width * thick)
        seams = [contact["elements"] for contact in
                 json.loads((out / "assembly.json").read_text(encoding="utf-8"))["contacts"]
                 if contact["joints"] == ["split"]]
        self.assertIn(["seat/1", "seat/back:1"], [sorted(seam) for seam in seams])

    def test_without_the_joint_it_is_said_which_one_helps(self):
        done = self.run_plano("check", "whole", "-w", "small.yaml", *LONGEST)
        self.assert_done(done, 4, "F0101")
        self.assertIn("puzzle", done.err)


if __name__ == "__main__":
    unittest.main()
