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
  /// `shelf` has to outlive it.
  GalleryRouter(const site::Shelf& shelf, site::Setting setting, Assets assets);

  /// In the server: from memory.
  server::Plan plan(const server::Request& request);
  /// In a child.
  server::Answer made(const std::string& message) const;

 private:
  server::Plan of_cards(const site::Wish& wish);

  const site::Shelf& shelf_;
  site::Setting setting_;                        // with the cards, once a child has worked them out
  std::map<std::string, server::Answer> files_;  // by path
};

}  // namespace plano::cli
