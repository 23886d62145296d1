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
// Texels along the longer side of the shadow's depth image.
constexpr double kShadowTexels = 2048;
// How far from a face its own shadow is looked for: about the error of one texel on a steep face.
constexpr double kShadowLift = 4;
// Half the width of the soft rim of a shadow, on bodies and on the ground, millimetres.
constexpr double kSoftOnBodies = 9;
constexpr double kSoftOnGround = 45;
// The eye has to look down at least this much (sine of the elevation) to see the ground as a plane.
constexpr double kLooksDown = 0.08;
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

/// What the sun reaches.
class Sun {
 public:
  explicit Sun(const Scene& lit)
      : camera_(lit.camera),
        image_(
            depth_image(lit, lit.frame,
                        std::max({lit.frame.width(), lit.frame.height(), 1.0}) / kShadowTexels)) {}

  Vec3 direction() const { return camera_.eye(); }

  /// 0 in full sun to 1 in full shadow, averaged over a square of half side `softness`.
  double shadow_at(Vec3 point, double softness) const {
    constexpr int kLooks = 2;  // to each side of the middle: 5 x 5
    const Seen at = camera_.see(point);
    int dark = 0;
    for (int i = -kLooks; i <= kLooks; ++i) {
      for (int j = -kLooks; j <= kLooks; ++j) {
        dark += nearer_at(at.x + softness * i / kLooks, at.y + softness * j / kLooks, at.depth);
      }
    }
    return dark / 25.0;
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
};

class Painter {
 public:
  Painter(const Scene& scene, const Scene& lit, const Frame& frame, double pixel)
      : scene_(scene), sun_(lit), image_(depth_image(scene, frame, pixel / kSamples)) {}

  Pixels paint(std::size_t columns, std::size_t rows) const {
    Pixels out{columns, rows, {}};
    out.colours.reserve(columns * rows);
    for (std::size_t row = rows; row-- > 0;) {
      for (std::size_t column = 0; column < columns; ++column) {
        out.colours.push_back(colour_of(pixel(row, column)));
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
                  (1 - sun_.shadow_at(point + triangle.normal * kShadowLift, kSoftOnBodies));
    return face_light(scene_, triangle, sunlight);
  }

  Light ground(Vec3 on_picture) const {
    const double down = scene_.camera.eye().z;
    if (down < kLooksDown) {
      return light_of(kPaper);
    }
    const double depth = (scene_.ground - on_picture.z) / down;
    const Vec3 point = on_picture + scene_.camera.eye() * depth;
    const double shadow = sun_.shadow_at(point + Vec3{0, 0, kShadowLift}, kSoftOnGround);
    return light_of(kPaper) * (1 - kGroundShade * shadow);
  }

  static Light face_light(const Scene& scene, const SceneTriangle& triangle, double sunlight);

  const Scene& scene_;
  Sun sun_;
  DepthImage image_;
};

/// The amounts of light a face gives back. Sky: 0.42 on a face that looks down to 0.68 on one that
/// looks up; sun: up to 0.55. The edges of boards are end grain, which is darker.
double brightness(const SceneTriangle& triangle, double sunlight) {
  const double sky = 0.55 + 0.13 * triangle.normal.z;
  return (sky + 0.55 * sunlight) * (triangle.across_grain ? 0.80 : 1.0);
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
  std::int64_t azimuth = (eye.azimuth - Angle::degrees(62)).microdegrees();
  if (azimuth < -half_turn) {
    azimuth += 2 * half_turn;
  }
  return {Angle::microdegrees(azimuth), Angle::degrees(52)};
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
