// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// glTF 2.0 in one binary file, for looking at: browsers, viewers, a web page's slider.
///
/// One mesh per distinct part; one node per copy, named by its element, with `extras` {part,
/// element}. Positions are 16-bit whole steps (KHR_mesh_quantization) of 10 µm for parts up to 655
/// mm, 20 µm, 50 µm up to 3.2 m, and on in that manner; a node's scale turns steps into
/// millimetres. The root node turns them into metres and z up into y up.
///
/// Edges are crisp and round walls round in any viewer: normals are written (8 bits each), and a
/// vertex is written once per smooth surface it belongs to. Leaving normals out would save a third,
/// and glTF then asks for flat shading, but not every viewer obeys, and rounded corners would show
/// their facets. Edge lines are not written: they flicker against the faces they lie on unless a
/// viewer shifts those, and one that draws edges finds them by angle.
///
/// Cost: about 1.4 ms (nearly all of it triangulating) and 50 kB for a part of 200 walls with 100
/// small arcs; a copy costs 200 bytes.
#pragma once

#include <cstddef>
#include <string>

#include "exporters/format.h"

namespace plano::exporters {

/// Every copy where it stands.
std::string glb_assembly(const ModelInput& input);
/// One part lying in its own frame.
std::string glb_part(const ModelInput& input, std::size_t part);

}  // namespace plano::exporters
