#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the schema of designs against an independent validator.

usage: validate_schema.py SCHEMA TESTS-FOLDER

The three example designs must pass; each bad design whose mistake a schema can see must not.
"""

import json
import pathlib
import sys

import jsonschema
import yaml

# Mistakes of form, which a schema sees; the others need names, numbers or units.
SEEN_BY_SCHEMA = ["D0201", "D0202", "D0203", "D0204"]


class Yaml12(yaml.SafeLoader):
    """Only what YAML 1.2 reads as numbers, booleans and nothing: `yes` stays a word."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag.rsplit(":", 1)[1] in ("int", "float", "null")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main(schema_file, tests):
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    tests = pathlib.Path(tests)
    failures = 0
    for good in sorted((tests / "unit/spec/data").glob("*.yaml")):
        for error in validator.iter_errors(yaml.load(good.read_text(encoding="utf-8"), Yaml12)):
            print(f"{good.name}: {list(error.absolute_path)}: {error.message[:200]}")
            failures += 1
    for code in SEEN_BY_SCHEMA:
        bad = tests / "diagnostics" / f"{code}.yaml"
        if validator.is_valid(yaml.load(bad.read_text(encoding="utf-8"), Yaml12)):
            print(f"{bad.name}: the schema accepts it")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
