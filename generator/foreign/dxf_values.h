// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The values of one entity, by group code.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "foreign/dxf_file.h"

namespace plano::foreign {

/// The first value of each code up to 239 that is a number, and the texts asked for by name.
class DxfValues {
 public:
  DxfValues(std::string_view text, const DxfEntity& entity);

  double real(int code, double otherwise = 0) const {
    return reals_[static_cast<std::size_t>(code)].value_or(otherwise);
  }
  bool has(int code) const { return reals_[static_cast<std::size_t>(code)].has_value(); }
  /// A whole number; a fraction is cut off, as no writer means one.
  int whole(int code, int otherwise = 0) const;
  std::string_view name() const { return name_; }    // code 2
  std::string_view layer() const { return layer_; }  // code 8
  /// Where a number should be and is none, or is not finite.
  const std::optional<DxfGroup>& bad() const { return bad_; }

 private:
  static constexpr std::size_t kCodes = 240;
  std::array<std::optional<double>, kCodes> reals_{};
  std::string_view name_;
  std::string_view layer_ = "0";
  std::optional<DxfGroup> bad_;
};

/// Whether the values of a code are decimal or whole numbers, by Autodesk's DXF reference.
bool is_number(int code);

}  // namespace plano::foreign
