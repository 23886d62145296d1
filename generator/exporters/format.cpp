// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/format.h"

#include <algorithm>

#include "exporters/dxf.h"
#include "exporters/glb.h"
#include "exporters/step.h"
#include "exporters/stl.h"
#include "exporters/svg.h"
#include "exporters/threemf.h"

namespace plano::exporters {
namespace {

constexpr Format kFormats[] = {
#define PLANO_FORMAT(key, media_type, extension, doc_en, doc_fr, assembly, part, piece, drawing) \
  {key, media_type, extension, doc_en, doc_fr, assembly, part, piece, drawing},
#include "exporters/formats.def"
#undef PLANO_FORMAT
};

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

const Format* find_format(std::string_view key) {
  const std::span<const Format> all = all_formats();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Format& format) { return key == format.key; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> format_keys() {
  std::vector<std::string> keys;
  for (const Format& format : all_formats()) {
    keys.emplace_back(format.key);
  }
  return keys;
}

}  // namespace plano::exporters
