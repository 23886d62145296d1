// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view.h"

#include <algorithm>
#include <utility>

namespace plano::mesh {
namespace {

using geometry::Placement;
using geometry::Vec3;

// A face whose normal comes this near to the picture's plane is seen edge-on, so it shows nothing;
// half a thousandth of a degree keeps rounding from turning side walls to the eye.
constexpr double kEdgeOn = 1e-5;
// Shares of a body's distance from the middle of what it is joined to, by which it moves when
// bodies are moved apart once; and of such a group's distance from the middle of all.
constexpr double kAcrossPlane = 0.75;
constexpr double kWithinPlane = 0.25;
constexpr double kGroups = 0.45;
// Bodies whose boxes are nearer than this, in millimetres, are joined: a wedge has its play.
constexpr double kJoined = 10;
// A face steeper than this against its panel's plane is an edge of the board.
constexpr double kAcrossGrain = 0.5;

struct Box {
  Vec3 low{1e300, 1e300, 1e300};
  Vec3 high{-1e300, -1e300, -1e300};

  void hold(Vec3 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  Vec3 middle() const { return (low + high) * 0.5; }
};

std::vector<Vec3> placed_corners(const ViewBody& body) {
  std::vector<Vec3> corners;
  corners.reserve(body.mesh->vertices.size());
  for (const TriangleMesh::Vertex& vertex : body.mesh->vertices) {
    corners.push_back(body.pose.at(vertex.xy, vertex.z));
  }
  return corners;
}

bool near(const Box& a, const Box& b) {
  const auto apart = [](double low, double high) { return low - high > kJoined; };
  return !(apart(a.low.x, b.high.x) || apart(b.low.x, a.high.x) || apart(a.low.y, b.high.y) ||
           apart(b.low.y, a.high.y) || apart(a.low.z, b.high.z) || apart(b.low.z, a.high.z));
}

/// For each box the first of its group: the boxes reached from it by steps between near ones.
std::vector<std::size_t> groups_of(const std::vector<Box>& boxes) {
  std::vector<std::size_t> leader(boxes.size());
  std::vector<std::size_t> waiting;
  std::vector<bool> known(boxes.size(), false);
  for (std::size_t first = 0; first < boxes.size(); ++first) {
    if (known[first]) {
      continue;
    }
    known[first] = true;
    waiting.push_back(first);
    while (!waiting.empty()) {
      const std::size_t at = waiting.back();
      waiting.pop_back();
      leader[at] = first;
      for (std::size_t other = first + 1; other < boxes.size(); ++other) {
        if (!known[other] && near(boxes[at], boxes[other])) {
          known[other] = true;
          waiting.push_back(other);
        }
      }
    }
  }
  return leader;
}

/// How far each body moves when all are moved apart: a group from the middle of all, and a body
/// from the middle of its group, so that each piece of equipment comes apart where it stands.
std::vector<Vec3> shifts_of(std::span<const ViewBody> bodies, const std::vector<Box>& boxes,
                            double explode) {
  const std::vector<std::size_t> leader = groups_of(boxes);
  std::vector<Box> groups(boxes.size());
  Box all;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    groups[leader[i]].hold(boxes[i].low);
    groups[leader[i]].hold(boxes[i].high);
    all.hold(boxes[i].low);
    all.hold(boxes[i].high);
  }
  std::vector<Vec3> shifts;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Vec3 middle = groups[leader[i]].middle();
    const Vec3 from_middle = boxes[i].middle() - middle;
    const Vec3 normal = bodies[i].pose.w;
    const Vec3 across = normal * dot(from_middle, normal);
    Vec3 group = (middle - all.middle()) * kGroups;
    group.z = 0;  // all stand on the same ground
    shifts.push_back((group + across * kAcrossPlane + (from_middle - across) * kWithinPlane) *
                     explode);
  }
  return shifts;
}

/// The corners of every body where it is drawn.
std::vector<std::vector<Vec3>> spread_out(std::span<const ViewBody> bodies, double explode) {
  std::vector<std::vector<Vec3>> corners;
  std::vector<Box> boxes(bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    corners.push_back(placed_corners(bodies[i]));
    for (const Vec3& corner : corners[i]) {
      boxes[i].hold(corner);
    }
  }
  if (explode == 0) {
    return corners;
  }
  const std::vector<Vec3> shifts = shifts_of(bodies, boxes, explode);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    for (Vec3& corner : corners[i]) {
      corner = corner + shifts[i];
    }
  }
  return corners;
}

using Edge = std::pair<std::uint32_t, std::uint32_t>;  // in the direction its triangle walks it

/// Adds one body's triangles and lines to the scene.
class BodyAdder {
 public:
  BodyAdder(Scene& scene, const ViewBody& body, std::uint32_t index, std::uint32_t first_face)
      : scene_(scene), mesh_(*body.mesh), pose_(body.pose), body_(index), first_face_(first_face) {}

