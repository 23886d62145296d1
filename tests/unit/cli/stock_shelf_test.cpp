// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_shelf.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/codes.h"

namespace plano::cli {
namespace {

constexpr const char* kShop = R"(workshop: 1
id: small
title: Small
machines:
  router: {kind: router, bed: [2500mm, 1250mm], tool: 6mm, fits: {snug: 0.2mm}}
sheets:
  board: {kind: plywood, nominal: 18mm, measured: 17.8mm, size: [2500mm, 1250mm], machine: router, count: 3}
)";

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Shelf, WhatSomebodyElseWroteMeanwhileStays) {
  const auto path = std::filesystem::path(::testing::TempDir()) / "plano-shelf-test.yaml";
  std::ofstream(path) << kShop;
  std::ostringstream out;
  std::ostringstream err;
  const World world{.environment = {}, .executable = {}, .out = out, .err = err};
  const Arguments nothing;
  Session session(world, nothing, Language::english);
  const auto shelf = open_shelf(path.string(), session);
  ASSERT_TRUE(shelf.has_value());
  catalog::StockChange change;
  change.sheet_counts = {{"board", 2}};
  const std::string other = std::string(kShop) + "# ours\n";
  std::ofstream(path) << other;
  EXPECT_FALSE(save(*shelf, change, session));
  ASSERT_EQ(session.found.items().size(), 1U);
  EXPECT_EQ(session.found.items()[0].code, &kStockChanged);
  EXPECT_EQ(content(path), other);
  std::ofstream(path) << kShop;
  EXPECT_TRUE(save(*shelf, change, session));
  EXPECT_NE(content(path).find("count: 2"), std::string::npos);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace plano::cli
