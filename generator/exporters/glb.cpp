// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/glb.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/version.h"
#include "exporters/appearance.h"
#include "exporters/bytes.h"
#include "exporters/shaded_mesh.h"
#include "exporters/world_mesh.h"

namespace plano::exporters {

namespace {

using Json = nlohmann::ordered_json;
using geometry::Placement;
using geometry::Vec3;

// Constants of the glTF 2.0 specification.
constexpr int kShort = 5122;
constexpr int kByte = 5120;
constexpr int kUnsignedShort = 5123;
constexpr int kUnsignedInt = 5125;
constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;
constexpr std::uint32_t kGlbMagic = 0x46546c67;
constexpr std::uint32_t kJsonChunk = 0x4e4f534a;
constexpr std::uint32_t kBinaryChunk = 0x004e4942;

/// Interleaved: three 16-bit coordinates and three 8-bit components of the normal, each filled up
/// to a multiple of four bytes as the format asks.
constexpr int kVertexBytes = 12;
constexpr int kNormalOffset = 8;

/// Dull wood or paint.
constexpr double kRoughness = 0.8;

/// The rotation of a right-handed frame as x, y, z, w.
std::array<double, 4> quaternion(const Placement& pose) {
  const double xx = pose.u.x;
  const double yy = pose.v.y;
  const double zz = pose.w.z;
  // The largest of the four squares keeps the divisor away from zero.
  const std::array<double, 4> squares = {1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz,
                                         1 + xx + yy + zz};
  const auto largest = std::max_element(squares.begin(), squares.end()) - squares.begin();
  const double r = std::sqrt(squares[static_cast<std::size_t>(largest)]);
  const double k = 0.5 / r;
  const double a = (pose.v.z - pose.w.y) * k;
  const double b = (pose.w.x - pose.u.z) * k;
  const double c = (pose.u.y - pose.v.x) * k;
  const double d = (pose.v.x + pose.u.y) * k;
  const double e = (pose.w.x + pose.u.z) * k;
  const double f = (pose.w.y + pose.v.z) * k;
  std::array<double, 4> q{};
  switch (largest) {
    case 0:
      q = {r / 2, d, e, a};
      break;
    case 1:
      q = {d, r / 2, f, b};
      break;
    case 2:
      q = {e, f, r / 2, c};
      break;
    default:
      q = {a, b, c, r / 2};
  }
  const double length = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  for (double& component : q) component = component / length + 0.0;
  return q;
}

Json triple(double x, double y, double z) {
  return Json::array({x + 0.0, y + 0.0, z + 0.0});
}

class GlbWriter {
 public:
  explicit GlbWriter(const ModelInput& input) : input_(input) {
    json_["asset"] = {{"version", "2.0"}, {"generator", "plano " + std::string(kVersion)}};
    json_["extensionsUsed"] = {"KHR_mesh_quantization"};
    json_["extensionsRequired"] = {"KHR_mesh_quantization"};
    json_["scene"] = 0;
    json_["scenes"] = Json::array({{{"nodes", {0}}}});
    // From millimetres, z up, to metres, y up: a quarter turn about x, half its sine and cosine.
    const double half = std::sqrt(0.5);
    nodes_.push_back({{"name", input.info.title.in(input.language)},
                      {"rotation", {-half, 0.0, 0.0, half}},
                      {"scale", {0.001, 0.001, 0.001}},
                      {"children", Json::array()}});
  }

  /// The number `copy` takes for it.
  std::size_t part(std::size_t index) {
    const panels::Part& part = input_.parts.parts[index];
    return geometry_of(shaded(input_.boundaries[index],
                              mesh::triangulated(input_.boundaries[index], kViewSagitta)),
                       part.name, title_of(part, input_.language));
  }
  std::size_t piece(std::size_t index) {
    const solid::Piece& piece = input_.pieces[index];
    return geometry_of(shaded(piece.mesh), piece.name, title_of(piece, input_.language));
  }