  void add(const std::vector<Vec3>& corners) {
    first_corner_ = static_cast<std::uint32_t>(scene_.world.size());
    for (const Vec3& corner : corners) {
      scene_.world.push_back(corner);
      scene_.seen.push_back(scene_.camera.see(corner));
    }
    add_triangles();
    add_lines();
  }

 private:
  void add_triangles() {
    faces_eye_.reserve(mesh_.triangles.size());
    for (std::size_t i = 0; i < mesh_.triangles.size(); ++i) {
      const auto& t = mesh_.triangles[i];
      const Vec3 a = scene_.world[first_corner_ + t[0]];
      const Vec3 twice =
          cross(scene_.world[first_corner_ + t[1]] - a, scene_.world[first_corner_ + t[2]] - a);
      const double length = norm(twice);
      const bool seen = length > 0 && dot(twice, scene_.camera.eye()) > kEdgeOn * length;
      faces_eye_.push_back(seen);
      for (std::size_t k = 0; k < 3; ++k) {
        edges_.push_back({{t[k], t[(k + 1) % 3]}, i});
      }
      if (seen) {
        SceneTriangle triangle;
        triangle.corners = {first_corner_ + t[0], first_corner_ + t[1], first_corner_ + t[2]};
        triangle.body = body_;
        triangle.face = first_face_ + mesh_.face_of[i];
        triangle.normal = twice * (1 / length);
        triangle.across_grain = std::abs(dot(triangle.normal, pose_.w)) < kAcrossGrain;
        scene_.triangles.push_back(triangle);
      }
    }
    std::sort(edges_.begin(), edges_.end());
  }

  bool seen_beside(Edge edge) const {
    const auto found =
        std::lower_bound(edges_.begin(), edges_.end(), std::pair<Edge, std::size_t>{edge, 0});
    return found != edges_.end() && found->first == edge && faces_eye_[found->second];
  }

  void add_line(Edge edge, LineKind kind) {
    scene_.lines.push_back({first_corner_ + edge.first, first_corner_ + edge.second, kind, body_});
  }

  /// Sharp edges beside a face that is seen, and the smooth edges where a round face turns away.
  void add_lines() {
    std::vector<Edge> sharp;
    for (const auto& chain : mesh_.sharp_edges) {
      for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        const Edge edge{chain[i], chain[i + 1]};
        const bool left = seen_beside(edge);
        const bool right = seen_beside({edge.second, edge.first});
        if (left || right) {
          add_line(edge, left && right ? LineKind::edge : LineKind::outline);
        }
        sharp.push_back(std::minmax(edge.first, edge.second));
      }
    }
    std::sort(sharp.begin(), sharp.end());
    for (const auto& [edge, triangle] : edges_) {
      const bool turns_away = faces_eye_[triangle] && !seen_beside({edge.second, edge.first});
      if (turns_away && !std::binary_search(sharp.begin(), sharp.end(),
                                            Edge(std::minmax(edge.first, edge.second)))) {
        add_line(edge, LineKind::outline);
      }
    }
  }

  Scene& scene_;
  const TriangleMesh& mesh_;
  const Placement& pose_;
  std::uint32_t body_;
  std::uint32_t first_face_;
  std::uint32_t first_corner_ = 0;
  std::vector<bool> faces_eye_;
  std::vector<std::pair<Edge, std::size_t>> edges_;
};

std::uint32_t faces_of(const TriangleMesh& mesh) {
  return mesh.face_of.empty() ? 0 : 1 + *std::max_element(mesh.face_of.begin(), mesh.face_of.end());
}

}  // namespace

Scene scene_of(std::span<const ViewBody> bodies, const ViewOptions& options) {
  Scene scene;
  scene.camera = Camera(options.direction);
  const std::vector<std::vector<Vec3>> corners = spread_out(bodies, options.explode);
  std::uint32_t faces = 0;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    BodyAdder(scene, bodies[i], static_cast<std::uint32_t>(i), faces).add(corners[i]);
    scene.colours.push_back(bodies[i].colour);
    faces += faces_of(*bodies[i].mesh);
  }
  if (scene.seen.empty()) {
    return scene;
  }
  scene.frame = {1e300, 1e300, -1e300, -1e300};
  scene.ground = 1e300;
  for (std::size_t i = 0; i < scene.seen.size(); ++i) {
    scene.frame.left = std::min(scene.frame.left, scene.seen[i].x);
    scene.frame.right = std::max(scene.frame.right, scene.seen[i].x);
    scene.frame.bottom = std::min(scene.frame.bottom, scene.seen[i].y);
    scene.frame.top = std::max(scene.frame.top, scene.seen[i].y);
    scene.ground = std::min(scene.ground, scene.world[i].z);
  }
  return scene;
}

}  // namespace plano::mesh
