// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/sweep_state.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <string>

#include "cli/codes.h"
#include "cli/files.h"

namespace plano::cli {

namespace fs = std::filesystem;

namespace {

void report_foreign(const fs::path& path, diagnostics::Diagnostics& found) {
  found
      .add(kNotASweepState, {},
           fill(Text("{0} is not the state of a sweep", "{0} n'est pas l'état d'un essai"),
                {Text(shown(path))}))
      .hint({"name a file that a sweep has written, or a new one",
             "indiquez un fichier écrit par un essai, ou un nouveau"});
}

/// What differs, for a person.
Text difference(const sweep::Identity& there, const sweep::Identity& here) {
  if (there.design != here.design) {
    return {"another design, or this one before a change",
            "un autre modèle, ou celui-ci avant un changement"};
  }
  if (there.workshop != here.workshop) {
    return {"another workshop, or this one before a change",
            "un autre atelier, ou celui-ci avant un changement"};
  }
  if (there.values != here.values) {
    return {"other values given with -p, --preset, in plano.ini or the environment",
            "d'autres valeurs données par -p, --preset, plano.ini ou l'environnement"};
  }
  if (there.seed != here.seed) return {"another seed", "un autre tirage"};
  return {"another version of plano", "une autre version de plano"};
}

void report_stale(const fs::path& path, const Text& what, diagnostics::Diagnostics& found) {
  found
      .add(kStaleSweep, {},
           fill(Text("{0} holds outcomes of {1}", "{0} contient des résultats pour {1}"),
                {Text(shown(path)), what}))
      .hint({"delete that file to begin anew, or name another one",
             "supprimez ce fichier pour recommencer, ou indiquez-en un autre"});
}

/// Is this text the journal of this sweep, or nothing yet?
bool belongs(const sweep::Journal& journal, const fs::path& path, const sweep::Identity& identity,
             diagnostics::Diagnostics& found) {
  if (journal.state == sweep::Journal::State::foreign) {
    report_foreign(path, found);
    return false;
  }
  if (journal.state == sweep::Journal::State::sound && journal.identity != identity) {
    report_stale(path, difference(journal.identity, identity), found);
    return false;
  }
  return true;
}

void report_unwritable_state(const fs::path& path, int reason, diagnostics::Diagnostics& found) {
  report_cannot_write(path, reason,
                      {"name a file you may write, on a disk with room, after --state",
                       "indiquez après --state un fichier où vous pouvez écrire, sur un disque où "
                       "il y a de la place"},
                      found);
}

std::vector<fs::path> files_of(const std::vector<fs::path>& named) {
  std::vector<fs::path> files;
  for (const fs::path& path : named) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".sweep") inside.push_back(entry.path());
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

struct Told {
  fs::path file;
  sweep::Trial trial;
};

void report_dissent(std::size_t variant, const Told& one, const Told& other,
                    diagnostics::Diagnostics& found) {
  found
      .add(kSweepsDisagree, {},
           fill(Text("variant {0} is “{1}” in {2} and “{3}” in {4}",
                     "la variante {0} est « {1} » dans {2} et « {3} » dans {4}"),
                {show(static_cast<std::int64_t>(variant + 1)),
                 Text(sweep::outcome_words(one.trial)), Text(shown(one.file)),
                 Text(sweep::outcome_words(other.trial)), Text(shown(other.file))}))
      .hint(fill(Text("delete the line that begins with “{0} ” in both files, and run one of the "
                      "two parts again with its --shard and --state",
                      "supprimez dans les deux fichiers la ligne qui commence par « {0} », et "
                      "relancez l'une des deux parts avec ses --shard et --state"),
                 {Text(std::to_string(variant))}));
}

}  // namespace

std::optional<SweepState> SweepState::open(const fs::path& path, const sweep::Identity& identity,
                                           diagnostics::Diagnostics& found) {
  Descriptor file(::open(path.c_str(),
                         O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
  if (!file && errno == ELOOP) {
    report_no_plain_file(path, found);
    return std::nullopt;
  }
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) {
    report_unwritable_state(path, errno, found);
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    report_foreign(path, found);
    return std::nullopt;
  }
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    found
        .add(kSweepInUse, {},
             fill(Text("another sweep is writing into {0}", "un autre essai écrit dans {0}"),
                  {Text(shown(path))}))
        .hint({"give each shard a file of its own", "donnez à chaque part son propre fichier"});
    return std::nullopt;
  }
  const std::optional<std::string> text = read_bytes(path, found);
  if (!text) return std::nullopt;
  sweep::Journal journal = sweep::read_journal(*text);
  if (!belongs(journal, path, identity, found)) return std::nullopt;
  std::string start = journal.torn ? "\n" : "";
  if (journal.state == sweep::Journal::State::empty) start += sweep::head_of(identity);
  if (const int reason = write_all(file.get(), start); reason != 0) {
    report_unwritable_state(path, reason, found);
    return std::nullopt;
  }
  SweepState state(path, std::move(file));
  state.trials_ = std::move(journal.trials);
  return state;
}

bool SweepState::keep(std::size_t variant, const sweep::Trial& trial,
                      diagnostics::Diagnostics& found) {
  const int reason = write_all(file_.get(), sweep::line_of(variant, trial));
  if (reason != 0) report_unwritable_state(path_, reason, found);
  return reason == 0;
}

std::optional<std::map<std::size_t, sweep::Trial>> merged_trials(const std::vector<fs::path>& from,
                                                                 const sweep::Identity& identity,
                                                                 std::size_t count,
                                                                 diagnostics::Diagnostics& found) {
  const std::size_t errors_before = found.errors();
  std::map<std::size_t, sweep::Trial> trials;
  std::map<std::size_t, fs::path> file_of;
  for (const fs::path& path : files_of(from)) {
    const std::optional<std::string> text = read_bytes(path, found);
    if (!text) continue;
    sweep::Journal journal = sweep::read_journal(*text);
    if (!belongs(journal, path, identity, found)) continue;
    for (auto& [variant, trial] : journal.trials) {
      const auto [known, is_new] = trials.try_emplace(variant, trial);
      if (is_new) {
        file_of[variant] = path;
      } else if (known->second != trial) {
        report_dissent(variant, {file_of[variant], known->second}, {path, trial}, found);
        break;  // one is enough to distrust the file
      }
    }
  }
  if (found.errors() > errors_before) return std::nullopt;
  trials.erase(trials.lower_bound(count), trials.end());
  if (trials.size() == count) return trials;
  std::size_t first = 0;
  while (trials.contains(first)) ++first;
  found
      .add(kSweepIncomplete, {},
           fill(Text("{0} of {1} variants are in none of the files; the first of them is number "
                     "{2}",
                     "{0} variantes sur {1} ne sont dans aucun des fichiers ; la première est la "
                     "numéro {2}"),
                {show(static_cast<std::int64_t>(count - trials.size())),
                 show(static_cast<std::int64_t>(count)),
                 show(static_cast<std::int64_t>(first + 1))}))
      .hint({"run the missing part again with its --shard and --state (it goes on where it "
             "stopped), and name its file too",
             "relancez la part manquante avec ses --shard et --state (elle reprend où elle s'est "
             "arrêtée), et indiquez aussi son fichier"});
  return std::nullopt;
}

}  // namespace plano::cli
