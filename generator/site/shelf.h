// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All texts a gallery is made from, in memory: designs with their modules, workshops, licences.
/// Nothing is read from disk here (`cli/read_shelf.h` does that); each text is parsed and bound
/// once, when the shelf is made, and never again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "pipeline/generate.h"

namespace plano::site {

/// A picture beside a design's story, as it lies in its folder `pictures`.
struct StoryPicture {
  std::string name;  // "bench.png"
  std::string media_type;
  std::string bytes;
};

struct DesignText {
  std::string id;  // as addresses have it: the name of its folder
  diagnostics::SourceId source = 0;
  pipeline::ModuleTexts modules;
  Text story;  // README.md and README.fr.md: Markdown; either may be empty
  std::vector<StoryPicture> pictures;
};

struct WorkshopText {
  std::string id;
  diagnostics::SourceId source = 0;
};

struct ShelfTexts {
  diagnostics::SourceMap sources;
  std::vector<DesignText> designs;
  std::vector<WorkshopText> workshops;
  std::optional<diagnostics::SourceId> licences;  // the catalogue
  std::vector<std::pair<std::string, std::string>> licence_texts;
  std::string program_version;  // as files say it: "0.1.0"
  std::string program_digest;   // of the program itself: another one may give other answers
};

/// What a town says of itself; everything may be empty.
struct Town {
  Text name;
  std::string accent;      // "#rrggbb", at least 4.5:1 on white
  std::string public_url;  // "https://jeux.example.fr/plans", without a slash at its end
  std::string contact;     // an address of a page, or of mail
  Text statement;          // what the town adds to the statement on accessibility
};

class Shelf {
 public:
  /// A text with mistakes is left out, and what is wrong with it is added to `found`.
  Shelf(ShelfTexts texts, Town town, diagnostics::Diagnostics& found);
  ~Shelf();
  Shelf(Shelf&&) noexcept;
  Shelf& operator=(Shelf&&) noexcept;

  struct Design;    // a text with what it is bound to; see shelf_parts.h
  struct Workshop;  // the same

  /// nullptr: there is none of that id.
  const Design* design(std::string_view id) const;
  const Workshop* workshop(std::string_view id) const;
  /// Designs that are no modules, sorted by id; workshops in the order given. The first is meant
  /// where none is named.
  const std::vector<std::string>& design_ids() const;
  const std::vector<std::string>& workshop_ids() const;

  const ShelfTexts& texts() const;
  const Town& town() const;
  /// Of all that an answer about this design can depend on, but for the request: its texts,
  /// those of its modules, all workshops and licences, the town, the version of the program.
  /// 64 hexadecimal digits. `id` may be unknown: then of the whole shelf.
  const std::string& digest(std::string_view id) const;

  /// nullptr: none was given, or it has mistakes.
  const catalog::LicenceCatalogue* licences() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace plano::site
