// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "site/answer.h"
#include "site/shelf.h"

namespace plano::test {

/// A box: small enough to be made in an instant, with one of everything a form turns.
inline constexpr const char* kBox = R"(spec: 1
id: box
title: {fr: Boîte, en: Box}
summary: {fr: Une boîte., en: A box.}
languages: [fr, en]
licence: CERN-OHL-S-2.0
authors: [{name: Someone, role: design}]
status: idea
purpose: {setting: indoor-public, users: all-ages, equipment: furniture}
parameters:
  length: {label: {fr: Longueur, en: Length}, default: 300mm, range: [200mm, 600mm], step: 10mm, show_in: cm}
  height: {label: {fr: Hauteur, en: Height}, default: 200mm, range: [100mm, 300mm]}
  wide: {label: {fr: Large, en: Wide}, default: no}
  holes: {label: {fr: Trous, en: Holes}, default: 2, range: [0, 4], step: 1, show_if: wide}
  look: {label: {fr: Aspect, en: Look}, default: plain, choices: {plain: {fr: simple, en: plain}, fine: {fr: soigné, en: fine}}}
presets:
  long: {label: {fr: Longue, en: Long one}, set: {length: 500mm}}
materials:
  board: {kind: plywood, thickness: {choices: [18mm, 21mm], default: 18mm}}
panels:
  base: {material: board, lies_in: xy, size: [length, if(wide; 300mm; 200mm)], at: {z: 0mm}}
  back: {material: board, lies_in: xz, size: [length - 60mm, height], at: {x: 30mm, y: 90mm, z: board.thickness}}
joints:
  - {id: back-base, type: tab_slot, from: back, into: base, tabs: 2, fit: snug}
checks:
  - that: height <= 250mm
    else: {fr: "Trop haut : {height}.", en: "Too high: {height}."}
)";

inline std::string file(const std::string& path) {
  std::ifstream in(std::string(PLANO_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The box and the library's default workshop.
inline site::Shelf small_shelf(site::Town town = {}) {
  site::ShelfTexts texts;
  site::DesignText box;
  box.id = "box";
  box.source = texts.sources.add("box/design.yaml", kBox);
  box.story = {"# Box\n", "# Boîte\n\nAussi un panier de Noël.\n"};
  box.pictures = {{"box.png", "image/png", "not really"}};
  texts.designs.push_back(box);
  texts.workshops.push_back(
      {"default", texts.sources.add("default.yaml", file("workshops/default.yaml"))});
  texts.licences = texts.sources.add("catalogue.yaml", file("licenses/catalogue.yaml"));
  texts.program_version = "1.2.3";
  diagnostics::Diagnostics found;
  site::Shelf shelf(std::move(texts), std::move(town), found);
  EXPECT_FALSE(found.has_errors()) << (found.items().empty() ? "" : found.items()[0].message.en);
  return shelf;
}

inline site::Wish wish(const std::string& path, const std::string& query = {}) {
  const auto read = site::read_wish(path, query, Language::english);
  EXPECT_TRUE(std::holds_alternative<site::Wish>(read)) << path << "?" << query;
  return std::holds_alternative<site::Wish>(read) ? std::get<site::Wish>(read) : site::Wish{};
}

inline site::Reply asked(const site::Shelf& shelf, const std::string& what,
                         const std::string& query = {}) {
  return site::answer(shelf, {}, wish("/api/designs/box/" + what, query));
}

}  // namespace plano::test
