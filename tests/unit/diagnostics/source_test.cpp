// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/source.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace plano::diagnostics {
namespace {

TEST(SourceMap, CountsColumnsInCharacters) {
  SourceMap sources;
  const SourceId id = sources.add("a.yaml", "title: été\nb: 1\n");
  const LineColumn after = sources.where(id, 12);  // behind the last letter of `été`, 5 bytes long
  EXPECT_EQ(after.line, 1U);
  EXPECT_EQ(after.column, 11U);
  EXPECT_EQ(sources.where(id, 13).line, 2U);
  EXPECT_EQ(sources.where(id, 14).column, 2U);
}

TEST(SourceMap, KnowsAllThreeLineBreaks) {
  SourceMap sources;
  const SourceId id = sources.add("a", "one\r\ntwo\rthree\n");
  EXPECT_EQ(sources.line(id, 1), "one");
  EXPECT_EQ(sources.line(id, 2), "two");
  EXPECT_EQ(sources.line(id, 3), "three");
  EXPECT_EQ(sources.line(id, 4), "");
  EXPECT_EQ(sources.where(id, 5).line, 2U);
  EXPECT_EQ(sources.where(id, 9).line, 3U);
}

TEST(SourceMap, ByteBeyondTheEndIsTheEnd) {
  SourceMap sources;
  const SourceId id = sources.add("a", "ab");
  EXPECT_EQ(sources.where(id, 1000).column, 3U);
  EXPECT_EQ(sources.where(sources.add("empty", ""), 5).line, 1U);
  EXPECT_THROW(sources.line(id, 2), InternalError);
}

}  // namespace
}  // namespace plano::diagnostics
