// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/gallery_config.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "cli/gallery_codes.h"
#include "cli/library.h"
#include "exporters/appearance.h"
#include "spec/check_keys.h"
#include "spec/read.h"
#include "syntax/codes.h"
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

/// The part between the scheme and the path, of an address of the web.
bool has_host(const std::string& text) {
  const std::size_t begin = text.find("://") + 3;
  return begin < text.size() && std::string_view("/?#:@.").find(text[begin]) == std::string::npos;
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
  if (text.find("://") != std::string::npos && !has_host(text)) {
    found
        .add(kBadGallery, entry->value.span,
             fill({"{0} names no machine", "{0} ne nomme aucune machine"}, {quote(text)}))
        .hint({"write it in full: https://plans.example.org",
               "écrivez-la en entier : https://plans.example.org"});
    return {};
  }
  if (const std::size_t tail = text.find_first_of("?#");
      reach == Reach::web && tail != std::string::npos) {
    found
        .add(kBadGallery, entry->value.span,
             fill({"{0} goes on with {1}: the addresses of pages are written behind it, and none "
                   "would lead anywhere",
                   "{0} se poursuit par {1} : les adresses des pages s'écrivent à la suite "
                   "et ne mèneraient nulle part"},
                  {quote(text), quote(text.substr(tail))}))
        .hint(fill({"write the beginning that all pages share: {0}",
                    "écrivez le début commun à toutes les pages : {0}"},
                   {Text(text.substr(0, tail))}));
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

/// Words of the town for its readers.
struct Words {
  const char* key;
  std::size_t longest;  // characters
  const char* example;
};
constexpr Words kName = {"name", 100, "name: {fr: Ville de Roanne, en: City of Roanne}"};
constexpr Words kStatement = {"statement", 4000, "statement: {fr: …, en: …}"};

/// What YAML takes for something else than words, unless it stands between quotes.
bool is_no_word(const syntax::Node& scalar) {
  if (scalar.quoted) return false;
  const std::string& text = scalar.text;
  const bool figures = text.find_first_not_of("0123456789.,+-_eE") == std::string::npos &&
                       text.find_first_of("0123456789") != std::string::npos;
  return figures || text == "~" || text == "null" || spec::plain_flag(scalar).has_value();
}

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_at(text, at).bytes) ++count;
  return count;
}

bool is_good(const syntax::Node& scalar, const Words& words, diagnostics::Diagnostics& found) {
  if (is_no_word(scalar)) {
    found
        .add(kBadGallery, scalar.span,
             fill({"{0} takes words for people to read, not {1}",
                   "{0} attend des mots à lire, et non {1}"},
                  {quote(words.key), quote(scalar.text)}))
        .hint(
            fill({"if these are the words you mean, put them between quotes: \"{0}\"",
                  "si ce sont bien les mots voulus, mettez-les entre guillemets droits : \"{0}\""},
                 {Text(scalar.text)}));
    return false;
  }
  const std::size_t length = characters_in(scalar.text);
  if (length <= words.longest) return true;
  found
      .add(kBadGallery, scalar.span,
           fill({"{0} has {1} characters; there is room for {2}",
                 "{0} compte {1} caractères ; il y a de la place pour {2}"},
                {quote(words.key), show(static_cast<std::int64_t>(length)),
                 show(static_cast<std::int64_t>(words.longest))}))
      .hint({"shorten it; a page of your own, behind `contact`, may say more",
             "raccourcissez-le ; une page à vous, derrière `contact`, peut en dire plus"});
  return false;
}

Text words_of(const syntax::Tree& tree, const Words& words, spec::Reader& read,
              diagnostics::Diagnostics& found) {
  const syntax::Entry* entry = tree.root.find(words.key);
  if (entry == nullptr) return {};
  const syntax::Node& node = entry->value;
  bool good = node.kind != syntax::NodeKind::scalar || is_good(node, words, found);
  for (const syntax::Entry& version : node.entries) {
    if (version.key.text != "fr" && version.key.text != "en") {
      found
          .add(kBadGallery, version.key.span,
               fill({"the gallery speaks French (fr) and English (en), not {0}",
                     "la galerie parle français (fr) et anglais (en), et non {0}"},
                    {quote(version.key.text)}))
          .hint(fill({"write it so: {0}", "écrivez ainsi : {0}"}, {Text(words.example)}));
      good = false;
    } else {
      good = is_good(version.value, words, found) && good;
    }
  }
  return good ? read.constant_text(node).value_or(Text()) : Text();
}

/// Without what only a design has to be told. Empty: there is an error, or nothing is said.
std::optional<syntax::Tree> parsed(const diagnostics::SourceMap& sources,
                                   diagnostics::SourceId source, diagnostics::Diagnostics& found) {
  diagnostics::Diagnostics own;
  auto tree = syntax::parse(sources, source, syntax::Limits{}, own);
  for (const diagnostics::Diagnostic& each : own.items()) {
    if (each.code == &syntax::kEmptyFile) return std::nullopt;
    auto builder = found.add(*each.code, each.primary.span, each.message);
    builder.label(each.primary.note);
    for (const diagnostics::Label& label : each.secondary) builder.also(label.span, label.note);
    if (each.code == &syntax::kRootNotAMap) {
      builder.hint(
          {"write each thing on a line of its own, after its name and a colon: "
           "name: Ville de Roanne",
           "écrivez chaque chose sur sa ligne, après son nom et un deux-points : "
           "name: Ville de Roanne"});
    } else if (each.hint) {
      builder.hint(*each.hint);
    }
  }
  return tree;
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
  const auto tree = parsed(sources, source, found);
  if (!tree && found.errors() == errors_before) return site::Town{};  // every line may be missing
  if (!tree || !spec::check_keys(tree->root, kKeys, found)) return std::nullopt;
  spec::Names names;
  spec::Reader read(names, found);
  site::Town town;
  town.name = words_of(*tree, kName, read, found);
  town.statement = words_of(*tree, kStatement, read, found);
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
