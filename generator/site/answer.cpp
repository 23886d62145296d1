// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/answer.h"

#include <algorithm>
#include <charconv>

#include "pipeline/safety.h"
#include "pipeline/selection.h"
#include "pipeline/takedown_file.h"
#include "site/addresses.h"
#include "site/answers.h"
#include "site/form.h"
#include "site/json.h"
#include "site/pictures.h"
#include "site/report.h"
#include "site/views.h"

namespace plano::site {
namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kSvg = "image/svg+xml";
const Text kNoPlayEquipment = {
    "this is no play equipment: the rules of playgrounds do not apply",
    "ce n'est pas un équipement de jeu : les règles des aires de jeux ne s'appliquent pas"};

Reply trouble(int status, const Text& reason, const std::vector<Problem>& problems) {
  return {status, kJson, trouble_json(status, reason, problems), {}};
}

Reply cannot_be_made(const std::vector<Problem>& problems) {
  return trouble(
      422,
      {"this cannot be made with these values", "cela ne peut pas être fabriqué avec ces valeurs"},
      problems);
}

/// Built with the values asked for; or the answer that says why not.
std::variant<pipeline::Built, Reply> built(Settled& settled, pipeline::Proofs proofs) {
  if (!settled.usable) return cannot_be_made(settled.problems);
  diagnostics::Diagnostics found;
  pipeline::Inputs inputs = inputs_of(settled);
  inputs.read.resolved = &*settled.with;  // its findings are among the problems of `settled`
  auto made = pipeline::build(inputs, settled.options, {}, found, proofs);
  if (!made) return cannot_be_made(problems_of(found, settled));
  return std::move(*made);
}

/// What `answered` makes of what was built.
template <class Answered>
Reply of_built(Settled& settled, pipeline::Proofs proofs, const Answered& answered) {
  auto made = built(settled, proofs);
  if (auto* refusal = std::get_if<Reply>(&made)) return std::move(*refusal);
  return answered(std::get<pipeline::Built>(made));
}

Reply answer_view(Settled& settled, const Wish& wish) {
  Text reason;
  const auto picture = picture_wish(wish, reason);
  if (!picture) return trouble(400, reason, {});
  return of_built(settled, pipeline::Proofs::shape, [&](const pipeline::Built& made) {
    return wish.asked == Asked::view_png ? Reply{200, "image/png", view_png(made, *picture), {}}
                                         : Reply{200, kSvg, view_svg(made, *picture), {}};
  });
}

Reply answer_report(Settled& settled, const Wish& wish, const Setting& setting) {
  diagnostics::Diagnostics found;
  const auto account = account_of(settled, wish.language, found);
  Report report = report_of(settled, account, found);
  address_sheets(report, settled, wish, Addresses(setting.mode, base_of(setting)));
  return {
      200, kJson, report_json(settled.design->text.id, canonical_query(settled, wish), report), {}};
}

Reply answer_sheet(Settled& settled, const Wish& wish) {
  diagnostics::Diagnostics found;
  const auto account = account_of(settled, wish.language, found);
  if (!account) {
    return cannot_be_made(settled.usable ? problems_of(found, settled) : settled.problems);
  }
  const std::size_t count = account->plan.sheets.size();
  std::size_t number = 1;
  if (!wish.sheet.empty()) {
    const char* end = wish.sheet.data() + wish.sheet.size();
    const auto [stop, error] = std::from_chars(wish.sheet.data(), end, number);
    if (error != std::errc() || stop != end) number = 0;
  }
  if (number < 1 || number > count) {
    return trouble(
        404,
        fill({"there is no sheet {0}: there are {1}", "il n'y a pas de plaque {0} : il y en a {1}"},
             {quote(wish.sheet), show(static_cast<std::int64_t>(count))}),
        {});
  }
  return {200, kSvg, sheet_svg(*account, number - 1), {}};
}

Reply answer_safety(Settled& settled) {
  return of_built(
      settled, pipeline::Proofs::all_but_takedown, [&](const pipeline::Built& made) -> Reply {
        if (!pipeline::is_play_equipment(made.design)) {
          return trouble(404, kNoPlayEquipment, {});
        }
        const checks::Report report = pipeline::check_safety(made.design, made.parts, made.pieces);
        return {200, kJson, pipeline::safety_file(inputs_of(settled), made.design, report), {}};
      });
}

/// What the fields of the page hold, as people read it.
std::vector<std::pair<Text, Text>> values_of(const Settled& settled) {
  std::vector<std::pair<Text, Text>> values;
  for (const Field& field : fields_of(*settled.with)) {
    if (field.shown) values.emplace_back(field.label, field.text);
  }
  return values;
}

Reply answer_safety_page(Settled& settled, const Wish& wish, const Setting& setting) {
  const Addresses addresses(setting.mode, base_of(setting));
  const PageFrame frame = frame_of(*settled.shelf, setting, wish);
  const std::string& id = settled.design->text.id;
  const std::string query = canonical_query(settled, wish);
  const std::string back = addresses.design(wish.language, id, wish.preset, query);
  auto made = built(settled, pipeline::Proofs::all_but_takedown);
  if (std::holds_alternative<Reply>(made)) {
    const Text reason = {"Nothing can be said of the safety of what cannot be made.",
                         "On ne peut rien dire de la sécurité de ce qui ne peut pas se fabriquer."};
    return {422, kHtml, error_page(422, reason, frame, back), {}};
  }
  const pipeline::Built& whole = std::get<pipeline::Built>(made);
  if (!pipeline::is_play_equipment(whole.design)) {
    return {404, kHtml, error_page(404, kNoPlayEquipment, frame), {}};
  }
  const checks::Report report = pipeline::check_safety(whole.design, whole.parts, whole.pieces);
  const std::string language = code_of(wish.language);
  const SafetyView view{whole.design.info.title,
                        values_of(settled),
                        report,
                        back,
                        addresses.made(id, wish.preset, query, "bundle.zip", "lang=" + language,
                                       "bundle-" + language + ".zip"),
                        addresses.made(id, wish.preset, query, "safety.json", {}, "safety.json")};
  return {200, kHtml, safety_page(view, frame), {}};
}

/// Words of `only=` that are no formats.
std::vector<std::string> unknown_formats(const Wish& wish) {
  const std::vector<std::string> known = pipeline::selection_words();
  std::vector<std::string> unknown;
  for (const std::string& word : wish.only) {
    if (std::find(known.begin(), known.end(), word) == known.end()) unknown.push_back(word);
  }
  return unknown;
}

Reply answer_bundle(Settled& settled, const Wish& wish) {
  if (const auto unknown = unknown_formats(wish); !unknown.empty()) {
    return trouble(
        400,
        fill({"a bundle has no {0}; it has {1}", "un lot de fichiers n'a pas de {0} ; il a {1}"},
             {quote(unknown.front()), list_and(pipeline::selection_words())}),
        {});
  }
  if (!settled.usable) return cannot_be_made(settled.problems);
  pipeline::GenerateOptions options;
  options.resolve = settled.options;
  options.language = wish.language;
  options.only = wish.only;
  diagnostics::Diagnostics found;
  pipeline::Inputs inputs = inputs_of(settled);
  inputs.read = {};  // with all findings of reading, as the command line has them
  const auto bundle = pipeline::generate(inputs, options, {}, found);
  if (!bundle) return cannot_be_made(problems_of(found, settled));
  const std::string& id = settled.design->text.id;
  std::string name = id + "-" + code_of(wish.language);
  for (const std::string& word : wish.only) {
    name += "-";
    for (const char c : word) name += c == '/' ? '-' : c;
  }
  return {200, "application/zip", pipeline::zipped(*bundle, id), name + ".zip"};
}

Reply answer_qr(const Settled& settled, const Wish& wish, const Setting& setting) {
  const std::string& url = settled.shelf->town().public_url;
  if (url.empty()) {
    return trouble(404,
                   {"no public address of this gallery is known: `public_url` in gallery.yaml",
                    "aucune adresse publique de cette galerie n'est connue : « public_url » dans "
                    "gallery.yaml"},
                   {});
  }
  const Addresses there(setting.mode, url + "/");
  const auto picture = qr_svg(there.design(wish.language, settled.design->text.id, wish.preset,
                                           canonical_query(settled, wish)));
  if (!picture) {
    return trouble(422,
                   {"the address is too long for a code",
                    "l'adresse est trop longue pour un "
                    "code"},
                   {});
  }
  return {200, kSvg, *picture, {}};
}

Reply answer_page(Settled& settled, const Wish& wish, const Setting& setting) {
  diagnostics::Diagnostics found;
  const auto account = account_of(settled, wish.language, found);
  return design_reply(settled, wish, setting, report_of(settled, account, found));
}

Reply of_settled(Settled& settled, const Setting& setting, const Wish& wish) {
  switch (wish.asked) {
    case Asked::form:
      return {200, kJson, form_json(form_of(settled, wish)), {}};
    case Asked::preview:
      return of_built(settled, pipeline::Proofs::shape, [&](const pipeline::Built& made) {
        return Reply{200, "model/gltf-binary", preview_glb(made, wish.language), {}};
      });
    case Asked::report:
      return answer_report(settled, wish, setting);
    case Asked::assembly:
      return of_built(settled, pipeline::Proofs::all_but_safety, [](const pipeline::Built& made) {
        return Reply{200, kJson, pipeline::takedown_file(made), {}};
      });
    case Asked::safety:
      return answer_safety(settled);
    case Asked::safety_page:
      return answer_safety_page(settled, wish, setting);
    case Asked::view_svg:
    case Asked::view_png:
      return answer_view(settled, wish);
    case Asked::sheet:
      return answer_sheet(settled, wish);
    case Asked::bundle:
      return answer_bundle(settled, wish);
    case Asked::qr:
      return answer_qr(settled, wish, setting);
    default:
      return answer_page(settled, wish, setting);
  }
}

Reply of_design(const Shelf& shelf, const Setting& setting, const Shelf::Design& design,
                const Wish& wish) {
  Settled settled = settle(shelf, design, wish);
  Reply reply = of_settled(settled, setting, wish);
  reply.lasting = settled.usable;
  return reply;
}

Reply answer_cards(const Shelf& shelf, const Setting& setting, const Wish& wish) {
  std::vector<DesignCard> cards = setting.cards.empty() ? cards_of(shelf) : setting.cards;
  address_cards(cards, Addresses(setting.mode, base_of(setting)), wish.language);
  const HomeView view = home_of(std::move(cards), wish.filters, wish.language);
  const bool lasting = wish.filters == Filters{};
  if (wish.asked == Asked::cards) return {200, kJson, cards_json(view), {}, lasting};
  return {200, kHtml, home_page(view, frame_of(shelf, setting, wish)), {}, lasting};
}

Reply answer_picture(const Shelf::Design& design, const Wish& wish) {
  for (const StoryPicture& picture : design.text.pictures) {
    if (picture.name == wish.picture) return {200, picture.media_type, picture.bytes, {}};
  }
  return trouble(404, {"there is no such picture", "il n'y a pas de telle image"}, {});
}

bool is_page(Asked asked) {
  return asked == Asked::home || asked == Asked::design_page || asked == Asked::safety_page ||
         asked == Asked::about || asked == Asked::accessibility || asked == Asked::language_choice;
}

}  // namespace

