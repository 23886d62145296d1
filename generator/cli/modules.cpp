// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/modules.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "syntax/tree.h"

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

using diagnostics::SourceId;
using diagnostics::Span;
using syntax::NodeKind;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

fs::path real(const fs::path& path) {
  std::error_code error;
  // Made absolute first: the folder of a file in the working folder is an empty path.
  const fs::path whole = fs::absolute(path.empty() ? fs::path(".") : path, error);
  fs::path out = fs::weakly_canonical(whole, error);
  return error ? whole : out;
}

/// The design.yaml of a folder, or the file itself.
fs::path text_of(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error) ? path / "design.yaml" : path;
}

bool is_path(const std::string& word) {
  return word.find('/') != std::string::npos || word.ends_with(".yaml");
}

bool leads_upwards(const fs::path& path) {
  return path.is_absolute() ||
         std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path inner = real(path);
  const fs::path outer = real(folder);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

/// Whether a place in the bundle can be written into design.lock as it is, and is free.
bool can_be_in_bundle(const fs::path& path) {
  const std::string text = path.generic_string();
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' ||
           std::string_view(",:{}[]#&*!|>'\"%@`\\").find(c) != std::string_view::npos;
  });
  return plain && text.ends_with(".yaml") && text != "design.yaml" && text != "workshop.yaml";
}

/// One entry under `uses:` as it is written.
struct Use {
  std::string name;
  std::string word;
  std::string repository;
  Span span;  // of the word
  /// Of what says where the module is kept, if anything does: the first of it.
  std::optional<Span> origin;
};

/// What a text takes in. A text with mistakes in it takes in nothing.
std::vector<Use> uses_in(SourceId source, const diagnostics::SourceMap& sources) {
  std::vector<Use> uses;
  diagnostics::Diagnostics unheard;
  const auto tree = syntax::parse(sources, source, syntax::Limits{}, unheard);
  const syntax::Entry* all = tree ? tree->root.find("uses") : nullptr;
  if (all == nullptr) return uses;
  for (const syntax::Entry& entry : all->value.entries) {
    const syntax::Entry* design = entry.value.find("design");
    if (design == nullptr || design->value.kind != NodeKind::scalar) continue;
    const syntax::Entry* repository = entry.value.find("repository");
    const syntax::Entry* origin = repository == nullptr ? entry.value.find("commit") : repository;
    uses.push_back({entry.key.text, design->value.text,
                    repository == nullptr ? std::string() : repository->value.text,
                    design->value.span,
                    origin == nullptr ? std::optional<Span>() : origin->key.span});
  }
  return uses;
}

/// A text on the way: where it was read from and where it goes in the bundle.
struct ModuleText {
  SourceId source = 0;
  fs::path path;
  fs::path folder_in_bundle;
  std::string name;
};

class Collector {
 public:
  Collector(const Library& library, const fs::path& design, diagnostics::SourceMap& sources,
            diagnostics::Diagnostics& found)
      : library_(library), root_(design.parent_path()), sources_(sources), found_(found) {}

  bool take_in(const ModuleText& text) {
    chain_.push_back(text);
    bool fine = true;
    for (const Use& use : uses_in(text.source, sources_)) fine = take(text, use) && fine;
    chain_.pop_back();
    return fine;
  }

  /// In the bundle, does each id lead to what it leads to here? An error for each that does not.
  bool is_found_again() {
    bool fine = true;
    for (const Kept& kept : uses_) {
      if (is_path(kept.use.word)) continue;
      const fs::path inside = fs::path("modules") / kept.use.word / "design.yaml";
      const std::string beside = (kept.folder / inside).generic_string();
      if (beside == kept.place || read_.count(beside) == 0) continue;
      fine = same_place(kept.use, beside);
    }
    return fine;
  }

