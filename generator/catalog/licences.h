// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The licences a design, its documents or its data may carry, read from `licenses/catalogue.yaml`.
/// Our reading of them, not legal advice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "syntax/tree.h"

namespace plano::catalog {

enum class LicenceKind : std::uint8_t { hardware, document, metadata, software };

struct Licence {
  std::string id;  // SPDX
  std::string name;
  LicenceKind kind = LicenceKind::hardware;
  bool open_hardware = false;  // meets the Open Source Hardware definition
  bool osi_approved = false;
  std::string address;
  Text obligations;
  std::vector<std::string> may_be_combined_into;  // ids of the same catalogue
};

struct LicenceCatalogue {
  std::vector<Licence> licences;  // in the order of the file

  const Licence* find(std::string_view id) const;
};

/// Empty exactly when it added an error.
std::optional<LicenceCatalogue> read_licences(const syntax::Tree& tree,
                                              diagnostics::Diagnostics& found);

/// Says what is to be said about a design's licence: unknown (an error), not open hardware or made
/// for something else (warnings). Its entry, or nullptr when unknown.
const Licence* check_design_licence(const LicenceCatalogue& catalogue, std::string_view id,
                                    diagnostics::Span span, diagnostics::Diagnostics& found);

/// May a work under `inner` become part of a work under `outer`? Both must be in the catalogue.
bool may_combine(const Licence& inner, const Licence& outer);

}  // namespace plano::catalog
