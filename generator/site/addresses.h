// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where everything of a gallery lies: addresses of a live server, or of files in a static tree.
/// Ready to be put into a page, not yet escaped for HTML.
#pragma once

#include <string>
#include <string_view>

#include "site/pages.h"
#include "site/wish.h"

namespace plano::site {

class Addresses {
 public:
  /// `base` as in PageFrame.
  Addresses(PageMode mode, std::string base) : mode_(mode), base_(std::move(base)) {}

  bool live() const { return mode_ == PageMode::live; }
  const std::string& base() const { return base_; }

  std::string home(Language language) const;
  std::string about(Language language) const;
  std::string accessibility(Language language) const;
  /// `query` of a live page; of a static tree the preset alone counts.
  std::string design(Language language, const std::string& id, const std::string& preset,
                     const std::string& query) const;
  /// Its safety pre-check, with the same values.
  std::string safety(Language language, const std::string& id, const std::string& preset,
                     const std::string& query) const;
  /// What is made of a design: "report.json", "view.svg" with `more` "from=front". In a static tree
  /// `file` is its name: "view-front.svg".
  std::string made(const std::string& id, const std::string& preset, const std::string& query,
                   const std::string& what, const std::string& more, const std::string& file) const;
  /// Before the names of the pictures of a story.
  std::string pictures(const std::string& id) const;

 private:
  PageMode mode_;
  std::string base_;
};

/// "fr" or "en".
const char* code_of(Language language);

/// "data/bench/default/" for an empty preset.
std::string data_folder(const std::string& id, const std::string& preset);

/// Two queries as one; either may be empty.
std::string joined_query(const std::string& a, const std::string& b);

}  // namespace plano::site
