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
// Of the movement within its own plane, against that across it, when bodies are moved apart.
constexpr double kWithinPlane = 1.0 / 3;
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

/// How far a body moves when all are moved apart.
Vec3 shift_of(const Placement& pose, Vec3 from_middle, double explode) {
  const Vec3 across = pose.w * dot(from_middle, pose.w);
  return (across + (from_middle - across) * kWithinPlane) * explode;
}

std::vector<std::vector<Vec3>> spread_out(std::span<const ViewBody> bodies, double explode) {
  std::vector<std::vector<Vec3>> corners;
  std::vector<Box> boxes(bodies.size());
  Box all;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    corners.push_back(placed_corners(bodies[i]));
    for (const Vec3& corner : corners[i]) {
      boxes[i].hold(corner);
      all.hold(corner);
    }
  }
  for (std::size_t i = 0; explode != 0 && i < bodies.size(); ++i) {
    const Vec3 shift = shift_of(bodies[i].pose, boxes[i].middle() - all.middle(), explode);
    for (Vec3& corner : corners[i]) {
      corner = corner + shift;
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