std::string base_of(const Setting& setting) {
  return setting.mode == PageMode::live ? "/" : setting.base;
}

PageFrame frame_of(const Shelf& shelf, const Setting& setting, const Wish& wish) {
  PageFrame frame;
  frame.language = wish.language;
  frame.mode = setting.mode;
  frame.base = base_of(setting);
  frame.town = shelf.town();
  frame.assets = setting.assets;
  frame.program_version = shelf.texts().program_version;
  const Addresses addresses(setting.mode, frame.base);
  frame.home = addresses.home(wish.language);
  frame.about = addresses.about(wish.language);
  frame.accessibility = addresses.accessibility(wish.language);
  const Language other = wish.language == Language::french ? Language::english : Language::french;
  const std::string query = query_of(wish);
  const std::string tail = setting.mode == PageMode::live && !query.empty() ? "?" + query : "";
  switch (wish.asked) {
    case Asked::design_page:
      frame.other_language = addresses.design(other, wish.design, wish.preset, query);
      break;
    case Asked::safety_page:
      frame.other_language = addresses.safety(other, wish.design, wish.preset, query);
      break;
    case Asked::about:
      frame.other_language = addresses.about(other);
      break;
    case Asked::accessibility:
      frame.other_language = addresses.accessibility(other);
      break;
    default:
      frame.other_language = addresses.home(other) + tail;
  }
  return frame;
}

