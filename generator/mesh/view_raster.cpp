// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view_raster.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"

namespace plano::mesh {
namespace {

using geometry::Vec3;

constexpr std::size_t kMostSamples = std::size_t{1} << 28;

/// Fills one triangle into the image, row by row.
class Filler {
 public:
  Filler(DepthImage& image, const std::array<Seen, 3>& t, std::uint32_t index)
      : image_(image), t_(t), index_(index) {
    const double area =
        (t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[1].y - t[0].y) * (t[2].x - t[0].x);
    per_x_ = ((t[1].depth - t[0].depth) * (t[2].y - t[0].y) -
              (t[2].depth - t[0].depth) * (t[1].y - t[0].y)) /
             area;
    per_y_ = ((t[2].depth - t[0].depth) * (t[1].x - t[0].x) -
              (t[1].depth - t[0].depth) * (t[2].x - t[0].x)) /
             area;
  }

  void fill() {
    const double low = std::min({t_[0].y, t_[1].y, t_[2].y});
    const double high = std::max({t_[0].y, t_[1].y, t_[2].y});
    const auto [first, last] =
        samples_between(low - image_.frame.bottom, high - image_.frame.bottom, image_.rows);
    for (std::size_t row = first; row < last; ++row) {
      fill_row(row);
    }
  }

 private:
  struct Samples {
    std::size_t first = 0;
    std::size_t last = 0;  // one after
  };
  /// The samples whose middles lie in [low, high) from the image's rim.
  Samples samples_between(double low, double high, std::size_t count) const {
    const auto clamped = [&](double at) {
      return static_cast<std::size_t>(
          std::clamp(std::ceil(at / image_.step - 0.5), 0.0, static_cast<double>(count)));
    };
    return {clamped(low), clamped(high)};
  }

  void fill_row(std::size_t row) {
    const double y = image_.frame.bottom + (static_cast<double>(row) + 0.5) * image_.step;
    double low = 1e300;
    double high = -1e300;
    for (std::size_t i = 0; i < 3; ++i) {
      const Seen& p = t_[i];
      const Seen& q = t_[(i + 1) % 3];
      if ((p.y <= y) != (q.y <= y)) {
        // From the lower end always, so that two triangles find the same x on the side they share.
        const Seen& from = p.y < q.y ? p : q;
        const Seen& to = p.y < q.y ? q : p;
        const double x = from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y));
        low = std::min(low, x);
        high = std::max(high, x);
      }
    }
    if (low > high) {
      return;
    }
    const auto [first, last] =
        samples_between(low - image_.frame.left, high - image_.frame.left, image_.columns);
    for (std::size_t column = first; column < last; ++column) {
      const double x = image_.frame.left + (static_cast<double>(column) + 0.5) * image_.step;
      const double depth = t_[0].depth + per_x_ * (x - t_[0].x) + per_y_ * (y - t_[0].y);
      const std::size_t sample = row * image_.columns + column;
      if (depth > image_.depth[sample]) {
        image_.depth[sample] = depth;
        image_.triangle[sample] = index_;
      }
    }
  }

  DepthImage& image_;
  const std::array<Seen, 3>& t_;
  std::uint32_t index_;
  double per_x_ = 0;
  double per_y_ = 0;
};

}  // namespace

DepthImage depth_image(const Scene& scene, const Frame& frame, double step) {
  CHECK(step > 0, "samples need a distance");
  DepthImage image;
  image.frame = frame;
  image.step = step;
  image.columns = static_cast<std::size_t>(std::ceil(frame.width() / step)) + 1;
  image.rows = static_cast<std::size_t>(std::ceil(frame.height() / step)) + 1;
  CHECK(image.columns <= kMostSamples / image.rows, "a picture of too many samples");
  image.depth.assign(image.columns * image.rows, -1e300);
  image.triangle.assign(image.columns * image.rows, DepthImage::kNothing);
  for (std::size_t i = 0; i < scene.triangles.size(); ++i) {
    const auto& corners = scene.triangles[i].corners;
    Filler(image, {scene.seen[corners[0]], scene.seen[corners[1]], scene.seen[corners[2]]},
           static_cast<std::uint32_t>(i))
        .fill();
  }
  return image;
}

std::vector<bool> seen_triangles(const Scene& scene, std::size_t samples) {
  std::vector<bool> seen(scene.triangles.size(), false);
  const double side = std::max(scene.frame.width(), scene.frame.height());
  if (scene.triangles.empty() || side <= 0) {
    return seen;
  }
  for (const std::uint32_t index :
       depth_image(scene, scene.frame, side / static_cast<double>(samples)).triangle) {
    if (index != DepthImage::kNothing) {
      seen[index] = true;
    }
  }
  return seen;
}

}  // namespace plano::mesh
