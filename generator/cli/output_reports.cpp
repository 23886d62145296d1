// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output_reports.h"

#include <algorithm>

#include "cli/codes.h"
#include "cli/files.h"

namespace plano::cli {

namespace fs = std::filesystem;

void report_another_run(const fs::path& target, diagnostics::Diagnostics& found) {
  found
      .add(kAnotherRun, {},
           fill(Text("another plano is writing to {0}", "un autre plano écrit dans {0}"),
                {Text(shown(target))}))
      .hint({"run this again when it has ended, or choose another folder with -o",
             "relancez quand il aura fini, ou choisissez un autre dossier avec -o"});
}

void report_not_ours(const fs::path& folder, diagnostics::Diagnostics& found) {
  found
      .add(kFolderNotOurs, {},
           fill(Text("{0} exists and was not made by plano",
                     "{0} existe et n'a pas été créé par plano"),
                {Text(shown(folder))}))
      .hint({"choose a folder that does not exist yet with -o",
             "choisissez avec -o un dossier qui n'existe pas encore"});
}

void report_not_a_folder(const fs::path& path, diagnostics::Diagnostics& found) {
  std::error_code error;
  const bool link = fs::is_symlink(fs::symlink_status(path, error));
  found
      .add(kTargetNotFolder, {},
           fill(link ? Text("{0} is a symbolic link", "{0} est un lien symbolique")
                     : Text("{0} is a file that plano did not make",
                            "{0} est un fichier que plano n'a pas créé"),
                {Text(shown(path))}))
      .hint({"move it elsewhere, or choose another folder with -o",
             "déplacez-le, ou choisissez un autre dossier avec -o"});
}

void report_others(const fs::path& target, const std::vector<std::string>& others,
                   diagnostics::Diagnostics& found) {
  constexpr std::size_t kMostNamed = 5;
  // "And 1 more" takes the room of its name.
  const std::size_t named_ones = others.size() == kMostNamed + 1 ? kMostNamed + 1 : kMostNamed;
  const auto count = static_cast<std::ptrdiff_t>(std::min(named_ones, others.size()));
  const Text named = list_and({others.begin(), others.begin() + count});
  const std::int64_t more = static_cast<std::int64_t>(others.size()) - count;
  found
      .add(
          kFolderHasYours, {},
          fill(
              Text("{0} holds files that were added or changed since plano made it: {1}",
                   "{0} contient des fichiers ajoutés ou modifiés depuis que plano l'a créé : {1}"),
              {Text(shown(target)), more == 0 ? named
                                              : fill(Text("{0} and {1} more", "{0} et {1} autres"),
                                                     {named, show(more)})}))
      .hint({"move them elsewhere, or choose another folder with -o",
             "déplacez-les, ou choisissez un autre dossier avec -o"});
}

void report_other_kind(const fs::path& target, MadeOf made_of, diagnostics::Diagnostics& found) {
  const Text what =
      made_of == MadeOf::design ? Text("the files of a design", "les fichiers d'un modèle")
      : made_of == MadeOf::nesting_job
          ? Text("sheets that plano nest laid", "des plaques placées par plano nest")
      : made_of == MadeOf::safety_report ? Text("a safety report", "un rapport de sécurité")
      : made_of == MadeOf::gallery       ? Text("a gallery", "une galerie")
                                         : Text("something else", "autre chose");
  found
      .add(kFolderOfOther, {},
           fill(Text("{0} holds {1} and is not replaced", "{0} contient {1} et n'est pas remplacé"),
                {Text(shown(target)), what}))
      .hint({"choose another folder with -o", "choisissez un autre dossier avec -o"});
}

void report_strays_kept(const fs::path& where, diagnostics::Diagnostics& found) {
  found
      .add(
          kStrayKept, {},
          fill(Text("files that plano did not make were in the former folder; they are now in {0}",
                    "des fichiers que plano n'a pas créés étaient dans l'ancien dossier ; ils sont "
                    "maintenant dans {0}"),
               {Text(shown(where))}))
      .hint({"look through them, then move or delete them",
             "regardez-les, puis déplacez-les ou supprimez-les"});
}

void report_stopped(diagnostics::Diagnostics& found) {
  found
      .add(kInterrupted, {},
           Text("stopped while writing; nothing was left behind",
                "arrêté pendant l'écriture ; rien n'est resté"))
      .hint({"run it again when you like", "relancez quand vous voulez"});
}

}  // namespace plano::cli
