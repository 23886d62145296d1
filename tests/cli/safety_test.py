# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`plano safety`, and what `check` and `generate` make of a rule that fails."""

import json
import math
import re
import os
import subprocess
import unittest

from plano import PlanoTest, everything_in

# A table one may not fall from: its top is higher than three metres.
HIGH = """\
spec: 1
id: high-table
title: {fr: Table haute, en: High table}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Someone}]
purpose: {setting: outdoor-public, ages: [3, 8], equipment: playground}
parameters:
  height: {label: {fr: Hauteur, en: Height}, default: 1900mm, range: [300mm, 1900mm]}
materials:
  board: {kind: plywood, thickness: 18mm}
panels:
  top: {material: board, lies_in: xy, size: [1000mm, 600mm], at: {z: height}}
  leg: {for_each: {side: [left, right]}, material: board, lies_in: yz, size: [500mm, height], at: {x: if(side == 'left'; 50mm; 932mm), y: 50mm}}
joints:
  - {type: tab_slot, from: leg, into: top, tabs: 2}
expects:
  platforms: [top]
  forced_movement: no
  fall_height: 600mm
"""
RULE = "fall-height"  # found higher than the 600 mm that the design declares
NOTICE = {"fr": "pas un certificat", "en": "Not a certificate"}


class Safety(PlanoTest):
    def setUp(self):
        super().setUp()
        self.write("high/design.yaml", HIGH)

    def report(self, *words, code=1):
        out = self.folder / "report"
        done = self.run_plano("safety", "high", "-o", out, *words)
        self.assertEqual(done.returncode, code, done.out + done.err)
        return json.loads((out / "safety.json").read_text(encoding="utf-8")), done

    def rule(self, report, name):
        return next(one for one in report["rules"] if one["id"] == name)

    def test_a_failure_is_told_and_the_report_is_there_all_the_same(self):
        report, done = self.report()
        self.assertEqual(report["verdict"], "fail")
        failed = self.rule(report, RULE)
        self.assertEqual(failed["verdict"], "fail")
        self.assertIn("top", failed["results"][0]["elements"])
        self.assertIn("M0101", done.out + done.err)
        names = set(everything_in(self.folder / "report"))
        self.assertLessEqual({"safety.json", "report.fr.pdf", "report.en.pdf"}, names)

    def test_check_and_generate_refuse_it_and_leave_nothing(self):
        for words in (["check", "high"], ["generate", "high", "-o", self.folder / "out"]):
            done = self.run_plano(*words)
            self.assertEqual(done.returncode, 1, done.out + done.err)
            self.assertIn("M0101", done.out + done.err)
        self.assertFalse((self.folder / "out").exists())

    def accepted(self, report):
        words = []
        for one in report["rules"]:
            if one["verdict"] == "fail":
                words += ["--accept-fail", one["id"], "--reason", "tried with nobody on it: " + one["id"]]
        return words

    def test_an_accepted_failure_is_made_and_its_reason_printed(self):
        report, _ = self.report()
        words = self.accepted(report)
        out = self.folder / "out"
        done = self.run_plano("generate", "high", "-o", out, *words)
        self.assertEqual(done.returncode, 0, done.out + done.err)
        self.assertIn("M0102", done.out + done.err)
        kept = json.loads((out / "safety/safety.json").read_text(encoding="utf-8"))
        self.assertEqual(self.rule(kept, RULE)["accepted"], "tried with nobody on it: " + RULE)
        for language in ("fr", "en"):
            text = subprocess.run(["pdftotext", "-layout", out / f"safety/report.{language}.pdf", "-"],
                                  capture_output=True, check=True, text=True).stdout
            self.assertIn("tried with nobody on it", text)

    def test_an_accepted_failure_stands_in_the_towns_file_and_in_the_bundle(self):
        report, _ = self.report()
        words = self.accepted(report)
        failing = sorted(one["id"] for one in report["rules"] if one["verdict"] == "fail")
        out = self.folder / "out"
        self.assertEqual(self.run_plano("generate", "high", "-o", out, *words).returncode, 0)
        for manifest in (out / "bundle.json", self.folder / "report/bundle.json"):
            safety = json.loads(manifest.read_text(encoding="utf-8"))["safety"]
            self.assertEqual(safety["verdict"], "fail")
            self.assertEqual(safety["rules_by_verdict"], report["rules_by_verdict"])
            self.assertEqual(sorted(one["rule"] for one in safety["failures"]), failing)
            self.assertEqual(all("accepted" in one for one in safety["failures"]),
                             manifest.parent == out)
        readme = (out / "README.md").read_text(encoding="utf-8")
        self.assertIn(f"fails: {len(failing)}", readme)
        for language in ("fr", "en"):
            town = " ".join(self.text_of(out / f"safety/town-file.{language}.pdf").split())
            self.assertNotIn("☐ Conforme", town)
            for rule in failing:
                self.assertIn("tried with nobody on it: " + rule, town)
                self.assertIn("tried with nobody on it: " + rule, readme)

    def test_the_notice_stands_on_every_page_of_the_report(self):
        self.report()
        for language, notice in NOTICE.items():
            text = subprocess.run(["pdftotext", "-raw", self.folder / f"report/report.{language}.pdf", "-"],
                                  capture_output=True, check=True, text=True).stdout
            pages = text.split("\f")[:-1]
            self.assertGreater(len(pages), 4)
            for page in pages:
                self.assertIn(notice, " ".join(page.split()))

    def test_the_towns_file_names_the_decrees_the_ages_and_the_inspections(self):
        self.report()
        for language, words in {
                "fr": ["décret n° 94-699", "décret n° 96-1136", "de 3 à 8 ans", "EN 1176-7", "Registre", "15 (SAMU)"],
                "en": ["decree 94-699", "decree 96-1136", "3 to 8 years", "EN 1176-7", "Register"]}.items():
            text = subprocess.run(["pdftotext", "-raw", self.folder / f"report/town-file.{language}.pdf", "-"],
                                  capture_output=True, check=True, text=True).stdout
            text = " ".join(text.split())
            for word in [*words, NOTICE[language]]:
                self.assertIn(word, text)

    def test_what_the_design_does_not_say_is_a_blank_and_what_it_says_is_to_be_signed(self):
        unsaid = "\n".join(line for line in HIGH.splitlines() if "ages" not in line)
        self.write("bar/design.yaml", unsaid + "\n  grips: [leg]\n")
        done = self.run_plano("safety", "bar", "-o", self.folder / "bar-out", "--lang", "fr")
        self.assertNotIn("conforme", done.out)
        town = " ".join(self.text_of(self.folder / "bar-out/town-file.fr.pdf").replace("\u00a0", " ").split())
        self.assertIn("Pour les enfants : de …… à …… ans", town)
        self.assertNotIn("non dit dans le modèle", town)
        self.assertIn("Lest contre le basculement au vent", town)
        report = " ".join(self.text_of(self.folder / "bar-out/report.fr.pdf").split())
        self.assertTrue("Porte l'usager suspendu" in report.replace("’", "'"), "not among what is declared")

    def test_each_figure_is_named_in_the_language_of_the_page(self):
        report, _ = self.report()
        for language, colon in (("fr", " : "), ("en", ": ")):
            text = self.text_of(self.folder / f"report/report.{language}.pdf", "-raw")
            text = " ".join(text.replace("\u00a0", " ").replace("’", "'").split())
            for rule in report["rules"]:
                for figure in rule["figures"]:
                    name = figure["label"][language].replace("\u00a0", " ")
                    # Where a figure is no number, or depends, none is printed.
                    self.assertIn(name + (colon if "value" in figure else " · "), text, rule["id"])
        for rule in report["rules"]:
            names = [figure["name"] for figure in rule["figures"]]
            for result in rule["results"]:
                self.assertLessEqual(set(result.get("rests_on", [])), set(names), rule["id"])
        labels = {figure["name"]: figure["label"]["fr"] for figure in self.rule(report, "floor-gaps")["figures"]}
        self.assertEqual(labels["gap across the way one walks"], "jour en travers de la marche")
        wind = {figure["name"]: figure for figure in self.rule(report, "wind-tipping")["figures"]}
        self.assertNotIn("value", wind["peak pressure of the wind"])

    def text_of(self, path, how="-layout"):
        return subprocess.run(["pdftotext", how, path, "-"], capture_output=True, check=True, text=True).stdout

    def test_the_report_of_the_play_area_is_short_and_keeps_every_number(self):
        out = self.folder / "area"
        done = self.run_plano("safety", "saint-etienne-play-area", "-o", out)
        self.assertEqual(done.returncode, 0, done.out + done.err)
        report = json.loads((out / "safety.json").read_text(encoding="utf-8"))
        text = self.text_of(out / "report.en.pdf")
        # A page for each rule at most, with its findings, workings and sources.
        self.assertLessEqual(len(text.split("\f")) - 1, len(report["rules"]))
        words = set(text.replace("°", " °").split())
        missing = []
        for rule in report["rules"]:
            for result in rule["results"]:
                for working in result.get("workings", []):
                    value = working["value"]["value"]
                    shown = {f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
                             for digits in range(4)} | {f"{math.floor(value + 0.5)}"}
                    if not shown & words:
                        missing.append((rule["id"], working["name"]["en"], value))
        self.assertEqual(missing, [])
        town = self.text_of(out / "town-file.en.pdf")
        design_hash = report["design_sha256"][:16]
        for page in town.split("\f")[:-1]:
            self.assertIn(design_hash, page)
        self.assertIn("Inspection item by item", town)
        self.assertRegex(town, r"\d+ × ")
        signs = town.split("\f")[-2]
        # Nobody gets onto a shop or the welcome board.
        others = re.search(r"None for what nobody is meant to climb on: (.*?)\. Write one", " ".join(signs.split()))
        self.assertIn("Welcome", others.group(1))
        self.assertIn("Cube 1", signs)
        self.assertEqual(signs.count("3 to 8 years") + len(others.group(1).split(", ")),
                         len(self.rule(report, "masses")["tables"][0]["rows"]))

    def test_the_towns_file_gives_one_figure_of_ballast_and_says_what_ground_it_takes(self):
        out = self.folder / "area"
        self.run_plano("safety", "saint-etienne-play-area", "-o", out, "--preset", "first-steps",
                       "--site", "wind_zone=2", "--site", "terrain=suburb", "--site", "friction=0.4",
                       "--site", "anchoring=free", "--site", "surfacing=bark", "--site", "surfacing_depth=300mm")
        town = " ".join(self.text_of(out / "town-file.fr.pdf").replace("\u00a0", " ").split())
        # Tower: 1.5 W / (0.9 × 9.81 × 0.4) − m, far beyond the 159.6 kg of tipping.
        self.assertRegex(town, r"Tour 159,6 kg 50\d(,\d)? kg \S+ kg 50\d(,\d)? kg")
        self.assertNotIn("bocage", town)  # the other zones are not this town's
        self.assertNotIn("`", town)
        self.assertNotIn("expects", town)
        self.assertNotIn("Mur d'escalade", town.replace("’", "'"))
        for words in ("Jeu de valeurs : Premiers pas", "écorce", "300 mm", "Espaces de chute réunis",
                      "Encombrement de l'ensemble", "Rempli le (date)"):
            self.assertIn(words, town.replace("’", "'"))

    def test_french_sentences_are_set_with_no_break_spaces(self):
        out = self.folder / "out"
        report, _ = self.report()
        words = self.accepted(report)
        self.assertEqual(self.run_plano("generate", "high", "-o", out, "--lang", "fr", *words).returncode, 0)
        texts = {"README": (out / "README.md").read_text(encoding="utf-8"),
                 "json": json.dumps(self.french_of(report), ensure_ascii=False)}
        for name, text in texts.items():
            text = "".join(text.split("`")[::2])  # what stands between backticks is code
            self.assertNotRegex(text, r"\w [:;?!](\s|$)", name)
        self.assertIn("`safety/`", texts["README"].replace("\u00a0", " "))

    def french_of(self, tree):
        if isinstance(tree, list):
            return [one for part in tree for one in self.french_of(part)]
        if isinstance(tree, dict):
            own = [tree["fr"]] if isinstance(tree.get("fr"), str) else []
            return own + [one for part in tree.values() for one in self.french_of(part)]
        return []

    def test_accepting_wants_a_reason_and_a_rule_that_there_is(self):
        _, done = self.report_fails("--accept-fail", RULE)
        self.assertIn("U0105", done)
        _, done = self.report_fails("--accept-fail", "fall-hight", "--reason", "why")
        self.assertIn(RULE, done)  # did you mean

    def test_a_reason_is_text_of_up_to_500_characters(self):
        broken = os.fsdecode(b"caf\xe9")
        _, done = self.report_fails("--accept-fail", RULE, "--reason", broken)
        self.assertIn("UTF-8", done)
        # Characters, not bytes: these are a thousand of them.
        report, _ = self.report("--accept-fail", RULE, "--reason", "é" * 500)
        self.assertEqual(self.rule(report, RULE)["accepted"], "é" * 500)
        self.report_fails("--accept-fail", RULE, "--reason", "é" * 501)

    def test_what_passes_is_not_said_to_be_let_fail(self):
        reason = "no longer needed since its legs were cut"
        self.write("high/design.yaml", HIGH.replace("fall_height: 600mm", "fall_height: 1950mm"))
        out = self.folder / "report"
        done = self.run_plano("safety", "high", "-o", out, "--accept-fail", RULE, "--reason", reason)
        report = json.loads((out / "safety.json").read_text(encoding="utf-8"))
        self.assertNotEqual(self.rule(report, RULE)["verdict"], "fail")
        self.assertNotIn("accepted", self.rule(report, RULE))
        self.assertIn("M0103", done.out + done.err)
        for language in ("fr", "en"):
            self.assertNotIn("no longer needed", self.text_of(out / f"report.{language}.pdf"))

    def test_what_is_let_fail_is_named_in_the_language_of_the_page(self):
        self.report("--accept-fail", RULE, "--reason", "ropes are held ready")
        titles = {one["id"]: one["title"] for one in
                  json.loads((self.folder / "report/safety.json").read_text(encoding="utf-8"))["rules"]}
        for language, words in (("fr", "échec accepté par le fabricant"), ("en", "the maker accepts")):
            text = " ".join(self.text_of(self.folder / f"report/report.{language}.pdf").split())
            start = text.index(words)
            self.assertIn(titles[RULE][language], text[start - 80:start])
            self.assertIn("ropes are held ready", text[start:start + 160])

    def test_play_equipment_cannot_say_that_it_is_none(self):
        for word in ("none", "furniture"):
            self.write("high/design.yaml", HIGH.replace("expects:\n", f"expects:\n  safety: {word}\n"))
            for verb in ("check", "generate", "safety"):
                done = self.run_plano(verb, "high")
                self.assertEqual(done.returncode, 3, done.out + done.err)
                self.assertIn("P0902", done.out + done.err)
        self.write("high/design.yaml", HIGH.replace("expects:\n", "expects:\n  safety: playground\n"))
        self.report()

    def test_declarations_beyond_sense_are_refused(self):
        for line in (
            "surfacing_depth: -5mm",
            "critical_fall_height: 99m",
            "critical_fall_height: -3m",
            "friction: 50",
            "friction: -1",
            "arrises: 99m",
            "fall_height: -1mm",
            "ages: [8, 3]",
            "ages: [18, 99]",
        ):
            key = line.split(":")[0]
            text = HIGH.replace("  fall_height: 600mm\n", "").replace("expects:\n", f"expects:\n  {line}\n")
            self.write("high/design.yaml", text)
            done = self.run_plano("safety", "high")
            self.assertEqual(done.returncode, 3, line + done.out + done.err)
            self.assertIn("P0901", done.out + done.err)
            self.assertRegex(done.out + done.err, r"design\.yaml:\d+")
            self.assertIn(f"`{key}: ", done.out + done.err)
        for ages in ("[8, 3]", "[18, 99]", "[three, 8]", "[3, 8, 12]", "[-1, 8]"):
            self.write("high/design.yaml", HIGH.replace("ages: [3, 8]", f"ages: {ages}"))
            done = self.run_plano("safety", "high")
            self.assertEqual(done.returncode, 3, ages + done.out + done.err)
            self.assertIn("P0901", done.out + done.err)
        # Of a bench, grown-ups are the users.
        self.write("high/design.yaml", HIGH.replace("ages: [3, 8], equipment: playground",
                                                    "ages: [18, 99], equipment: furniture"))
        self.report()

    def test_a_reason_without_words_is_refused(self):
        for line in ('access: hard\n  access_reason: " "', 'not_platforms: [{part: top, reason: {en: " ", fr: ""}}]'):
            self.write("high/design.yaml", HIGH.replace("expects:\n", f"expects:\n  {line}\n"))
            done = self.run_plano("safety", "high")
            self.assertEqual(done.returncode, 3, line + done.out + done.err)
            self.assertIn("P0901", done.out + done.err)
            self.assertRegex(done.out + done.err, r"design\.yaml:\d+")

    def report_fails(self, *words):
        done = self.run_plano("safety", "high", *words)
        self.assertEqual(done.returncode, 2, done.out + done.err)
        return done.returncode, done.out + done.err

    def test_the_site_is_heard_and_held_to_what_it_may_be(self):
        done = self.run_plano("safety", "high", "--site", "wind_zone=7")
        self.assertEqual(done.returncode, 3, done.out + done.err)
        self.assertIn("P0901", done.out + done.err)
        beyond = {
            "surfacing_depth": ("-5mm", "1001mm"),
            "critical_fall_height": ("99m", "-3m"),
            "friction": ("50", "-1"),
            "ground": ("99m", "-99m"),
        }
        for key, values in beyond.items():
            for value in values:
                done = self.run_plano("safety", "high", "--site", f"{key}={value}")
                self.assertEqual(done.returncode, 3, done.out + done.err)
                self.assertIn("P0901", done.out + done.err)
                self.assertIn(f"--site {key}=", done.out + done.err)
        done = self.run_plano("safety", "high", "--site", "ages=3")
        self.assertNotEqual(done.returncode, 0)
        without, _ = self.report()
        with_wind, _ = self.report("--site", "wind_zone=2", "--site", "terrain=open")
        self.assertNotEqual(self.rule(without, "wind-tipping"), self.rule(with_wind, "wind-tipping"))

    def test_the_same_design_gives_the_same_bytes(self):
        self.report()
        first = everything_in(self.folder / "report")
        self.report()
        self.assertEqual(first, everything_in(self.folder / "report"))

    def plates(self, report):
        return self.rule(report, "plates")["results"]

    def test_without_calculix_the_strips_stand_and_the_report_says_so(self):
        by_strips, _ = self.report()
        done = self.run_plano("safety", "high", "-o", self.folder / "bare", "--plates", "finite-elements",
                              env={"PATH": str(self.folder)})
        self.assertEqual(done.returncode, 1, done.err)
        self.assertIn("M0105", done.out + done.err)
        report = json.loads((self.folder / "bare" / "safety.json").read_text(encoding="utf-8"))
        self.assertEqual(self.plates(report), self.plates(by_strips))
        for language, words in (("en", "CalculiX was asked for"), ("fr", "CalculiX a été demandé")):
            page = self.folder / "bare" / f"report.{language}.pdf"
            text = subprocess.run(["pdftotext", page, "-"], capture_output=True, text=True, check=True)
            self.assertIn(words, text.stdout)

    def test_a_calculix_that_fails_leaves_the_strips(self):
        by_strips, _ = self.report()
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "ccx").write_text("#!/bin/sh\nexit 1\n")
        (tools / "ccx").chmod(0o755)
        scratch = self.folder / "scratch"
        scratch.mkdir()
        self.run_plano("safety", "high", "-o", self.folder / "broken", "--plates", "finite-elements",
                       env={"PATH": str(tools), "TMPDIR": str(scratch)})
        report = json.loads((self.folder / "broken" / "safety.json").read_text(encoding="utf-8"))
        self.assertEqual(self.plates(report), self.plates(by_strips))
        self.assertEqual(list(scratch.iterdir()), [])

    def test_a_calculix_that_gave_no_answer_is_not_asked_again(self):
        by_strips, _ = self.report()
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "ccx").write_text("#!/bin/sh\nprintf x >>" + str(tools / "runs") + "\nkill -9 $$\n")
        (tools / "ccx").chmod(0o755)
        self.run_plano("safety", "high", "-o", self.folder / "killed", "--plates", "finite-elements",
                       env={"PATH": str(tools)})
        report = json.loads((self.folder / "killed" / "safety.json").read_text(encoding="utf-8"))
        self.assertEqual(self.plates(report), self.plates(by_strips))
        self.assertEqual((tools / "runs").read_text(), "x")  # it is not asked again

    def test_what_is_no_play_equipment_is_looked_over_when_asked(self):
        done = self.run_plano("safety", "box", "-o", self.folder / "report")
        self.assertIn("M0104", done.out + done.err)
        out = self.folder / "out"
        self.assert_done(self.run_plano("generate", "box", "-o", out))
        self.assertFalse((out / "safety").exists())


if __name__ == "__main__":
    unittest.main()