  void copy(std::size_t number, const panels::Instance& instance, const Placement& pose) {
    const ShadedMesh& mesh = meshes_[number].shaded;
    const Vec3 middle = pose.at(mesh.middle.xy, mesh.middle.z);
    const std::array<double, 4> turn = quaternion(pose);
    const double step = mesh.step.mm();
    Json node = {{"name", instance.element},
                 {"mesh", mesh_in(number, colour_of(instance.colour))},
                 {"translation", triple(middle.x, middle.y, middle.z)}};
    if (turn != std::array<double, 4>{0, 0, 0, 1}) node["rotation"] = turn;
    node["scale"] = triple(step, step, step);
    node["extras"] = {{"part", meshes_[number].name}, {"element", instance.element}};
    nodes_[0]["children"].push_back(nodes_.size());
    nodes_.push_back(std::move(node));
  }

  std::string take() {
    if (nodes_[0]["children"].empty()) nodes_[0].erase("children");
    json_["nodes"] = std::move(nodes_);
    std::string binary = std::move(vertices_);
    const std::size_t first_index = binary.size();
    binary += indices_;
    if (!meshes_json_.empty()) {
      json_["meshes"] = std::move(meshes_json_);
      json_["materials"] = std::move(materials_);
      json_["accessors"] = std::move(accessors_);
      json_["bufferViews"] = {{{"buffer", 0},
                               {"byteOffset", 0},
                               {"byteLength", first_index},
                               {"byteStride", kVertexBytes},
                               {"target", kArrayBuffer}},
                              {{"buffer", 0},
                               {"byteOffset", first_index},
                               {"byteLength", indices_.size()},
                               {"target", kElementArrayBuffer}}};
      json_["buffers"] = Json::array({{{"byteLength", binary.size()}}});
    }
    return packed(json_.dump(), std::move(binary));
  }

 private:
  struct PartMesh {
    ShadedMesh shaded;
    std::string name;  // "P01"
    std::string title;
    std::size_t position = 0;  // accessors
    std::size_t normal = 0;
    std::size_t index = 0;
  };

  std::size_t geometry_of(ShadedMesh shaded, std::string name, std::string title) {
    PartMesh mesh;
    mesh.shaded = std::move(shaded);
    mesh.name = std::move(name);
    mesh.title = std::move(title);
    write_geometry(mesh);
    meshes_.push_back(std::move(mesh));
    return meshes_.size() - 1;
  }

  void write_geometry(PartMesh& mesh) {
    const ShadedMesh& shaded = mesh.shaded;
    const std::size_t offset = vertices_.size();
    std::array<int, 3> low{32767, 32767, 32767};
    std::array<int, 3> high{-32767, -32767, -32767};
    for (const ShadedMesh::Vertex& v : shaded.vertices) {
      for (std::size_t k = 0; k < 3; ++k) {
        append_u16(vertices_, static_cast<std::uint16_t>(v.position[k]));
        low[k] = std::min<int>(low[k], v.position[k]);
        high[k] = std::max<int>(high[k], v.position[k]);
      }
      vertices_.append(2, '\0');
      for (const std::int8_t n : v.normal) vertices_ += static_cast<char>(n);
      vertices_ += '\0';
    }
    mesh.position = accessor({{"bufferView", 0},
                              {"byteOffset", offset},
                              {"componentType", kShort},
                              {"count", shaded.vertices.size()},
                              {"type", "VEC3"},
                              {"min", low},
                              {"max", high}});
    mesh.normal = accessor({{"bufferView", 0},
                            {"byteOffset", offset + kNormalOffset},
                            {"componentType", kByte},
                            {"normalized", true},
                            {"count", shaded.vertices.size()},
                            {"type", "VEC3"}});
    const bool narrow = shaded.vertices.size() < 0xffff;
    const std::size_t first = indices_.size();
    for (const auto& t : shaded.triangles) {
      for (const std::uint32_t corner : t) {
        if (narrow) {
          append_u16(indices_, static_cast<std::uint16_t>(corner));
        } else {
          append_u32(indices_, corner);
        }
      }
    }
    indices_.resize((indices_.size() + 3) / 4 * 4, '\0');
    mesh.index = accessor({{"bufferView", 1},
                           {"byteOffset", first},
                           {"componentType", narrow ? kUnsignedShort : kUnsignedInt},
                           {"count", shaded.triangles.size() * 3},
                           {"type", "SCALAR"}});
  }

