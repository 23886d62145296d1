// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/scene_picture.h"

#include <algorithm>
#include <functional>

#include "base/check.h"
#include "base/trig.h"
#include "documents/page.h"
#include "mesh/view_faces.h"
#include "mesh/view_lines.h"

namespace plano::documents {
namespace {

using geometry::Vec3;

/// What is seen on paper at twenty times smaller: coarser than for a screen.
constexpr Length kSagitta = 500_um;
constexpr double kRoomAround = 0.06;  // of a picture's size, between it and its frame
constexpr Ink kRed{0.78, 0.16, 0.12};
constexpr Ink kWood{0.93, 0.89, 0.80};
constexpr Ink kGreen{0.16, 0.45, 0.24};

Ink shaded(Vec3 normal, Vec3 eye) {
  // Faces turned to the eye are light; those beside it a third darker.
  const double light = 0.68 + 0.32 * std::max(0.0, dot(normal, eye));
  return {kWood.red * light, kWood.green * light, kWood.blue * light};
}

mesh::Direction named(const char* words) {
  const auto direction = mesh::direction_from(words);
  CHECK(direction.has_value(), "a direction of the engine's own");
  return *direction;
}

/// The side of a face from which most people would look at it: front and left before back and
/// right.
Vec3 towards_reader(Vec3 normal) {
  const Vec3 eye = mesh::Camera(named("iso-left")).eye();
  return dot(normal, eye) < 0 ? -normal : normal;
}

}  // namespace

struct ScenePictures::View {
  mesh::Camera camera{mesh::Direction{}};
  double left = 0;  // of what is shown, on the picture
  double top = 0;
  double scale = 1;
  Spot corner;

  Spot at(double x, double y) const {
    return {corner.x + (x - left) * scale, corner.y + (top - y) * scale};
  }
  Spot at(Vec3 world) const {
    const mesh::Seen seen = camera.see(world);
    return at(seen.x, seen.y);
  }

