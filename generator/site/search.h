// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Finding a design by words people type: "bancs" finds "banc", "aire de jeux" what has all three,
/// "creche" finds "Crèche", "tobog" what begins so. `gallery/src/filters.ts` does the same with the
/// words of the cards where no server answers; what one finds, the other must.
#pragma once

#include <string>
#include <string_view>

namespace plano::site {

/// Without capitals and accents, so that "creche" is "Crèche".
std::string folded(std::string_view text);

/// The words of a text as they are compared: folded, without the endings of plurals, sorted, each
/// once, with a space before each.
std::string search_words(std::string_view text);

/// Whether each word of `typed` begins one of `words`, as `search_words` made them. Words of two
/// letters at most ("de", "à") are passed over where longer ones are there.
bool is_found(std::string_view typed, const std::string& words);

}  // namespace plano::site
