// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A view as SVG 1.1: polygons from back to front under lines, true to scale.
#pragma once

#include <span>
#include <string>

#include "exporters/view_picture.h"

namespace plano::exporters {

/// `width` is the picture's width on paper; the file says how many millimetres of the object one
/// millimetre of paper shows. Coordinates to the hundredth of a millimetre of paper. Same input,
/// same bytes. Precondition: width > 0.
std::string view_svg(std::span<const mesh::ViewBody> bodies, const mesh::ViewOptions& options,
                     ViewStyle style, Length width);

}  // namespace plano::exporters
