// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>

#include "cli/codes.h"
#include "cli/files.h"
#include "cli/library.h"
#include "cli/session.h"
#include "cli/verb.h"

namespace plano::cli {
namespace {

namespace fs = std::filesystem;

bool is_design_id(const std::string& name) {
  if (name.empty() || name.size() > 60 || name[0] < 'a' || name[0] > 'z') return false;
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::string replaced(std::string text, const std::string& mark, const std::string& with) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + with.size())) {
    text.replace(at, mark.size(), with);
  }
  return text;
}

/// "my-stool" as a person would write it: "My stool".
std::string title_of(const std::string& id) {
  std::string title = replaced(id, "-", " ");
  title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

/// The last component is the design's id; what stands before it is where to put it.
std::optional<fs::path> new_folder(const Arguments& arguments, Session& session) {
  fs::path folder = arguments.one("folder");
  if (!folder.has_filename()) folder = folder.parent_path();
  const std::string id = folder.filename().string();
  if (!is_design_id(id)) {
    session.found
        .add(kNotAnId, {},
             fill(Text("{0} cannot be the name of a design",
                       "{0} ne peut pas être le nom d'un modèle"),
                  {quote(id)}))
        .hint({"use small letters without accents, digits and dashes: garden-bench",
               "utilisez des minuscules sans accent, des chiffres et des traits d'union : "
               "banc-de-jardin"});
    return std::nullopt;
  }
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder, error))) {
    session.found
        .add(kExistsAlready, {},
             fill(Text("{0} exists already", "{0} existe déjà"), {Text(shown(folder))}))
        .hint({"choose another name", "choisissez un autre nom"});
    return std::nullopt;
  }
  return folder;
}

/// A template says its remarks in both languages, each line marked: those of one are kept.
///   "  #en The seat." → "  # The seat."
std::string in_language(const std::string& text, Language language) {
  const std::string_view kept = language == Language::french ? "#fr" : "#en";
  const std::string_view left = language == Language::french ? "#en" : "#fr";
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view mark = std::string_view(line).substr(start, 3);
    if (mark == left) continue;
    result += mark == kept ? line.replace(start, 3, "#") : line;
    result += '\n';
  }
  return result;
}

/// Fills the folder from the starting point; takes everything away again if one file fails.
bool fill_folder(const fs::path& from, const fs::path& folder, Session& session) {
  const std::string id = folder.filename().string();
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    report_cannot_write(folder, error.value(), session.found);
    return false;
  }
  std::vector<fs::path> written;
  for (const char* name : {"design.yaml", "README.md", "README.fr.md"}) {
    const std::optional<std::string> text = read_text(from / name, session.found);
    const bool done =
        text &&
        write_file(folder / name,
                   in_language(replaced(replaced(*text, "@ID@", id), "@TITLE@", title_of(id)),
                               session.language()),
                   session.found);
    if (!done) {
      for (const fs::path& path : written) fs::remove(path, error);
      fs::remove(folder, error);
      return false;
    }
    written.push_back(folder / name);
  }
  return true;
}

int run_new(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const std::optional<fs::path> folder = new_folder(arguments, session);
  const std::optional<fs::path> from =
      folder ? library.starting_point(
                   arguments.has("template") ? arguments.one("template") : "stool", session.found)
             : std::nullopt;
  if (!from || !fill_folder(*from, *folder, session)) return session.finish();
  const int code = session.finish(nlohmann::json(shown(*folder / "design.yaml")).dump());
  if (!session.json() && !session.quiet()) {
    const Text name = shown(*folder);
    session.print(fill(Text("{0}/design.yaml works as it is: change it. Next:\n"
                            "  is it sound?        plano check {0}\n"
                            "  with any values?    plano check {0} --sweep 200\n"
                            "  look at it          plano view {0} {0}.png --style shaded\n"
                            "  make the files      plano generate {0}\n"
                            "  every word          plano reference\n",
                            "{0}/design.yaml fonctionne tel quel : changez-le. Ensuite :\n"
                            "  est-il bien fait ?       plano check {0}\n"
                            "  à toutes les valeurs ?   plano check {0} --sweep 200\n"
                            "  le regarder              plano view {0} {0}.png --style shaded\n"
                            "  fabriquer les fichiers   plano generate {0}\n"
                            "  tous les mots            plano reference\n"),
                       {name})
                      .in(session.language()));
  }
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"folder", "NAME", "NOM", Needed::required, Completes::folder}}};
constexpr std::array<Flag, 1> kFlags = {
    {{"-t,--template", "template", Takes::one, "TEMPLATE", "POINT_DE_DÉPART",
      "what to start from: stool (the default), bench, panel-box, tower, post-and-panel",
      "ce dont on part : stool (tabouret, par défaut), bench (banc), panel-box (caisse), tower "
      "(tour de jeu), post-and-panel (écran à poteaux)",
      Completes::words, "stool bench panel-box tower post-and-panel"}}};
constexpr std::array<Example, 3> kExamples = {{
    {"new my-stool", "a folder my-stool/ with a design that works, to change as you like",
     "un dossier my-stool/ avec un modèle qui fonctionne, à changer à volonté"},
    {"new designs/garden-bench", "the same, in another place", "la même chose, ailleurs"},
    {"new my-tower --template tower", "start from a small play tower",
     "partir d'une petite tour de jeu"},
}};

}  // namespace

extern const Verb kNew;
const Verb kNew = {
    "new",
    "start a design of your own",
    "commencer son propre modèle",
    "Makes a folder with a design.yaml that works, full of remarks, and a README to fill in in "
    "both languages. The last "
    "part of NAME becomes the name of the design. An existing folder is never written into.",
    "Crée un dossier avec un design.yaml qui fonctionne, plein de remarques, et un README à "
    "compléter. La "
    "dernière partie de NOM devient le nom du modèle. Un dossier existant n'est jamais modifié.",
    kPositionals,
    kFlags,
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_new};

}  // namespace plano::cli
