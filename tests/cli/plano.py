# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built program as a person would, in a folder of its own."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.environ["PLANO_BINARY"]
RELEASE = os.environ.get("PLANO_RELEASE_BINARY", "")  # the optimised one, where it is built
SOURCE = pathlib.Path(os.environ["PLANO_SOURCE_DIR"])

# A design small enough to be made in an instant, with one of everything these tests turn.
SMALL = """\
spec: 1
id: little-box
title: {fr: Petite boîte, en: Little box}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Someone}]
status: idea
parameters:
  length: {label: {fr: Longueur, en: Length}, default: 300mm, range: [200mm, 600mm]}
  wide: {label: {fr: Large, en: Wide}, default: no}
  height: {label: {fr: Hauteur, en: Height}, default: 200mm, range: [100mm, 300mm]}
materials:
  board: {kind: plywood, thickness: {choices: [18mm, 21mm], default: 18mm}}
panels:
  base: {material: board, lies_in: xy, size: [length, if(wide; 300mm; 200mm)], at: {z: 0mm}}
  back: {material: board, lies_in: xz, size: [length - 60mm, height], at: {x: 30mm, y: 90mm, z: board.thickness}}
joints:
  - {id: back-base, type: tab_slot, from: back, into: base, tabs: 2, fit: snug}
checks:
  - that: height <= 250mm
    else: {fr: "Trop haut : {height}.", en: "Too high: {height}."}
"""


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def everything_in(folder):
    """Path to bytes (None for folders, the target for links) of all that a folder holds."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_dir():
            found[name] = None
        else:
            found[name] = path.read_bytes()
    return found


class PlanoTest(unittest.TestCase):
    """Each test has a fresh working folder with a small design in `box/`."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="plano-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.write("box/design.yaml", SMALL)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def environment(self, more=None):
        # Nothing of the machine's own: no language, no colours, no parameters.
        kept = {k: os.environ[k] for k in ("PATH", "HOME", "TMPDIR") if k in os.environ}
        return {**kept, "PLANO_DATA": str(SOURCE), **(more or {})}

    def run_plano(self, *words, env=None, binary=BINARY, **more):
        done = subprocess.run(
            [binary, *map(str, words)], cwd=more.pop("cwd", self.folder), env=self.environment(env),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=more.pop("timeout", 120), **more)
        done.out = done.stdout.decode("utf-8")
        done.err = done.stderr.decode("utf-8")
        return done

    def assert_done(self, done, code=0, finding=None):
        self.assertEqual(done.returncode, code, done.out + done.err)
        if finding:
            self.assertIn(f"[{finding}]", done.err)
        return done

    def generate(self, *words, **more):
        return self.assert_done(self.run_plano("generate", "box", *words, **more))

    def as_json(self, done):
        return json.loads(done.out)
