// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A view as PNG, lines drawn over shaded pixels by cairo.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "exporters/view_picture.h"

namespace plano::exporters {

/// The picture may be this wide and high; cairo's own limit is 32 767.
inline constexpr int kMostPixels = 8000;

enum class Colours : std::uint8_t {
  all,
  few,  // kFewColours at most: about a third of the bytes, for pages
};
inline constexpr int kFewColours = 128;

/// `columns` pixels wide, and as high as the view needs (at most kMostPixels: a very high view
/// becomes narrower). The same bytes for the same input and the same releases of
/// cairo, libpng and zlib.
/// Precondition: 1 <= columns <= kMostPixels.
std::string view_png(std::span<const mesh::ViewBody> bodies, const mesh::ViewOptions& options,
                     ViewStyle style, int columns, Colours colours = Colours::all);

}  // namespace plano::exporters