  /// All of `points`, as large as `frame` allows, in its middle.
  static View fitted(const mesh::Camera& camera, const std::vector<Vec3>& points,
                     const Frame& frame) {
    View view;
    view.camera = camera;
    double right = -1e12;
    double bottom = 1e12;
    view.left = 1e12;
    view.top = -1e12;
    for (const Vec3 point : points) {
      const mesh::Seen seen = camera.see(point);
      view.left = std::min(view.left, seen.x);
      right = std::max(right, seen.x);
      bottom = std::min(bottom, seen.y);
      view.top = std::max(view.top, seen.y);
    }
    const double wide = std::max(right - view.left, 1.0) * (1 + 2 * kRoomAround);
    const double high = std::max(view.top - bottom, 1.0) * (1 + 2 * kRoomAround);
    view.scale = std::min(frame.width / wide, frame.height / high);
    view.corner = {frame.left + (frame.width - (right - view.left) * view.scale) / 2,
                   frame.top + (frame.height - (view.top - bottom) * view.scale) / 2};
    return view;
  }
};

ScenePictures::ScenePictures(const checks::Scene& scene) : scene_(scene) {
  for (const panels::Part& part : scene.parts.parts) {
    meshes_.push_back(mesh::triangulated(mesh::boundary_of(part).value(), kSagitta));
  }
}

std::vector<mesh::ViewBody> ScenePictures::bodies(const std::vector<std::string>& elements) const {
  std::vector<mesh::ViewBody> all;
  for (const checks::SceneBody& body : scene_.bodies) {
    if (body.part == checks::SceneBody::kNone) continue;
    const bool shown = elements.empty() ||
                       std::find(elements.begin(), elements.end(), body.element) != elements.end();
    if (shown) all.push_back({&meshes_[body.part], body.pose, {}});
  }
  return all;
}

void ScenePictures::paint(Canvas& canvas, const mesh::Scene& seen, const View& view,
                          double k) const {
  const Vec3 eye = view.camera.eye();
  for (const mesh::PaintedPolygon& polygon : mesh::painted_polygons(seen)) {
    Path path(1);
    for (const mesh::Seen& corner : polygon.corners) path[0].push_back(view.at(corner.x, corner.y));
    canvas.fill(path, shaded(seen.triangles[polygon.triangle].normal, eye));
  }
  for (const mesh::VisibleLine& line : mesh::visible_lines(seen)) {
    canvas.line(view.at(line.x1, line.y1), view.at(line.x2, line.y2),
                {.width = (line.kind == mesh::LineKind::outline ? 0.22 : 0.1) * k, .ink = kInk});
  }
}

void ScenePictures::whole(Canvas& canvas, const Frame& frame, double k,
                          const std::vector<Numbered>& places) const {
  const mesh::Direction direction = named("iso-left");
  const auto shown = bodies({});
  if (shown.empty()) return;
  const mesh::Scene seen = mesh::scene_of(shown, {.direction = direction, .explode = 0});
  const View view = View::fitted(mesh::Camera(direction), seen.world, frame);
  paint(canvas, seen, view, k);
  for (const Numbered& one : places) {
    const Spot spot = view.at(one.place);
    const double r = 1.9 * k;
    Path disc(1);
    for (int step = 0; step < 24; ++step) {
      const double sine = sin_degrees(step * 15);
      const double cosine = cos_degrees(step * 15);
      disc[0].push_back({spot.x + r * cosine, spot.y + r * sine});
    }
    canvas.fill(disc, one.ink);
    canvas.outline(disc, {.width = 0.25 * k, .ink = kWhite});
    const Type type{6.2 * k, Weight::bold, kWhite};
    canvas.words({spot.x, spot.y + capitals(type) / 2}, one.number, type, Align::centre);
  }
}

void ScenePictures::finding(Canvas& canvas, const Frame& frame, double k,
                            const checks::Result& result, Language language) const {
  if (result.place.elements.empty()) return;
  const auto first = scene_.find(result.place.elements.front());
  const auto shown = bodies(result.place.elements);
  if (!first || shown.empty()) return;
  const Vec3 eye = towards_reader(scene_.bodies[*first].pose.w);
  const mesh::Direction direction{
      Angle::nearest_to_degrees(atan2_degrees(eye.x, -eye.y)),
      Angle::nearest_to_degrees(asin_degrees(std::clamp(eye.z, -1.0, 1.0)))};
  const mesh::Scene seen = mesh::scene_of(shown, {.direction = direction, .explode = 0});
  std::vector<Vec3> points = seen.world;
  for (const checks::Mark& mark : result.marks) {
    points.insert(points.end(), mark.points.begin(), mark.points.end());
  }
  const View view = View::fitted(mesh::Camera(direction), points, frame);
  paint(canvas, seen, view, k);
  for (const checks::Mark& mark : result.marks) {
    if (mark.points.size() < 2) continue;
    std::vector<Spot> spots;
    for (const Vec3 point : mark.points) spots.push_back(view.at(point));
    if (mark.kind == checks::Mark::Kind::area) {
      canvas.hatch({spots}, 1.2 * k, {.width = 0.15 * k, .ink = kRed});
      canvas.outline({spots}, {.width = 0.35 * k, .ink = kRed});
    } else {
      for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
        canvas.line(spots[i], spots[i + 1], {.width = 0.4 * k, .ink = kRed});
      }
    }
    const std::string label = mark.label.in(language);
    if (!label.empty()) {
      canvas.words({spots[0].x + 1 * k, spots[0].y - 1 * k}, label,
                   {6.5 * k, Weight::semibold, kRed});
    }
  }
  const Spot spot = view.at(result.place.point);
  const double arm = 2.4 * k;
  canvas.line({spot.x - arm, spot.y}, {spot.x + arm, spot.y}, {.width = 0.35 * k, .ink = kRed});
  canvas.line({spot.x, spot.y - arm}, {spot.x, spot.y + arm}, {.width = 0.35 * k, .ink = kRed});
}

