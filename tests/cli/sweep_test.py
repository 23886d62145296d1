# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`plano check --sweep`: many variants, their report, its parts, and being stopped."""

import hashlib
import os
import pty
import re
import signal
import subprocess
import time
import unittest

from plano import BINARY, RELEASE, SMALL, SOURCE, PlanoTest

# A hole that leaves the base where that is wide, and is outside altogether from 510 mm on.
FAULT = SMALL.replace(
    "at: {z: 0mm}}",
    "at: {z: 0mm},\n         openings: [{id: hole, shape: circle, diameter: 20mm, centre: "
    "[100mm + if(wide; max(0mm; 2*(length - 300mm)); 0mm), 20mm]}]}")


class Sweep(PlanoTest):
    def setUp(self):
        super().setUp()
        self.write("fault/design.yaml", FAULT)

    def sweep(self, design, *words, code=0, **more):
        return self.as_json(self.assert_done(
            self.run_plano("check", design, "--sweep", *words, "--json", **more), code))

    def test_a_sound_design_passes_and_its_refusals_are_counted(self):
        answer = self.sweep("box", "60")["result"]
        self.assertEqual(answer["variants"], 60)
        self.assertEqual(answer["failed"], 0)
        self.assertTrue(answer["all_pairs"])
        self.assertEqual(answer["passed"] + answer["refused"], 60)
        refusal, = answer["refusals"]
        self.assertEqual(refusal["code"], "M0001")
        self.assertEqual(refusal["variants"], answer["refused"])
        self.assertGreater(answer["refused"], 5)

    def test_warnings_are_told_with_how_many_variants_give_them(self):
        self.write("wary/design.yaml", SMALL.replace(
            "height <= 250mm", "height <= 250mm\n    level: warn"))
        answer = self.sweep("wary", "60")["result"]
        self.assertEqual(answer["refused"], 0)
        warning, = answer["warnings"]
        self.assertEqual(warning["code"], "M0002")
        self.assertEqual(warning["variants"], answer["with_warnings"])
        self.assertGreater(warning["variants"], 5)
        told = self.assert_done(self.run_plano("check", "wary", "--sweep", "60")).out
        self.assertIn(f"    {warning['variants']} × wary/design.yaml:{warning['line']}: ", told)
        words = warning["command"].split()
        self.assertIn("warning[M0002]", self.run_plano(*words[1:]).err)

    def test_the_smallest_set_of_values_is_found_and_its_command_shows_it(self):
        answer = self.sweep("fault", "60", code=1)
        failure, = answer["result"]["failures"]
        self.assertEqual(failure["values"], {"length": "510mm", "wide": "yes"})
        self.assertTrue(failure["smallest"])
        self.assertGreater(failure["variants"], 1)
        words = failure["command"].split()
        self.assertEqual(words[:3], ["plano", "check", "fault"])
        again = self.run_plano(*words[1:])
        self.assertIn(f"[{failure['code']}]", again.err)
        self.assert_done(self.run_plano("check", "fault", "-p", "length=480mm", "-p", "wide=yes"))
        self.assertEqual(answer["diagnostics"][0]["code"], "U0501")

    def test_people_read_the_fault_at_its_place_in_their_language(self):
        english = self.assert_done(self.run_plano("check", "fault", "--sweep", "60"), 1, "U0501")
        self.assertIn("with length=510mm and wide=yes", english.err)
        self.assertIn("fault/design.yaml:16", english.err)
        self.assertIn("plano check fault -p length=510mm -p wide=yes", english.err)
        self.assertIn("variants tried: 60", english.out)
        french = self.assert_done(
            self.run_plano("check", "fault", "--sweep", "60", "--lang", "fr"), 1, "U0501")
        self.assertIn("avec length=510mm et wide=yes", french.err)
        self.assertIn("variantes essayées : 60", french.out)

    def test_the_report_does_not_depend_on_the_number_of_threads(self):
        one, three = (self.run_plano("check", "fault", "--sweep", "80", "--json", "-j", jobs)
                      for jobs in ("1", "3"))
        self.assertEqual(one.out, three.out)

    def test_solids_are_made_in_several_threads_as_in_one(self):
        self.write("knob/design.yaml", SMALL.replace("joints:", """\
solids:
  knob: {substance: beech, form: cylinder, diameter: height/8, height: 40mm, at: {x: 100mm, y: 20mm, z: board.thickness}}
joints:"""))
        one, four = (self.assert_done(self.run_plano("check", "knob", "--sweep", "60", "-j", jobs))
                     for jobs in ("1", "4"))
        self.assertEqual((one.out, one.err), (four.out, four.err))

    def test_another_seed_is_another_draw(self):
        self.assertNotEqual(self.sweep("fault", "60", code=1)["result"]["failures"][0]["variants"],
                            self.sweep("fault", "60", "--seed", "7", code=1)
                            ["result"]["failures"][0]["variants"])

    def test_what_is_fixed_is_not_varied(self):
        answer = self.sweep("fault", "60", "-p", "wide=no")["result"]
        self.assertEqual(answer["failed"], 0)
        answer = self.sweep("fault", "60", "-p", "wide=yes", code=1)["result"]
        self.assertEqual(answer["failures"][0]["values"], {"length": "510mm"})
        self.assertIn("-p wide=yes -p length=510mm", answer["failures"][0]["command"])

    def test_every_design_of_the_library_passes_in_both_workshops(self):
        self.each_passes("designs/*/design.yaml", 5)

    def test_every_module_of_the_library_passes_in_both_workshops(self):
        self.each_passes("designs/modules/*/design.yaml", 4)

    def each_passes(self, pattern, least):
        designs = sorted(path.parent.name for path in SOURCE.glob(pattern))
        self.assertGreaterEqual(len(designs), least)
        # Every rule of safety is asked of each variant: by the optimised program, if it is there.
        fast = RELEASE if os.path.exists(RELEASE) else BINARY
        for design in designs:
            for shop in ("default", "fablab-du-furan"):
                # Its ends and all pairs.
                answer = self.sweep(design, "60", "-w", shop, binary=fast, timeout=600)["result"]
                self.assertTrue(answer["all_pairs"], design)
                self.assertEqual((answer["failed"], answer["failures"]), (0, []))
                self.assertLess(answer["refused"], 30, design)

    def test_a_preset_is_where_the_variation_starts_from(self):
        self.write("set/design.yaml", FAULT + "presets:\n  big: {label: {fr: Grand, en: Big}, "
                   "set: {length: 560mm}}\n")
        answer = self.sweep("set", "60", "--preset", "big", code=1)["result"]
        self.assertEqual(answer["failures"][0]["values"], {"wide": "yes"})
        self.assertIn("check set --preset big -p wide=yes", answer["failures"][0]["command"])

    def test_a_small_space_is_tried_whole(self):
        fixed = ("-p", "length=300mm", "-p", "height=200mm")
        answer = self.sweep("box", "500", *fixed)["result"]
        self.assertEqual(answer["variants"], 4)  # wide or not, 18 or 21 mm
        self.assertTrue(answer["exhausted"])

    def test_a_space_of_one_variant_is_said_to_be_one(self):
        done = self.assert_done(self.run_plano(
            "check", "box", "--sweep", "9", "-p", "length=300mm", "-p", "height=200mm", "-p",
            "wide=no", "-p", "board.thickness=18mm"), 0, "U0503")
        self.assertIn("variants tried: 1 ", done.out)

    def test_thicknesses_the_workshop_lacks_are_no_faults(self):
        text = (SOURCE / "workshops/default.yaml").read_text(encoding="utf-8")
        shop = self.write("shop.yaml", text.replace("nominal: 21mm", "nominal: 6mm"))
        answer = self.sweep("box", "60", "-w", shop)["result"]
        self.assertEqual((answer["unavailable"], answer["failed"]), (1, 0))
        self.assertEqual(answer["not_available"][0]["values"], {"board.thickness": "21mm"})
        shop = self.write("shop.yaml", text.replace("nominal: 18mm", "nominal: 6mm"))
        answer = self.sweep("box", "60", "-w", shop)["result"]
        self.assertEqual((answer["unavailable"], answer["failed"]), (1, 0))
        self.assertEqual(answer["variants"], 60)

    def test_bounds_made_from_other_parameters_are_kept(self):
        self.write("chain/design.yaml", SMALL.replace(
            "range: [100mm, 300mm]", "range: [length/3, min(length - 60mm; 240mm)], step: 10mm"))
        answer = self.sweep("chain", "120")["result"]
        self.assertEqual((answer["refused"], answer["failed"]), (0, 0))
        self.assertEqual(answer["passed"], 120)

    def test_parameters_that_are_not_shown_are_left_alone(self):
        self.write("hidden/design.yaml", SMALL.replace(
            "default: 200mm, range: [100mm, 300mm]",
            "default: 200mm, range: [100mm, 300mm], show_if: wide"))
        everything = self.sweep("hidden", "500", "-p", "length=300mm", "-p", "wide=no",
                                "-p", "board.thickness=18mm")["result"]
        self.assertEqual(everything["variants"], 1)

    def test_an_empty_range_is_said_before_anything_is_tried(self):
        self.write("empty/design.yaml", SMALL.replace("[200mm, 600mm]", "[600mm, 200mm]"))
        self.assert_done(self.run_plano("check", "empty", "--sweep", "9"), 3, "P0011")
        self.write("narrow/design.yaml", SMALL.replace("[100mm, 300mm]", "[100mm, 500mm - length]"))
        self.assert_done(self.run_plano("check", "narrow", "--sweep", "9", "-p", "length=450mm"), 2,
                         "P0008")

    def test_a_range_that_others_leave_empty_is_a_refusal(self):
        self.write("narrow/design.yaml", SMALL.replace("[100mm, 300mm]", "[100mm, 500mm - length]"))
        answer = self.sweep("narrow", "60")["result"]
        self.assertEqual(answer["failed"], 0)
        self.assertIn("P0008", [refusal["code"] for refusal in answer["refusals"]])

    def test_a_design_that_refuses_most_is_told_so(self):
        self.write("shy/design.yaml", SMALL.replace("height <= 250mm", "length <= 310mm"))
        done = self.assert_done(self.run_plano("check", "shy", "--sweep", "60"), 0, "U0502")
        self.assertIn("warning[U0502]", done.err)

    def test_numbers_out_of_bounds_are_answered_with_the_bounds(self):
        for words in (["0"], ["-3"], ["many"], ["9", "--seed", "x"], ["9", "--jobs", "0"],
                      ["200000"]):
            self.assert_done(self.run_plano("check", "box", "--sweep", *words), 2, "U0105")
        for shard in ("17/16", "0/4", "3", "3/", "/3", "1/0", "a/b", "1/2/3"):
            done = self.assert_done(
                self.run_plano("check", "box", "--sweep", "9", "--shard", shard), 2, "U0105")
            self.assertIn("/", done.err.split("hint")[1])

    def test_options_of_a_sweep_need_one(self):
        for words in (("--seed", "2"), ("--shard", "1/2"), ("--state", "s"), ("--merge", "s"),
                      ("--jobs", "2")):
            self.assert_done(self.run_plano("check", "box", *words), 2, "U0504")
        self.assert_done(self.run_plano("check", "box", "--sweep", "9", "--merge", "a", "--shard",
                                        "1/2"), 2, "U0504")

    def test_parts_put_together_say_what_the_whole_says(self):
        whole = self.run_plano("check", "fault", "--sweep", "80")
        for k in (1, 2, 3):
            part = self.run_plano("check", "fault", "--sweep", "80", "--shard", f"{k}/3", "--state",
                                  f"parts/{k}.sweep" if k > 1 else "one.sweep")
            if k == 1:
                self.assertIn("part 1 of 3", part.out)
                (self.folder / "parts").mkdir()
        merged = self.run_plano("check", "fault", "--sweep", "80", "--merge", "parts", "--merge",
                                "one.sweep")
        self.assertEqual((merged.returncode, merged.out, merged.err),
                         (whole.returncode, whole.out, whole.err))

    def test_missing_parts_and_parts_of_others_are_refused(self):
        self.run_plano("check", "fault", "--sweep", "40", "--shard", "1/2", "--state", "one.sweep")
        self.run_plano("check", "box", "--sweep", "40", "--shard", "2/2", "--state", "two.sweep")
        merge = ("check", "fault", "--sweep", "40", "--merge")
        done = self.assert_done(self.run_plano(*merge, "one.sweep"), 5, "U0508")
        self.assertIn("20 of 40", done.err)
        done = self.assert_done(self.run_plano(*merge, "one.sweep", "--merge", "two.sweep"), 5,
                                "U0506")
        self.assertIn("another design", done.err)
        self.assert_done(self.run_plano(*merge, "fault/design.yaml"), 5, "U0505")
        self.assert_done(self.run_plano(*merge, "nowhere"), 5, "U0302")

    def test_a_sweep_goes_on_from_its_state(self):
        words = ("check", "fault", "--sweep", "80", "--state", "s")
        whole = self.run_plano(*words)
        kept = (self.folder / "s").read_bytes()
        self.assertEqual(kept.count(b"\n"), 81)
        again = self.run_plano(*words)
        self.assertEqual((again.out, again.err), (whole.out, whole.err))
        self.assertEqual((self.folder / "s").read_bytes(), kept)
        for cut in (0, 5, 60, len(kept) // 2, len(kept) - 1):
            (self.folder / "s").write_bytes(kept[:cut])
            again = self.run_plano(*words)
            self.assertEqual((again.out, again.err), (whole.out, whole.err))
            lines = (self.folder / "s").read_text().splitlines()
            self.assertEqual(len({line for line in lines if line[0].isdigit()} &
                                 set(kept.decode().splitlines())), 80)

    def test_a_longer_sweep_begins_with_the_shorter_one(self):
        self.run_plano("check", "box", "--sweep", "30", "--state", "s")
        short = (self.folder / "s").read_bytes()
        self.run_plano("check", "box", "--sweep", "50", "--state", "s")
        self.assertTrue((self.folder / "s").read_bytes().startswith(short))
        self.assertEqual((self.folder / "s").read_bytes().count(b"\n"), 51)

    def test_a_state_of_something_else_is_refused_and_left_alone(self):
        words = ("check", "box", "--sweep", "20", "--state", "s")
        self.run_plano(*words)
        kept = (self.folder / "s").read_bytes()
        for more in (("--seed", "2"), ("-p", "wide=yes"), ("-w", "fablab-du-furan")):
            self.assert_done(self.run_plano(*words, *more), 5, "U0506")
        self.write("box/design.yaml", SMALL + "# changed\n")
        self.assert_done(self.run_plano(*words), 5, "U0506")
        self.assertEqual((self.folder / "s").read_bytes(), kept)
        self.assert_done(self.run_plano("check", "box", "--sweep", "20", "--state",
                                        "box/design.yaml"), 5, "U0505")
        self.assert_done(self.run_plano("check", "box", "--sweep", "20", "--state", "box"), 5)
        self.assertEqual((self.folder / "box/design.yaml").read_text(), SMALL + "# changed\n")

    def test_ctrl_c_ends_it_and_the_same_command_goes_on(self):
        words = ["check", "planter-seat", "--sweep", "40", "--state", "s", "-j", "1"]
        run = subprocess.Popen([BINARY, *words], cwd=self.folder, env=self.environment(),
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
        state = self.folder / "s"
        for _ in range(3000):
            if state.exists() and state.read_bytes().count(b"\n") > 2:
                break
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
        kept = state.read_bytes()
        self.assertEqual(run.returncode, -signal.SIGINT)
        self.assertIn(b"[U0509]", err)
        self.assertEqual(out, b"")
        self.assertLess(kept.count(b"\n"), 41)
        done = self.assert_done(self.run_plano(*words))
        self.assertIn("variants tried: 40", done.out)
        self.assertTrue(state.read_bytes().startswith(kept))
        self.assertEqual(state.read_bytes().count(b"\n"), 41)

    def test_a_stopped_part_counts_its_own_variants(self):
        words = ["check", "planter-seat", "--sweep", "60", "--shard", "2/3", "--state", "s", "-j", "1"]
        run = subprocess.Popen([BINARY, *words], cwd=self.folder, env=self.environment(),
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
        state = self.folder / "s"
        for _ in range(3000):
            if state.exists() and state.read_bytes().count(b"\n") > 1:
                break
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=120)
        self.assertIn(b" of 20 variants", err)

    def test_a_state_that_cannot_be_written_is_answered_with_its_own_option(self):
        done = self.assert_done(
            self.run_plano("check", "box", "--sweep", "9", "--state", "nowhere/s"), 5, "U0404")
        hint = done.err.split("hint")[1]
        self.assertIn("--state", hint)
        self.assertNotIn("-o", hint)

    def forge(self, name, change):
        """Changes the lines of a state, each sealed anew."""
        head, *lines = (self.folder / name).read_text().splitlines()
        changed = []
        for line in lines:
            content = change(line[:-10])
            changed.append(f"{content} #{hashlib.sha256(content.encode()).hexdigest()[:8]}")
        (self.folder / name).write_text("\n".join([head, *changed]) + "\n")

    def test_what_a_state_holds_and_no_variant_shows_is_said_to_be_so(self):
        words = ("check", "fault", "--sweep", "40", "--state", "s")
        self.run_plano(*words)
        self.forge("s", lambda line: line.replace(" failed ", " failed S0301@9:1-2 "))
        done = self.assert_done(self.run_plano(*words), 5, "U0512")
        self.assertIn("[U0501]", done.err)
        self.assertIn("S0301@9:1-2", done.err)
        named = re.search(r"begins with “(\d+) ”", done.err).group(1)
        self.assertIn(f"\n{named} failed S0301@9:1-2", (self.folder / "s").read_text())

    def test_parts_that_contradict_one_another_are_not_put_together(self):
        words = ("check", "fault", "--sweep", "40")
        for name in ("one", "two"):
            self.run_plano(*words, "--state", name)
        self.assert_done(self.run_plano(*words, "--merge", "one", "--merge", "two"), 1, "U0501")
        self.forge("two", lambda line: "7 warned" if line.startswith("7 ") else line)
        for files in (("one", "two"), ("two", "one")):
            done = self.assert_done(
                self.run_plano(*words, "--merge", files[0], "--merge", files[1]), 5, "U0513")
            self.assertIn("variant 8 is", done.err)
            self.assertIn("“warned” in two", done.err)

    def test_what_only_this_machine_lacks_is_no_outcome(self):
        self.write("peg/design.yaml", SMALL + """\
solids:
  peg: {substance: petg, form: cylinder, diameter: 10mm, height: 20mm, at: {z: 500mm}}
""")
        self.write("broken/libplano_free_forms.so", "no library")
        words = ("check", "peg", "--sweep", "8", "--state", "s")
        done = self.assert_done(
            self.run_plano(*words, env={"LD_LIBRARY_PATH": str(self.folder / "broken")}), 5, "U0511")
        self.assertIn("libplano_free_forms.so", done.err)
        self.assertEqual((self.folder / "s").read_bytes().count(b"\n"), 1)
        done = self.assert_done(self.run_plano(*words))
        self.assertIn("variants tried: 8", done.out)

    def test_a_variant_whose_steps_do_not_work_is_counted_apart(self):
        # The treasure goes into a box that is closed by then, or stands on it.
        caught = (SOURCE / "tests/diagnostics/A0203.yaml").read_text()
        self.write("caught/design.yaml", caught.replace("materials:", """\
parameters:
  inside: {default: no}
materials:""").replace("y: 100mm, z: 100mm", "y: 100mm, z: if(inside; 100mm; 400mm)"))
        answer = self.sweep("caught", "9")["result"]
        self.assertEqual((answer["variants"], answer["passed"], answer["unproven"]), (2, 1, 1))
        case, = answer["not_proven"]
        self.assertEqual((case["code"], case["values"]), ("A0203", {"inside": "yes"}))
        done = self.assert_done(self.run_plano("check", "caught", "--sweep", "9"))
        self.assertIn("not proven to go together: 1", done.out)

    def test_a_second_sweep_into_the_same_state_is_refused(self):
        holder = subprocess.Popen(["flock", "s", "sleep", "60"], cwd=self.folder)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.terminate)
        for _ in range(100):
            if (self.folder / "s").exists():
                break
            time.sleep(0.05)
        time.sleep(0.2)
        self.assert_done(self.run_plano("check", "box", "--sweep", "9", "--state", "s"), 5, "U0507")

    def test_a_pipe_sees_no_progress_and_a_terminal_does(self):
        done = self.assert_done(self.run_plano("check", "box", "--sweep", "20"))
        self.assertEqual(done.err, "")
        ours, theirs = pty.openpty()
        with subprocess.Popen([BINARY, "check", "box", "--sweep", "20"], cwd=self.folder,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs,
                              env=self.environment({"TERM": "xterm"})) as run:
            os.close(theirs)
            shown = b""
            try:
                while chunk := os.read(ours, 65536):
                    shown += chunk
            except OSError:
                pass
            run.wait(timeout=60)
        os.close(ours)
        self.assertIn(b"/20]", shown)
        self.assertTrue(shown.endswith(b"\r\x1b[K"))

    def test_quiet_says_only_faults(self):
        done = self.assert_done(self.run_plano("check", "box", "--sweep", "20", "-q"))
        self.assertEqual(done.out + done.err, "")


if __name__ == "__main__":
    unittest.main()
