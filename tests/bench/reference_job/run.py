#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures `plano` on the reference job against FreeCAD on the same machine in the same run.

Usage: run.py PLANO [--rounds 3] [--sizes 1,10,50] [--growth 10,100,1000] [--no-freecad]

Whole processes in turn (ours, theirs, ours, …), so that a noisy machine disturbs both alike. Prints the least user CPU and
the least wall time of the rounds, the ratios; then our mean cost at growing sizes, its exponent and our peak memory. Compare the ratios; the
seconds belong to the machine.
"""
import argparse
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# rows × columns for N panels: no loop turns more than 50 times.
SHAPES = {1: (1, 1), 10: (1, 10), 50: (1, 50), 100: (2, 50), 300: (6, 50), 1000: (20, 50)}


def measure(command, environment=None):
    """(user CPU s, wall s, peak memory MB) of one process; raises if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env={**os.environ, **(environment or {})})
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit("failed: %s\n%s" % (" ".join(command), errors.decode(errors="replace")[-2000:]))
    return usage.ru_utime, wall, usage.ru_maxrss / 1024.0


def ours(plano, count, folder):
    rows, columns = SHAPES[count]
    out = os.path.join(folder, "plano")
    shutil.rmtree(out, ignore_errors=True)
    return measure([plano, "generate", os.path.join(HERE, "design.yaml"), "-p", "rows=%d" % rows,
                    "-p", "columns=%d" % columns, "--only", "model/step,model/stl", "-o", out, "--quiet"])


def theirs(count, folder):
    return measure(["freecadcmd", os.path.join(HERE, "freecad_face.py")],
                   {"BENCH_N": str(count), "BENCH_OUT": os.path.join(folder, "freecad"),
                    "QT_QPA_PLATFORM": "offscreen"})


def least(samples):
    return [min(column) for column in zip(*samples)]


def compare(plano, sizes, rounds, folder):
    print("%6s %12s %12s %8s %12s %12s %8s" % ("N", "plano user", "FreeCAD", "ratio", "plano wall", "FreeCAD", "ratio"))
    for count in sizes:
        pairs = [(ours(plano, count, folder), theirs(count, folder)) for _ in range(rounds)]
        a = least([p[0] for p in pairs])
        b = least([p[1] for p in pairs])
        print("%6d %11.3fs %11.3fs   1/%-5.1f %10.3fs %11.3fs   1/%-5.1f"
              % (count, a[0], b[0], b[0] / max(a[0], 1e-3), a[1], b[1], b[1] / a[1]))


def mean_of_enough(plano, count, rounds, folder):
    """Mean user and wall seconds, greatest peak, of at least `rounds` runs and of half a second of user time: the kernel
    shares a process's time out between user and system by a clock that ticks every 4 ms, about as long as a small run."""
    samples = []
    while len(samples) < rounds or (sum(s[0] for s in samples) < 0.5 and len(samples) < 200):
        samples.append(ours(plano, count, folder))
    user, wall, memory = zip(*samples)
    return sum(user) / len(user), sum(wall) / len(wall), max(memory), len(samples)


def growth(plano, sizes, rounds, folder):
    print("\n%6s %12s %12s %12s %6s" % ("N", "user", "wall", "peak memory", "runs"))
    points = []
    for count in sizes:
        user, wall, memory, runs = mean_of_enough(plano, count, rounds, folder)
        print("%6d %11.4fs %11.4fs %9.0f MB %6d" % (count, user, wall, memory, runs))
        points.append((count, user))
    (first, cost), (last, most) = points[0], points[-1]
    print("cost grows as N^%.2f from %d to %d" % (math.log(most / cost) / math.log(last / first), first, last))


def numbers(text):
    return [int(word) for word in text.split(",")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plano")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=numbers, default=[1, 10, 50])
    parser.add_argument("--growth", type=numbers, default=[10, 100, 1000])
    parser.add_argument("--no-freecad", action="store_true")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        if not options.no_freecad:
            if shutil.which("freecadcmd") is None:
                sys.exit("freecadcmd is not installed (package freecad-python3 and freecad); or use --no-freecad")
            compare(options.plano, options.sizes, options.rounds, folder)
        growth(options.plano, options.growth, options.rounds, folder)


if __name__ == "__main__":
    main()
