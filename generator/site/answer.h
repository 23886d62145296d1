// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A wish about a design → the bytes that answer it. Pure: no files, no network, no clock; the same
/// wish over the same shelf gives the same bytes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "site/pages.h"
#include "site/shelf.h"
#include "site/wish.h"

namespace plano::site {

struct Reply {
  int status = 200;
  std::string media_type;  // "application/json", "text/html; charset=utf-8"
  std::string bytes;
  std::string file_name;  // of a download; empty: to be shown
  /// False: of values that cannot be used, or of words somebody looks for. There is no end to them,
  /// and they are not worth keeping.
  bool lasting = true;
};

/// What pages refer to besides the shelf.
struct Setting {
  PageMode mode = PageMode::live;
  std::string base = {};                      // of static files: see PageFrame
  std::map<std::string, std::string> assets;  // see PageFrame
  /// Of the designs at their defaults, where somebody has worked them out before; else it is done
  /// for each answer that shows them, which takes seconds.
  std::vector<DesignCard> cards = {};
};

/// The cards of all designs at their defaults, in the order of their ids, without addresses.
std::vector<DesignCard> cards_of(const Shelf& shelf);

/// Never throws for what an address may hold: values that cannot be used are answered with status
/// 422 and their problems as JSON (form and page: 200, with the problems shown). An unknown design
/// gives 404. JSON shapes are in README.md beside this file.
Reply answer(const Shelf& shelf, const Setting& setting, const Wish& wish);

/// The answer to an address that asks for nothing: JSON under /api/, else a page.
Reply refused(const Shelf& shelf, const Setting& setting, const std::string& path,
              const Refusal& refusal);

/// Whether an answer takes seconds rather than tenths of one.
bool is_slow(Asked asked);

/// All that the answer depends on: texts, values, version of the program, kind.
std::string cache_key(const Shelf& shelf, const Setting& setting, const Wish& wish);

}  // namespace plano::site