Reply design_reply(const Settled& settled, const Wish& wish, const Setting& setting,
                   const Report& report) {
  const Addresses addresses(setting.mode, base_of(setting));
  return {200,
          kHtml,
          design_page(design_view(settled, wish, report, addresses),
                      frame_of(*settled.shelf, setting, wish)),
          {}};
}

std::vector<DesignCard> cards_of(const Shelf& shelf) {
  std::vector<DesignCard> cards;
  for (const std::string& id : shelf.design_ids()) cards.push_back(card_of(shelf, id));
  return cards;
}

Reply answer(const Shelf& shelf, const Setting& setting, const Wish& wish) {
  switch (wish.asked) {
    case Asked::home:
    case Asked::cards:
      return answer_cards(shelf, setting, wish);
    case Asked::about:
      return {200, kHtml, about_page(frame_of(shelf, setting, wish)), {}};
    case Asked::accessibility:
      return {200, kHtml, accessibility_page(frame_of(shelf, setting, wish)), {}};
    case Asked::language_choice:
      return {200, kHtml, language_page(frame_of(shelf, setting, wish)), {}};
    default:
      break;
  }
  const Shelf::Design* design = shelf.design(wish.design);
  if (design == nullptr || shelf.workshop_ids().empty()) {
    const Text reason =
        fill({"there is no design {0}", "il n'y a pas de modèle {0}"}, {quote(wish.design)});
    if (!is_page(wish.asked)) return trouble(404, reason, {});
    return {404, kHtml, error_page(404, reason, frame_of(shelf, setting, wish)), {}};
  }
  if (wish.asked == Asked::picture) return answer_picture(*design, wish);
  return of_design(shelf, setting, *design, wish);
}

