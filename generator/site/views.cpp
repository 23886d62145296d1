// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/views.h"

#include <algorithm>

#include "exporters/format.h"
#include "pipeline/safety.h"
#include "site/form.h"
#include "site/shelf_parts.h"

namespace plano::site {
namespace {

Text size_text(const Report& report) {
  if (report.size_mm.size() != 3) return {};
  const auto cm = [&](std::size_t k) { return show_number(report.size_mm[k] / 10, 0); };
  return fill({"{0} × {1} cm on the ground, {2} cm high", "{0} × {1} cm au sol, {2} cm de haut"},
              {cm(0), cm(1), cm(2)});
}

/// "The bench, seen from the front: 12 parts, 140 × 60 cm on the ground, 80 cm high."
Text words_of(const DesignCard& card, const Text& where, const Report& report) {
  Text words = fill({"{0}, {1}", "{0}, {1}"}, {card.title, where});
  const Text size = size_text(report);
  if (size.empty()) return words;
  return fill({"{0}: {1} parts, {2}", "{0} : {1} pièces, {2}"},
              {words, show(static_cast<std::int64_t>(report.part_count)), size});
}

void add_pictures(const Wish& wish, const std::string& query, const Addresses& addresses,
                  DesignView& view) {
  if (!view.report.made) return;
  for (const Seen& seen : seen_from()) {
    const std::string from = seen.from;
    view.views.push_back({from, seen.label, words_of(view.card, seen.label, view.report),
                          addresses.made(view.card.id, wish.preset, query, "view.svg",
                                         "from=" + from, "view-" + from + ".svg")});
  }
  const Text apart = {"parts moved apart", "pièces écartées"};
  view.exploded = {"picture",
                   {"Moved apart", "Éclaté"},
                   words_of(view.card, apart, view.report),
                   addresses.made(view.card.id, wish.preset, query, "view.svg", "exploded=yes",
                                  "view-exploded.svg")};
}

Download bundle_of(const std::string& id, const std::string& href, Language language, bool play) {
  return {"bundle",
          {"Everything, for whoever builds it", "Tout, pour qui fabrique"},
          play
              ? Text{"cutting files, plan to print, parts list, models, steps, licence; the safety "
                     "report and the file a town must keep",
                     "fichiers de découpe, plan à imprimer, liste des pièces, volumes, étapes, "
                     "licence ; le rapport de sécurité et le dossier que la commune doit tenir"}
              : Text{"cutting files, plan to print, parts list, models, steps, licence",
                     "fichiers de découpe, plan à imprimer, liste des pièces, volumes, étapes, "
                     "licence"},
          href,
          id + "-" + code_of(language) + ".zip"};
}

void add_downloads(const Wish& wish, const std::string& query, const Addresses& addresses,
                   DesignView& view) {
  if (!view.report.made) return;
  const std::string lang = std::string("lang=") + code_of(wish.language);
  const std::string whole = std::string("bundle-") + code_of(wish.language) + ".zip";
  view.downloads.push_back(bundle_of(
      view.card.id, addresses.made(view.card.id, wish.preset, query, "bundle.zip", lang, whole),
      wish.language, view.play_equipment));
  if (!addresses.live()) return;  // one file holds them all
  for (const std::string& key : offered_formats()) {
    const exporters::Format* format = exporters::find_format(key);
    if (format == nullptr) continue;
    view.downloads.push_back({key, Text(key), Text(format->doc_en, format->doc_fr),
                              addresses.made(view.card.id, wish.preset, query, "bundle.zip",
                                             "only=" + key + "&" + lang, {}),
                              view.card.id + "-" + key + ".zip"});
  }
}

void add_people(const Settled& settled, DesignView& view) {
  const model::DesignInfo& info = settled.with->info;
  for (const model::Person& one : info.authors) view.authors.push_back({one.name, one.role});
  for (const model::Ancestor& one : info.derived_from) {
    view.ancestors.push_back({one.design, one.repository, one.commit, one.relation});
  }
  for (const model::Included& one : info.included) {
    ModuleLine line{one.id, one.title, one.licence, {}};
    for (const model::Person& author : one.authors) {
      line.authors.push_back({author.name, author.role});
    }
    view.modules.push_back(std::move(line));
  }
  view.licence.id = info.licence;
  const catalog::LicenceCatalogue* catalogue = settled.shelf->licences();
  if (const auto* licence = catalogue == nullptr ? nullptr : catalogue->find(info.licence)) {
    view.licence = {licence->id, licence->name, licence->address, licence->obligations};
  }
}

void add_addresses(const Settled& settled, const Wish& wish, const std::string& query,
                   const Addresses& addresses, DesignView& view) {
  const std::string& id = view.card.id;
  const auto made = [&](const std::string& what, const std::string& more) {
    return addresses.made(id, wish.preset, query, what, more, what);
  };
  view.report_href = made("report.json", {});
  // A server says why there are none; among files they are not there.
  if (addresses.live() || view.report.made) {
    view.preview_href = made("preview.glb", std::string("lang=") + code_of(wish.language));
    view.assembly_href = made("assembly.json", {});
  }
  if (view.play_equipment && view.report.made) {
    view.safety_href = addresses.safety(wish.language, id, wish.preset, query);
  }
  const std::string& public_url = settled.shelf->town().public_url;
  if (!public_url.empty()) {
    const Addresses there(addresses.live() ? PageMode::live : PageMode::static_files,
                          public_url + "/");
    view.share = there.design(wish.language, id, wish.preset, query);
    const std::string lang = std::string("lang=") + code_of(wish.language);
    view.qr_href = addresses.made(id, wish.preset, query, "qr.svg", lang,
                                  std::string("qr-") + code_of(wish.language) + ".svg");
  }
  if (addresses.live()) {
    view.action = addresses.design(wish.language, id, {}, {});
  } else {
    view.data_script = made("data.js", {});
  }
  view.pictures = addresses.pictures(id);
  for (PresetChoice& preset : view.form.presets) {
    const std::string chosen =
        preset.name.empty() ? std::string() : "preset=" + percent_encoded(preset.name);
    preset.href = addresses.design(wish.language, id, preset.name, chosen);
  }
}

}  // namespace

std::vector<Seen> seen_from() {
  return {{"picture", {"from the front left", "de trois quarts"}},
          {"front", {"from the front", "de face"}},
          {"right", {"from the right", "de droite"}},
          {"back", {"from behind", "de derrière"}},
          {"top", {"from above", "de dessus"}}};
}

std::vector<std::string> offered_formats() {
  return {"dxf", "svg", "pdf", "step", "stl", "3mf", "glb"};
}

void address_sheets(Report& report, const Settled& settled, const Wish& wish,
                    const Addresses& addresses) {
  const std::string query = canonical_query(settled, wish);
  for (SheetLine& sheet : report.sheets) {
    const std::string number = std::to_string(sheet.number);
    sheet.href = addresses.made(settled.design->text.id, wish.preset, query, "sheet.svg",
                                "sheet=" + number, "sheet-" + number + ".svg");
  }
}

DesignView design_view(const Settled& settled, const Wish& wish, const Report& report,
                       const Addresses& addresses) {
  DesignView view;
  view.report = report;
  view.form = form_of(settled, wish);
  const std::string& query = view.form.query;
  address_sheets(view.report, settled, wish, addresses);
  view.card = card_of(settled, report);
  std::vector<DesignCard> cards = {view.card};
  address_cards(cards, addresses, wish.language);
  view.card = cards.front();
  view.preset = wish.preset;
  view.story = settled.design->text.story;
  if (settled.with) {
    view.play_equipment = pipeline::is_play_equipment(*settled.with);
    add_people(settled, view);
  }
  add_pictures(wish, query, addresses, view);
  add_downloads(wish, query, addresses, view);
  add_addresses(settled, wish, query, addresses, view);
  return view;
}

}  // namespace plano::site
