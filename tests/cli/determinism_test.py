# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Same input, same bytes: of two runs, two builds, two places, two orders of the words."""

import pathlib
import shutil
import unittest

from plano import RELEASE, SOURCE, PlanoTest, sha256

DESIGNS = ("bench", "saint-etienne-play-area")


class Determinism(PlanoTest):
    def digest(self, *words, **more):
        self.assert_done(self.run_plano("generate", *words, "-o", "x", **more))
        digest = sha256(self.folder / "x.zip")
        shutil.rmtree(self.folder / "x")
        (self.folder / "x.zip").unlink()
        return digest

    def test_two_runs_give_the_same_bytes(self):
        for design in DESIGNS:
            self.assertEqual(self.digest(design), self.digest(design), design)

    def test_two_builds_give_the_same_bytes(self):
        self.assertTrue(pathlib.Path(RELEASE).exists(),
                        "build the release preset first, as scripts/test does")
        for design in DESIGNS:
            self.assertEqual(self.digest(design), self.digest(design, binary=RELEASE), design)

    def test_the_order_of_values_does_not_matter(self):
        values = ["-p", "length=400mm", "-p", "height=150mm", "-p", "wide=yes"]
        turned = ["--wide=yes", "-p", "height=150mm", "--param", "length=400mm"]
        self.assertEqual(self.digest("box", *values), self.digest(*turned, "box"))

    def test_where_it_runs_does_not_matter(self):
        shutil.copytree(SOURCE / "designs/bench", self.folder / "a copy/of it")
        once = self.digest("bench")
        self.assertEqual(once, self.digest(self.folder / "a copy/of it"))
        self.assertEqual(once, self.digest("a copy/of it/design.yaml"))

    def test_the_environment_does_not_matter(self):
        once = self.digest("bench")
        for env in ({"TZ": "Asia/Tokyo"}, {"LC_NUMERIC": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"},
                    {"SOURCE_DATE_EPOCH": "1"}, {"NO_COLOR": "1", "TERM": "dumb"},
                    {"OMP_NUM_THREADS": "1"}):
            self.assertEqual(once, self.digest("bench", env=env), env)


if __name__ == "__main__":
    unittest.main()
