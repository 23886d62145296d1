// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/journal.h"

#include <gtest/gtest.h>

namespace plano::sweep {
namespace {

using State = Journal::State;

const Identity kIdentity = {"aa01", "bb02", "cc03", "dd04", "1"};

std::vector<Trial> trials() {
  return {{Outcome::passed, {}},
          {Outcome::warned, {}},
          {Outcome::unproven, {{"A0202", "0:1-2"}}},
          {Outcome::refused, {{"M0001", "0:12-20"}}},
          {Outcome::unavailable, {{"P0101", "0:4-5"}}},
          {Outcome::failed, {{"J0103", "-1f3a9b20"}, {"U0510", "1:7-9"}}}};
}

std::string whole() {
  std::string text = head_of(kIdentity);
  for (std::size_t i = 0; i < trials().size(); ++i) text += line_of(i * 3, trials()[i]);
  return text;
}

TEST(Journal, is_read_as_it_was_written) {
  const Journal journal = read_journal(whole());
  EXPECT_EQ(journal.state, State::sound);
  EXPECT_EQ(journal.identity, kIdentity);
  EXPECT_FALSE(journal.torn);
  ASSERT_EQ(journal.trials.size(), trials().size());
  for (std::size_t i = 0; i < trials().size(); ++i) {
    EXPECT_EQ(journal.trials.at(i * 3), trials()[i]);
  }
}

// Killed at any moment, and gone on from there.
TEST(Journal, cut_at_any_byte_keeps_its_whole_lines_and_can_be_gone_on_with) {
  const std::string text = whole();
  const std::size_t head = head_of(kIdentity).size();
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    SCOPED_TRACE(cut);
    const std::string start = text.substr(0, cut);
    const Journal journal = read_journal(start);
    // The line break is not needed: the digest says that the line is whole.
    EXPECT_EQ(journal.state, cut + 1 >= head ? State::sound : State::empty);
    std::size_t lines = 0;
    std::size_t end = head;
    for (std::size_t i = 0; i < trials().size(); ++i) {
      end += line_of(i * 3, trials()[i]).size();
      lines += cut + 1 >= end ? 1 : 0;
    }
    EXPECT_EQ(journal.trials.size(), lines);
    EXPECT_EQ(journal.torn, cut > 0 && text[cut - 1] != '\n');

    std::string mended = start + (journal.torn ? "\n" : "");
    if (journal.state == State::empty) mended += head_of(kIdentity);
    for (std::size_t i = 0; i < trials().size(); ++i) {
      if (!journal.trials.contains(i * 3)) mended += line_of(i * 3, trials()[i]);
    }
    const Journal again = read_journal(mended);
    EXPECT_EQ(again.state, State::sound);
    EXPECT_EQ(again.identity, kIdentity);
    EXPECT_EQ(again.trials, read_journal(text).trials);
  }
}

TEST(Journal, a_changed_byte_costs_its_line_and_no_other) {
  const std::string text = whole();
  const std::size_t head = head_of(kIdentity).size();
  for (std::size_t at = head; at < text.size(); ++at) {
    if (text[at] == '\n') continue;
    std::string changed = text;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    EXPECT_EQ(read_journal(changed).trials.size(), trials().size() - 1) << at;
  }
}

TEST(Journal, something_else_is_not_one) {
  for (const char* other : {"spec: 1\n", "\n", "plano-swap 1\n", "x"}) {
    EXPECT_EQ(read_journal(other).state, State::foreign) << other;
  }
  EXPECT_EQ(read_journal("").state, State::empty);
  EXPECT_EQ(read_journal("plano-sw").state, State::empty);
}

TEST(Journal, of_a_variant_written_twice_the_first_counts) {
  const std::string text = head_of(kIdentity) + line_of(4, trials()[0]) + line_of(4, trials()[1]);
  EXPECT_EQ(read_journal(text).trials.at(4).outcome, Outcome::passed);
}

}  // namespace
}  // namespace plano::sweep