namespace {

Ink tint_of(checks::GroundArea::Kind kind) {
  switch (kind) {
    case checks::GroundArea::Kind::falling_space:
      return {0.98, 0.90, 0.74};
    case checks::GroundArea::Kind::free_space:
      return {0.80, 0.87, 0.95};
    case checks::GroundArea::Kind::surfacing:
      break;
  }
  return kWhite;  // it is hatched
}

/// Falling spaces lie under everything; surfacing is hatched over them.
int layer_of(checks::GroundArea::Kind kind) {
  switch (kind) {
    case checks::GroundArea::Kind::falling_space:
      return 0;
    case checks::GroundArea::Kind::free_space:
      return 1;
    case checks::GroundArea::Kind::surfacing:
      break;
  }
  return 2;
}

void draw_scale(Canvas& canvas, const Frame& frame, double scale, double k) {
  const double metre = 1000 * scale;
  const double y = frame.bottom() - 2 * k;
  canvas.line({frame.left, y}, {frame.left + metre, y}, {.width = 0.5 * k, .ink = kInk});
  canvas.words({frame.left + metre + 1.5 * k, y + 0.9 * k}, "1 m", {7 * k, Weight::regular, kInk});
}

/// Which tint is what; the table below the picture says whose.
void draw_legend(Canvas& canvas, const Frame& frame, double k, Language language) {
  const Type words{7 * k, Weight::regular, kInk};
  double x = frame.left + frame.width * 0.4;
  const double y = frame.bottom() - 4 * k;
  const auto entry = [&](const Text& text, const std::function<void(const Frame&)>& draw) {
    draw({x, y, 5 * k, 3 * k});
    x += 6.5 * k;
    x += canvas.words({x, y + 2.5 * k}, text.in(language), words) + 5 * k;
  };
  entry({"falling space", "espace de chute"}, [&](const Frame& box) {
    canvas.fill(box, tint_of(checks::GroundArea::Kind::falling_space));
  });
  entry({"free space", "espace libre"},
        [&](const Frame& box) { canvas.fill(box, tint_of(checks::GroundArea::Kind::free_space)); });
  entry({"surfacing asked for", "revêtement demandé"},
        [&](const Frame& box) { canvas.outline(box, {.width = 0.4 * k, .ink = kGreen}); });
}

}  // namespace

void ScenePictures::ground(Canvas& canvas, const Frame& frame, double k,
                           const std::vector<const checks::GroundArea*>& areas,
                           Language language) const {
  const mesh::Direction above = named("top");
  std::vector<Vec3> points;
  for (const auto* area : areas) {
    for (const auto& contour : area->contours) {
      points.insert(points.end(), contour.begin(), contour.end());
    }
  }
  for (const checks::SceneBody& body : scene_.bodies) {
    points.push_back(body.box.low);
    points.push_back(body.box.high);
  }
  if (points.empty()) return;
  const View view = View::fitted(mesh::Camera(above), points, frame);
  std::vector<const checks::GroundArea*> sorted = areas;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    return layer_of(a->kind) < layer_of(b->kind);
  });
  for (const auto* area : sorted) {
    Path path;
    for (const auto& contour : area->contours) {
      path.emplace_back();
      for (const Vec3 point : contour) path.back().push_back(view.at(point));
    }
    if (area->kind == checks::GroundArea::Kind::surfacing) {
      canvas.hatch(path, 1.6 * k, {.width = 0.12 * k, .ink = kGreen});
      canvas.outline(path, {.width = 0.4 * k, .ink = kGreen});
      continue;
    }
    canvas.fill(path, tint_of(area->kind));
    canvas.outline(path, {.width = 0.18 * k, .ink = kSoftInk, .dashes = {1.2 * k, 0.8 * k}});
  }
  const mesh::Scene seen = mesh::scene_of(bodies({}), {.direction = above, .explode = 0});
  for (const mesh::VisibleLine& line : mesh::visible_lines(seen)) {
    canvas.line(view.at(line.x1, line.y1), view.at(line.x2, line.y2),
                {.width = 0.12 * k, .ink = kInk});
  }
  draw_legend(canvas, frame, k, language);
  draw_scale(canvas, frame, view.scale, k);
}

}  // namespace plano::documents
