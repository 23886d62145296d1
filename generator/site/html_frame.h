// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is around every page's content: head, top, foot; and small pieces that pages share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/html.h"
#include "site/pages.h"

namespace plano::site {

struct PageHead {
  Text title;             // before " – Planothèque"; empty: the name alone
  Text description;       // for search engines
  std::string_view kind;  // class of <body>: "home", "design"…
};

/// The page from "<!doctype html>" to <main>, and on from </main> when it goes.
class Page {
 public:
  Page(Html& html, const PageFrame& frame, const PageHead& head);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

 private:
  Html& html_;
  const PageFrame& frame_;
};

/// What the scripts need to know, and every sentence they say. `query`: of the state shown.
void write_page_data(Html& html, const PageFrame& frame, const std::string& design,
                     const std::string& query);

/// "base" + file of the front end; empty where it was not built.
std::string asset(const PageFrame& frame, const std::string& name);

/// An anchor as a heading of the second level, with words.
void write_heading(Html& html, const std::string& id, const Text& words);

/// One of the drawn signs, decoration beside words: "check", "warn", "stop", "arrow".
void write_sign(Html& html, std::string_view name);

}  // namespace plano::site
