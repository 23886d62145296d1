// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Light: a sky that gives every face something, more to those that look up, and one sun whose
// shadows are looked up in a depth image taken from the sun. Shadows are soft because several
// neighbouring looks are averaged. Colours are averaged as light (squares of their values), not as
// numbers.

#include <algorithm>
#include <array>
#include <cmath>

#include "mesh/view_raster.h"
#include "mesh/view_shading.h"

namespace plano::mesh {
namespace {

using geometry::Vec3;

// Samples along each side of a pixel.
constexpr std::size_t kSamples = 3;
// Rows of pixels painted at a time: their samples fit into the processor's cache.
constexpr std::size_t kRowsAtOnce = 32;
// Texels along the longer side of the shadow's depth image.
constexpr double kShadowTexels = 2048;
// How far from a face its own shadow is looked for: about a texel of the shadow's depth image.
constexpr double kShadowLift = 3;
// Faces steeper to the sun than this (sine) are looked at as if they were not.
constexpr double kSteepest = 0.15;
// Half the width of the soft rim of a shadow, on bodies and on the ground, millimetres.
constexpr double kSoftOnBodies = 9;
constexpr double kSoftOnGround = 60;
// How much darker the ground becomes in full shadow.
constexpr double kGroundShade = 0.30;
constexpr Rgb kPaper{255, 255, 255};

struct Light {  // red, green, blue as amounts of light, 0 to 1
  double red = 0;
  double green = 0;
  double blue = 0;
};

Light light_of(Rgb colour) {
  const auto amount = [](std::uint8_t value) { return (value / 255.0) * (value / 255.0); };
  return {amount(colour.red), amount(colour.green), amount(colour.blue)};
}

Rgb colour_of(const Light& light) {
  const auto value = [](double amount) {
    return static_cast<std::uint8_t>(
        std::floor(255.0 * std::sqrt(std::clamp(amount, 0.0, 1.0)) + 0.5));
  };
  return {value(light.red), value(light.green), value(light.blue)};
}

Light operator*(const Light& a, double k) {
  return {a.red * k, a.green * k, a.blue * k};
}
Light operator+(const Light& a, const Light& b) {
  return {a.red + b.red, a.green + b.green, a.blue + b.blue};
}

/// How much of a square around each place of the ground lies in shadow. Whatever the sun meets
/// stands above the ground, so here a shadow is simply where the sun's depth image shows something,
/// and sums over rectangles give its average over any square at once.
class GroundShadow {
 public:
  explicit GroundShadow(const DepthImage& image) : image_(image) {
    const std::size_t width = image.columns + 1;
    sums_.assign(width * (image.rows + 1), 0);
    for (std::size_t row = 0; row < image.rows; ++row) {
      std::uint32_t in_row = 0;
      for (std::size_t column = 0; column < image.columns; ++column) {
        const bool dark = image.triangle[row * image.columns + column] != DepthImage::kNothing;
        in_row += dark ? 1 : 0;
        sums_[(row + 1) * width + column + 1] = sums_[row * width + column + 1] + in_row;
      }
    }
  }

  /// Averages of nine overlapping squares, which falls off without steps.
  double at(double x, double y, double softness) const {
    double sum = 0;
    for (int i = -1; i <= 1; ++i) {
      for (int j = -1; j <= 1; ++j) {
        sum += square(x + softness * i / 2, y + softness * j / 2, softness / 2);
      }
    }
    return sum / 9;
  }

 private:
  /// The share of a square's texels that are dark; beyond the image all are light.
  double square(double x, double y, double half) const {
    const auto texel = [&](double from_rim) {
      return static_cast<std::int64_t>(std::floor(from_rim / image_.step + 0.5));
    };
    const std::int64_t left = texel(x - half - image_.frame.left);
    const std::int64_t right = texel(x + half - image_.frame.left);
    const std::int64_t low = texel(y - half - image_.frame.bottom);
    const std::int64_t high = texel(y + half - image_.frame.bottom);
    // Differences of unsigned sums are right even where the sums have wrapped around.
    const std::uint32_t dark =
        sum_to(right, high) - sum_to(left, high) - sum_to(right, low) + sum_to(left, low);
    const std::int64_t all = std::max<std::int64_t>(1, (right - left) * (high - low));
    return static_cast<double>(dark) / static_cast<double>(all);
  }

  std::uint32_t sum_to(std::int64_t column, std::int64_t row) const {
    const auto inside = [](std::int64_t at, std::size_t most) {
      return static_cast<std::size_t>(
          std::clamp<std::int64_t>(at, 0, static_cast<std::int64_t>(most)));
    };
    return sums_[inside(row, image_.rows) * (image_.columns + 1) + inside(column, image_.columns)];
  }

