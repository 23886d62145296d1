# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the words typed do: verbs, options, languages, exit codes, where output goes."""

import os
import pty
import re
import shutil
import subprocess
import unittest

from plano import BINARY, SOURCE, PlanoTest


class Usage(PlanoTest):
    def test_without_a_verb_help_is_shown_and_the_code_says_misuse(self):
        done = self.assert_done(self.run_plano(), 2)
        self.assertIn("generate", done.out)
        self.assert_done(self.run_plano("--help"), 0)

    def test_an_unknown_verb_is_answered_with_the_one_meant(self):
        done = self.assert_done(self.run_plano("genrate", "box"), 2, "U0101")
        self.assertIn("generate", done.err)
        self.assertEqual(done.out, "")

    def test_an_unknown_option_is_answered_with_the_one_meant(self):
        done = self.assert_done(self.run_plano("generate", "box", "--wrokshop", "x"), 2, "U0102")
        self.assertIn("--workshop", done.err)

    def test_a_parameter_apart_from_its_value_is_not_swallowed(self):
        done = self.assert_done(self.run_plano("params", "--length", "400mm", "box"), 2)
        self.assertIn("-p name=value", done.err)

    def test_solids_are_counted_beside_parts_or_alone(self):
        head = "spec: 1\nid: foot\ntitle: {fr: Pied, en: Foot}\nlanguages: [fr, en]\n" \
               "licence: CERN-OHL-S-2.0\nauthors: [{name: Someone}]\n"
        foot = "solids:\n  foot: {for_each: {i: 1..COUNT}, substance: petg, form: cylinder, " \
               "diameter: 30mm, height: 20mm, at: {x: i*50mm, z: -20mm}}\n"
        self.write("foot/design.yaml", head + foot.replace("COUNT", "1"))
        self.assertIn("Foot: 1 solid;", self.assert_done(self.run_plano("check", "foot")).out)
        self.write("foot/design.yaml", head + foot.replace("COUNT", "4") + """\
materials: {board: {kind: plywood, thickness: 18mm}}
panels: {top: {material: board, lies_in: xy, size: [300mm, 200mm]}}
""")
        self.assertIn("Foot: 1 part; 4 solids, 1 of them different;",
                      self.assert_done(self.run_plano("check", "foot")).out)
        answer = self.as_json(self.run_plano("check", "foot", "--json"))["result"]
        self.assertEqual((answer["parts"], answer["solids"], answer["distinct_solids"]), (1, 4, 1))

    def test_what_is_missing_is_named(self):
        self.assertIn("DESIGN", self.assert_done(self.run_plano("check"), 2, "U0103").err)
        self.assertIn("--param", self.assert_done(self.run_plano("check", "box", "-p"), 2, "U0103").err)

    def test_values_of_options_are_held_to_their_words(self):
        self.assert_done(self.run_plano("check", "box", "--lang", "de"), 2, "U0105")
        self.assert_done(self.run_plano("completion", "csh"), 2, "U0105")
        done = self.assert_done(self.run_plano("generate", "box", "--only", "setp"), 2, "U0105")
        self.assertIn("step", done.err)

    def test_every_verb_has_help_in_both_languages(self):
        overview = self.run_plano("--help").out
        verbs = re.findall(r"^  ([a-z]+) {2,}", overview.split("Commands")[1].split("Options")[0], re.M)
        self.assertGreaterEqual(len(verbs), 11)
        for verb in verbs:
            english = self.assert_done(self.run_plano(verb, "--help")).out
            french = self.assert_done(self.run_plano(verb, "--help", "--lang", "fr")).out
            self.assertIn("Usage", english)
            self.assertIn("Utilisation", french)
            self.assertNotEqual(english, french)
            for line in (english + french).splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_the_language_is_that_of_lang_then_of_the_system(self):
        def language(*words, **env):
            err = self.run_plano("check", "nowhere", *words, env=env).err
            return "fr" if err.startswith("erreur") else "en"

        self.assertEqual(language(), "en")
        self.assertEqual(language(LANG="fr_FR.UTF-8"), "fr")
        self.assertEqual(language(LANG="fr_FR.UTF-8", LC_MESSAGES="en_GB.UTF-8"), "en")
        self.assertEqual(language(LANG="en_US.UTF-8", LC_ALL="fr_CA.UTF-8"), "fr")
        self.assertEqual(language("--lang", "en", LC_ALL="fr_CA.UTF-8"), "en")
        self.assertEqual(language("--lang=fr"), "fr")
        self.assertEqual(language(LANG="de_DE.UTF-8"), "en")

    def test_a_misuse_is_told_in_the_language_asked_for(self):
        self.assertTrue(self.run_plano("--lang", "fr", "genrate").err.startswith("erreur"))

    def test_a_name_of_a_verb_can_be_an_argument(self):
        self.assert_done(self.run_plano("explain", "view"), 2, "U0305")
        self.assert_done(self.run_plano("check", "check"), 5, "U0301")

    def test_explain_knows_every_code_in_both_languages(self):
        codes = [line.split()[0] for line in self.run_plano("explain").out.splitlines()]
        self.assertGreater(len(codes), 100)
        self.assertEqual(len(codes), len(set(codes)))
        for code in codes[::9] + ["u0402"]:
            english = self.assert_done(self.run_plano("explain", code)).out
            self.assertNotEqual(english, self.run_plano("explain", code, "--lang", "fr").out)

    def test_exit_codes_tell_the_kinds_of_failure_apart(self):
        self.assert_done(self.run_plano("check", "box"), 0)
        self.assert_done(self.run_plano("check", "box", "-p", "height=280mm"), 1)
        self.assert_done(self.run_plano("check", "box", "--nonsense"), 2)
        self.write("wrong/design.yaml", "spec: 1\nid: wrong\npanel: {}\n")
        self.assert_done(self.run_plano("check", "wrong"), 3)
        self.assert_done(self.run_plano("check", "box", "-p", "board.thickness=21mm", "-w",
                                        self.without_21_mm()), 4)
        self.assert_done(self.run_plano("check", "nowhere"), 5)

    def without_21_mm(self):
        lines = (SOURCE / "workshops/default.yaml").read_text(encoding="utf-8")
        return self.write("small.yaml", re.sub(r"nominal: 21 ?mm", "nominal: 6mm", lines))

    def test_a_pipe_sees_no_colour_and_no_progress(self):
        done = self.generate()
        self.assertNotIn("\x1b", done.out + done.err)
        self.assertEqual(done.err, "")
        done = self.run_plano("check", "nowhere")
        self.assertNotIn("\x1b", done.err)
        self.assertIn("\x1b", self.run_plano("check", "nowhere", "--color", "always").err)

    def on_terminal(self, *words, **env):
        """What the error stream shows when it is a terminal."""
        ours, theirs = pty.openpty()
        with subprocess.Popen([BINARY, *words], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=theirs,
                              env=self.environment({"TERM": "xterm", **env})) as run:
            os.close(theirs)
            shown = b""
            try:
                while chunk := os.read(ours, 65536):
                    shown += chunk
            except OSError:  # how Linux says that the other end is closed
                pass
            run.wait(timeout=60)
        os.close(ours)
        return shown.decode("utf-8")

    def test_a_terminal_sees_progress_that_is_gone_at_the_end(self):
        shown = self.on_terminal("generate", "box")
        self.assertIn("[1/", shown)
        self.assertTrue(shown.endswith("\r\x1b[K"), repr(shown[-80:]))
        for quiet in (self.on_terminal("generate", "box", TERM="dumb"),
                      self.on_terminal("generate", "box", "-q"),
                      self.on_terminal("generate", "box", "--json")):
            self.assertEqual(quiet, "")

    def test_colours_are_for_terminals_that_want_them(self):
        self.assertIn("\x1b[", self.on_terminal("check", "nowhere"))
        self.assertNotIn("\x1b[", self.on_terminal("check", "nowhere", NO_COLOR="1"))
        self.assertNotIn("\x1b[", self.on_terminal("check", "nowhere", TERM="dumb"))
        self.assertNotIn("\x1b[", self.on_terminal("check", "nowhere", "--color", "never"))
        self.assertIn("\x1b[", self.on_terminal("check", "nowhere", "--color=always", NO_COLOR="1"))

    def test_quiet_says_nothing_but_errors(self):
        done = self.generate("-q")
        self.assertEqual(done.out + done.err, "")
        self.assertIn("U0301", self.run_plano("check", "nowhere", "-q").err)

    def test_json_is_one_object_with_result_and_findings(self):
        answer = self.as_json(self.generate("--json"))
        self.assertEqual(answer["exit_code"], 0)
        self.assertEqual(answer["result"]["design"], "little-box")
        self.assertIn("bundle.json", answer["result"]["files"])
        done = self.run_plano("check", "box", "--json", "-p", "height=280mm")
        answer = self.as_json(done)
        self.assertEqual((done.returncode, answer["exit_code"], done.err), (1, 1, ""))
        self.assertEqual(answer["diagnostics"][0]["message"], "Too high: 280\u00a0mm.")

    def test_lines_puts_each_finding_on_one_line(self):
        err = self.run_plano("check", "box", "--lines", "-p", "height=280mm").err
        self.assertEqual(len(err.strip().splitlines()), 1)
        self.assertRegex(err, r"^box/design\.yaml:\d+:\d+: error\[M0001\]")

    def test_standard_output_that_is_full_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "schema"], stdout=full, stderr=subprocess.PIPE,
                                  env=self.environment(), timeout=60)
        self.assertEqual(done.returncode, 5)

    def test_bytes_that_are_no_text_are_told_and_do_no_harm(self):
        for words in (["check", b"no\xffwhere"], [b"gen\xff\x1b[31m"], ["check", "box", b"--\xff=1"],
                      ["check", "box", "-p", b"length=\xff\x1b[2J"], ["check", "box", b"-p\xff=1"],
                      ["generate", "box", "-o", b"box/\xff\n\x1b[2J"], ["new", b"\xff"],
                      ["view", "box", b"\xff\".png", "--json"], ["explain", b"\xff"],
                      ["check", "box", "-w", b"\xff"], ["generate", "box", "--only", b"\xff"]):
            done = subprocess.run([BINARY, *words], cwd=self.folder, env=self.environment(),
                                  capture_output=True, timeout=60)
            self.assertLess(done.returncode, 6, words)
            (done.stdout + done.stderr).decode("utf-8")  # valid, whatever was typed
            self.assertNotIn(b"\x1b", done.stdout + done.stderr, words)
        done = subprocess.run([BINARY, "check", "box"], cwd=self.folder, capture_output=True, timeout=60,
                              env={**{os.fsencode(k): os.fsencode(v)
                                      for k, v in self.environment().items()}, b"PLANO_LENGTH": b"\xff"})
        self.assertIn(done.returncode, (2, 3), done.stderr)

    def test_completion_scripts_are_sound(self):
        script = self.assert_done(self.run_plano("completion", "bash")).out
        path = self.write("plano.bash", script)
        subprocess.run(["bash", "-n", path], check=True)
        for shell in ("zsh", "fish"):
            script = self.assert_done(self.run_plano("completion", shell)).out
            self.assertIn("--workshop" if shell == "zsh" else "-l workshop", script)
            if shutil.which(shell):
                subprocess.run([shell, "-n", self.write("plano." + shell, script)], check=True)

    def test_bash_completes_verbs_designs_and_parameters(self):
        self.write("plano.bash", self.run_plano("completion", "bash").out)

        def proposed(*words):
            quoted = " ".join(f"'{word}'" for word in words)
            program = (f"plano() {{ '{BINARY}' \"$@\"; }}; compopt() {{ :; }}; . ./plano.bash; "
                       f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _plano; "
                       "printf '%s\\n' \"${COMPREPLY[@]}\"")
            return subprocess.run(["bash", "-c", program], cwd=self.folder, capture_output=True,
                                  env=self.environment(), timeout=60, text=True).stdout.split()

        self.assertEqual(proposed("plano", "gen"), ["generate"])
        self.assertIn("bench", proposed("plano", "check", "be"))
        self.assertEqual(proposed("plano", "check", "sign-b"), ["sign-board"])
        self.assertIn("length=", proposed("plano", "check", "box", "-p", "le"))
        self.assertEqual(proposed("plano", "check", "box", "--lang", "f"), ["fr"])
        self.assertEqual(proposed("plano", "stock", "l"), ["list"])
        self.assertEqual(proposed("plano", "stock", "list", "fablab-"), ["fablab-du-furan"])
        self.assertEqual(proposed("plano", "stock", "use", "mine.yaml", "bo"), ["box"])

    def test_the_manual_page_is_clean_roff_in_both_languages(self):
        for language in ("en", "fr"):
            page = self.write("plano.1", self.run_plano("manual", "--lang", language).out)
            done = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True,
                                  env={**self.environment(), "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
                                  timeout=60)
            self.assertEqual(done.stderr, "")
            self.assertIn("PLANO_DATA", done.stdout)


if __name__ == "__main__":
    unittest.main()
