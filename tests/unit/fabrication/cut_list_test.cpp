// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cut_list.h"

#include <gtest/gtest.h>

#include "geometry/text_form.h"

namespace plano::fabrication {
namespace {

constexpr Length kKerf = 3_mm;

/// One part for each length, `copies` of each, out of one kind of batten.
panels::PartSet battens(std::vector<Length> stock, const std::vector<Length>& lengths,
                        std::size_t copies = 1) {
  panels::PartSet set;
  model::Material batten;
  batten.form = model::StockForm::bar;
  batten.stock_lengths = std::move(stock);
  batten.saw_kerf = kKerf;
  set.materials.push_back(batten);
  for (const Length length : lengths) {
    panels::Part part;
    part.thickness = 45_mm;
    part.grain = model::Grain::along_u;
    part.profile.outer = geometry::rectangle({}, length, 70_mm);
    for (std::size_t i = 0; i < copies; ++i) part.instances.push_back({"b", Text("b"), {}, ""});
    set.parts.push_back(std::move(part));
  }
  return set;
}

std::size_t pieces_in(const CutList& list) {
  std::size_t count = 0;
  for (const StockBar& bar : list.bars) count += bar.pieces.size();
  return count;
}

/// Two of 1198.5 mm and a cut make 2400 mm to a hair, and nobody's first end is square.
TEST(CutBars, leave_room_to_square_the_first_end) {
  EXPECT_EQ(cut_bars(battens({2400_mm}, {Length::nearest_to_mm(1198.5)}, 2)).bars.size(), 2u);
  const CutList list = cut_bars(battens({2400_mm}, {Length::nearest_to_mm(1193.5)}, 2));
  ASSERT_EQ(list.bars.size(), 1u);
  EXPECT_EQ(list.bars[0].offcut, Length()) << "the last cut may fall on the end";
  EXPECT_EQ(cut_bars(battens({2400_mm}, {Length::nearest_to_mm(1193.6)}, 2)).bars.size(), 2u);
}

TEST(CutBars, let_a_single_piece_have_the_whole_of_its_bar) {
  for (const double length : {2400.0, 2399.0, 2395.0}) {
    const CutList list = cut_bars(battens({2400_mm, 3000_mm}, {Length::nearest_to_mm(length)}));
    ASSERT_EQ(list.bars.size(), 1u);
    EXPECT_EQ(list.bars[0].length, 2400_mm);
    EXPECT_EQ(list.bars[0].offcut, Length()) << "less than a cut and a squared end";
  }
}

TEST(CutBars, buy_the_least_of_several_lengths) {
  // Out of 2400 alone it would be three bars, 7200 mm.
  const CutList list = cut_bars(battens({2400_mm, 3000_mm}, {1400_mm, 1400_mm, 1500_mm, 800_mm}));
  ASSERT_EQ(list.bars.size(), 2u);
  EXPECT_EQ(pieces_in(list), 4u);
  EXPECT_EQ(list.bars[0].length, 3000_mm);
  EXPECT_EQ(list.bars[0].offcut, 3000_mm - 10_mm - 1500_mm - 1400_mm - 2 * kKerf);
  EXPECT_EQ(list.bars[1].length, 2400_mm);
  EXPECT_EQ(list.bars[1].offcut, 2400_mm - 10_mm - 1400_mm - 800_mm - 2 * kKerf);
}

TEST(CutBars, of_less_left_than_a_cut_leave_nothing) {
  const CutList list = cut_bars(battens({2400_mm}, {1195_mm, 1190_mm}));
  ASSERT_EQ(list.bars.size(), 1u);  // 10 + 1195 + 3 + 1190 = 2398
  EXPECT_EQ(list.bars[0].offcut, Length());
}

TEST(CutBars, give_back_what_its_tenons_make_longer_than_any_stock) {
  panels::PartSet set = battens({2400_mm}, {2380_mm, 500_mm});
  // Tenons of 18 mm at both ends: 2416 mm over all.
  set.parts[0].profile = geometry::region_from_text(
                             "0,0 2380,0 2380,20 2398,20 2398,50 2380,50 2380,70 0,70 0,50 "
                             "-18,50 -18,20 0,20")
                             .value()
                             .faces.front();
  const CutList list = cut_bars(set);
  ASSERT_EQ(list.too_long.size(), 1u);
  EXPECT_EQ(list.too_long[0].part, 0u);
  EXPECT_EQ(list.too_long[0].length, 2416_mm);
  ASSERT_EQ(list.bars.size(), 1u) << "the other is sawn all the same";
  EXPECT_EQ(list.bars[0].pieces[0].part, 1u);
}

}  // namespace
}  // namespace plano::fabrication
