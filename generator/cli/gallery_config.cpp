// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/gallery_config.h"

#include <algorithm>
#include <array>

#include "cli/gallery_codes.h"
#include "cli/library.h"
#include "exporters/appearance.h"
#include "spec/check_keys.h"
#include "spec/read.h"
#include "syntax/tree.h"

namespace plano::cli {
namespace {

using spec::ValueKind;

constexpr std::array<spec::Key, 5> kKeys = {{
    {.name = "name",
     .kind = ValueKind::text,
     .doc_en = "What the town is called.",
     .doc_fr = "Comment s'appelle la commune."},
    {.name = "accent",
     .kind = ValueKind::word,
     .doc_en = "Its colour, #rrggbb.",
     .doc_fr = "Sa couleur, #rrggbb."},
    {.name = "public_url",
     .kind = ValueKind::word,
     .doc_en = "Where the gallery can be reached.",
     .doc_fr = "À quelle adresse la galerie est accessible."},
    {.name = "contact",
     .kind = ValueKind::word,
     .doc_en = "A page or a mail address.",
     .doc_fr = "Une page ou une adresse de courriel."},
    {.name = "statement",
     .kind = ValueKind::text,
     .doc_en = "Added to the accessibility statement.",
     .doc_fr = "S'ajoute à la déclaration d'accessibilité."},
}};

bool is_colour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t at) {
    return exporters::linear(
        static_cast<std::uint8_t>(std::stoi(colour.substr(at, 2), nullptr, 16)));
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/// Nothing that could end an attribute, and no other way of reaching somewhere than the web's own.
bool is_address(const std::string& text, bool mail) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\'' && c != '\\';
  });
  const bool web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
  const bool known =
      web || (mail && text.rfind("mailto:", 0) == 0) ||
      (mail && text.find('@') != std::string::npos && text.find(':') == std::string::npos);
  return plain && known && text.size() > 8 && text.size() <= 400;
}

enum class Reach : std::uint8_t { web, web_or_mail };

std::string address(const syntax::Tree& tree, const char* key, Reach reach,
                    diagnostics::Diagnostics& found) {
  const syntax::Entry* entry = tree.root.find(key);
  if (entry == nullptr) return {};
  std::string text = entry->value.text;
  if (!is_address(text, reach == Reach::web_or_mail)) {
    found
        .add(kBadGallery, entry->value.span,
             fill({"{0} is no address that a page can lead to",
                   "{0} n'est pas une adresse vers laquelle une page peut mener"},
                  {quote(text)}))
        .hint({"write it in full: https://plans.example.org",
               "écrivez-la en entier : https://plans.example.org"});
    return {};
  }
  while (text.back() == '/') text.pop_back();
  if (reach == Reach::web_or_mail && text.find(':') == std::string::npos) text = "mailto:" + text;
  return text;
}

std::string accent(const syntax::Tree& tree, diagnostics::Diagnostics& found) {
  const syntax::Entry* entry = tree.root.find("accent");
  if (entry == nullptr) return {};
  const std::string& text = entry->value.text;
  if (!is_colour(text)) {
    found
        .add(kBadGallery, entry->value.span,
             fill({"{0} is no colour", "{0} n'est pas une couleur"}, {quote(text)}))
        .hint({"write red, green and blue in hexadecimal: \"#1f5f4a\"",
               "écrivez rouge, vert et bleu en hexadécimal : \"#1f5f4a\""});
    return {};
  }
  const double has = contrast(text, "#ffffff");
  if (has < kLeastContrast) {
    found
        .add(kPaleAccent, entry->value.span,
             fill({"{0} on white has a contrast of {1} to 1; {2} to 1 is needed to be read",
                   "{0} sur blanc a un contraste de {1} pour 1 ; il faut {2} pour 1 pour être lu"},
                  {Text(text), show_number(has, 1), show_number(kLeastContrast, 1)}))
        .hint({"take a darker shade of it", "prenez-en une nuance plus foncée"});
    return {};
  }
  return text;
}

}  // namespace

double contrast(const std::string& a, const std::string& b) {
  const double one = luminance(a);
  const double other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

std::optional<site::Town> read_town(const diagnostics::SourceMap& sources,
                                    diagnostics::SourceId source, diagnostics::Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  const auto tree = syntax::parse(sources, source, syntax::Limits{}, found);
  if (!tree || !spec::check_keys(tree->root, kKeys, found)) return std::nullopt;
  spec::Names names;
  spec::Reader read(names, found);
  const auto text = [&](const char* key) {
    const syntax::Entry* entry = tree->root.find(key);
    return entry == nullptr ? Text() : read.constant_text(entry->value).value_or(Text());
  };
  site::Town town;
  town.name = text("name");
  town.statement = text("statement");
  town.accent = accent(*tree, found);
  town.public_url = address(*tree, "public_url", Reach::web, found);
  town.contact = address(*tree, "contact", Reach::web_or_mail, found);
  if (found.errors() > errors_before) return std::nullopt;
  return town;
}

std::optional<site::Town> asked_town(const Arguments& arguments, Session& session) {
  if (!arguments.has("config")) return site::Town{};
  const auto source = read_source(arguments.one("config"), session.sources, session.found);
  return source ? read_town(session.sources, *source, session.found) : std::nullopt;
}

const Flag kGalleryConfigFlag = {"--config",
                                 "config",
                                 Takes::one,
                                 "FILE",
                                 "FICHIER",
                                 "gallery.yaml: the town's name, colour, address, contact",
                                 "gallery.yaml : nom, couleur, adresse et contact de la commune",
                                 Completes::file};
const Flag kGalleryWorkshopFlag = {
    "-w,--workshop",
    "workshop",
    Takes::many,
    "WORKSHOP",
    "ATELIER",
    "offer this workshop; may be repeated, the first is the usual one (default: all of the "
    "library)",
    "proposer cet atelier ; peut se répéter, le premier est l'habituel (sinon : tous ceux de la "
    "bibliothèque)",
    Completes::workshop};

}  // namespace plano::cli
