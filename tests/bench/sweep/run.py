#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants per minute of `plano check --sweep`, on one processor and on all, design by design.

    run.py PLANO [DESIGN …]
"""

import os
import pathlib
import subprocess
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[3]


def seconds(plano, design, count, jobs):
    start = time.monotonic()
    subprocess.run([plano, "check", design, "--sweep", str(count), "-j", str(jobs), "-q"],
                   env={**os.environ, "PLANO_DATA": str(SOURCE)}, check=False,
                   stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def main():
    plano, *designs = sys.argv[1:]
    processors = len(os.sched_getaffinity(0))
    designs = designs or sorted(p.parent.name for p in SOURCE.glob("designs/*/design.yaml"))
    print(f"{'design':30} {'1 job':>8} {f'{processors} jobs':>8}   variants per minute")
    for design in designs:
        count = 200
        rates = [60 * count / seconds(plano, design, count, jobs) for jobs in (1, processors)]
        print(f"{design:30} {rates[0]:8.0f} {rates[1]:8.0f}   {rates[1] / rates[0]:.2f} times")


if __name__ == "__main__":
    main()