Reply refused(const Shelf& shelf, const Setting& setting, const std::string& path,
              const Refusal& refusal) {
  const bool data = path.rfind("/api/", 0) == 0 || path.rfind("/pictures/", 0) == 0;
  if (data) return trouble(refusal.status, refusal.reason, {});
  Wish nowhere;
  nowhere.language = refusal.language;
  return {refusal.status,
          kHtml,
          error_page(refusal.status, refusal.reason, frame_of(shelf, setting, nowhere)),
          {}};
}

bool is_slow(Asked asked) {
  return asked == Asked::bundle || asked == Asked::safety || asked == Asked::safety_page ||
         asked == Asked::assembly || asked == Asked::cards;
}

std::string cache_key(const Shelf& shelf, const Setting& setting, const Wish& wish) {
  const bool of_all = wish.asked == Asked::home || wish.asked == Asked::cards;
  std::string key = shelf.digest(of_all ? std::string() : wish.design);
  key += " " + std::to_string(static_cast<int>(wish.asked)) + " " + code_of(wish.language) + " " +
         wish.design + " " + wish.picture + " " + query_of(wish);
  if (is_page(wish.asked)) {
    for (const auto& [name, file] : setting.assets) key += "\n" + name + "=" + file;
  }
  return key;
}

}  // namespace plano::site