  const DepthImage& image_;
  std::vector<std::uint32_t> sums_;
};

/// What the sun reaches.
class Sun {
 public:
  explicit Sun(const Scene& lit)
      : camera_(lit.camera),
        image_(depth_image(lit, lit.frame,
                           std::max({lit.frame.width(), lit.frame.height(), 1.0}) / kShadowTexels)),
        ground_(image_) {}
  Sun(const Sun&) = delete;
  Sun& operator=(const Sun&) = delete;

  Vec3 direction() const { return camera_.eye(); }

  /// 0 in full sun to 1 in full shadow, at a point of a face turned to the sun. Looks beside the
  /// point follow the face's own plane, or every sloping face would lie in the shadow of itself.
  double shadow_on_body(Vec3 point, Vec3 normal) const {
    constexpr int kLooks = 2;  // to each side of the middle: 5 x 5
    const Seen at = camera_.see(point);
    const double towards = std::max(dot(normal, camera_.eye()), kSteepest);
    const double per_x = -dot(normal, camera_.right()) / towards;
    const double per_y = -dot(normal, camera_.up()) / towards;
    int dark = 0;
    for (int i = -kLooks; i <= kLooks; ++i) {
      for (int j = -kLooks; j <= kLooks; ++j) {
        const double dx = kSoftOnBodies * i / kLooks;
        const double dy = kSoftOnBodies * j / kLooks;
        dark += nearer_at(at.x + dx, at.y + dy, at.depth + per_x * dx + per_y * dy);
      }
    }
    return dark / 25.0;
  }

  double shadow_on_ground(Vec3 point) const {
    const Seen at = camera_.see(point);
    return ground_.at(at.x, at.y, kSoftOnGround);
  }

 private:
  int nearer_at(double x, double y, double depth) const {
    const double column = std::floor((x - image_.frame.left) / image_.step);
    const double row = std::floor((y - image_.frame.bottom) / image_.step);
    if (column < 0 || row < 0 || column >= static_cast<double>(image_.columns) ||
        row >= static_cast<double>(image_.rows)) {
      return 0;
    }
    const std::size_t sample =
        static_cast<std::size_t>(row) * image_.columns + static_cast<std::size_t>(column);
    return image_.depth[sample] > depth ? 1 : 0;
  }

  const Camera& camera_;
  DepthImage image_;
  GroundShadow ground_;
};

class Painter {
 public:
  Painter(const Scene& scene, const Scene& lit, const Frame& frame, double pixel)
      : scene_(scene), sun_(lit), frame_(frame), pixel_(pixel) {}

  Pixels paint(std::size_t columns, std::size_t rows) {
    Pixels out{columns, rows, std::vector<Rgb>(columns * rows)};
    for (std::size_t band = 0; band < rows; band += kRowsAtOnce) {
      const std::size_t end = std::min(band + kRowsAtOnce, rows);
      Frame part = frame_;
      part.bottom = frame_.bottom + pixel_ * static_cast<double>(band);
      part.top = frame_.bottom + pixel_ * static_cast<double>(end);
      image_ = depth_image(scene_, part, pixel_ / kSamples);
      for (std::size_t row = band; row < end; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
          out.colours[(rows - 1 - row) * columns + column] = colour_of(pixel(row - band, column));
        }
      }
    }
    return out;
  }

 private:
  /// The average of a pixel's samples. Samples of one face share one look at the light.
  Light pixel(std::size_t row, std::size_t column) const {
    Light sum;
    std::array<std::uint32_t, kSamples * kSamples> known{};
    std::array<Light, kSamples * kSamples> lights;
    std::size_t count = 0;
    for (std::size_t j = 0; j < kSamples; ++j) {
      for (std::size_t i = 0; i < kSamples; ++i) {
        const std::size_t r = std::min(row * kSamples + j, image_.rows - 1);
        const std::size_t c = std::min(column * kSamples + i, image_.columns - 1);
        const std::uint32_t triangle = image_.triangle[r * image_.columns + c];
        const std::uint32_t face = triangle == DepthImage::kNothing
                                       ? DepthImage::kNothing
                                       : scene_.triangles[triangle].face;
        const auto end = known.begin() + static_cast<std::ptrdiff_t>(count);
        const auto found = std::find(known.begin(), end, face);
        if (found == end) {
          known[count] = face;
          lights[count] = sample(r, c);
          ++count;
        }
        sum = sum + lights[static_cast<std::size_t>(found - known.begin())];
      }
    }
    return sum * (1.0 / (kSamples * kSamples));
  }

