// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

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
  for (const char* name : {"design.yaml", "README.md"}) {
    const std::optional<std::string> text = read_text(from / name, session.found);
    const bool done =
        text &&
        write_file(folder / name, replaced(replaced(*text, "@ID@", id), "@TITLE@", title_of(id)),
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
      folder ? library.starting_point(session.found) : std::nullopt;
  if (!from || !fill_folder(*from, *folder, session)) return session.finish();
  const int code = session.finish(nlohmann::json(shown(*folder / "design.yaml")).dump());
  if (!session.json() && !session.quiet()) {
    const Text name = shown(*folder);
    session.print(fill(Text("{0}/design.yaml is a small stool to start from. Next:\n"
                            "  is it sound?        plano check {0}\n"
                            "  look at it          plano view {0} {0}.png --style shaded\n"
                            "  make the files      plano generate {0}\n"
                            "  every word          plano reference\n",
                            "{0}/design.yaml est un petit tabouret, pour commencer. Ensuite :\n"
                            "  est-il bien fait ?       plano check {0}\n"
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
constexpr std::array<Example, 2> kExamples = {{
    {"new my-stool", "a folder my-stool/ with a design that works, to change as you like",
     "un dossier my-stool/ avec un modèle qui fonctionne, à changer à volonté"},
    {"new designs/garden-bench", "the same, in another place", "la même chose, ailleurs"},
}};

}  // namespace

extern const Verb kNew;
const Verb kNew = {
    "new",
    "start a design of your own",
    "commencer son propre modèle",
    "Makes a folder with a design.yaml that works, full of remarks, and a README to fill in. The "
    "last "
    "part of NAME becomes the name of the design. An existing folder is never written into.",
    "Crée un dossier avec un design.yaml qui fonctionne, plein de remarques, et un README à "
    "compléter. La "
    "dernière partie de NOM devient le nom du modèle. Un dossier existant n'est jamais modifié.",
    kPositionals,
    {},
    kExamples,
    DesignParameters::none,
    Listed::yes,
    run_new};

}  // namespace plano::cli
