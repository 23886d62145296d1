// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/scene_picture.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/check.h"
#include "base/trig.h"
#include "documents/clip.h"
#include "documents/page.h"
#include "documents/scene_mesh.h"
#include "documents/spread.h"

namespace plano::documents {
namespace {

using geometry::Vec3;

/// What is seen on paper at twenty times smaller: coarser than for a screen.
constexpr Length kSagitta = 500_um;
constexpr double kRoomAround = 0.06;        // of a picture's size, between it and its frame
constexpr double kRoomForNeighbours = 0.2;  // the same where neighbours are drawn
constexpr double kNumberRadius = 1.9;       // mm on A4
constexpr double kJoined = 7;               // mm on A4: places this near share their number
constexpr double kLeastReachMm = 60;        // in which neighbours are looked for
constexpr Ink kPale{0.965, 0.962, 0.955};
constexpr Ink kFaint{0.66, 0.67, 0.68};
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
                     const Frame& frame, double room = kRoomAround) {
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
    const double wide = std::max(right - view.left, 1.0) * (1 + 2 * room);
    const double high = std::max(view.top - bottom, 1.0) * (1 + 2 * room);
    view.scale = std::min(frame.width / wide, frame.height / high);
    view.corner = {frame.left + (frame.width - (right - view.left) * view.scale) / 2,
                   frame.top + (frame.height - (view.top - bottom) * view.scale) / 2};
    return view;
  }
};

ScenePictures::ScenePictures(const checks::Scene& scene)
    : scene_(scene), sketches_([this](std::size_t body) { return drawn(body); }) {
  for (const panels::Part& part : scene.parts.parts) {
    meshes_.push_back(mesh::triangulated(mesh::boundary_of(part).value(), kSagitta));
  }
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const checks::SceneBody& body = scene.bodies[b];
    if (body.part != checks::SceneBody::kNone) continue;
    loose_.emplace(
        b, mesh_of({scene.tree.triangles().data() + body.first_triangle, body.triangle_count}));
  }
}

mesh::ViewBody ScenePictures::drawn(std::size_t body) const {
  const std::size_t part = scene_.bodies[body].part;
  if (part != checks::SceneBody::kNone) return {&meshes_[part], scene_.bodies[body].pose, {}};
  return {&loose_.at(body), geometry::Placement{}, {}};  // its triangles lie in the world
}

