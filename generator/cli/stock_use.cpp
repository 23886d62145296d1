// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/codes.h"
#include "cli/files.h"
#include "cli/stock_actions.h"
#include "cli/stock_job.h"
#include "cli/stock_kept.h"

namespace plano::cli {
namespace {

/// How many of what a job takes, by id.
struct Need {
  std::map<std::string, int> sheets;
  std::map<std::string, int> leftovers;
};

Need need_of(const Job& job) {
  Need need;
  for (const JobSheet& sheet : job.sheets) {
    if (sheet.leftover) {
      need.leftovers[*sheet.leftover] += sheet.count;
    } else {
      need.sheets[sheet.sheet] += sheet.count;
    }
  }
  return need;
}

void report_lack(const std::string& id, int wanted, int there, diagnostics::Span span,
                 diagnostics::Diagnostics& found) {
  found
      .add(kStockTooShort, span,
           fill(Text("the job took {0} of {1}, and stock has {2}",
                     "le travail a pris {0} × {1}, et il y en a {2} en stock"),
                {show(std::int64_t{wanted}), quote(id), show(std::int64_t{there})}))
      .hint({"count what is on the shelf, and write that into the file first",
             "comptez ce qui est sur l'étagère, et inscrivez-le d'abord dans le fichier"});
}

/// What the counts become; what stock does not have is reported.
void take(const Need& need, const catalog::Workshop& workshop, catalog::StockChange& change,
          diagnostics::Diagnostics& found) {
  for (const auto& [id, wanted] : need.sheets) {
    const catalog::Sheet* sheet = workshop.find_sheet(id);
    if (sheet == nullptr || (sheet->count && *sheet->count < wanted)) {
      report_lack(id, wanted, sheet == nullptr ? 0 : *sheet->count,
                  sheet == nullptr ? diagnostics::Span() : sheet->span, found);
    } else if (sheet->count) {
      change.sheet_counts[id] = *sheet->count - wanted;
    }
  }
  for (const auto& [id, wanted] : need.leftovers) {
    const catalog::Leftover* leftover = workshop.find_leftover(id);
    if (leftover == nullptr || leftover->count < wanted) {
      report_lack(id, wanted, leftover == nullptr ? 0 : leftover->count,
                  leftover == nullptr ? diagnostics::Span() : leftover->span, found);
    } else {
      change.leftover_counts[id] = leftover->count - wanted;
    }
  }
}

void tell(const Session& session, const Need& need, const catalog::StockChange& change) {
  for (const auto& [id, taken] : need.sheets) {
    const auto left = change.sheet_counts.find(id);
    const Text count = show(std::int64_t{taken});
    session.say(left == change.sheet_counts.end()
                    ? fill(Text("{0}: {1} taken, and as many as needed are left",
                                "{0} : {1} en moins, et il en reste à volonté"),
                           {Text(id), count})
                    : fill(Text("{0}: {1} taken, {2} left", "{0} : {1} en moins, il en reste {2}"),
                           {Text(id), count, show(std::int64_t{left->second})}));
  }
  for (const auto& [id, taken] : need.leftovers) {
    session.say(fill(
        Text("{0}: {1} taken, {2} left", "{0} : {1} en moins, il en reste {2}"),
        {Text(id), show(std::int64_t{taken}), show(std::int64_t{change.leftover_counts.at(id)})}));
  }
  tell_kept(session, change.added);
}

std::string result_json(const Job& job, const Need& need, const catalog::StockChange& change) {
  nlohmann::ordered_json result = {{"job", job.id},
                                   {"sheets", need.sheets},
                                   {"leftovers", need.leftovers},
                                   {"kept", nlohmann::ordered_json::array()}};
  for (const catalog::NewLeftover& kept : change.added) result["kept"].push_back(kept.id);
  return result.dump(2);
}

}  // namespace

int stock_use(Session& session, const Arguments& arguments, const Shelf& shelf) {
  diagnostics::Diagnostics& found = session.found;
  if (!arguments.has("bundle")) {
    found
        .add(kMissingArgument, {},
             {"plano stock use needs the folder of a bundle",
              "plano stock use demande le dossier d'un lot"})
        .hint({"for example: plano stock use my-workshop.yaml out/bench",
               "par exemple : plano stock use mon-atelier.yaml out/bench"});
    return session.finish();
  }
  const auto job = read_job(arguments.one("bundle"), found);
  if (!job || !may_book(*job, shelf, job->id, arguments.has("again"), found)) {
    return session.finish();
  }
  catalog::StockChange change;
  const Need need = need_of(*job);
  take(need, shelf.workshop, change, found);
  change.jobs = {job->id};
  if (arguments.has("keep")) {
    change.added = kept_of(*job, shelf.workshop);
    if (!may_book(*job, shelf, kept_id(*job), arguments.has("again"), found)) {
      return session.finish();
    }
    change.jobs.push_back(kept_id(*job));
  }
  if (found.has_errors() || !save(shelf, change, session)) return session.finish();
  tell(session, need, change);
  return session.finish(result_json(*job, need, change));
}

}  // namespace plano::cli