  Light sample(std::size_t row, std::size_t column) const {
    const double x = image_.frame.left + (static_cast<double>(column) + 0.5) * image_.step;
    const double y = image_.frame.bottom + (static_cast<double>(row) + 0.5) * image_.step;
    const std::size_t at = row * image_.columns + column;
    const Vec3 on_picture = scene_.camera.right() * x + scene_.camera.up() * y;
    const std::uint32_t index = image_.triangle[at];
    if (index == DepthImage::kNothing) {
      return ground(on_picture);
    }
    const SceneTriangle& triangle = scene_.triangles[index];
    const Vec3 point = on_picture + scene_.camera.eye() * image_.depth[at];
    const double towards_sun = dot(triangle.normal, sun_.direction());
    const double sunlight =
        towards_sun <= 0
            ? 0
            : towards_sun *
                  (1 - sun_.shadow_on_body(point + triangle.normal * kShadowLift, triangle.normal));
    return face_light(scene_, triangle, sunlight);
  }

  Light ground(Vec3 on_picture) const {
    const double down = scene_.camera.eye().z;
    if (down < kLooksDown) {
      return light_of(kPaper);
    }
    const double depth = (scene_.ground - on_picture.z) / down;
    const Vec3 point = on_picture + scene_.camera.eye() * depth;
    const double shadow = sun_.shadow_on_ground(point);
    return light_of(kPaper) * (1 - kGroundShade * shadow);
  }

  static Light face_light(const Scene& scene, const SceneTriangle& triangle, double sunlight);

  const Scene& scene_;
  Sun sun_;
  Frame frame_;
  double pixel_;
  DepthImage image_;  // of the rows being painted
};

/// The amounts of light a face gives back. Sky: 0.54 on a face that looks down to 0.78 on one that
/// looks up; sun: up to 0.48. The edges of boards are end grain, which is darker.
double brightness(const SceneTriangle& triangle, double sunlight) {
  const double sky = 0.66 + 0.12 * triangle.normal.z;
  return (sky + 0.48 * sunlight) * (triangle.across_grain ? 0.78 : 1.0);
}

Light Painter::face_light(const Scene& scene, const SceneTriangle& triangle, double sunlight) {
  const Light base = light_of(scene.colours[triangle.body]);
  const double amount = brightness(triangle, sunlight);
  // Shade is a little bluer than sun.
  const double cool = 1 - std::min(1.0, sunlight * 2);
  return {base.red * amount * (1 - 0.03 * cool), base.green * amount,
          base.blue * amount * (1 + 0.06 * cool)};
}

}  // namespace

Direction light_for(Direction eye) {
  const std::int64_t half_turn = Angle::degrees(180).microdegrees();
  std::int64_t azimuth = (eye.azimuth - Angle::degrees(46)).microdegrees();
  if (azimuth < -half_turn) {
    azimuth += 2 * half_turn;
  }
  return {Angle::microdegrees(azimuth), Angle::degrees(50)};
}

Frame frame_with_margin(const Frame& frame, double margin) {
  const double around = margin * std::max({frame.width(), frame.height(), 1.0});
  return {frame.left - around, frame.bottom - around, frame.right + around, frame.top + around};
}

Frame frame_with_shadow(const Scene& scene, const Scene& lit, double margin) {
  Frame frame = scene.frame;
  if (scene.camera.eye().z >= kLooksDown) {
    const Vec3 sun = lit.camera.eye();
    for (const Vec3& corner : scene.world) {
      const Seen at = scene.camera.see(corner - sun * ((corner.z - scene.ground) / sun.z));
      frame = {std::min(frame.left, at.x), std::min(frame.bottom, at.y),
               std::max(frame.right, at.x), std::max(frame.top, at.y)};
    }
  }
  return frame_with_margin(frame, margin);
}

Rgb flat_colour(const Scene& scene, const SceneTriangle& triangle, Vec3 towards_sun) {
  const double sunlight = std::max(0.0, dot(triangle.normal, towards_sun));
  return colour_of(light_of(scene.colours[triangle.body]) * brightness(triangle, sunlight));
}

Pixels shaded(const Scene& scene, const Scene& lit, const Frame& frame, std::size_t columns,
              std::size_t rows) {
  return Painter(scene, lit, frame, frame.width() / static_cast<double>(columns))
      .paint(columns, rows);
}

}  // namespace plano::mesh
