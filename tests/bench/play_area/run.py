#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the play area costs at its default: the complete bundle, and the GLB alone (what a slider waits for).

Usage: play_area/run.py PLANO [--rounds 5]
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DESIGN = os.path.join(HERE, "..", "..", "..", "designs", "saint-etienne-play-area", "design.yaml")


def run(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(errors.decode(errors="replace")[-2000:])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024.0


def report(name, arguments, rounds):
    samples = sorted(run(arguments) for _ in range(rounds))
    middle = samples[len(samples) // 2]
    print("%-18s CPU min %.3f s, median %.3f s, max %.3f s; peak memory %.0f MB"
          % (name, samples[0][0], middle[0], samples[-1][0], max(s[1] for s in samples)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plano")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = [options.plano, "generate", DESIGN, "--quiet", "-o"]
        report("complete bundle", base + [os.path.join(folder, "bundle")], options.rounds)
        report("GLB alone", base + [os.path.join(folder, "glb"), "--only", "model/glb"], options.rounds)


if __name__ == "__main__":
    main()
