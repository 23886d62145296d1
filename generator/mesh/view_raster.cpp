// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/check.h"

namespace plano::mesh {
namespace {

using geometry::Vec3;

constexpr std::size_t kMostSamples = std::size_t{1} << 28;

/// Where samples stand.
struct Samples {
  Frame frame;
  double step = 1;
  std::size_t columns = 0;
  std::size_t rows = 0;
};

Samples samples_of(const Frame& frame, double step) {
  CHECK(step > 0, "samples need a distance");
  Samples samples{frame, step, static_cast<std::size_t>(std::ceil(frame.width() / step)) + 1,
                  static_cast<std::size_t>(std::ceil(frame.height() / step)) + 1};
  CHECK(samples.columns <= kMostSamples / samples.rows, "a picture of too many samples");
  return samples;
}

/// What is nearest in one row so far.
struct Row {
  std::span<double> depth;
  std::span<std::uint32_t> triangle;

  void clear() const {
    std::fill(depth.begin(), depth.end(), -1e300);
    std::fill(triangle.begin(), triangle.end(), DepthImage::kNothing);
  }
};

/// Fills one triangle into rows.
class Filler {
 public:
  Filler(const Samples& samples, const Scene& scene, std::uint32_t index)
      : samples_(&samples), index_(index) {
    const auto& corners = scene.triangles[index].corners;
    for (std::size_t i = 0; i < 3; ++i) t_[i] = scene.seen[corners[i]];
    const double area =
        (t_[1].x - t_[0].x) * (t_[2].y - t_[0].y) - (t_[1].y - t_[0].y) * (t_[2].x - t_[0].x);
    per_x_ = ((t_[1].depth - t_[0].depth) * (t_[2].y - t_[0].y) -
              (t_[2].depth - t_[0].depth) * (t_[1].y - t_[0].y)) /
             area;
    per_y_ = ((t_[2].depth - t_[0].depth) * (t_[1].x - t_[0].x) -
              (t_[1].depth - t_[0].depth) * (t_[2].x - t_[0].x)) /
             area;
    const double low = std::min({t_[0].y, t_[1].y, t_[2].y});
    const double high = std::max({t_[0].y, t_[1].y, t_[2].y});
    rows_ = between(low - samples.frame.bottom, high - samples.frame.bottom, samples.rows);
  }

  std::uint32_t index() const { return index_; }
  std::size_t first_row() const { return rows_.first; }
  std::size_t last_row() const { return rows_.last; }  // one after

  /// Precondition: first_row() <= row < last_row().
  void fill(std::size_t row, const Row& into) const {
    const double y = samples_->frame.bottom + (static_cast<double>(row) + 0.5) * samples_->step;
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
    const double left = samples_->frame.left;
    const auto [first, last] = between(low - left, high - left, samples_->columns);
    for (std::size_t column = first; column < last; ++column) {
      const double x = left + (static_cast<double>(column) + 0.5) * samples_->step;
      const double depth = t_[0].depth + per_x_ * (x - t_[0].x) + per_y_ * (y - t_[0].y);
      if (depth > into.depth[column]) {
        into.depth[column] = depth;
        into.triangle[column] = index_;
      }
    }
  }

 private:
  struct Span {
    std::size_t first = 0;
    std::size_t last = 0;  // one after
  };
  /// The samples whose middles lie in [low, high) from the picture's rim.
  Span between(double low, double high, std::size_t count) const {
    const auto clamped = [&](double at) {
      return static_cast<std::size_t>(
          std::clamp(std::ceil(at / samples_->step - 0.5), 0.0, static_cast<double>(count)));
    };
    return {clamped(low), clamped(high)};
  }

  const Samples* samples_;
  std::array<Seen, 3> t_;
  std::uint32_t index_;
  double per_x_ = 0;
  double per_y_ = 0;
  Span rows_;
};

}  // namespace

DepthImage depth_image(const Scene& scene, const Frame& frame, double step) {
  const Samples samples = samples_of(frame, step);
  DepthImage image{frame, step, samples.columns, samples.rows, {}, {}};
  image.depth.assign(image.columns * image.rows, -1e300);
  image.triangle.assign(image.columns * image.rows, DepthImage::kNothing);
  for (std::uint32_t i = 0; i < scene.triangles.size(); ++i) {
    const Filler filler(samples, scene, i);
    for (std::size_t row = filler.first_row(); row < filler.last_row(); ++row) {
      const std::size_t first = row * image.columns;
      filler.fill(row, {std::span(image.depth).subspan(first, image.columns),
                        std::span(image.triangle).subspan(first, image.columns)});
    }
  }
  return image;
}

std::vector<bool> seen_triangles(const Scene& scene, std::size_t samples_across) {
  std::vector<bool> seen(scene.triangles.size(), false);
  const double side = std::max(scene.frame.width(), scene.frame.height());
  if (scene.triangles.empty() || side <= 0) {
    return seen;
  }
  const Samples samples = samples_of(scene.frame, side / static_cast<double>(samples_across));
  std::vector<Filler> coming;
  for (std::uint32_t i = 0; i < scene.triangles.size(); ++i) coming.emplace_back(samples, scene, i);
  std::stable_sort(coming.begin(), coming.end(),
                   [](const Filler& p, const Filler& q) { return p.first_row() < q.first_row(); });
  // Row by row: one row stays in the processor's nearest memory, and a picture does not.
  std::vector<double> depth(samples.columns);
  std::vector<std::uint32_t> nearest(samples.columns);
  std::vector<const Filler*> here;  // rising: of equal depths the first triangle is seen
  auto next = coming.begin();
  for (std::size_t row = 0; row < samples.rows; ++row) {
    std::erase_if(here, [row](const Filler* one) { return one->last_row() <= row; });
    const auto known = static_cast<std::ptrdiff_t>(here.size());
    for (; next != coming.end() && next->first_row() == row; ++next) {
      if (next->last_row() > row) here.push_back(&*next);
    }
    std::inplace_merge(here.begin(), here.begin() + known, here.end(),
                       [](const Filler* p, const Filler* q) { return p->index() < q->index(); });
    const Row into{depth, nearest};
    into.clear();
    for (const Filler* one : here) one->fill(row, into);
    std::uint32_t last = DepthImage::kNothing;
    for (const std::uint32_t index : nearest) {
      if (index == last || index == DepthImage::kNothing) continue;
      seen[index] = true;
      last = index;
    }
  }
  return seen;
}

}  // namespace plano::mesh
