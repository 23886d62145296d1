// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The checker behind `check_keys`. Internal.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"
#include "spec/key.h"
#include "syntax/tree.h"

namespace plano::spec {

/// What one line of the registry asks for, held against what stands there.
class KeyChecker {
 public:
  explicit KeyChecker(diagnostics::Diagnostics& found) : found_(found) {}

  bool sound() const { return sound_; }
  void map(const syntax::Node& node, std::span<const Key> keys, const Key* owner);

 private:
  void value(const syntax::Node& node, const Key& key);
  void scalar_value(const syntax::Node& node, const Key& key);
  void bare(const syntax::Node& node, const Key& key);
  void list_of_maps(const syntax::Node& node, const Key& key);
  void named_maps(const syntax::Node& node, const Key& key);
  void text(const syntax::Node& node);
  void choice(const syntax::Node& node, const Key& key);
  void reference(const syntax::Node& node);
  void scalars(const syntax::Node& node, std::size_t count, const Text& example);
  void identifiers(const syntax::Node& node);
  void options(const syntax::Node& node);
  void loop(const syntax::Node& node);
  void entries_of_scalars(const syntax::Node& node);

  bool has_form(const syntax::Node& node, syntax::NodeKind wanted, const Text& example);
  bool filled(const syntax::Node& scalar);
  void identifier(const syntax::Node& scalar);
  void unknown_key(const syntax::Entry& entry, std::span<const Key> keys, const Variant* variant);
  void key_without_use(const syntax::Entry& entry, const Variant& variant);
  const Variant* chosen_variant(const syntax::Node& node, const Key& owner);
  bool comma_accident(const syntax::Node& node);
  diagnostics::Diagnostics::Builder say(const diagnostics::Code& code, diagnostics::Span span,
                                        Text message) {
    sound_ = false;
    return found_.add(code, span, std::move(message));
  }

  diagnostics::Diagnostics& found_;
  bool sound_ = true;
};

}  // namespace plano::spec
