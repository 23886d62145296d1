// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A scene as pixels: nearest faces by depth buffer, flat colours under one sun with soft shadows,
/// and the bodies' shadow on the ground.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "mesh/view.h"

namespace plano::mesh {

/// The eye has to look down at least this much (sine of its elevation) to see the ground as a plane
/// on which shadows lie.
inline constexpr double kLooksDown = 0.08;

/// What is nearest to the eye at each sample. Row 0 is the lowest.
struct DepthImage {
  static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

  Frame frame;
  double step = 1;  // millimetres between samples
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<double> depth;
  std::vector<std::uint32_t> triangle;  // index into scene.triangles, or kNothing
};

/// Samples stand in the middle of squares of `step`. Precondition: step > 0 and at most 2^28
/// samples.
DepthImage depth_image(const Scene& scene, const Frame& frame, double step);

/// True for the triangles of which some sample sees a piece, at about so many across the scene.
std::vector<bool> seen_triangles(const Scene& scene, std::size_t samples_across);

/// The direction of the light that suits an eye: from the left, over the eye's shoulder.
Direction light_for(Direction eye);

/// With `margin` of the longer side added all around; never empty.
Frame frame_with_margin(const Frame& frame, double margin);

/// The scene's frame, and its shadow on the ground where the eye looks down on it, with `margin` of
/// the greater side around.
Frame frame_with_shadow(const Scene& scene, const Scene& lit, double margin);

struct Pixels {
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<Rgb> colours;  // row 0 is the highest
};

/// `lit` is the same bodies seen from the light. `columns` by `rows` pixels, square. Same bits on
/// every machine. Cost: pixels times samples per pixel (9), plus 25 looks into the shadow per
/// pixel.
Pixels shaded(const Scene& scene, const Scene& lit, const Frame& frame, std::size_t columns,
              std::size_t rows);

}  // namespace plano::mesh
