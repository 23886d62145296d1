// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every key of the language of designs. The tables are in registry_*.cpp, by top key.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "spec/key.h"

namespace plano::spec {

/// The top keys of a design, with all below them, in the order a design is best written in. The key
/// `joints` has no variants here: they belong to a floor below (see DesignKeys).
std::span<const Key> design_keys();

/// The shapes and their keys.
std::span<const Variant> shape_variants();

/// The top keys with `joints` completed by the joint types. `types` must outlive it.
class DesignKeys {
 public:
  explicit DesignKeys(std::span<const JointKeys> types);
  std::span<const Key> top() const { return top_; }

 private:
  std::vector<Key> top_;
};

}  // namespace plano::spec
