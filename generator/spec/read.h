// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Typed reading of nodes whose form `check_keys` has approved. A value that cannot be read is
/// reported once and left out.
///
///   Reader read(names, found);
///   const Entry* e = node.find("kerf"); if (e) kerf = read.constant_length(e->value);
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "diagnostics/diagnostic.h"
#include "spec/evaluate.h"
#include "spec/expression.h"
#include "spec/shape_spec.h"
#include "spec/text_spec.h"
#include "syntax/tree.h"

namespace plano::spec {

class Reader {
 public:
  Reader(Names& names, diagnostics::Diagnostics& found) : names_(names), found_(found) {}

  std::optional<Expression> formula(const syntax::Node& scalar);
  std::optional<PointSpec> point(const syntax::Node& pair);
  /// Plain words or a map of languages; `{formula}` parts are parsed.
  std::optional<TextSpec> text(const syntax::Node& node);
  Word word(const syntax::Node& scalar) const { return {scalar.text, scalar.span}; }

  // Values that may not depend on anything (a workshop's figures): evaluated at once.
  std::optional<Quantity> constant(const syntax::Node& scalar, Dimension dimension);
  std::optional<Length> constant_length(const syntax::Node& scalar);
  std::optional<double> constant_number(const syntax::Node& scalar);
  /// A text in which braces are braces, each missing language filled from the other. Doubled ones
  /// stand for one, as in texts with formulas.
  std::optional<Text> constant_text(const syntax::Node& node);

  Names& names() { return names_; }
  diagnostics::Diagnostics& found() { return found_; }

 private:
  /// An error has been said about this value, or about the formula it is a piece of.
  bool blamed(const syntax::Node& node) const;
  bool pieces(const syntax::Node& scalar, TextVersion& version);
  /// Each version of a text, its pieces filled by `read`, which is false where it added an error.
  std::optional<TextSpec> versions(
      const syntax::Node& node, const std::function<bool(const syntax::Node&, TextVersion&)>& read);

  Names& names_;
  diagnostics::Diagnostics& found_;
};

}  // namespace plano::spec
