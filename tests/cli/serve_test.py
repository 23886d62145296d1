# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`plano serve`: the real server, asked for everything it offers."""

import html
import io
import json
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

from plano import BINARY, SMALL, SOURCE, PlanoTest


class Serve(PlanoTest):
    def setUp(self):
        super().setUp()
        # A library of one small design: what is asked is made in an instant.
        self.library = self.folder / "library"
        self.write("library/designs/little-box/design.yaml", SMALL.replace(
            "materials:", "presets:\n  long: {label: {fr: Longue, en: Long}, set: {length: 500mm}}\nmaterials:"))
        self.write("library/designs/little-box/README.md", "# Little box\n\nIts *story*.\n")
        shutil.copytree(SOURCE / "workshops", self.library / "workshops")
        shutil.copytree(SOURCE / "licenses", self.library / "licenses")

    def serve(self, *words):
        server = subprocess.Popen(
            [BINARY, "serve", "--port", "0", *map(str, words)], cwd=self.folder,
            env=self.environment({"PLANO_DATA": str(self.library)}), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, server)
        address = server.stdout.readline().strip()
        if not address.startswith("http://127.0.0.1:") or not address.endswith("/"):
            server.kill()
            self.fail("no address: " + address + server.stderr.read())
        self.address = address.rstrip("/")
        return server

    def end(self, server):
        if server.poll() is None:
            server.kill()
        server.communicate(timeout=60)

    def ask(self, path, status=200, headers=None):
        request = urllib.request.Request(self.address + path, headers=headers or {})
        stay = urllib.request.HTTPRedirectHandler()
        stay.redirect_request = lambda *_: None  # a redirect is an answer, too
        try:
            reply = urllib.request.build_opener(stay).open(request, timeout=60)
        except urllib.error.HTTPError as error:
            reply = error
        reply.bytes = reply.read()
        self.assertEqual(reply.status, status, path + "\n" + reply.bytes[:500].decode("utf-8", "replace"))
        return reply

    def ask_json(self, path, status=200):
        reply = self.ask(path, status)
        self.assertEqual(reply.headers.get_content_type(), "application/json")
        return json.loads(reply.bytes)

    def test_every_endpoint_answers(self):
        self.serve()
        api = "/api/designs/little-box/"
        self.assertEqual([d["id"] for d in self.ask_json("/api/designs")["designs"]], ["little-box"])
        form = self.ask_json(api + "form?length=45,5+cm")
        self.assertEqual(form["query"], "length=455mm")
        self.assertEqual(self.ask(api + "preview.glb").bytes[:4], b"glTF")
        report = self.ask_json(api + "report.json?preset=long")
        self.assertEqual(report["totals"]["sheets"], 1)
        self.assertIn("steps", self.ask_json(api + "assembly.json"))
        self.ask_json(api + "safety.json", 404)
        self.assertIn("équipement de jeu", self.ask("/fr/designs/little-box/safety", 404).bytes.decode())
        for picture in ("view.svg?from=front&exploded=yes", "sheet.svg?sheet=1"):
            self.assertIn(b"<svg", self.ask(api + picture).bytes)
        self.assertEqual(self.ask(api + "view.png?width=80").bytes[1:4], b"PNG")
        self.ask_json(api + "qr.svg", 404)
        for page in ("/fr/", "/en/?q=box", "/fr/about", "/en/accessibility", "/fr/designs/little-box?height=210mm"):
            reply = self.ask(page)
            self.assertEqual(reply.headers.get_content_type(), "text/html")
            self.assertIn(b"</html>", reply.bytes)
            self.assertIn("default-src 'self'", reply.headers["Content-Security-Policy"])

    def test_the_safety_of_play_equipment_is_a_page_with_the_same_values(self):
        self.write("library/designs/little-box/design.yaml", SMALL.replace(
            "materials:", "purpose: {equipment: playground, ages: [3, 8], setting: outdoor-public}\nmaterials:", 1))
        self.serve()
        page = self.ask("/fr/designs/little-box?length=455mm").bytes.decode()
        self.assertIn('href="/fr/designs/little-box/safety?length=455mm"', page)
        self.assertIn("la vérification préalable de sécurité est à part", page.replace("\u00a0", " "))
        self.assertNotIn("rien à signaler", page)
        report = self.ask_json("/api/designs/little-box/safety.json?length=455mm")
        for language, heading in (("fr", "Ce qu’une personne doit voir"), ("en", "What a person has to see")):
            page = self.ask(f"/{language}/designs/little-box/safety?length=455mm").bytes.decode()
            self.assertIn(heading, page.replace("'", "’").replace("&#39;", "’").replace("&#x27;", "’"))
            self.assertIn(f'href="/{language}/designs/little-box?length=455mm"', page)
            for rule in report["rules"]:
                self.assertIn(html.escape(rule["title"][language]).split("&")[0], page)
            self.assertIn({"en": "Length: 455", "fr": "Longueur\u00a0: 455"}[language], page)
            self.assertIn(f'href="/api/designs/little-box/bundle.zip?length=455mm&amp;lang={language}"', page)
        refused = self.ask("/fr/designs/little-box/safety?length=1mm", 422).bytes.decode()
        self.assertIn('href="/fr/designs/little-box?length=1mm"', refused)
        self.assertNotIn("de notre côté", refused)
        self.assertNotIn("tiennent", self.ask("/fr/designs/little-box?length=1mm").bytes.decode())

    def test_the_first_address_leads_to_a_language(self):
        self.serve()
        self.assertEqual(self.ask("/", 302).headers["Location"], "/fr/")
        english = self.ask("/", 302, {"Accept-Language": "en-GB,en;q=0.9"})
        self.assertEqual(english.headers["Location"], "/en/")

    def test_the_bundle_is_that_of_generate(self):
        self.serve()
        reply = self.ask("/api/designs/little-box/bundle.zip?length=400mm&lang=en")
        self.assertIn('filename="little-box-en.zip"', reply.headers["Content-Disposition"])
        served = zipfile.ZipFile(io.BytesIO(reply.bytes))
        self.assertIsNone(served.testzip())
        made = self.assert_done(self.run_plano(
            "generate", self.library / "designs/little-box", "-p", "length=400mm", "--lang", "en", "-o", "made",
            env={"PLANO_DATA": str(self.library)}))
        self.assertTrue(made)
        names = {pathlib.PurePosixPath(n).relative_to("little-box").as_posix() for n in served.namelist()}
        self.assertEqual(names, {p.relative_to(self.folder / "made").as_posix()
                                 for p in (self.folder / "made").rglob("*") if p.is_file()})
        for name in names:
            self.assertEqual(served.read("little-box/" + name), (self.folder / "made" / name).read_bytes(), name)
        only = zipfile.ZipFile(io.BytesIO(self.ask("/api/designs/little-box/bundle.zip?only=dxf").bytes))
        self.assertFalse([n for n in only.namelist() if n.endswith(".step")])

    def test_values_that_cannot_be_used_are_explained(self):
        self.serve()
        said = self.ask_json("/api/designs/little-box/preview.glb?length=9m", 422)
        self.assertEqual(said["problems"][0]["parameter"], "length")
        page = self.ask("/en/designs/little-box?length=9m").bytes.decode("utf-8")
        self.assertIn('value="9m"', page)

    def test_hostile_requests_get_a_clear_answer(self):
        self.serve()
        for path, status in (("/../etc/passwd", (400, 404)), ("/fr/designs/..%2f..%2fx", (400, 404)),
                             ("/api/designs/nobody/form", (404,)), ("/assets/../workshops/default.yaml", (400, 404)),
                             ("/fr/designs/little-box?" + "&".join(f"k{n}=1" for n in range(100)), (400,)),
                             ("/fr/?a=" + "x" * 300, (400,)), ("/fr/?a=%ff", (400,))):
            with self.subTest(path=path[:60]):
                try:
                    got = urllib.request.urlopen(self.address + path, timeout=60).status
                except urllib.error.HTTPError as error:
                    got = error.code
                    error.close()
                self.assertIn(got, status)
        for value in ("1e999mm", "((((((1", '"><script>', "9" * 150 + "m", "../../etc/passwd"):
            query = urllib.parse.urlencode({"length": value})
            form = self.ask_json("/api/designs/little-box/form?" + query)
            self.assertFalse(form["usable"])
        self.assertEqual(self.ask("/health").status, 200)

    def test_an_answer_is_asked_about_again_and_kept(self):
        cache = self.folder / "cache"
        self.serve("--cache", cache)
        path = "/api/designs/little-box/form?height=210mm"
        first = self.ask(path)
        tag = first.headers["ETag"]
        self.assertEqual(self.ask(path, 304, {"If-None-Match": tag}).bytes, b"")
        self.assertEqual(self.ask(path).bytes, first.bytes)
        other = self.ask(path.replace("210", "220")).headers["ETag"]
        self.assertNotEqual(other, tag)
        self.assertTrue([p for p in cache.rglob("*") if p.is_file()])

    def test_a_cache_that_cannot_be_used_is_told(self):
        self.write("file", "in the way")
        server = self.serve("--cache", "file")
        self.ask("/fr/about")
        server.send_signal(signal.SIGTERM)
        _, err = server.communicate(timeout=60)
        self.assertIn("warning: the folder “file” cannot be used (a file is in its place): "
                      "answers are kept in memory only", err)
        done = self.run_plano("serve", "--port", "0", "--cache", "", env={"PLANO_DATA": str(self.library)})
        self.assertIn("[U0105]", done.err)
        self.assertNotEqual(done.returncode, 0)

    def test_it_ends_when_told(self):
        server = self.serve()
        self.ask("/fr/")
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate(timeout=60)
        self.assertEqual(server.returncode, 0, err)
        self.assertEqual(out, "")
        for line in err.splitlines():
            if line.startswith("{"):
                json.loads(line)
        self.assertNotIn("127.0.0.1", "".join(l for l in err.splitlines() if '"path"' in l))

    def test_a_town_shows_its_name_and_a_pale_colour_is_refused(self):
        self.write("gallery.yaml", 'name: {fr: Ville de Néant, en: Nowhere}\naccent: "#1f5f4a"\n'
                                   "public_url: https://plans.example.org/\n")
        self.serve("--config", "gallery.yaml")
        self.assertIn("Ville de Néant", self.ask("/fr/").bytes.decode("utf-8"))
        self.assertIn(b"<svg", self.ask("/api/designs/little-box/qr.svg").bytes)
        for text, code in (('accent: "#ffee88"\n', "U0902"), ("accent: green\n", "U0901"),
                           ("public_url: javascript:alert(1)\n", "U0901"), ("colour: red\n", "D0201"),
                           ('public_url: "http://x.example/a?b#c"\n', "U0901"), ("public_url: https:///a\n", "U0901"),
                           ("name: {de: Stadt}\n", "U0901"), ("name: 5\n", "U0901"), ("statement: {fr: 3}\n", "U0901"),
                           ("name: " + "a" * 5000 + "\n", "U0901"), ("- name: a\n", "Y0016")):
            self.write("bad.yaml", text)
            done = self.run_plano("serve", "--port", "0", "--config", "bad.yaml",
                                  env={"PLANO_DATA": str(self.library)})
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(f"[{code}]", done.err)
            self.assertIn("bad.yaml:1:", done.err, text[:40])
            self.assertNotIn("spec: 1", done.err)

    def test_a_town_may_say_nothing_of_itself(self):
        self.write("gallery.yaml", "# name: later\n")
        self.serve("--config", "gallery.yaml")
        self.ask("/fr/about")

    def test_the_example_for_nginx_works_as_it_is(self):
        """Only names of files, ports and of the machine are other than in the example."""
        self.serve()
        with socket.socket() as one, socket.socket() as other:
            for each in (one, other):
                each.bind(("127.0.0.1", 0))
            plain, secure = (each.getsockname()[1] for each in (one, other))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=plans.example.org", "-keyout", self.folder / "key.pem", "-out",
                        self.folder / "certificate.pem"], check=True, capture_output=True)
        site = (SOURCE / "gallery/nginx.conf.example").read_text()
        for told, here in (
                ("/etc/letsencrypt/live/plans.example.org/fullchain.pem", str(self.folder / "certificate.pem")),
                ("/etc/letsencrypt/live/plans.example.org/privkey.pem", str(self.folder / "key.pem")),
                ("    listen [::]:80;\n", ""), ("    listen [::]:443 ssl http2;\n", ""),
                ("listen 80;", "listen 127.0.0.1:%d;" % plain),
                ("listen 443 ssl", "listen 127.0.0.1:%d ssl" % secure),
                ("server 127.0.0.1:8080;", "server %s;" % self.address.split("//")[1])):
            self.assertIn(told, site)
            site = site.replace(told, here)
        self.write("site.conf", site)
        self.write("nginx.conf", "daemon off; pid %(at)s/nginx.pid; events {} http { include %(at)s/site.conf;\n"
                   "client_body_temp_path %(at)s; proxy_temp_path %(at)s; fastcgi_temp_path %(at)s;\n"
                   "uwsgi_temp_path %(at)s; scgi_temp_path %(at)s; }\n" % {"at": self.folder})
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        server = subprocess.Popen([nginx, "-e", "stderr", "-c", self.folder / "nginx.conf"],
                                  stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, server)
        self.addCleanup(server.wait, 30)
        self.addCleanup(server.terminate)  # killed, it would leave its workers behind
        for _ in range(100):
            if server.poll() is None and subprocess.run(
                    ["curl", "-sk", "-o", "/dev/null", "https://127.0.0.1:%d/fr/" % secure]).returncode == 0:
                break
            time.sleep(0.1)

        def told(*words):
            return subprocess.run(["curl", "-sk", "-o", self.folder / "answer", "-w", "%{http_code} %{redirect_url}",
                                   *words], capture_output=True, text=True, check=True).stdout.strip()

        there = "https://127.0.0.1:%d" % secure
        self.assertEqual(told(there + "/api/designs/little-box/preview.glb?length=455mm"), "200")
        self.assertEqual((self.folder / "answer").read_bytes()[:4], b"glTF")
        self.assertEqual(told(there + "/health"), "200")
        self.assertEqual(told("-X", "POST", "-d", "a" * 5000, there + "/fr/"), "413")
        self.assertEqual(told("-H", "Host: plans.example.org", "http://127.0.0.1:%d/fr/" % plain),
                         "301 https://plans.example.org/fr/")

    def test_an_address_that_cannot_be_had_is_told(self):
        self.serve()
        port = self.address.rsplit(":", 1)[1]
        done = self.run_plano("serve", "--port", port, env={"PLANO_DATA": str(self.library)})
        self.assert_done(done, 5, "U0904")
