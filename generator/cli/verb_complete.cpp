// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "cli/all_codes.h"
#include "cli/library.h"
#include "cli/parameter_layers.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "joints/joint.h"
#include "pipeline/selection.h"
#include "syntax/tree.h"

namespace plano::cli {
namespace {

/// The keys below a top key of a design, each followed by `after`.
std::vector<std::string> names_below(const char* key, const std::string& design,
                                     const Library& library, const char* after) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics unheard;  // a shell's Tab key is no place for messages
  std::vector<std::string> names;
  const auto path = library.design(design, unheard);
  const auto source = path ? read_source(*path, sources, unheard) : std::nullopt;
  if (!source) return names;
  const auto tree = syntax::parse(sources, *source, syntax::Limits{}, unheard);
  const syntax::Entry* entry = tree ? tree->root.find(key) : nullptr;
  if (entry == nullptr) return names;
  for (const syntax::Entry& each : entry->value.entries) names.push_back(each.key.text + after);
  return names;
}

std::vector<std::string> proposals(const std::string& kind, const std::string& design,
                                   const Library& library) {
  if (kind == "designs") return library.design_ids();
  if (kind == "workshops") return library.workshop_ids();
  if (kind == "formats") return pipeline::selection_words();
  if (kind == "parameters") return names_below("parameters", design, library, "=");
  if (kind == "presets") return names_below("presets", design, library, "");
  std::vector<std::string> ids;
  for (const diagnostics::Code* code : all_codes()) ids.emplace_back(code->id);
  for (const joints::JointType* type : joints::all_joint_types()) {
    ids.emplace_back(type->keys.type);
  }
  return ids;
}

int run_complete(Session& session, const Arguments& arguments) {
  for (const std::string& word :
       proposals(arguments.one("kind"), arguments.one("design"), Library::find(session.world()))) {
    session.print(word + "\n");
  }
  return 0;
}

constexpr std::array<Positional, 2> kPositionals = {{
    {"kind", "KIND", "SORTE", Needed::required, Completes::words,
     "designs workshops formats parameters presets codes"},
    {"design", "DESIGN", "MODÈLE", Needed::optional, Completes::design},
}};

}  // namespace

extern const Verb kComplete;
const Verb kComplete = {"complete",
                        "print the words a shell may propose",
                        "afficher les mots qu'un interpréteur de commandes peut proposer",
                        "For the scripts of `plano completion`.",
                        "Pour les scripts de « plano completion ».",
                        kPositionals,
                        {},
                        {},
                        DesignParameters::none,
                        Listed::hidden,
                        run_complete};

}  // namespace plano::cli