  pipeline::ModuleTexts result() {
    std::sort(out_.files.begin(), out_.files.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    if (out_.files.empty()) return std::move(out_);
    out_.lock = "lock: 1\nmodules:\n";
    for (const auto& [source, path] : out_.files) {
      out_.lock += "  - {file: " + path + ", sha256: " + hex(sha256(sources_.text(source))) + "}\n";
    }
    return std::move(out_);
  }

 private:
  struct Found {
    fs::path path;
    fs::path in_bundle;
  };
  struct Read {
    SourceId source = 0;
    fs::path path;  // the real one
  };
  /// A use and where the bundle keeps what it means.
  struct Kept {
    fs::path folder;  // of the user, in the bundle
    Use use;
    std::string place;
  };

  bool take(const ModuleText& user, const Use& use) {
    const std::optional<Found> file = is_path(use.word) ? by_path(user, use) : by_id(user, use);
    if (!file) return false;
    if (is_path(use.word) && use.origin) kept_elsewhere(use);
    if (!can_be_in_bundle(file->in_bundle)) return bad_name(use, file->in_bundle);
    if (closes_a_circle(*file, use)) return false;
    const std::string place = file->in_bundle.generic_string();
    uses_.push_back({user.folder_in_bundle, use, place});
    const auto known = read_.find(place);
    if (known != read_.end()) {
      if (known->second.path != real(file->path)) return same_place(use, place);
      out_.behind[{user.source, use.name}] = known->second.source;
      return true;
    }
    if (read_.size() >= kMostModules) return too_many(use);
    const auto source = read_source(file->path, sources_, found_);
    if (!source) return false;
    read_[place] = {*source, real(file->path)};
    out_.behind[{user.source, use.name}] = *source;
    out_.files.emplace_back(*source, place);
    return take_in({*source, file->path, file->in_bundle.parent_path(), use.word});
  }

  std::optional<Found> by_path(const ModuleText& user, const Use& use) {
    const fs::path written = fs::path(use.word).lexically_normal();
    const fs::path folder = user.path.parent_path();
    const fs::path path = text_of(folder / written);
    if (leads_upwards(written) || !is_below(path, folder)) {
      return leads_out(use);
    }
    if (!is_file(path)) return not_found(use, {path});
    const fs::path in_bundle = user.folder_in_bundle / written;
    return Found{path,
                 path.filename() == written.filename() ? in_bundle : in_bundle / "design.yaml"};
  }

  std::optional<Found> by_id(const ModuleText& user, const Use& use) {
    const fs::path inside = fs::path("modules") / use.word / "design.yaml";
    if (use.word.empty() || use.word[0] == '.') return not_found(use, {});
    std::vector<fs::path> places = {user.path.parent_path() / inside, root_ / inside};
    for (const fs::path& place : places) {
      // A folder from a stranger may hold links to anywhere.
      if (is_file(place) && !is_below(place, place.parent_path().parent_path().parent_path())) {
        return leads_out(use);
      }
    }
    if (library_.found()) {
      places.push_back(library_.root() / "designs" / inside);
      places.push_back(library_.root() / "designs" / use.word / "design.yaml");
    }
    for (const fs::path& place : places) {
      if (!is_file(place)) continue;
      // Beside a module it stays beside that module: another of the same id may lie elsewhere.
      const bool beside = &place == &places.front();
      return Found{place, beside ? user.folder_in_bundle / inside : inside};
    }
    return not_found(use, places);
  }

  bool same_place(const Use& use, const std::string& place) {
    found_
        .add(kNoPlaceForModule, use.span,
             fill({"{0} would lie in the bundle where another text lies or is looked for: {1}",
                   "{0} serait rangé dans le lot là où un autre texte se trouve ou est cherché : "
                   "{1}"},
                  {quote(use.word), Text(place)}))
        .hint(
            {"give the module beside the design another name, and write that under `uses:`",
             "donnez un autre nom au module qui est à côté du modèle, et écrivez-le sous `uses:`"});
    return false;
  }

  std::optional<Found> leads_out(const Use& use) {
    found_
        .add(kModuleOutside, use.span,
             fill({"{0} leads out of the design's folder", "{0} mène hors du dossier du modèle"},
                  {quote(use.word)}))
        .hint({"copy the module under `modules/` beside the design, and name it by its id",
               "copiez le module sous `modules/` à côté du modèle, et désignez-le par son "
               "identifiant"});
    return std::nullopt;
  }

  std::optional<Found> not_found(const Use& use, const std::vector<fs::path>& places) {
    auto report = found_.add(
        kNoSuchModule, use.span,
        fill({"there is no module {0}", "il n'y a pas de module {0}"}, {quote(use.word)}));
    std::string looked;
    std::set<std::string> said;  // the text that takes it in often is the design itself
    for (const fs::path& place : places) {
      if (said.insert(shown(place)).second) looked += (looked.empty() ? "" : ", ") + shown(place);
    }
    if (!use.repository.empty()) {
      report.hint(fill({"plano fetches nothing: get it from {0} and put it in modules/{1}/",
                        "plano ne télécharge rien : prenez-le dans {0} et placez-le dans "
                        "modules/{1}/"},
                       {Text(use.repository), Text(use.word)}));
    } else if (!looked.empty()) {
      report.hint(fill({"looked for: {0}", "cherché : {0}"}, {Text(looked)}));
    }
    return std::nullopt;
  }

  /// A path is followed whatever else is said: the text beside the design may be another one.
  void kept_elsewhere(const Use& use) {
    found_
        .add(kOriginUnused, *use.origin,
             fill({"{0} is read from beside the design; where else it is kept is not looked at",
                   "{0} est lu à côté du modèle ; le dépôt indiqué n'est pas consulté"},
                  {quote(use.word)}))
        .also(use.span, {"a path", "un chemin"})
        .hint(
            {"leave `repository` and `commit` out, or name the module by its id instead of a path",
             "retirez `repository` et `commit`, ou désignez le module par son identifiant au "
             "lieu d'un chemin"});
  }

  bool closes_a_circle(const Found& file, const Use& use) {
    const auto start = std::find_if(chain_.begin(), chain_.end(), [&](const ModuleText& text) {
      return real(text.path) == real(file.path);
    });
    if (start == chain_.end()) return false;
    std::string chain;
    for (auto it = start; it != chain_.end(); ++it) chain += it->name + " → ";
    chain += start->name;
    found_
        .add(kModuleCycle, use.span,
             fill({"a design takes itself in: {0}", "un modèle se reprend lui-même : {0}"},
                  {Text(chain)}))
        .hint({"delete one of these lines under `uses:`; what both need can be a module of its own",
               "supprimez l'une de ces lignes sous `uses:` ; ce dont les deux ont besoin peut être "
               "un module à part"});
    return true;
  }

  bool bad_name(const Use& use, const fs::path& in_bundle) {
    found_
        .add(kModuleName, use.span,
             fill({"the module {0} cannot be put into a bundle as {1}",
                   "le module {0} ne peut pas être mis dans un dossier de fabrication sous {1}"},
                  {quote(use.word), quote(shown(in_bundle))}))
        .hint(
            {"name folders and files of modules with letters, digits, `-`, `_` and `.`, ending in "
             ".yaml, and none of them design.yaml or workshop.yaml beside the design",
             "nommez dossiers et fichiers de modules avec des lettres, des chiffres, « - », « _ » "
             "et « . », finissant par .yaml, et aucun design.yaml ni workshop.yaml à côté du "
             "modèle"});
    return false;
  }

  bool too_many(const Use& use) {
    found_
        .add(kTooManyModules, use.span,
             fill({"with {0} there are more than {1} designs inside this one",
                   "avec {0}, ce modèle en contient plus de {1} autres"},
                  {quote(use.word), show(static_cast<std::int64_t>(kMostModules))}))
        .hint({"one module with parameters can stand for several that are alike",
               "un seul module à paramètres peut en remplacer plusieurs qui se ressemblent"});
    return false;
  }

  const Library& library_;
  fs::path root_;
  diagnostics::SourceMap& sources_;
  diagnostics::Diagnostics& found_;
  std::vector<ModuleText> chain_;
  std::map<std::string, Read> read_;  // by place in the bundle
  std::vector<Kept> uses_;
  pipeline::ModuleTexts out_;
};

/// What design.lock says of one file.
struct Locked {
  std::string sha256;
  Span span;
};

/// Empty after an error.
std::optional<std::map<std::string, Locked>> locked_in(const syntax::Tree& tree,
                                                       diagnostics::Diagnostics& found) {
  std::map<std::string, Locked> all;
  const syntax::Entry* version = tree.root.find("lock");
  const syntax::Entry* modules = tree.root.find("modules");
  bool fine = version != nullptr && version->value.text == "1" && modules != nullptr;
  if (fine) {
    for (const syntax::Node& item : modules->value.items) {
      const syntax::Entry* file = item.find("file");
      const syntax::Entry* digest = item.find("sha256");
      fine = fine && file != nullptr && digest != nullptr;
      if (fine) all[file->value.text] = {digest->value.text, digest->value.span};
    }
  }
  if (fine) return all;
  found.add(kBadLock, tree.root.span, {"this is no design.lock", "ce n'est pas un design.lock"})
      .hint({"delete it, then run `plano lock`", "supprimez-le, puis lancez `plano lock`"});
  return std::nullopt;
}

}  // namespace

