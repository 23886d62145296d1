// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of Markdown that stories of designs are written in → HTML: headings, paragraphs, lists,
/// code; emphasis, code, links and pictures in a line. HTML in it is shown as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/html.h"

namespace plano::site {

/// What stands under one heading of the second level; the first has none.
struct StorySection {
  std::string heading;
  std::string body;  // Markdown
};

/// Without its first heading (the page has the title), comments, and the line that leads to the
/// other language. In order.
std::vector<StorySection> story_sections(std::string_view markdown);

struct StoryLinks {
  std::string pictures;  // before a picture's name; empty: pictures are left out
};

/// The body as blocks; headings in it begin at `level`. Links to other files of the repository
/// lead nowhere from a page, and are shown as their words. Linear in the length of `markdown`.
void write_markdown(Html& html, std::string_view markdown, const StoryLinks& links, int level);

}  // namespace plano::site
