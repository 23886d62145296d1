// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/sheet_room.h"

#include <algorithm>

namespace plano::panels {

Room room_of(const model::Material& material) {
  return {material.sheet_width - 2 * material.sheet_border,
          material.sheet_height - 2 * material.sheet_border};
}

std::vector<Extent> extents_of(const model::Material& material, model::Grain grain) {
  const Room room = room_of(material);
  std::vector<Extent> extents;
  if (grain != model::Grain::along_v) extents.push_back({room.width, room.height});
  if (grain != model::Grain::along_u) extents.push_back({room.height, room.width});
  return extents;
}

bool fits_sheet(const model::Material& material, model::Grain grain, Length u, Length v) {
  const std::vector<Extent> extents = extents_of(material, grain);
  return std::any_of(extents.begin(), extents.end(),
                     [&](const Extent& extent) { return u <= extent.u && v <= extent.v; });
}

}  // namespace plano::panels