std::optional<pipeline::ModuleTexts> read_modules(const Library& library, const fs::path& design,
                                                  SourceId source, diagnostics::SourceMap& sources,
                                                  diagnostics::Diagnostics& found) {
  Collector collector(library, design, sources, found);
  if (!collector.take_in({source, design, {}, design.filename().string()})) return std::nullopt;
  if (!collector.is_found_again()) return std::nullopt;
  return collector.result();
}

fs::path lock_path(const fs::path& design) {
  return design.parent_path() / "design.lock";
}

bool lock_is_link(const fs::path& design, diagnostics::Diagnostics& found) {
  const Text lock(shown(lock_path(design)));
  std::error_code error;
  if (!fs::is_symlink(lock_path(design), error)) return false;
  found
      .add(kLockIsLink, {},
           fill({"{0} is a link to another file", "{0} est un lien vers un autre fichier"}, {lock}))
      .hint(fill({"look where it leads (ls -l {0}), delete the link, then run `plano lock`",
                  "regardez où il mène (ls -l {0}), supprimez le lien, puis lancez `plano lock`"},
                 {lock}));
  return true;
}

bool check_lock(const pipeline::ModuleTexts& modules, const fs::path& design,
                diagnostics::SourceMap& sources, diagnostics::Diagnostics& found) {
  if (modules.files.empty()) return true;
  const fs::path path = lock_path(design);
  if (lock_is_link(design, found)) return false;
  if (!is_file(path)) {
    found
        .add(kNotLocked, {},
             fill({"{0} takes in other designs and has no design.lock",
                   "{0} reprend d'autres modèles et n'a pas de design.lock"},
                  {Text(shown(design))}))
        .hint({"run `plano lock` once it works", "lancez `plano lock` une fois qu'il marche"});
    return true;
  }
  const auto source = read_source(path, sources, found);
  const auto tree =
      source ? syntax::parse(sources, *source, syntax::Limits{}, found) : std::nullopt;
  const auto locked = tree ? locked_in(*tree, found) : std::nullopt;
  if (!locked) return false;
  bool fine = true;
  for (const auto& [module, file] : modules.files) {
    const auto entry = locked->find(file);
    const std::string digest = hex(sha256(sources.text(module)));
    if (entry != locked->end() && entry->second.sha256 == digest) continue;
    fine = false;
    found
        .add(kLockMismatch, entry == locked->end() ? tree->root.span : entry->second.span,
             entry == locked->end()
                 ? fill({"{0} is not in design.lock", "{0} n'est pas dans design.lock"},
                        {Text(file)})
                 : fill({"{0} is not the text that was locked",
                         "{0} n'est pas le texte qui avait été figé"},
                        {Text(file)}))
        .hint({"look at what changed, try the design, then run `plano lock`",
               "regardez ce qui a changé, essayez le modèle, puis lancez `plano lock`"});
  }
  return fine;
}

}  // namespace plano::cli