std::vector<std::size_t> ScenePictures::bodies() const {
  std::vector<std::size_t> all(scene_.bodies.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

ScenePictures::Focus ScenePictures::focus_on(const checks::Result& result) const {
  const auto& elements = result.place.elements;
  const auto is_meant = [&](const checks::SceneBody& body) {
    return std::find(elements.begin(), elements.end(), body.element) != elements.end();
  };
  Vec3 low{1e12, 1e12, 1e12};
  Vec3 high = low * -1;
  const auto take = [&](Vec3 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  };
  Focus focus;
  for (std::size_t b = 0; b < scene_.bodies.size(); ++b) {
    if (!is_meant(scene_.bodies[b])) continue;
    focus.on.push_back(b);
    take(scene_.bodies[b].box.low);
    take(scene_.bodies[b].box.high);
  }
  const double reach = std::max(kLeastReachMm, kRoomForNeighbours * norm(high - low));
  for (std::size_t b = 0; b < scene_.bodies.size(); ++b) {
    const assembly::Box3& box = scene_.bodies[b].box;
    const bool near = box.low.x < high.x + reach && box.high.x > low.x - reach &&
                      box.low.y < high.y + reach && box.high.y > low.y - reach &&
                      box.low.z < high.z + reach && box.high.z > low.z - reach;
    if (near && !is_meant(scene_.bodies[b])) focus.around.push_back(b);
  }
  return focus;
}

void ScenePictures::paint(Canvas& canvas, const Sketch& sketch, const View& view, double k) {
  const Vec3 eye = view.camera.eye();
  auto corner = sketch.corners.begin();
  for (const Sketch::Face& face : sketch.faces) {
    Path path(1);
    for (std::size_t i = 0; i < face.corners; ++i, ++corner) {
      path[0].push_back(view.at(corner->x, corner->y));
    }
    canvas.fill(path, shaded(face.normal, eye));
  }
  for (const mesh::VisibleLine& line : sketch.lines) {
    canvas.line(view.at(line.x1, line.y1), view.at(line.x2, line.y2),
                {.width = (line.kind == mesh::LineKind::outline ? 0.22 : 0.1) * k, .ink = kInk});
  }
}

void ScenePictures::paint_around(Canvas& canvas, const Sketch& sketch, const View& view,
                                 const Frame& frame, double k) {
  auto corner = sketch.corners.begin();
  for (const Sketch::Face& face : sketch.faces) {
    std::vector<Spot> corners;
    for (std::size_t i = 0; i < face.corners; ++i, ++corner) {
      corners.push_back(view.at(corner->x, corner->y));
    }
    const std::vector<Spot> inside = clipped(corners, frame);
    if (inside.size() > 2) canvas.fill({inside}, kPale);
  }
  for (const mesh::VisibleLine& line : sketch.lines) {
    const auto inside = clipped(view.at(line.x1, line.y1), view.at(line.x2, line.y2), frame);
    if (inside) canvas.line(inside->first, inside->second, {.width = 0.1 * k, .ink = kFaint});
  }
}

namespace {

void draw_number(Canvas& canvas, Spot spot, const std::string& number, Ink ink, double k) {
  const double r = kNumberRadius * k;
  Path disc(1);
  for (int step = 0; step < 24; ++step) {
    const double sine = sin_degrees(step * 15);
    const double cosine = cos_degrees(step * 15);
    disc[0].push_back({spot.x + r * cosine, spot.y + r * sine});
  }
  canvas.fill(disc, ink);
  canvas.outline(disc, {.width = 0.25 * k, .ink = kWhite});
  const Type type{6.2 * k, Weight::bold, kWhite};
  canvas.words({spot.x, spot.y + capitals(type) / 2}, number, type, Align::centre);
}

void draw_pin(Canvas& canvas, Spot place, Ink ink, double k) {
  const double r = 0.55 * k;
  canvas.fill({{{place.x - r, place.y},
                {place.x, place.y - r},
                {place.x + r, place.y},
                {place.x, place.y + r}}},
              ink);
}

}  // namespace

void ScenePictures::whole(Canvas& canvas, const Frame& frame, double k,
                          const std::vector<Numbered>& places) {
  const mesh::Direction direction = named("iso-left");
  const auto shown = bodies();
  if (shown.empty()) return;
  const auto sketch = sketches_.of(shown, direction, Sketches::Detail::lines_and_faces);
  const View view = View::fitted(mesh::Camera(direction), sketch->world, frame);
  paint(canvas, *sketch, view, k);
  std::vector<Pinned> pinned;
  for (const Numbered& one : places) pinned.push_back({one.number, view.at(one.place)});
  const std::vector<Spread> discs = spread(pinned, frame, kNumberRadius * k, kJoined * k);
  for (const Spread& disc : discs) {
    const Ink ink = places[disc.first].ink;
    for (const Spot place : disc.places) {
      canvas.line(disc.spot, place, {.width = 0.18 * k, .ink = ink});
      draw_pin(canvas, place, ink, k);
    }
  }
  for (const Spread& disc : discs) {
    draw_number(canvas, disc.spot, places[disc.first].number, places[disc.first].ink, k);
  }
}

void ScenePictures::finding(Canvas& canvas, const Frame& frame, double k,
                            const checks::Result& result, Language language) {
  if (result.place.elements.empty()) return;
  const auto first = scene_.find(result.place.elements.front());
  const Focus focus = focus_on(result);
  if (!first || focus.on.empty()) return;
  const Vec3 eye = towards_reader(scene_.bodies[*first].pose.w);
  const mesh::Direction direction{
      Angle::nearest_to_degrees(atan2_degrees(eye.x, -eye.y)),
      Angle::nearest_to_degrees(asin_degrees(std::clamp(eye.z, -1.0, 1.0)))};
  const auto sketch = sketches_.of(focus.on, direction, Sketches::Detail::lines_and_faces);
  std::vector<Vec3> points = sketch->world;
  for (const checks::Mark& mark : result.marks) {
    points.insert(points.end(), mark.points.begin(), mark.points.end());
  }
  const View view = View::fitted(mesh::Camera(direction), points, frame,
                                 focus.around.empty() ? kRoomAround : kRoomForNeighbours);
  if (!focus.around.empty()) {
    const auto around = sketches_.of(focus.around, direction, Sketches::Detail::lines_and_faces);
    paint_around(canvas, *around, view, frame, k);
  }
  paint(canvas, *sketch, view, k);
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
                           const std::vector<const checks::GroundArea*>& areas, Language language) {
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
  const auto sketch = sketches_.of(bodies(), above, Sketches::Detail::lines);
  for (const mesh::VisibleLine& line : sketch->lines) {
    canvas.line(view.at(line.x1, line.y1), view.at(line.x2, line.y2),
                {.width = 0.12 * k, .ink = kInk});
  }
  draw_legend(canvas, frame, k, language);
  draw_scale(canvas, frame, view.scale, k);
}

}  // namespace plano::documents
