// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The last word on every result has to be able to say no.

#include <gtest/gtest.h>

#include "geometry/exact/evaluate.h"
#include "geometry/text_form.h"

namespace plano::geometry::exact {
namespace {

/// The fault in a region given as text; kernel stands for none.
Reason::Kind fault_in(std::string_view text) {
  const auto region = region_from_text(text);
  EXPECT_TRUE(region) << (region ? "" : region.error().why);
  const auto fault = find_fault(*region);
  return fault ? fault->kind : Reason::Kind::kernel;
}

constexpr auto kNone = Reason::Kind::kernel;
constexpr auto kNotSimple = Reason::Kind::input_not_simple;
constexpr auto kContact = Reason::Kind::point_contact;
constexpr auto kSliver = Reason::Kind::sliver;

TEST(FindFault, AcceptsSoundRegions) {
  EXPECT_EQ(fault_in(""), kNone);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50"), kNone);
  EXPECT_EQ(fault_in("10,0(0,0 10 +) | 5,0(0,0 5 -) ; 4,0(0,0 4 +)"), kNone);
  EXPECT_EQ(fault_in("10,0(0,0 10 +) -10,0"), kNone);
  EXPECT_EQ(fault_in("0,0 10,0(10,10 10 -) 0,10"), kNone);  // two cusps
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 20,20 20,30 30,30 30,20 ; 200,0 300,0 250,80"),
            kNone);
}

TEST(FindFault, FindsContoursThatTurnTheWrongWay) {
  EXPECT_EQ(fault_in("0,50 100,50 100,0 0,0"), kNotSimple);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 20,20 30,20 30,30 20,30"), kNotSimple);
}

TEST(FindFault, FindsCrossings) {
  EXPECT_EQ(fault_in("0,0 100,0 0,50 100,60"), kNotSimple);  // bow tie
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 ; 90,10 190,10 190,40 90,40"), kNotSimple);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 110,25(100,25 10 -)"), kNotSimple);
  EXPECT_EQ(fault_in("10,0(0,0 10 +) ; 25,0(15,0 10 +)"), kNotSimple);
  // A line and the arc that follows it, which comes back over the line.
  EXPECT_EQ(fault_in("0,0 40,0(30,0 10 +) 30,-10 60,-30 60,40 0,40"), kNotSimple);
}

TEST(FindFault, FindsWrongNesting) {
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 220,20 220,30 230,30 230,20"), kNotSimple);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 ; 20,20 30,20 30,30 20,30"), kNotSimple);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 10,10 10,40 90,40 90,10 | 20,20 20,30 30,30 30,20"),
            kNotSimple);
  EXPECT_EQ(fault_in("0,0 9,0 9,9 0,9 | 22,2 22,7 27,7 27,2 ; 20,0 29,0 29,9 20,9"), kNotSimple);
}

TEST(FindFault, FindsPointContacts) {
  EXPECT_EQ(fault_in("10,0(0,0 10 +) ; 30,0(20,0 10 +)"), kContact);
  EXPECT_EQ(fault_in("0,0 10,0 10,10 0,10 ; 10,10 20,10 20,20 10,20"), kContact);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 20,10(10,10 10 -)"), kContact);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 50,0 40,20 60,20"), kContact);
}

TEST(FindFault, FindsSlivers) {
  EXPECT_EQ(fault_in("0,0 100,0 100,0.001 99,50 0,50"), kSliver);  // short edge
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 0.0019,10 0.0019,20 9,20 9,10"), kSliver);
  EXPECT_EQ(fault_in("0,0 100,0 100,50 0,50 | 0.002,10 0.002,20 9,20 9,10"), kNone);
  EXPECT_EQ(fault_in("10,0(0,0 10 +) ; 30.0015,0(20.0015,0 10 +)"), kSliver);
  EXPECT_EQ(fault_in("0,0 100,0 50,0.001"), kSliver);                       // a needle
  EXPECT_EQ(fault_in("20,0(0,0 20 +) | 19.999,0(0,0 19.999 -)"), kSliver);  // a foil of a ring
}

TEST(FindFault, FindsArcsThatMissTheirCircle) {
  EXPECT_EQ(fault_in("10,0(0,0 10 +) -10.000003,0"), kNone);
  EXPECT_EQ(fault_in("10,0(0,0 10 +) -10.000004,0"), kNotSimple);
}

TEST(FindFault, SaysWhere) {
  const auto region = region_from_text("10,0(0,0 10 +) ; 30,0(20,0 10 +)");
  EXPECT_EQ(find_fault(*region)->place, (Point{10_mm, 0_mm}));
}

}  // namespace
}  // namespace plano::geometry::exact
