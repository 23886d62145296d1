// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/sweep_options.h"

#include <limits>
#include <string>
#include <string_view>

#include "cli/codes.h"
#include "cli/flag_numbers.h"

namespace plano::cli {

const Flag kSweepFlags[6] = {
    {"--sweep", "sweep", Takes::one, "N", "N",
     "try N variants of the design: its values at their ends, in pairs, then at random",
     "essayer N variantes du modèle : valeurs aux bornes, par paires, puis au hasard"},
    {"--seed", "seed", Takes::one, "N", "N", "another draw of the random variants (default: 1)",
     "un autre tirage des variantes au hasard (sinon : 1)"},
    {"-j,--jobs", "jobs", Takes::one, "N", "N",
     "variants tried at the same time (otherwise: one per processor)",
     "variantes essayées en même temps (sinon : une par processeur)"},
    {"--shard", "shard", Takes::one, "K/N", "K/N",
     "only the Kth of N parts of the sweep, for several machines: 3/16",
     "seulement la K-ième des N parts de l'essai, pour plusieurs machines : 3/16"},
    {"--state", "state", Takes::one, "FILE", "FICHIER",
     "keep each outcome in FILE: a sweep that was stopped goes on from there",
     "garder chaque résultat dans FICHIER : un essai interrompu reprend de là", Completes::file},
    {"--merge", "merge", Takes::many, "FILE", "FICHIER",
     "report on parts tried before: a --state FILE, or a folder of *.sweep (may be repeated)",
     "rendre compte de parts déjà essayées : un fichier de --state, ou un dossier de *.sweep (peut "
     "être répété)",
     Completes::file},
};

namespace {

void read_shard(const Arguments& arguments, SweepOptions& options,
                diagnostics::Diagnostics& found) {
  if (!arguments.has("shard")) return;
  const std::string given = arguments.one("shard");
  const std::size_t slash = given.find('/');
  const auto shard = whole_number(std::string_view(given).substr(0, slash));
  const auto shards = slash == std::string::npos
                          ? std::nullopt
                          : whole_number(std::string_view(given).substr(slash + 1));
  if (!shard || !shards || *shards < 1 || *shards > kMostShards) {
    report_bad_flag("--shard", given, {"a part of a whole, K/N", "une part d'un tout, K/N"},
                    {"for example --shard 3/16, the third of sixteen parts",
                     "par exemple --shard 3/16, la troisième de seize parts"},
                    found);
    return;
  }
  if (*shard < 1 || *shard > *shards) {
    report_bad_flag("--shard", given,
                    fill(Text("a part from 1/{0} to {0}/{0}", "une part de 1/{0} à {0}/{0}"),
                         {Text(std::to_string(*shards))}),
                    {"the first part is 1, the last is N: --shard 16/16",
                     "la première part est 1, la dernière est N : --shard 16/16"},
                    found);
    return;
  }
  options.shard = *shard;
  options.shards = *shards;
}

void refuse_clashes(const Arguments& arguments, diagnostics::Diagnostics& found) {
  if (!arguments.has("merge")) return;
  for (const char* key : {"shard", "state"}) {
    if (!arguments.has(key)) continue;
    found
        .add(kFlagsClash, {},
             fill(Text("--merge and --{0} do not go together", "--merge et --{0} s'excluent"),
                  {Text(key)}))
        .hint({"try the parts with --shard and --state, one after the other or on several "
               "machines; put them together with --merge alone",
               "essayez les parts avec --shard et --state, l'une après l'autre ou sur plusieurs "
               "machines ; réunissez-les avec --merge seul"});
  }
}

}  // namespace

std::optional<SweepOptions> asked_sweep(const Arguments& arguments,
                                        diagnostics::Diagnostics& found) {
  if (!arguments.has("sweep")) {
    for (const Flag& flag : kSweepFlags) {
      if (!arguments.has(flag.key)) continue;
      found
          .add(kFlagsClash, {},
               fill(Text("--{0} says how to sweep, and no sweep is asked for",
                         "--{0} dit comment faire un essai de variantes, et aucun n'est demandé"),
                    {Text(flag.key)}))
          .hint({"add --sweep N, the number of variants: --sweep 500",
                 "ajoutez --sweep N, le nombre de variantes : --sweep 500"});
    }
    return std::nullopt;
  }
  const std::size_t errors_before = found.errors();
  SweepOptions options;
  options.count = number_after(arguments, "sweep", {1, kMostVariants, 500}, 1, found);
  options.seed =
      number_after(arguments, "seed", {0, std::numeric_limits<std::int64_t>::max(), 2}, 1, found);
  options.jobs = number_after(arguments, "jobs", {1, kMostJobs, 2}, 0, found);
  read_shard(arguments, options, found);
  options.state = arguments.one("state");
  for (const std::string& path : arguments.all("merge")) options.merged.emplace_back(path);
  refuse_clashes(arguments, found);
  return found.errors() > errors_before ? std::nullopt : std::optional(options);
}

}  // namespace plano::cli
