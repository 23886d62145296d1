// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/all_codes.h"

#include <algorithm>
#include <string>

#include "assembly/codes.h"
#include "catalog/codes.h"
#include "cli/codes.h"
#include "cli/gallery_codes.h"
#include "fabrication/codes.h"
#include "foreign/codes.h"
#include "joints/codes.h"
#include "model/codes.h"
#include "panels/codes.h"
#include "pipeline/codes.h"
#include "solid/codes.h"
#include "spec/codes.h"
#include "syntax/codes.h"

namespace plano::cli {

std::vector<const diagnostics::Code*> all_codes() {
  std::vector<const diagnostics::Code*> all;
  for (const auto codes : {syntax::codes, spec::codes, catalog::codes, model::codes, joints::codes,
                           panels::codes, assembly::codes, solid::codes, fabrication::codes,
                           foreign::codes, pipeline::codes, cli::codes, cli::gallery_codes}) {
    const auto some = codes();
    all.insert(all.end(), some.begin(), some.end());
  }
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    return std::string_view(a->id) < std::string_view(b->id);
  });
  return all;
}

const diagnostics::Code* find_code(std::string_view id) {
  std::string wanted(id);
  for (char& c : wanted) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  for (const diagnostics::Code* code : all_codes()) {
    if (wanted == code->id) return code;
  }
  return nullptr;
}

}  // namespace plano::cli
