// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a shelf holds, read. Used by this folder only.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "catalog/licences.h"
#include "catalog/workshop.h"
#include "pipeline/modules.h"
#include "site/shelf.h"

namespace plano::site {

struct Shelf::Design {
  DesignText text;
  std::unique_ptr<pipeline::BoundDesigns> bound;
  const model::Module* root = nullptr;  // of `bound`
  diagnostics::Diagnostics found;       // warnings of reading it
  std::string digest;
};

struct Shelf::Workshop {
  WorkshopText text;
  catalog::Workshop workshop;
};

/// All of another's findings, after those of `found`.
void add_all(diagnostics::Diagnostics& found, const diagnostics::Diagnostics& others);

}  // namespace plano::site
