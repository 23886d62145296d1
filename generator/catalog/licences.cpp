// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/licences.h"

#include <algorithm>

#include "catalog/codes.h"
#include "catalog/keys.h"
#include "catalog/reading.h"
#include "spec/check_keys.h"
#include "spec/read.h"
#include "spec/suggest.h"

namespace plano::catalog {
namespace {

using diagnostics::Diagnostics;

LicenceKind kind_of(std::string_view word) {
  if (word == "document") return LicenceKind::document;
  if (word == "metadata") return LicenceKind::metadata;
  if (word == "software") return LicenceKind::software;
  return LicenceKind::hardware;
}

/// "A-1.0, B-2.0" → the two.
std::vector<std::string> split_at_commas(std::string_view words) {
  std::vector<std::string> parts;
  while (!words.empty()) {
    const std::size_t comma = std::min(words.find(','), words.size());
    std::string_view part = words.substr(0, comma);
    const auto blank = [](char c) { return c == ' ' || c == '\n'; };
    while (!part.empty() && blank(part.front())) part.remove_prefix(1);
    while (!part.empty() && blank(part.back())) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    words.remove_prefix(std::min(comma + 1, words.size()));
  }
  return parts;
}

std::optional<Licence> read_licence(const syntax::Node& node, spec::Reader& read) {
  const auto word = [&](std::string_view key) { return node.find(key)->value.text; };
  Licence licence;
  licence.id = word("id");
  licence.name = word("name");
  licence.kind = kind_of(word("kind"));
  const std::optional<bool> open = constant_flag(node.find("open_hardware")->value, read);
  const std::optional<bool> approved = constant_flag(node.find("osi_approved")->value, read);
  licence.address = word("address");
  licence.may_be_combined_into = split_at_commas(word("may_be_combined_into"));
  const std::optional<Text> obligations = read.constant_text(node.find("obligations")->value);
  if (!open || !approved || !obligations) return std::nullopt;
  licence.open_hardware = *open;
  licence.osi_approved = *approved;
  licence.obligations = *obligations;
  return licence;
}

std::vector<std::string> ids_of(const LicenceCatalogue& catalogue) {
  std::vector<std::string> ids;
  for (const Licence& licence : catalogue.licences) ids.push_back(licence.id);
  return ids;
}

void check_combinations(const LicenceCatalogue& catalogue, const syntax::Node& list,
                        Diagnostics& found) {
  for (std::size_t i = 0; i < catalogue.licences.size(); ++i) {
    for (const std::string& other : catalogue.licences[i].may_be_combined_into) {
      if (catalogue.find(other) != nullptr) continue;
      found.add(kCombinesIntoUnknown, list.items[i].find("may_be_combined_into")->value.span,
                fill({"{0} is not in this catalogue", "{0} n'est pas dans ce catalogue"},
                     {quote(other)}));
    }
  }
}

}  // namespace

const Licence* LicenceCatalogue::find(std::string_view id) const {
  const auto it = std::find_if(licences.begin(), licences.end(),
                               [&](const Licence& licence) { return licence.id == id; });
  return it == licences.end() ? nullptr : &*it;
}

std::optional<LicenceCatalogue> read_licences(const syntax::Tree& tree, Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  if (!spec::check_keys(tree.root, licence_catalogue_keys(), found)) return std::nullopt;
  spec::Names names;
  spec::Reader read(names, found);
  check_version(tree.root.find("catalogue")->value, read);
  LicenceCatalogue catalogue;
  const syntax::Node& list = tree.root.find("licences")->value;
  for (const syntax::Node& node : list.items) {
    std::optional<Licence> licence = read_licence(node, read);
    if (!licence) continue;
    if (catalogue.find(licence->id) != nullptr) {
      found.add(kRepeatedLicence, node.find("id")->value.span,
                fill({"{0} stands here a second time", "{0} figure ici une seconde fois"},
                     {quote(licence->id)}));
      continue;
    }
    catalogue.licences.push_back(std::move(*licence));
  }
  if (found.errors() == errors_before) check_combinations(catalogue, list, found);
  if (found.errors() > errors_before) return std::nullopt;
  return catalogue;
}

const Licence* check_design_licence(const LicenceCatalogue& catalogue, std::string_view id,
                                    diagnostics::Span span, Diagnostics& found) {
  const Licence* licence = catalogue.find(id);
  if (licence == nullptr) {
    auto finding = found.add(
        kUnknownLicence, span,
        fill({"the catalogue of licences has no {0}", "le catalogue des licences n'a pas de {0}"},
             {quote(std::string(id))}));
    // `CERN-OHL-S` for `CERN-OHL-S-2.0`: a forgotten version is too far by edit distance.
    std::string near = spec::suggestion(id, ids_of(catalogue));
    for (const Licence& candidate : catalogue.licences) {
      if (near.empty() && !id.empty() && candidate.id.starts_with(id)) near = candidate.id;
    }
    if (!near.empty()) {
      finding.hint(spec::did_you_mean(near));
    } else {
      finding.hint({"for an open design, `CERN-OHL-S-2.0` is a good choice",
                    "pour un modèle libre, `CERN-OHL-S-2.0` est un bon choix"});
    }
    return nullptr;
  }
  if (!licence->open_hardware) {
    found
        .add(kNotOpenHardware, span,
             fill({"{0} is not an open hardware licence",
                   "{0} n'est pas une licence de matériel libre"},
                  {Text(licence->id)}))
        .hint(licence->obligations);
  } else if (licence->kind != LicenceKind::hardware) {
    found
        .add(kLicenceOfAnotherKind, span,
             fill({"{0} was not written for things one makes",
                   "{0} n'a pas été écrite pour des objets à fabriquer"},
                  {Text(licence->id)}))
        .hint({"CERN-OHL-S-2.0 keeps makers' sources open as well",
               "CERN-OHL-S-2.0 garde ouvertes aussi les sources des fabricants"});
  }
  return licence;
}

bool may_combine(const Licence& inner, const Licence& outer) {
  const auto& into = inner.may_be_combined_into;
  return std::find(into.begin(), into.end(), outer.id) != into.end();
}

}  // namespace plano::catalog
