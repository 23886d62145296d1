// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a sheet has room for.
#pragma once

#include <vector>

#include "base/length.h"
#include "model/design.h"

namespace plano::panels {

/// The room inside a sheet's border; its grain runs along its width.
struct Room {
  Length width;
  Length height;
};
Room room_of(const model::Material& material);

/// How much of a panel's u and v the sheet has room for, for each way a panel of this grain may lie
/// on it.
struct Extent {
  Length u;
  Length v;
};
std::vector<Extent> extents_of(const model::Material& material, model::Grain grain);

/// Whether a panel that measures `u` by `v` can be cut from the sheet in one piece.
bool fits_sheet(const model::Material& material, model::Grain grain, Length u, Length v);

}  // namespace plano::panels
