# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reaches the disk, and what never does: whole bundles or nothing, whatever happens."""

import json
import os
import resource
import signal
import subprocess
import time
import unittest
import zipfile

from plano import BINARY, SMALL, PlanoTest, everything_in, sha256


class Output(PlanoTest):
    def start(self, *words, **more):
        return subprocess.Popen([BINARY, "generate", "box", *words], cwd=self.folder,
                                env=self.environment(), stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)

    def assert_whole(self, folder="out/little-box"):
        """The folder holds what its bundle.json lists, to the byte, and nothing else."""
        folder = self.folder / folder
        listed = {file["path"]: file["sha256"]
                  for file in json.loads((folder / "bundle.json").read_bytes())["files"]}
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self.assertEqual(there, set(listed) | {"bundle.json"})
        for path, digest in listed.items():
            self.assertEqual(sha256(folder / path), digest, path)

    def test_a_bundle_is_whole_and_the_zip_holds_the_same(self):
        self.generate()
        self.assert_whole()
        self.assertEqual(sorted(os.listdir(self.folder / "out")), ["little-box", "little-box.zip"])
        with zipfile.ZipFile(self.folder / "out/little-box.zip") as archive:
            self.assertIsNone(archive.testzip())
            inside = {name: archive.read(name) for name in archive.namelist()}
        on_disk = {"little-box/" + name: data
                   for name, data in everything_in(self.folder / "out/little-box").items()
                   if data is not None}
        self.assertEqual(inside, on_disk)

    def test_a_bundle_makes_itself_again_from_its_own_sources(self):
        self.generate("-p", "length=400mm")
        again = self.run_plano("generate", ".", "--workshop", "workshop.yaml", "-o", "../again",
                               cwd=self.folder / "out/little-box")
        self.assert_done(again)
        first = everything_in(self.folder / "out/little-box")
        second = everything_in(self.folder / "out/again")
        # What says where a value came from may differ; what is made from it may not.
        for name in first:
            if name.startswith(("model", "parts", "cutting")):
                self.assertEqual(first[name], second[name], name)

    def test_a_second_run_replaces_the_first(self):
        self.generate()
        before = sha256(self.folder / "out/little-box.zip")
        self.generate("-p", "length=400mm")
        self.assert_whole()
        self.assertNotEqual(before, sha256(self.folder / "out/little-box.zip"))

    def test_a_folder_of_someone_else_is_refused_and_untouched(self):
        self.write("mine/thesis.txt", "ten years of work")
        before = everything_in(self.folder)
        self.assert_done(self.run_plano("generate", "box", "-o", "mine"), 5, "U0401")
        self.assertEqual(everything_in(self.folder), before)

    def test_a_file_added_or_changed_by_hand_is_never_lost(self):
        self.generate()
        self.write("out/little-box/notes.txt", "sand the edges")
        before = everything_in(self.folder)
        done = self.assert_done(self.run_plano("generate", "box"), 5, "U0402")
        self.assertIn("notes.txt", done.err)
        self.assertEqual(everything_in(self.folder), before)
        (self.folder / "out/little-box/notes.txt").unlink()
        part = next((self.folder / "out/little-box/parts").glob("*.dxf"))
        part.write_text(part.read_text() + "999\nwith a heart\n")
        done = self.assert_done(self.run_plano("generate", "box"), 5, "U0402")
        self.assertIn(part.name, done.err)

    def test_a_result_of_another_kind_is_not_replaced(self):
        self.generate()
        drawing = next((self.folder / "out/little-box/cutting").glob("sheet-*.dxf"))
        before = everything_in(self.folder / "out")
        into = ("-o", "out/little-box")
        self.assert_done(self.run_plano("nest", drawing, "--stock", "2500mmx1250mm", "--effort", "1", *into), 5, "U0411")
        self.assert_done(self.run_plano("safety", "box", *into), 5, "U0411")
        self.assertEqual(everything_in(self.folder / "out"), before)

    def test_links_are_not_followed(self):
        (self.folder / "elsewhere").mkdir()
        (self.folder / "link").symlink_to("elsewhere")
        self.assert_done(self.run_plano("generate", "box", "-o", "link"), 5, "U0403")
        self.assertEqual(list((self.folder / "elsewhere").iterdir()), [])

    def test_no_file_is_written_through_a_link(self):
        """A stranger's folder may hold links to anywhere, where a file is written by its name."""
        loose = SMALL.replace("  wide: {label", "  wide:    {label")
        self.write("outside.yaml", loose)
        self.write("empty.sweep", "")
        (self.folder / "box/design.yaml").unlink()
        for name, target in (("design.yaml", "../outside.yaml"), ("box.png", "../outside.yaml"),
                             ("new.png", "../not-yet.png"), ("full.sweep", "../empty.sweep"),
                             ("new.sweep", "../not-yet.sweep")):
            (self.folder / "box" / name).symlink_to(target)
        before = everything_in(self.folder)
        for words in (("fmt", "box"), ("fmt", "box/design.yaml"), ("view", "box", "box/box.png"),
                      ("view", "box", "box/new.png"),
                      ("check", "box", "--sweep", "2", "--state", "box/full.sweep"),
                      ("check", "box", "--sweep", "2", "--state", "box/new.sweep")):
            done = self.assert_done(self.run_plano(*words), 5, "U0403")
            self.assertIn("link", done.err)
            self.assertEqual(everything_in(self.folder), before, words)
        # Where the link leads is named, and can be laid out by that name.
        self.assert_done(self.run_plano("fmt", "outside.yaml"))
        self.assertNotEqual(self.folder.joinpath("outside.yaml").read_text(encoding="utf-8"), loose)

    def test_a_failed_check_writes_nothing(self):
        self.assert_done(self.run_plano("generate", "box", "-p", "height=280mm"), 1)
        self.assertFalse((self.folder / "out").exists())

    def test_a_file_that_cannot_be_read_is_told(self):
        (self.folder / "folder/design.yaml").mkdir(parents=True)
        self.assert_done(self.run_plano("check", "folder"), 5, "U0302")
        os.mkfifo(self.folder / "pipe")
        self.assert_done(self.run_plano("check", "pipe"), 5, "U0302")
        (self.folder / "gone").symlink_to("nowhere")
        self.assert_done(self.run_plano("check", "gone"), 5)
        large = self.folder / "large.yaml"
        with open(large, "wb") as file:
            file.truncate(64 * 1024 * 1024)
        self.assert_done(self.run_plano("check", large), 5, "U0306")

    def as_nobody(self):
        """Root reads and writes everything; these tests need someone who does not."""
        if os.geteuid() != 0:
            return {}
        os.chmod(self.folder, 0o755)
        return {"user": 65534, "group": 65534, "extra_groups": []}

    def test_a_design_without_the_right_to_read_it_is_told(self):
        nobody = self.as_nobody()
        os.chmod(self.folder / "box/design.yaml", 0)
        self.assert_done(self.run_plano("check", "box", **nobody), 5, "U0302")

    def test_a_read_only_place_is_told_and_left_alone(self):
        nobody = self.as_nobody()
        (self.folder / "out").mkdir(mode=0o555)
        os.chmod(self.folder / "out", 0o555)
        done = self.assert_done(self.run_plano("generate", "box", **nobody), 5, "U0404")
        self.assertIn("right", done.err)
        self.assertEqual(list((self.folder / "out").iterdir()), [])

    def limited(self, size):
        return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}

    def test_a_file_that_may_not_grow_leaves_what_was_there(self):
        self.generate()
        before = everything_in(self.folder)
        self.assert_done(self.run_plano("generate", "box", "-p", "length=400mm",
                                        **self.limited(8192)), 5, "U0404")
        self.assertEqual(everything_in(self.folder), before)

    def test_a_full_disk_leaves_what_was_there(self):
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", small],
                                 capture_output=True).returncode == 0
        if not mounted:  # not root: the limit on files above stands for it
            self.assert_done(self.run_plano("generate", "box", "-o", "small/box",
                                            **self.limited(4096)), 5, "U0404")
            return
        try:
            done = self.assert_done(self.run_plano("generate", "box", "-o", "small/box"), 5, "U0404")
            self.assertIn("disk is full", done.err)
            self.assertEqual(list(small.iterdir()), [])
        finally:
            subprocess.run(["umount", small], check=True)

    def stop_in_the_middle(self, number):
        """Sends a signal as soon as files are being written; says whether the run was caught."""
        work = self.folder / "out/.little-box.plano-work/bundle"
        run = self.start("-p", "length=400mm")
        while run.poll() is None and not work.exists():
            time.sleep(0.0005)
        run.send_signal(number)
        run.wait(timeout=60)
        return run.returncode == -number

    def test_a_run_that_is_stopped_leaves_no_half_bundle(self):
        self.generate()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            for _ in range(5):
                self.stop_in_the_middle(number)
                self.assert_whole()  # the former or the new, never a mixture
                if number != signal.SIGKILL:
                    self.assertFalse((self.folder / "out/.little-box.plano-work").exists())
        self.generate()
        self.assertEqual(sorted(os.listdir(self.folder / "out")), ["little-box", "little-box.zip"])
        self.assert_whole()

    def test_runs_at_the_same_time_do_not_mix(self):
        runs = [self.start("-p", f"length={300 + 10 * i}mm") for i in range(6)]
        codes = {run.wait(timeout=120) for run in runs}
        self.assertLessEqual(codes, {0, 5})
        self.assertIn(0, codes)
        self.assert_whole()
        self.assertEqual(sorted(os.listdir(self.folder / "out")), ["little-box", "little-box.zip"])

    def test_only_writes_the_formats_asked_for(self):
        self.generate()
        self.generate("--only", "glb,dxf", "--only", "stl")
        self.assertFalse((self.folder / "out/little-box.zip").exists())  # that of another bundle
        endings = {path.suffix for path in (self.folder / "out/little-box").rglob("*")
                   if path.is_file() and path.parent.name in ("model", "parts", "cutting")}
        self.assertEqual(endings, {".glb", ".dxf", ".stl"})

    def test_view_draws_png_and_svg_and_nothing_beside(self):
        for name, start in (("a.png", b"\x89PNG"), ("a.svg", b"<?xml")):
            self.assert_done(self.run_plano("view", "box", name, "--exploded", "--from", "30,20"))
            self.assertTrue((self.folder / name).read_bytes().startswith(start))
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.png", "a.svg", "box"])
        self.assert_done(self.run_plano("view", "box", "a.jpg"), 2, "U0105")
        self.assert_done(self.run_plano("view", "box", "a.png", "--width", "9000"), 2, "U0105")
        self.assert_done(self.run_plano("view", "box", "a.png", "--from", "frnt"), 2, "U0105")
        self.assert_done(self.run_plano("view", "box", "none/a.png"), 5, "U0404")

    def test_new_makes_a_design_that_works_and_never_writes_over_one(self):
        self.assert_done(self.run_plano("new", "my-stool"))
        for more in ([], ["-w", "fablab-du-furan"], ["-p", "width=600mm", "-p", "height=480mm"]):
            self.assertEqual(self.assert_done(self.run_plano("check", "my-stool", *more)).err, "")
        self.assert_done(self.run_plano("fmt", "--check", "my-stool"))
        before = everything_in(self.folder)
        self.assert_done(self.run_plano("new", "my-stool"), 5, "U0408")
        self.assert_done(self.run_plano("new", "Été"), 2, "U0409")
        self.assertEqual(everything_in(self.folder), before)

    def test_fmt_rewrites_in_place_and_check_only_looks(self):
        path = self.write("box/design.yaml", (self.folder / "box/design.yaml").read_text()
                          .replace("status: idea", "status:    idea   # really"))
        os.chmod(path, 0o640)
        before = path.read_bytes()
        self.assert_done(self.run_plano("fmt", "--check", "box"), 1, "U0410")
        self.assertEqual(path.read_bytes(), before)
        self.assert_done(self.run_plano("fmt", "box"))
        self.assertIn("status: idea", path.read_text())
        self.assertIn("# really", path.read_text())
        self.assertEqual(path.stat().st_mode & 0o777, 0o640)
        self.assert_done(self.run_plano("fmt", "--check", "box"))
        self.assertEqual(os.listdir(self.folder / "box"), ["design.yaml"])


if __name__ == "__main__":
    unittest.main()
