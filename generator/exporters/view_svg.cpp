// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/view_svg.h"

#include "base/check.h"
#include "base/text.h"
#include "mesh/view_faces.h"
#include "mesh/view_raster.h"
#include "mesh/view_shading.h"

namespace plano::exporters {
namespace {

using mesh::Rgb;
using mesh::Scene;

constexpr Rgb kGroundShadow{222, 222, 222};
// Below this a face lies nearly along the sun and its shadow is a line.
constexpr double kThrowsShadow = 0.02;

std::string hex_colour(Rgb colour) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t value : {colour.red, colour.green, colour.blue}) {
    out += kDigits[value >> 4];
    out += kDigits[value & 15];
  }
  return out;
}

class Page {
 public:
  Page(const mesh::Frame& frame, Length width)
      : frame_(frame), width_(width.mm()), scale_(width.mm() / frame.width()) {}

  double height() const { return frame_.height() * scale_; }
  double scale() const { return scale_; }

  std::string at(double x, double y) const {
    return decimal((x - frame_.left) * scale_, 2) + " " + decimal((frame_.top - y) * scale_, 2);
  }

  std::string begin() const {
    const std::string width = decimal(width_, 2);
    const std::string height_text = decimal(height(), 2);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" +
           width + "mm\" height=\"" + height_text + "mm\" viewBox=\"0 0 " + width + " " +
           height_text + "\">\n<desc>1 mm : " + decimal(1 / scale_, 3) +
           " mm</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  }

 private:
  mesh::Frame frame_;
  double width_;
  double scale_;
};

/// "M…Z" of a closed polygon.
template <class Points>
std::string closed_path(const Page& page, const Points& points) {
  std::string path = "M";
  for (const auto& point : points) {
    path += (path.size() > 1 ? "L" : "") + page.at(point.x, point.y);
  }
  return path + "Z";
}

/// The shadow on the ground as one shape: every face that the sun meets, cast down along its rays.
std::string ground_shadow(const Page& page, const Scene& scene, const Scene& lit) {
  if (scene.camera.eye().z < mesh::kLooksDown) {
    return "";
  }
  const geometry::Vec3 sun = lit.camera.eye();
  std::string path;
  for (const mesh::SceneTriangle& triangle : lit.triangles) {
    if (dot(triangle.normal, sun) < kThrowsShadow) {
      continue;
    }
    std::vector<mesh::Seen> cast;
    for (const std::uint32_t corner : triangle.corners) {
      const geometry::Vec3 point = lit.world[corner];
      cast.push_back(scene.camera.see(point - sun * ((point.z - scene.ground) / sun.z)));
    }
    path += closed_path(page, cast);
  }
  // Triangles that the sun meets all turn the same way on the ground, so "nonzero" fills them all.
  return "<path fill=\"" + hex_colour(kGroundShadow) + "\" fill-rule=\"nonzero\" d=\"" + path +
         "\"/>\n";
}

std::string painted_faces(const Page& page, const Scene& scene, geometry::Vec3 sun) {
  // Neighbours of one colour would show the paper through their seam: a hair of the same colour
  // closes it.
  std::string out = "<g stroke-width=\"0.08\" stroke-linejoin=\"round\">\n";
  std::string path;
  std::string colour;
  std::uint32_t face = 0;
  const auto finish = [&] {
    if (!path.empty()) {
      out += "<path fill=\"" + colour + "\" stroke=\"" + colour + "\" d=\"" + path + "\"/>\n";
    }
    path.clear();
  };
  for (const mesh::PaintedPolygon& polygon : mesh::painted_polygons(scene)) {
    const mesh::SceneTriangle& triangle = scene.triangles[polygon.triangle];
    // A round face is many flat ones, each with its own colour.
    const std::string own = hex_colour(flat_colour(scene, triangle, sun));
    if (triangle.face != face || own != colour) {
      finish();
      face = triangle.face;
      colour = own;
    }
    path += closed_path(page, polygon.corners);
  }
  finish();
  return out + "</g>\n";
}

std::string drawn_lines(const Page& page, const std::vector<mesh::VisibleLine>& lines,
                        mesh::LineKind kind, double ink) {
  std::string path;
  for (const std::vector<Point2>& chain : chains(lines, kind)) {
    path += "M";
    for (std::size_t i = 0; i < chain.size(); ++i) {
      path += (i > 0 ? "L" : "") + page.at(chain[i].x, chain[i].y);
    }
  }
  return "<path fill=\"none\" stroke=\"" + hex_colour(kLineColour) + "\" stroke-width=\"" +
         decimal(ink, 3) + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"" + path +
         "\"/>\n";
}

}  // namespace

std::string view_svg(std::span<const mesh::ViewBody> bodies, const mesh::ViewOptions& options,
                     ViewStyle style, Length width) {
  CHECK(width > Length{}, "a picture needs a width");
  const Scene scene = mesh::scene_of(bodies, options);
  const Scene lit = mesh::scene_of(bodies, {mesh::light_for(options.direction), options.explode});
  const bool with_faces = style == ViewStyle::shaded;
  const mesh::Frame frame = with_faces ? mesh::frame_with_shadow(scene, lit, kMargin)
                                       : mesh::frame_with_margin(scene.frame, kMargin);
  const Page page(frame, width);
  std::string out = page.begin();
  if (with_faces) {
    out += ground_shadow(page, scene, lit);
    out += painted_faces(page, scene, lit.camera.eye());
  }
  const std::vector<mesh::VisibleLine> lines = mesh::visible_lines(scene);
  const Ink ink = ink_for(frame, width.mm());
  out += drawn_lines(page, lines, mesh::LineKind::edge, ink.edge);
  out += drawn_lines(page, lines, mesh::LineKind::outline, ink.outline);
  return out + "</svg>\n";
}

}  // namespace plano::exporters
