// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/shelf.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "site/shelf_parts.h"
#include "spec/design_spec.h"
#include "syntax/tree.h"

namespace plano::site {
namespace {

/// Adds a text so that no two lists of texts give the same bytes.
void put(std::string& all, std::string_view text) {
  all += std::to_string(text.size()) + ":";
  all += text;
}

/// What every answer depends on.
std::string common_text(const ShelfTexts& texts, const Town& town) {
  std::string all;
  put(all, texts.program_version);
  put(all, texts.program_digest);
  for (const Text& text : {town.name, town.statement}) {
    put(all, text.en);
    put(all, text.fr);
  }
  put(all, town.accent);
  put(all, town.public_url);
  put(all, town.contact);
  for (const WorkshopText& workshop : texts.workshops) {
    put(all, workshop.id);
    put(all, texts.sources.text(workshop.source));
  }
  if (texts.licences) put(all, texts.sources.text(*texts.licences));
  for (const auto& [id, text] : texts.licence_texts) {
    put(all, id);
    put(all, text);
  }
  return hex(sha256(all));
}

std::string digest_of(const std::string& common, const ShelfTexts& texts,
                      const DesignText& design) {
  std::string all = common;
  put(all, design.id);
  put(all, texts.sources.text(design.source));
  for (const auto& [source, path] : design.modules.files) {
    put(all, path);
    put(all, texts.sources.text(source));
  }
  put(all, design.story.en);
  put(all, design.story.fr);
  for (const StoryPicture& picture : design.pictures) {
    put(all, picture.name);
    put(all, hex(sha256(picture.bytes)));
  }
  return hex(sha256(all));
}

}  // namespace

void add_all(diagnostics::Diagnostics& found, const diagnostics::Diagnostics& others) {
  for (const diagnostics::Diagnostic& each : others.items()) {
    auto builder = found.add(*each.code, each.primary.span, each.message);
    builder.label(each.primary.note);
    for (const diagnostics::Label& label : each.secondary) builder.also(label.span, label.note);
    if (each.hint) builder.hint(*each.hint);
  }
}

struct Shelf::Impl {
  ShelfTexts texts;
  Town town;
  std::map<std::string, Design, std::less<>> designs;
  std::map<std::string, Workshop, std::less<>> workshops;
  std::optional<catalog::LicenceCatalogue> licences;
  std::vector<std::string> design_ids;
  std::vector<std::string> workshop_ids;
  std::string digest;  // of all

  void read_licences(diagnostics::Diagnostics& found);
  void read_workshops(diagnostics::Diagnostics& found);
  void read_designs(diagnostics::Diagnostics& found);
  void make_digests();
};

void Shelf::Impl::read_licences(diagnostics::Diagnostics& found) {
  if (!texts.licences) return;
  const auto tree = syntax::parse(texts.sources, *texts.licences, syntax::Limits{}, found);
  if (tree) licences = catalog::read_licences(*tree, found);
}

void Shelf::Impl::read_workshops(diagnostics::Diagnostics& found) {
  for (const WorkshopText& text : texts.workshops) {
    const auto tree = syntax::parse(texts.sources, text.source, syntax::Limits{}, found);
    auto workshop = tree ? catalog::read_workshop(*tree, found) : std::nullopt;
    if (!workshop) continue;
    workshops.emplace(text.id, Workshop{text, std::move(*workshop)});
    workshop_ids.push_back(text.id);
  }
}

void Shelf::Impl::read_designs(diagnostics::Diagnostics& found) {
  for (const DesignText& text : texts.designs) {
    Design design;
    design.text = text;
    pipeline::Inputs inputs{.sources = texts.sources, .design = text.source};
    inputs.modules = text.modules;
    design.bound = std::make_unique<pipeline::BoundDesigns>(inputs, design.found);
    design.root = design.bound->root();
    if (design.root == nullptr) {
      add_all(found, design.found);
      continue;
    }
    if (design.root->spec->info.module) continue;
    design_ids.push_back(text.id);
    designs.emplace(text.id, std::move(design));
  }
  std::sort(design_ids.begin(), design_ids.end());
}

void Shelf::Impl::make_digests() {
  const std::string common = common_text(texts, town);
  std::string all = common;
  for (auto& [id, design] : designs) {
    design.digest = digest_of(common, texts, design.text);
    all += design.digest;
  }
  digest = hex(sha256(all));
}

Shelf::Shelf(ShelfTexts texts, Town town, diagnostics::Diagnostics& found)
    : impl_(std::make_unique<Impl>()) {
  impl_->texts = std::move(texts);
  impl_->town = std::move(town);
  impl_->read_licences(found);
  impl_->read_workshops(found);
  impl_->read_designs(found);
  impl_->make_digests();
}

Shelf::~Shelf() = default;
Shelf::Shelf(Shelf&&) noexcept = default;
Shelf& Shelf::operator=(Shelf&&) noexcept = default;

const Shelf::Design* Shelf::design(std::string_view id) const {
  const auto it = impl_->designs.find(id);
  return it == impl_->designs.end() ? nullptr : &it->second;
}

const Shelf::Workshop* Shelf::workshop(std::string_view id) const {
  const auto it = impl_->workshops.find(id);
  return it == impl_->workshops.end() ? nullptr : &it->second;
}

const std::vector<std::string>& Shelf::design_ids() const {
  return impl_->design_ids;
}
const std::vector<std::string>& Shelf::workshop_ids() const {
  return impl_->workshop_ids;
}
const ShelfTexts& Shelf::texts() const {
  return impl_->texts;
}
const Town& Shelf::town() const {
  return impl_->town;
}
const catalog::LicenceCatalogue* Shelf::licences() const {
  return impl_->licences ? &*impl_->licences : nullptr;
}

const std::string& Shelf::digest(std::string_view id) const {
  const Design* found = design(id);
  return found == nullptr ? impl_->digest : found->digest;
}

}  // namespace plano::site
