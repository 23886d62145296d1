#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the nesting benchmarks and prints their tables in Markdown.

run.py DATA_FOLDER [--bench FOLDER] [--seconds 60] [--seeds 1,2,3] [--only strips|sheets|growth]
       [--names albano,swim] [--layouts FOLDER]

Layouts already in --layouts are judged again, not made again: an interrupted run goes on where it
was. Seconds are of processor time of two threads (60: 120 CPU seconds). Needs shapely.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

from layouts import judge_sheets, judge_strip

ESICUP = "albano blaz1 dagli fu jakobs1 jakobs2 mao marques shapes0 shapes1 shirts swim".split()
STRIPS = [f"strip_esicup/{name}" for name in ESICUP]
STRIPS += ["strip_gardeyn/gardeyn5", "strip_gardeyn/gardeyn7"]
JIGSAWS = ["strip_extra/dighe1", "strip_extra/dighe2"]
SHEETS = [f"bin_cnc/cnc_{n}" for n in "stool_x40 chair_x30 adirondack_x6 sofa_x4 frame".split()]
GROWTH = [10, 30, 100, 300, 1000, 2000]
# Another solver of the same kind (sparrow), one seed of 60 s on two like cores; jobs: the length it
# needs on one strip, in sheets.
SPARROW = dict(zip(ESICUP + ["gardeyn5", "gardeyn7"],
                   [88.16, 82.79, 87.15, 90.17, 89.07, 83.44, 84.56, 89.97, 67.61, 73.39, 87.85,
                    75.69, 65.86, 83.96]))
STRIP_LENGTH = {"cnc_stool_x40": 5.54, "cnc_chair_x30": 7.82, "cnc_adirondack_x6": 3.05,
                "cnc_sofa_x4": 5.32, "cnc_frame": 7.02}


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--bench", type=pathlib.Path, default=pathlib.Path("build/dev/tests"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--only", choices=["strips", "sheets", "growth"])
    parser.add_argument("--names", default="")
    parser.add_argument("--layouts", type=pathlib.Path, default=pathlib.Path("nesting-layouts"))
    given = parser.parse_args()
    given.seeds = [int(seed) for seed in given.seeds.split(",")]
    given.layouts.mkdir(parents=True, exist_ok=True)
    return given


def made(given, tool, path, seed):
    """The layout of one run, made unless it is there."""
    out = given.layouts / f"{path.stem}-{given.seconds:g}s-{seed}.json"
    if not out.exists():
        command = [str(given.bench / tool), f"{given.seconds:g}", str(seed), str(path), str(out)]
        subprocess.run(command, stdout=sys.stderr, check=True)
    return json.loads(out.read_text())


def strip_rows(given, instances):
    rows = {}
    for seed in given.seeds:  # seeds outside: an interrupted run has a whole table
        for instance in instances:
            path = given.data / f"{instance}.json"
            density, faults = judge_strip(json.loads(path.read_text()),
                                          made(given, "strip_bench", path, seed))
            for fault in faults:
                print(f"{path.stem}, seed {seed}: {fault}", file=sys.stderr)
            rows.setdefault(path.stem, []).append(0 if faults else density)
    return rows


def print_strips(given, names):
    rows = strip_rows(given, [i for i in STRIPS + JIGSAWS
                              if not names or i.split("/")[1] in names])
    print(f"| instance | {' | '.join(f'seed {s}' for s in given.seeds)} | median | sparrow 60 s |")
    print("|---|" + "---|" * (len(given.seeds) + 2))
    for name, values in rows.items():
        cells = [f"{v:.2f}" for v in values] + [f"{statistics.median(values):.2f}"]
        cells.append(f"{SPARROW[name]:.2f}" if name in SPARROW else "")
        print(f"| {name} | {' | '.join(cells)} |")
    known = [rows[name] for name in SPARROW if name in rows]
    if len(known) == len(SPARROW):
        means = [statistics.mean(column) for column in zip(*known)]
        means.append(statistics.mean(statistics.median(values) for values in known))
        means.append(statistics.mean(SPARROW.values()))
        print(f"| mean of the {len(known)} | {' | '.join(f'{m:.2f}' for m in means)} |")


def print_sheets(given, names):
    print("| job | parts | sheets, each seed | after, s | first layout, s | strip bound |")
    print("|---|---|---|---|---|---|")
    for job in SHEETS:
        path = given.data / f"{job}.json"
        if names and path.stem not in names:
            continue
        data = json.loads(path.read_text())
        counts, after, first = [], [], []
        for seed in given.seeds:
            layout = made(given, "sheets_bench", path, seed)
            sheets, _, faults = judge_sheets(data, layout)
            for fault in faults:
                print(f"{path.stem}, seed {seed}: {fault}", file=sys.stderr)
            counts.append("invalid" if faults else str(sheets))
            after.append(layout["curve"][-1][0])
            first.append(layout["curve"][0][0])
        parts = sum(item["demand"] for item in data["items"])
        print(f"| {path.stem} | {parts} | {', '.join(counts)} | {statistics.median(after):.1f} | "
              f"{statistics.median(first):.2f} | {STRIP_LENGTH[path.stem]:.2f} |")


def print_growth(given):
    """The parts of one job, as many as are asked for."""
    data = json.loads((given.data / "bin_cnc/cnc_adirondack_x6.json").read_text())
    print("| parts | first layout, s | sheets then | sheets at the end | peak memory, MB |")
    print("|---|---|---|---|---|")
    for parts in GROWTH:
        for i, item in enumerate(data["items"]):
            kinds = len(data["items"])
            item["demand"] = parts // kinds + (i < parts % kinds)
        for sheet in data["bins"]:
            sheet.pop("stock", None)
        path = given.layouts / f"growth-{parts}.job.json"
        path.write_text(json.dumps(dict(data, items=[i for i in data["items"] if i["demand"]])))
        layout = made(given, "sheets_bench", path, given.seeds[0])
        sheets, _, faults = judge_sheets(json.loads(path.read_text()), layout)
        for fault in faults:
            print(f"growth {parts}: {fault}", file=sys.stderr)
        first = layout["curve"][0]
        print(f"| {parts} | {first[0]:.2f} | {first[1]} | {'invalid' if faults else sheets} | "
              f"{layout['peak_mb']:.0f} |")


def main():
    given = options()
    names = given.names.split(",") if given.names else []
    if given.only in (None, "strips"):
        print_strips(given, names)
    if given.only in (None, "sheets"):
        print_sheets(given, names)
    if given.only in (None, "growth"):
        print_growth(given)


main()
