// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// HTML pages, made from plain values. What is around a page's content is the same everywhere:
/// `PageFrame` tells it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/report.h"
#include "site/design_view.h"
#include "site/shelf.h"

namespace plano::site {

enum class PageMode : std::uint8_t {
  live,          // `plano serve`: values may be sent
  static_files,  // `plano gallery build`: a folder of files, perhaps on a USB stick
};

struct PageFrame {
  Language language = Language::french;
  PageMode mode = PageMode::live;
  /// Before any address of the site: "/" live, "../../" and the like in static files.
  std::string base = "/";
  /// Addresses of the site's own pages, ready to be put in.
  std::string home;
  std::string about;
  std::string accessibility;
  std::string other_language;  // this very page, in the other language
  Town town;
  /// Names of the front end's files by what they are for ("gallery.css" →
  /// "assets/gallery-1f2e3d4c.css"), to be put after `base`. Empty where none were built: pages
  /// then link none and are whole all the same.
  std::map<std::string, std::string> assets;
  std::string program_version;
};

/// The safety pre-check of a design with its values.
struct SafetyView {
  Text title;
  std::vector<std::pair<Text, Text>> values;  // labels of fields, and what they hold
  const checks::Report& report;
  std::string back;    // address of the design with the same values
  std::string bundle;  // of everything, with the report to print in it
  std::string data;    // of the same as JSON
};

/// Whole documents, "<!doctype html>" to "</html>". Same input, same bytes.
std::string home_page(const HomeView& view, const PageFrame& frame);
std::string design_page(const DesignView& view, const PageFrame& frame);
std::string safety_page(const SafetyView& view, const PageFrame& frame);
std::string about_page(const PageFrame& frame);
std::string accessibility_page(const PageFrame& frame);
/// `status` as of HTTP: 404, 400, 503…
/// `back`: address of a page that says more, or empty.
std::string error_page(int status, const Text& reason, const PageFrame& frame,
                       const std::string& back = {});
/// index.html of a static site's root: the two languages to choose from. `frame.base` is "".
std::string language_page(const PageFrame& frame);

}  // namespace plano::site
