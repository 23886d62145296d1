// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the server is to do with a request for the gallery: answer at once, or have it made.
#pragma once

#include <map>
#include <string>

#include "cli/read_shelf.h"
#include "server/http.h"
#include "site/answer.h"

namespace plano::cli {

class GalleryRouter {
 public:
  /// `shelf` and `setting` have to outlive it.
  GalleryRouter(const site::Shelf& shelf, const site::Setting& setting, Assets assets);

  /// In the server: from memory.
  server::Plan plan(const server::Request& request) const;
  /// In a child.
  server::Answer made(const std::string& message) const;

 private:
  const site::Shelf& shelf_;
  const site::Setting& setting_;
  std::map<std::string, server::Answer> files_;  // by path
};

}  // namespace plano::cli
