// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/stock_shelf.h"

#include <fcntl.h>
#include <sys/file.h>

#include "base/check.h"
#include "cli/codes.h"
#include "cli/files.h"
#include "cli/library.h"
#include "cli/posix.h"

namespace plano::cli {
namespace {

void report_inline(const catalog::WrittenInline& where, diagnostics::Diagnostics& found) {
  found
      .add(kStockInline, where.place,
           {"this leftover shares its line with other words",
            "cette chute partage sa ligne avec d'autres mots"})
      .hint({"begin a line with the name of each leftover, two spaces inside `leftovers:`",
             "commencez une ligne par le nom de chaque chute, deux espaces plus loin que "
             "`leftovers:`"});
}

/// While it is held, no other run of plano is between reading the file again and replacing it. Who
/// waited for it holds a file that has been replaced, and finds another text under its name. Where
/// the disk knows no locks, nothing is held, and two runs in the same millisecond may miss each
/// other.
Descriptor hold(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  while (file && ::flock(file.get(), LOCK_EX) != 0 && errno == EINTR) {
  }
  return file;
}

/// Nobody else has written the file since it was read.
bool is_unchanged(const Shelf& shelf, const std::string& text, diagnostics::Diagnostics& found) {
  const auto now = read_text(shelf.path, found);
  if (!now) return false;
  if (*now == text) return true;
  found
      .add(kStockChanged, {},
           fill(Text("{0} was changed while plano was at it",
                     "{0} a été modifié pendant que plano y travaillait"),
                {Text(shown(shelf.path))}))
      .hint({"give the command again", "relancez la commande"});
  return false;
}

}  // namespace

std::optional<Shelf> open_shelf(const std::string& typed, Session& session) {
  diagnostics::Diagnostics& found = session.found;
  const auto path = Library::find(session.world()).workshop(typed, found);
  if (!path) return std::nullopt;
  const auto source = read_source(*path, session.sources, found);
  if (!source) return std::nullopt;
  auto tree = syntax::parse(session.sources, *source, {}, found);
  if (!tree) return std::nullopt;
  auto workshop = catalog::read_workshop(*tree, found);
  if (!workshop) return std::nullopt;
  return Shelf{*path, *source, std::move(*tree), std::move(*workshop)};
}

bool save(const Shelf& shelf, const catalog::StockChange& change, Session& session) {
  const std::string text = session.sources.text(shelf.source);
  const auto made = catalog::with_stock(text, shelf.tree, change);
  if (!made) {
    report_inline(made.error(), session.found);
    return false;
  }
  diagnostics::Diagnostics again;  // what was already said of the rest is not said twice
  const auto source = session.sources.add(shown(shelf.path), *made);
  const auto tree = syntax::parse(session.sources, source, {}, again);
  const auto workshop = tree ? catalog::read_workshop(*tree, again) : std::nullopt;
  if (!workshop) {
    session.add(again);
    return false;
  }
  CHECK(catalog::is_changed_by(shelf.workshop, *workshop, change),
        "a stock's text says what was asked for");
  const Descriptor held = hold(shelf.path);
  return is_unchanged(shelf, text, session.found) && write_file(shelf.path, *made, session.found);
}

}  // namespace plano::cli
