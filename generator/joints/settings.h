// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reading a joint's own settings. Dimensions are right already (the registry has seen to that);
/// what is left is whether a value makes sense.
#pragma once

#include <optional>
#include <string>

#include "base/length.h"
#include "diagnostics/diagnostic.h"
#include "model/design.h"

namespace plano::joints {

/// Each getter gives the fallback where the key is missing, and also where the value makes no
/// sense: then it has added J0114 and `ok()` is false.
class Settings {
 public:
  Settings(const model::Joint& joint, diagnostics::Diagnostics& found)
      : joint_(joint), found_(found) {}

  bool has(const std::string& key) const { return joint_.settings.find(key) != nullptr; }
  /// Of the key, or of the joint where it is missing.
  model::Span span(const std::string& key) const;

  std::optional<Length> length(const std::string& key, Length least);
  Length length(const std::string& key, Length least, Length fallback);
  /// A whole number from 1 to kMostOfARow.
  std::optional<int> count(const std::string& key);
  double share(const std::string& key, double fallback);
  bool flag(const std::string& key, bool fallback);
  std::string word(const std::string& key, const std::string& fallback);

  bool ok() const { return ok_; }
  const model::Joint& joint() const { return joint_; }
  diagnostics::Diagnostics& found() { return found_; }

 private:
  std::optional<double> number(const std::string& key) const;
  void refuse(const std::string& key, const Text& wanted, const Text& written);

  const model::Joint& joint_;
  diagnostics::Diagnostics& found_;
  bool ok_ = true;
};

/// Whether a message of this code stands at the place already: one for all contacts of a joint.
bool already_said(const diagnostics::Diagnostics& found, const diagnostics::Code& code,
                  diagnostics::Span span);

/// Tabs, fingers, screws in one row.
inline constexpr int kMostOfARow = 500;

}  // namespace plano::joints
