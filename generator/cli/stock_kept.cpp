// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_kept.h"

#include <algorithm>

#include "cli/codes.h"
#include "cli/files.h"
#include "cli/stock_actions.h"
#include "cli/stock_origin.h"

namespace plano::cli {
std::string free_name(const std::string& wanted, const catalog::Workshop& workshop) {
  std::string name = wanted;
  for (int number = 2; workshop.find_leftover(name) != nullptr; ++number) {
    name = wanted + "-" + std::to_string(number);
  }
  return name;
}

std::vector<catalog::NewLeftover> kept_of(const Job& job, const catalog::Workshop& workshop) {
  std::vector<catalog::NewLeftover> kept;
  for (const JobSheet& sheet : job.sheets) {
    const std::string number = sheet.name.substr(sheet.name.rfind('-') + 1);
    const catalog::Leftover* from =
        sheet.leftover ? workshop.find_leftover(*sheet.leftover) : nullptr;
    const catalog::Sheet* kind = workshop.find_sheet(sheet.sheet);
    for (std::size_t i = 0; i < sheet.leftovers.size(); ++i) {
      catalog::NewLeftover made;
      made.id = free_name(job.design + "-" + number + "-" + std::to_string(i + 1), workshop);
      made.sheet = sheet.sheet;
      if (from != nullptr && kind != nullptr && from->measured != kind->measured) {
        made.measured = from->measured;
      }
      made.region = sheet.leftovers[i];
      made.count = sheet.count;
      made.note = job.design + ", " + sheet.name;
      kept.push_back(std::move(made));
    }
  }
  return kept;
}

std::string kept_id(const Job& job) {
  return job.id + "-kept";
}

bool may_book(const Job& job, const Shelf& shelf, const std::string& id, bool again,
              diagnostics::Diagnostics& found) {
  const catalog::Workshop& workshop = shelf.workshop;
  if (!is_of(job, shelf, found)) return false;
  const auto& jobs = workshop.jobs;
  if (again || std::find(jobs.begin(), jobs.end(), id) == jobs.end()) return true;
  const bool kept = id == kept_id(job);
  found
      .add(kJobBooked, {},
           kept ? fill(Text("the leftovers of {0} are in stock already",
                            "les chutes de {0} sont déjà en stock"),
                       {quote(job.id)})
                : fill(Text("{0} was taken out of stock already", "{0} a déjà été retiré du stock"),
                       {quote(job.id)}))
      .hint(kept ? Text("leave --keep (or --from) out; --again only if the job was cut once more",
                        "ôtez --keep (ou --from) ; --again seulement si le travail a été découpé "
                        "encore une fois")
                 : Text("with --again if it was cut once more",
                        "avec --again s'il a été découpé encore une fois"));
  return false;
}

void tell_kept(const Session& session, const std::vector<catalog::NewLeftover>& added) {
  for (const catalog::NewLeftover& one : added) {
    const geometry::Box box = geometry::bounding_box(one.region);
    session.say(fill(Text("{0}: new, {1} of {2} × {3}, {4}", "{0} : {1} en plus, {2} × {3}, {4}"),
                     {Text(one.id), show(std::int64_t{one.count}), show(box.width()),
                      show(box.height()), shown_square_metres(geometry::area(one.region))}));
  }
}

}  // namespace plano::cli
