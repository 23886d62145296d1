// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/reading.h"

#include "catalog/codes.h"
#include "spec/check_keys.h"
#include "spec/evaluate.h"

namespace plano::catalog {

void check_version(const syntax::Node& scalar, spec::Reader& read) {
  const std::optional<double> version = read.constant_number(scalar);
  if (!version || *version == 1) return;
  read.found()
      .add(kUnknownVersion, scalar.span,
           fill({"this is version {0}; the program reads version 1",
                 "c'est la version {0} ; le programme lit la version 1"},
                {Text(scalar.text)}))
      .hint(
          {"use a later version of the program", "utilisez une version plus récente du programme"});
}

std::optional<bool> constant_flag(const syntax::Node& scalar, spec::Reader& read) {
  if (const std::optional<bool> plain = spec::plain_flag(scalar)) return plain;
  const std::optional<spec::Expression> formula = read.formula(scalar);
  if (!formula) return std::nullopt;
  const spec::Bindings nothing;
  spec::Budget budget;
  return spec::Evaluator(nothing, read.names(), budget, read.found()).flag(*formula);
}

}  // namespace plano::catalog
