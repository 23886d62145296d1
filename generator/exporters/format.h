// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every file format the program writes, as plain records listed in `formats.def`. To add one:
/// write its file, add its line there. The bundle, the command line's `--only` and its help follow.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "exporters/drawing_style.h"
#include "fabrication/cut_drawing.h"
#include "mesh/boundary.h"
#include "model/design.h"
#include "panels/part_set.h"
#include "solid/pieces.h"

namespace plano::exporters {

/// What a writer of solids may look at.
struct ModelInput {
  const model::DesignInfo& info;
  const panels::PartSet& parts;
  /// One per part, in the same order.
  const std::vector<mesh::Boundary>& boundaries;
  Language language = Language::english;
  /// Small solids of free form, beside the parts.
  std::span<const solid::Piece> pieces = {};
};

/// A format, and what it can hold. A writer that is not there is nullptr.
struct Format {
  const char* key;         // "step": what a user types
  const char* media_type;  // "model/step"
  const char* extension;   // "step", without the dot
  const char* doc_en;      // one line: what it is for
  const char* doc_fr;
  /// Everything where it stands, put together.
  std::string (*assembly)(const ModelInput& input) = nullptr;
  /// One distinct part in its own frame.
  std::string (*part)(const ModelInput& input, std::size_t part) = nullptr;
  /// One distinct solid of free form: as it lies on the printer, or in its own frame.
  std::string (*piece)(const ModelInput& input, std::size_t piece) = nullptr;
  /// What is to be cut, of a part, a sheet or a coupon.
  std::string (*drawing)(const fabrication::CutDrawing& drawing,
                         const DrawingStyle& style) = nullptr;
};

/// In the order of `formats.def`.
std::span<const Format> all_formats();
/// nullptr: there is none of that key.
const Format* find_format(std::string_view key);
std::vector<std::string> format_keys();

}  // namespace plano::exporters
