// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/glb.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "exporters/appearance.h"
#include "exporters/shaded_mesh.h"
#include "tests/unit/exporters/solid_sample.h"

namespace plano::exporters {
namespace {

using nlohmann::json;

struct Glb {
  json document;
  std::string binary;
};

Glb opened(const std::string& file) {
  std::uint32_t words[5];
  std::memcpy(words, file.data(), sizeof words);
  EXPECT_EQ(words[0], 0x46546c67u);
  EXPECT_EQ(words[2], file.size());
  return {json::parse(file.substr(20, words[3])), file.substr(20 + words[3] + 8)};
}

template <class T>
T read(const std::string& bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

TEST(Glb, HasOneMeshPerPartAndOneNamedNodePerCopy) {
  const sample::Solids solids;
  const Glb glb = opened(glb_assembly(solids.input()));
  EXPECT_EQ(glb.document["meshes"].size(), 2u);
  ASSERT_EQ(glb.document["nodes"].size(), 4u);
  const json& node = glb.document["nodes"][2];
  EXPECT_EQ(node["name"], "shelf.right");
  EXPECT_EQ(node["extras"], (json{{"part", "P01"}, {"element", "shelf.right"}}));
  EXPECT_EQ(node["mesh"], glb.document["nodes"][1]["mesh"]);
  EXPECT_EQ(glb.document["materials"].size(), 2u);
}

TEST(Glb, SharesGeometryBetweenColours) {
  sample::Solids solids;
  const std::string one_colour = glb_assembly(solids.input());
  solids.set.parts[0].instances[1].colour = "#ff0000";
  const std::string two_colours = glb_assembly(solids.input());
  EXPECT_EQ(opened(two_colours).document["meshes"].size(), 3u);
  EXPECT_EQ(opened(two_colours).binary.size(), opened(one_colour).binary.size());
}

/// All corners of a node's mesh in the viewer's world, metres, y up.
std::vector<std::array<double, 3>> world_corners(const Glb& glb, const json& node) {
  const json& mesh = glb.document["meshes"][node["mesh"].get<std::size_t>()];
  const json& accessor =
      glb.document["accessors"][mesh["primitives"][0]["attributes"]["POSITION"].get<std::size_t>()];
  std::vector<std::array<double, 3>> all;
  std::array<double, 4> q = {0, 0, 0, 1};
  if (node.contains("rotation")) q = node["rotation"].get<std::array<double, 4>>();
  for (std::size_t i = 0; i < accessor["count"].get<std::size_t>(); ++i) {
    double p[3];
    for (std::size_t k = 0; k < 3; ++k) {
      p[k] = read<std::int16_t>(glb.binary,
                                accessor["byteOffset"].get<std::size_t>() + 12 * i + 2 * k) *
             node["scale"][k].get<double>();
    }
    // v + 2 q × (q × v + w v)
    const double t[3] = {2 * (q[1] * p[2] - q[2] * p[1]), 2 * (q[2] * p[0] - q[0] * p[2]),
                         2 * (q[0] * p[1] - q[1] * p[0])};
    const double r[3] = {p[0] + q[3] * t[0] + q[1] * t[2] - q[2] * t[1],
                         p[1] + q[3] * t[1] + q[2] * t[0] - q[0] * t[2],
                         p[2] + q[3] * t[2] + q[0] * t[1] - q[1] * t[0]};
    const double x = r[0] + node["translation"][0].get<double>();
    const double y = r[1] + node["translation"][1].get<double>();
    const double z = r[2] + node["translation"][2].get<double>();
    all.push_back({x / 1000, z / 1000, -y / 1000});  // what the root's quarter turn and scale do
  }
  return all;
}

TEST(Glb, PutsEveryCornerWhereItStandsToHalfAStep) {
  const sample::Solids solids;
  const Glb glb = opened(glb_assembly(solids.input()));
  EXPECT_NEAR(glb.document["nodes"][0]["rotation"][0].get<double>(), -std::sqrt(0.5), 1e-15);
  std::size_t n = 1;
  for (std::size_t p = 0; p < solids.set.parts.size(); ++p) {
    for (const auto& instance : solids.set.parts[p].instances) {
      const auto corners = world_corners(glb, glb.document["nodes"][n++]);
      for (const auto& v : solids.boundaries[p].vertices) {
        const geometry::Vec3 w = instance.pose.at(v.xy, v.z);
        double nearest = 1e9;
        for (const auto& c : corners) {
          nearest = std::min(nearest,
                             std::hypot(c[0] - w.x / 1000, c[1] - w.z / 1000, c[2] + w.y / 1000));
        }
        EXPECT_LT(nearest, 1e-5) << instance.element;
      }
    }
  }
}

TEST(Glb, HasFlatFacesAndSmoothCylinders) {
  const sample::Solids solids;
  const mesh::TriangleMesh mesh = mesh::triangulated(solids.boundaries[0], 250_um);
  const ShadedMesh shaded = exporters::shaded(solids.boundaries[0], mesh);
  std::map<std::array<std::int16_t, 3>, int> copies;
  for (const auto& v : shaded.vertices) ++copies[v.position];
  for (const auto& [position, count] : copies) {
    // A box's corner has three normals; a point on the hole's rim two, its floor's and its wall's.
    EXPECT_TRUE(count == 2 || count == 3);
  }
  for (std::size_t i = 0; i < shaded.triangles.size(); ++i) {
    const auto& face = solids.boundaries[0].faces[mesh.face_of[i]];
    const auto& t = shaded.triangles[i];
    if (face.kind != mesh::SurfaceKind::wall_cylinder) {
      EXPECT_EQ(shaded.vertices[t[0]].normal, shaded.vertices[t[1]].normal);
      EXPECT_EQ(shaded.vertices[t[0]].normal, shaded.vertices[t[2]].normal);
    } else {
      for (const std::uint32_t corner : t) {
        const auto& v = shaded.vertices[corner];
        const double to_axis_x = 100 - shaded.middle.xy.x.mm() - v.position[0] * shaded.step.mm();
        const double to_axis_y = 150 - shaded.middle.xy.y.mm() - v.position[1] * shaded.step.mm();
        EXPECT_NEAR(to_axis_x / 30, v.normal[0] / 127.0, 0.01) << "a hole's wall looks inwards";
        EXPECT_NEAR(to_axis_y / 30, v.normal[1] / 127.0, 0.01);
      }
    }
  }
}

TEST(Glb, TakesTheFinestStepThatFits) {
  EXPECT_EQ(quantisation_step(500_mm), 10_um);
  EXPECT_EQ(quantisation_step(1200_mm), 20_um);
  EXPECT_EQ(quantisation_step(3000_mm), 50_um);
  EXPECT_EQ(quantisation_step(6000_mm), 100_um);
  EXPECT_EQ(quantisation_step(10'000_mm), 200_um);
}

TEST(Glb, TurnsScreenColoursIntoLight) {
  EXPECT_EQ(linear(0), 0.0);
  EXPECT_EQ(linear(255), 1.0);
  for (int c = 0; c < 256; ++c) {
    const double shown = c / 255.0;
    const double light = shown <= 0.04045 ? shown / 12.92 : std::pow((shown + 0.055) / 1.055, 2.4);
    EXPECT_NEAR(linear(static_cast<std::uint8_t>(c)), light, 1e-15);
  }
}

TEST(Glb, IsTheSameTwice) {
  EXPECT_EQ(glb_assembly(sample::Solids().input()), glb_assembly(sample::Solids().input()));
  EXPECT_EQ(glb_part(sample::Solids().input(), 1), glb_part(sample::Solids().input(), 1));
}

TEST(Appearance, IsBareWoodWhereNobodyChose) {
  EXPECT_EQ(colour_of("#0a141E"), (Colour{10, 20, 30}));
  EXPECT_EQ(colour_of(""), kBareWood);
  EXPECT_EQ(colour_of("#12345g"), kBareWood);
  EXPECT_EQ(colour_of("red"), kBareWood);
}

}  // namespace
}  // namespace plano::exporters
