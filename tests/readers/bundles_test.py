#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a design's bundle twice and has it read back: bundles_test.py PLANO READERS DESIGN...

The second run starts from a different folder and must give the same bytes."""

import filecmp
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def generate(plano, design, folder, start):
    done = subprocess.run([plano, "generate", design, "-o", folder], cwd=start, check=False,
                          capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def same_bytes(first, second):
    difference = filecmp.dircmp(first, second)
    pending = [difference]
    while pending:
        here = pending.pop()
        _, differing, unread = filecmp.cmpfiles(here.left, here.right, here.common_files,
                                                shallow=False)
        for name in here.left_only + here.right_only + differing + unread:
            print(f"{os.path.join(here.left, name)}: the second run made something else")
            return False
        pending += here.subdirs.values()
    return True


def main(plano, readers, *designs):
    fine = bool(designs)
    for design in map(os.path.abspath, designs):
        with tempfile.TemporaryDirectory() as work:
            # The folder's name is part of what is written, so both runs use the same one.
            made = []
            for run in ("first", "second"):
                start = os.path.join(work, run)
                os.mkdir(start)
                made.append(os.path.join(start, "bundle"))
                fine = generate(plano, design, made[-1], start) and fine
            if not fine:
                return 1
            fine = same_bytes(*made) and fine
            for check in (["check_bundle.py"], ["check_solids.py", readers]):
                script = os.path.join(HERE, check[0])
                fine = subprocess.run([script, *check[1:], made[0]], check=False).returncode == 0 and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
