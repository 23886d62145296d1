#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants per minute of `plano check --sweep`, on one processor and on all, design by design.

    run.py PLANO [DESIGN …]
"""

import os
import pathlib
import resource
import subprocess
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[3]


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(plano, design, count, jobs):
    """By the clock, and of processors: on a machine that does other things too they differ."""
    start, used = time.monotonic(), processor_time()
    subprocess.run([plano, "check", design, "--sweep", str(count), "-j", str(jobs), "-q"],
                   env={**os.environ, "PLANO_DATA": str(SOURCE)}, check=False,
                   stdout=subprocess.DEVNULL)
    return time.monotonic() - start, processor_time() - used


def main():
    plano, *designs = sys.argv[1:]
    processors = len(os.sched_getaffinity(0))
    designs = designs or sorted(p.parent.name for p in SOURCE.glob("designs/*/design.yaml"))
    print(f"{'design':26} {'1 job':>7} {f'{processors} jobs':>7}  variants per minute; "
          "processor time per variant")
    for design in designs:
        count = 300
        one, _ = seconds(plano, design, count, 1)
        all_of_them, used = seconds(plano, design, count, processors)
        print(f"{design:26} {60 * count / one:7.0f} {60 * count / all_of_them:7.0f}"
              f"  {1000 * used / count:5.1f} ms")


if __name__ == "__main__":
    main()
