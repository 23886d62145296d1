// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "exporters/view_png.h"
#include "exporters/view_svg.h"
#include "tests/unit/mesh/view_meshes.h"

namespace plano::exporters {
namespace {

using mesh::testing::at;
using mesh::testing::box;

constexpr mesh::Rgb kWood{222, 184, 135};

class View : public ::testing::Test {
 protected:
  mesh::TriangleMesh board_ = box(400_mm, 300_mm, 18_mm);
  std::vector<mesh::ViewBody> bodies_{{&board_, at(0, 0, 0), kWood},
                                      {&board_, at(60, 40, 200), kWood}};
  mesh::ViewOptions iso_{mesh::direction_from("iso").value(), 0};

  std::string svg(ViewStyle style) const { return view_svg(bodies_, iso_, style, 200_mm); }
  std::string png(int columns, ViewStyle style = ViewStyle::shaded) const {
    return view_png(bodies_, iso_, style, columns);
  }
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t i = text.find(part); i != std::string::npos; i = text.find(part, i + 1)) {
    ++found;
  }
  return found;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at_byte) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at_byte + i));
  }
  return value;
}

TEST_F(View, SvgIsTheWidthAskedForAndSaysItsScale) {
  const std::string text = svg(ViewStyle::lines);
  EXPECT_NE(text.find("width=\"200mm\""), std::string::npos);
  EXPECT_NE(text.find("viewBox=\"0 0 200 "), std::string::npos);
  EXPECT_NE(text.find("<desc>1 mm : "), std::string::npos);
  EXPECT_EQ(text.substr(text.size() - 7), "</svg>\n");
  EXPECT_EQ(count(text, "<path"), 2U);  // outlines and edges
}

TEST_F(View, SvgCoordinatesLieOnThePage) {
  const std::string text = svg(ViewStyle::shaded);
  const std::size_t box_at = text.find("viewBox=\"0 0 200 ") + 17;
  const double height = std::stod(text.substr(box_at));
  std::size_t numbers = 0;
  for (std::size_t d = text.find(" d=\""); d != std::string::npos; d = text.find(" d=\"", d + 1)) {
    std::string path = text.substr(d + 4, text.find('"', d + 4) - d - 4);
    std::replace_if(
        path.begin(), path.end(), [](char c) { return c == 'M' || c == 'L' || c == 'Z'; }, ' ');
    std::size_t at_char = 0;
    for (bool is_x = true; at_char < path.size(); is_x = !is_x) {
      if (path.find_first_not_of(' ', at_char) == std::string::npos) {
        break;
      }
      std::size_t used = 0;
      const double value = std::stod(path.substr(at_char), &used);
      at_char += used;
      EXPECT_GE(value, 0);
      EXPECT_LE(value, is_x ? 200 : height);
      ++numbers;
    }
  }
  EXPECT_GT(numbers, 50U);
}

TEST_F(View, ShadedSvgHasFacesAndAShadowUnderItsLines) {
  const std::string text = svg(ViewStyle::shaded);
  EXPECT_LT(text.find("fill-rule=\"nonzero\""), text.find("<g stroke-width"));
  EXPECT_LT(text.find("</g>"), text.find("stroke-linecap"));
  EXPECT_GE(count(text, "<path"), 3U + 6U);  // three faces of each board at least
  mesh::ViewOptions flat{mesh::direction_from("front").value(), 0};
  EXPECT_EQ(view_svg(bodies_, flat, ViewStyle::shaded, 200_mm).find("nonzero"), std::string::npos);
}

TEST_F(View, SameInputSameBytes) {
  EXPECT_EQ(svg(ViewStyle::shaded), svg(ViewStyle::shaded));
  EXPECT_EQ(png(120), png(120));
}

TEST_F(View, PngHasTheSizeAskedForAndTheShapeOfTheView) {
  const std::string bytes = png(160);
  EXPECT_EQ(bytes.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(big_endian(bytes, 16), 160U);
  const std::uint32_t rows = big_endian(bytes, 20);
  EXPECT_GT(rows, 80U);
  EXPECT_LT(rows, 240U);
  EXPECT_NE(png(160), png(160, ViewStyle::lines));
}

TEST_F(View, FewColoursAreAPaletteOfTheSamePicture) {
  const std::string all = png(640);
  const std::string few = view_png(bodies_, iso_, ViewStyle::shaded, 640, Colours::few);
  EXPECT_EQ(few.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(few.substr(16, 8), all.substr(16, 8));  // columns and rows
  EXPECT_EQ(all[25], 2);                            // red, green, blue
  EXPECT_EQ(few[25], 3);                            // a palette
  EXPECT_LT(few.size(), all.size() * 3 / 5);
  EXPECT_EQ(few, view_png(bodies_, iso_, ViewStyle::shaded, 640, Colours::few));
}

TEST_F(View, VeryHighViewStaysWithinTheLimits) {
  const mesh::TriangleMesh pole = box(1_mm, 1_mm, 50'000_mm);
  const std::vector<mesh::ViewBody> bodies{{&pole, at(0, 0, 0), kWood}};
  const std::string bytes =
      view_png(bodies, {mesh::direction_from("front").value(), 0}, ViewStyle::lines, 2000);
  EXPECT_LE(big_endian(bytes, 16), 2000U);
  EXPECT_LE(big_endian(bytes, 20), static_cast<std::uint32_t>(kMostPixels));
}

TEST_F(View, NothingToShowIsAnEmptyPage) {
  EXPECT_EQ(view_svg({}, iso_, ViewStyle::shaded, 100_mm).substr(0, 5), "<?xml");
  EXPECT_EQ(big_endian(view_png({}, iso_, ViewStyle::shaded, 10), 16), 10U);
}

TEST(Ink, IsThinnerTheMoreThePictureShows) {
  const Ink bench = ink_for({0, 0, 1'500, 1'000}, 1600);
  const Ink town = ink_for({0, 0, 15'000, 10'000}, 1600);
  EXPECT_GT(bench.outline, 1.5 * town.outline);
  EXPECT_GT(town.edge, 0.3);  // still seen
  EXPECT_GT(bench.outline, bench.edge);
}

TEST(Chains, JoinLinesThatContinueEachOther) {
  using mesh::LineKind;
  const std::vector<mesh::VisibleLine> lines{{0, 0, 1, 0, LineKind::edge, 0},
                                             {1, 0, 1, 1, LineKind::edge, 0},
                                             {5, 5, 6, 6, LineKind::outline, 0},
                                             {1, 1, 0, 1, LineKind::edge, 0},
                                             {2, 2, 3, 3, LineKind::edge, 0}};
  const auto joined = chains(lines, LineKind::edge);
  ASSERT_EQ(joined.size(), 2U);
  EXPECT_EQ(joined[0].size(), 4U);
  EXPECT_EQ(chains(lines, LineKind::outline).size(), 1U);
}

}  // namespace
}  // namespace plano::exporters
