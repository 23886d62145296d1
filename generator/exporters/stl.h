// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Binary STL, millimetres. A vertex has the same bits in every triangle that uses it, so readers
/// that join by equality find a closed surface. Parts that touch stay separate shells.
#pragma once

#include <cstddef>
#include <string>

#include "exporters/format.h"

namespace plano::exporters {

/// Every copy where it stands. Empty of triangles where there are no parts.
std::string stl_assembly(const ModelInput& input);
/// One part lying in its own frame.
std::string stl_part(const ModelInput& input, std::size_t part);
/// A solid of free form, as it lies on the printer.
std::string stl_piece(const ModelInput& input, std::size_t piece);

}  // namespace plano::exporters
