// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the entries of one map of a workshop profile whose form `check_keys` has approved; what is
/// missing keeps its default, what is out of reason is reported (C0009, C0026).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/length.h"
#include "base/text.h"
#include "spec/read.h"
#include "syntax/tree.h"

namespace plano::catalog {

/// No workshop has more of one kind: a larger count is a slip.
inline constexpr int kLargestCount = 10'000;

/// Both must outlive it.
class Figures {
 public:
  Figures(const syntax::Node& node, spec::Reader& read) : node_(node), read_(read) {}

  /// The value under `key`, or nullptr.
  const syntax::Node* node(std::string_view key) const;
  std::string word(std::string_view key, std::string missing = "") const;
  Text text(std::string_view key);
  /// Between the bounds, which belong to it; anything else is reported.
  Length length(std::string_view key, Length low, Length high, Length missing = {});
  /// The two numbers of a point, each between the bounds. Precondition: the key is there.
  std::pair<Length, Length> size(std::string_view key, Length low, Length high);
  /// One coordinate or side, between the bounds; zero where it is not, which is reported.
  Length length_of(const syntax::Node& scalar, Length low, Length high);
  std::optional<double> quantity(std::string_view key, Dimension dimension);
  /// A whole number from `least` to kLargestCount; nothing where the key is missing or wrong.
  std::optional<int> count(std::string_view key, int least);
  bool flag(std::string_view key, bool missing);

 private:
  void out_of_reason(const syntax::Node& at, Length is, Length low, Length high);

  const syntax::Node& node_;
  spec::Reader& read_;
};

}  // namespace plano::catalog
