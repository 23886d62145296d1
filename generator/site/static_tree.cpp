// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/static_tree.h"

#include <algorithm>
#include <array>

#include "pipeline/safety.h"
#include "site/addresses.h"
#include "site/answers.h"
#include "site/base64.h"
#include "site/form.h"
#include "site/json.h"
#include "site/pictures.h"
#include "site/report.h"
#include "site/views.h"

namespace plano::site {
namespace {

using exporters::Artifact;

constexpr std::array kLanguages = {Language::french, Language::english};
constexpr const char* kOfDesign = "../../../";  // from a design's page to the root
constexpr const char* kOfPage = "../";
constexpr int kCardPixels = 640;

/// What a page opened from a disk gets as a script.
constexpr std::array kInScript = {"preview.glb", "assembly.json", "report.json", "form.json"};

class TreeMaker {
 public:
  TreeMaker(const Shelf& shelf, const Setting& setting) : shelf_(shelf), setting_(setting) {
    setting_.mode = PageMode::static_files;
  }

  void add_state(const std::string& id, const std::string& preset,
                 std::vector<std::string>& not_made) {
    Wish wish = wish_for(Asked::design_page, id, preset, Language::french);
    Settled settled = settle(shelf_, *shelf_.design(id), wish);
    diagnostics::Diagnostics found;
    const auto account = account_of(settled, Language::french, found);
    const Report report = report_of(settled, account, found);
    if (!account) not_made.push_back(preset.empty() ? id : id + " --preset " + preset);
    if (preset.empty()) cards_.push_back(card_of(settled, report));
    add_pages(id, preset, settled, report);
    std::vector<Artifact> data = data_of(id, preset, settled, report);
    if (account) add_made(id, preset, settled, *account, data);
    data.push_back(script_of(data));
    for (Artifact& file : data) {
      file.path = data_folder(id, preset) + file.path;
      files_.push_back(std::move(file));
    }
  }

  void add_pictures(const std::string& id) {
    for (const StoryPicture& picture : shelf_.design(id)->text.pictures) {
      files_.push_back({"pictures/" + id + "/" + picture.name, picture.media_type, picture.bytes});
    }
  }

  void add_common_pages() {
    setting_.cards = cards_;
    setting_.base = kOfPage;
    for (const Language language : kLanguages) {
      const std::string folder = std::string(code_of(language)) + "/";
      add_page(folder + "index.html", wish_for(Asked::home, {}, {}, language));
      add_page(folder + "about.html", wish_for(Asked::about, {}, {}, language));
      add_page(folder + "accessibility.html", wish_for(Asked::accessibility, {}, {}, language));
    }
    setting_.base.clear();
    add_page("index.html", wish_for(Asked::language_choice, {}, {}, Language::french));
  }

