// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/stl.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>

#include "tests/unit/exporters/solid_sample.h"

namespace plano::exporters {
namespace {

struct Facet {
  std::array<float, 12> v{};  // normal, three corners
};

std::vector<Facet> facets(const std::string& stl) {
  std::uint32_t count = 0;
  std::memcpy(&count, stl.data() + 80, 4);
  EXPECT_EQ(stl.size(), 84 + 50 * std::size_t{count});
  std::vector<Facet> all(count);
  for (std::uint32_t i = 0; i < count; ++i) std::memcpy(&all[i].v, stl.data() + 84 + 50 * i, 48);
  return all;
}

TEST(Stl, HoldsEveryCopyWhereItStands) {
  const sample::Solids solids;
  const auto all = facets(stl_assembly(solids.input()));
  double volume = 0;
  float top = 0;
  for (const Facet& f : all) {
    const auto& v = f.v;
    volume += (v[3] * (v[7] * v[11] - v[8] * v[10]) - v[4] * (v[6] * v[11] - v[8] * v[9]) +
               v[5] * (v[6] * v[10] - v[7] * v[9])) /
              6.0;
    top = std::max({top, v[5], v[8], v[11]});
  }
  const double expected =
      2 * mesh::volume_mm3(solids.boundaries[0]) + mesh::volume_mm3(solids.boundaries[1]);
  EXPECT_NEAR(volume, expected, 1e-3 * expected);
  EXPECT_EQ(top, 518.0F);
}

TEST(Stl, HasUnitNormalsThatPointOutwards) {
  const sample::Solids solids;
  for (const Facet& f : facets(stl_part(solids.input(), 1))) {
    const auto& v = f.v;
    EXPECT_NEAR(std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), 1, 1e-6);
    if (v[5] == 0 && v[8] == 0 && v[11] == 0) {
      EXPECT_EQ(v[2], -1.0F) << "the underside looks down";
    }
  }
}

TEST(Stl, DoesNotPassForTheTextForm) {
  const sample::Solids solids;
  EXPECT_NE(stl_part(solids.input(), 0).substr(0, 5), "solid");
  EXPECT_EQ(stl_part(solids.input(), 0), stl_part(solids.input(), 0));
}

}  // namespace
}  // namespace plano::exporters