  std::size_t accessor(Json accessor) {
    accessors_.push_back(std::move(accessor));
    return accessors_.size() - 1;
  }

  /// The glTF mesh of a part in a colour: copies in another colour share its geometry.
  std::size_t mesh_in(std::size_t number, Colour colour) {
    const auto [it, is_new] = mesh_numbers_.try_emplace({number, colour}, meshes_json_.size());
    if (is_new) {
      const PartMesh& mesh = meshes_[number];
      meshes_json_.push_back(
          {{"name", mesh.title},
           {"primitives",
            Json::array({{{"attributes", {{"POSITION", mesh.position}, {"NORMAL", mesh.normal}}},
                          {"indices", mesh.index},
                          {"material", material(colour)}}})}});
    }
    return it->second;
  }

  std::size_t material(Colour colour) {
    const auto [it, is_new] = material_numbers_.try_emplace(colour, materials_.size());
    if (is_new) {
      materials_.push_back(
          {{"pbrMetallicRoughness",
            {{"baseColorFactor",
              {linear(colour.red), linear(colour.green), linear(colour.blue), 1.0}},
             {"metallicFactor", 0.0},
             {"roughnessFactor", kRoughness}}}});
    }
    return it->second;
  }

  static std::string packed(std::string json, std::string binary) {
    json.resize((json.size() + 3) / 4 * 4, ' ');
    std::string out;
    out.reserve(json.size() + binary.size() + 28);
    append_u32(out, kGlbMagic);
    append_u32(out, 2);
    const std::size_t binary_chunk = binary.empty() ? 0 : 8 + binary.size();
    append_u32(out, static_cast<std::uint32_t>(12 + 8 + json.size() + binary_chunk));
    append_u32(out, static_cast<std::uint32_t>(json.size()));
    append_u32(out, kJsonChunk);
    out += json;
    if (!binary.empty()) {
      append_u32(out, static_cast<std::uint32_t>(binary.size()));
      append_u32(out, kBinaryChunk);
      out += binary;
    }
    return out;
  }

  const ModelInput& input_;
  Json json_;
  Json nodes_ = Json::array();
  Json meshes_json_ = Json::array();
  Json materials_ = Json::array();
  Json accessors_ = Json::array();
  std::string vertices_;
  std::string indices_;
  std::vector<PartMesh> meshes_;
  std::map<std::pair<std::size_t, Colour>, std::size_t> mesh_numbers_;
  std::map<Colour, std::size_t> material_numbers_;
};

}  // namespace

std::string glb_assembly(const ModelInput& input) {
  CHECK(input.boundaries.size() == input.parts.parts.size(), "one boundary per part");
  GlbWriter out(input);
  const auto place = [&](std::size_t number, const std::vector<panels::Instance>& instances) {
    for (const panels::Instance& instance : instances) out.copy(number, instance, instance.pose);
  };
  for (std::size_t p = 0; p < input.parts.parts.size(); ++p) {
    place(out.part(p), input.parts.parts[p].instances);
  }
  for (std::size_t p = 0; p < input.pieces.size(); ++p) {
    place(out.piece(p), input.pieces[p].instances);
  }
  return out.take();
}

std::string glb_part(const ModelInput& input, std::size_t part) {
  CHECK(part < input.boundaries.size(), "the part has a boundary");
  GlbWriter out(input);
  const std::size_t number = out.part(part);
  const panels::Part& shown = input.parts.parts[part];
  panels::Instance alone;
  alone.element = shown.name;
  if (!shown.instances.empty()) alone.colour = shown.instances.front().colour;
  out.copy(number, alone, {});
  return out.take();
}

}  // namespace plano::exporters