  std::vector<Artifact> take() {
    std::sort(files_.begin(), files_.end(),
              [](const Artifact& a, const Artifact& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  static Wish wish_for(Asked asked, const std::string& id, const std::string& preset,
                       Language language) {
    Wish wish;
    wish.asked = asked;
    wish.design = id;
    wish.preset = preset;
    wish.language = language;
    return wish;
  }

  void add_page(const std::string& path, const Wish& wish) {
    files_.push_back({path, "text/html", answer(shelf_, setting_, wish).bytes});
  }

  void add_pages(const std::string& id, const std::string& preset, const Settled& settled,
                 const Report& report) {
    setting_.base = kOfDesign;
    for (const Language language : kLanguages) {
      const Wish wish = wish_for(Asked::design_page, id, preset, language);
      const Addresses addresses(PageMode::static_files, {});
      files_.push_back({addresses.design(language, id, preset, {}), "text/html",
                        design_reply(settled, wish, setting_, report).bytes});
    }
  }

  /// What there is even where nothing can be made.
  std::vector<Artifact> data_of(const std::string& id, const std::string& preset,
                                const Settled& settled, Report report) {
    const Wish wish = wish_for(Asked::report, id, preset, Language::french);
    address_sheets(report, settled, wish, Addresses(PageMode::static_files, kOfDesign));
    std::vector<Artifact> data;
    data.push_back({"form.json", "application/json", form_json(form_of(settled, wish))});
    data.push_back({"report.json", "application/json",
                    report_json(id, canonical_query(settled, wish), report)});
    if (!shelf_.town().public_url.empty()) {
      for (const Language language : kLanguages) {
        add_answer(wish_for(Asked::qr, id, preset, language),
                   std::string("qr-") + code_of(language) + ".svg", data);
      }
    }
    return data;
  }

  /// Adds what is answered, if it is.
  void add_answer(const Wish& wish, const std::string& name, std::vector<Artifact>& data) {
    Reply reply = answer(shelf_, setting_, wish);
    if (reply.status == 200) data.push_back({name, reply.media_type, std::move(reply.bytes)});
  }

  void add_made(const std::string& id, const std::string& preset, const Settled& settled,
                const pipeline::Account& account, std::vector<Artifact>& data) {
    const pipeline::Built& built = account.built;
    data.push_back({"preview.glb", "model/gltf-binary", preview_glb(built, Language::french)});
    for (const Seen& seen : seen_from()) {
      data.push_back({std::string("view-") + seen.from + ".svg", "image/svg+xml",
                      view_svg(built, {.from = seen.from, .width = kPictureMillimetres})});
    }
    data.push_back(
        {"view-exploded.svg", "image/svg+xml",
         view_svg(built, {.from = "picture", .exploded = true, .width = kPictureMillimetres})});
    if (preset.empty()) {
      data.push_back(
          {"card.png", "image/png", view_png(built, {.from = "picture", .width = kCardPixels})});
    }
    for (std::size_t k = 0; k < account.plan.sheets.size(); ++k) {
      data.push_back(
          {"sheet-" + std::to_string(k + 1) + ".svg", "image/svg+xml", sheet_svg(account, k)});
    }
    add_answer(wish_for(Asked::assembly, id, preset, Language::french), "assembly.json", data);
    if (pipeline::is_play_equipment(*settled.with)) {
      add_answer(wish_for(Asked::safety, id, preset, Language::french), "safety.json", data);
      for (const Language language : kLanguages) {
        add_page(Addresses(PageMode::static_files, {}).safety(language, id, preset, {}),
                 wish_for(Asked::safety_page, id, preset, language));
      }
    }
    for (const Language language : kLanguages) {
      add_answer(wish_for(Asked::bundle, id, preset, language),
                 std::string("bundle-") + code_of(language) + ".zip", data);
    }
  }

  static Artifact script_of(const std::vector<Artifact>& data) {
    std::string script;
    for (const char* name : kInScript) {
      for (const Artifact& file : data) {
        if (file.path != name) continue;
        script += "planotheque.receive(\"" + file.path + "\",\"" + base64(file.bytes) + "\");\n";
      }
    }
    return {"data.js", "text/javascript", std::move(script)};
  }

  const Shelf& shelf_;
  Setting setting_;
  std::vector<DesignCard> cards_;
  std::vector<Artifact> files_;
};

std::vector<std::string> states_of(const Shelf& shelf, const std::string& id) {
  std::vector<std::string> states = {""};
  const Settled settled = settle(shelf, *shelf.design(id), Wish{});
  if (!settled.with) return states;
  for (const model::Preset& preset : settled.with->presets) states.push_back(preset.name);
  return states;
}

}  // namespace

std::vector<Artifact> static_tree(const Shelf& shelf, const Setting& setting,
                                  const TreeProgress& progress,
                                  std::vector<std::string>& not_made) {
  TreeMaker maker(shelf, setting);
  std::vector<std::pair<std::string, std::string>> states;
  for (const std::string& id : shelf.design_ids()) {
    for (const std::string& preset : states_of(shelf, id)) states.emplace_back(id, preset);
  }
  int done = 0;
  for (const auto& [id, preset] : states) {
    if (progress) {
      progress(Text(preset.empty() ? id : id + " " + preset), done++,
               static_cast<int>(states.size()));
    }
    maker.add_state(id, preset, not_made);
  }
  for (const std::string& id : shelf.design_ids()) maker.add_pictures(id);
  maker.add_common_pages();
  return maker.take();
}

}  // namespace plano::site
