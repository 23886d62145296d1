// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// 3MF, core specification 1.2 with the base materials of the same: one object per distinct part,
/// named and coloured, one build item per copy with the element's id as part number. Millimetres,
/// coordinates exact to the nanometre.
#pragma once

#include <cstddef>
#include <string>

#include "exporters/format.h"

namespace plano::exporters {

/// Every copy where it stands.
std::string threemf_assembly(const ModelInput& input);
/// One part lying in its own frame.
std::string threemf_part(const ModelInput& input, std::size_t part);
/// A solid of free form, as it lies on the printer.
std::string threemf_piece(const ModelInput& input, std::size_t piece);

}  // namespace plano::exporters
