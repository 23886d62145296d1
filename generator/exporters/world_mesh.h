// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the formats made of triangles have in common.
#pragma once

#include <vector>

#include "base/length.h"
#include "exporters/format.h"
#include "mesh/triangles.h"
#include "mesh/view.h"

namespace plano::exporters {

/// How far a flattened arc strays. For making (printing, simulating): half of a fine printed layer.
inline constexpr Length kSolidSagitta = 50_um;
/// For looking at: a rounded corner of 40 mm has seven sides, which nobody sees.
inline constexpr Length kViewSagitta = 250_um;

/// One mesh per part, in order.
std::vector<mesh::TriangleMesh> meshes_of(const ModelInput& input, Length sagitta);

/// Every placed element, in its colour: what a picture is drawn from. `meshes`: as above; they and
/// the pieces must outlive the result.
std::vector<mesh::ViewBody> view_bodies(const ModelInput& input,
                                        const std::vector<mesh::TriangleMesh>& meshes);

}  // namespace plano::exporters
