// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "site/kept_cards.h"
#include "tests/unit/site/small_shelf.h"

namespace plano::site {
namespace {

using Json = nlohmann::json;
using test::asked;
using test::small_shelf;
using test::wish;

Town town(const Text& name, const std::string& public_url = {}) {
  Town town;
  town.name = name;
  town.public_url = public_url;
  return town;
}

Json json_of(const Reply& reply, int status = 200) {
  EXPECT_EQ(reply.status, status) << reply.bytes;
  EXPECT_EQ(reply.media_type, "application/json");
  const Json json = Json::parse(reply.bytes, nullptr, false);
  EXPECT_TRUE(json.is_object());
  return json;
}

Json parameter(const Json& form, const std::string& name) {
  for (const Json& one : form["parameters"]) {
    if (one["name"] == name) return one;
  }
  ADD_FAILURE() << "no parameter " << name;
  return {};
}

Json problem_of(const Json& json, const Json& parameter) {
  for (const Json& one : json["problems"]) {
    if (one["parameter"] == parameter) return one;
  }
  return {};
}

TEST(Answer, form_tells_what_the_registry_knows) {
  const Shelf shelf = small_shelf();
  const Json form = json_of(asked(shelf, "form"));
  EXPECT_EQ(form["schema"], 1);
  EXPECT_EQ(form["design"], "box");
  EXPECT_EQ(form["query"], "");
  EXPECT_EQ(form["problems"], Json::array());
  const Json length = parameter(form, "length");
  EXPECT_EQ(length["kind"], "length");
  EXPECT_EQ(length["value"], 300);
  EXPECT_EQ(length["low"], 200);
  EXPECT_EQ(length["high"], 600);
  EXPECT_EQ(length["step"], 10);
  EXPECT_EQ(length["unit"]["name"], "cm");
  EXPECT_EQ(length["unit"]["scale"], 10);
  EXPECT_EQ(length["text"]["en"], "30\u00a0cm");
  EXPECT_EQ(parameter(form, "wide")["kind"], "flag");
  EXPECT_EQ(parameter(form, "wide")["value"], false);
  EXPECT_EQ(parameter(form, "holes")["shown"], false);
  EXPECT_EQ(parameter(form, "look")["choices"][1]["label"]["fr"], "soigné");
  EXPECT_EQ(parameter(form, "board.thickness")["choices"].size(), 2u);
  EXPECT_EQ(form["presets"][0]["set"]["length"], "500mm");
}

TEST(Answer, values_come_with_comma_point_and_unit) {
  const Shelf shelf = small_shelf();
  for (const char* query : {"length=455mm", "length=45,5+cm", "length=45.5", "length=45%2C5",
                            "length=0.455m", "length=45%E2%80%AF,5"}) {
    EXPECT_EQ(parameter(json_of(asked(shelf, "form", query)), "length")["value"], 455) << query;
  }
  EXPECT_EQ(parameter(json_of(asked(shelf, "form", "height=250")), "height")["value"], 250)
      << "millimetres, where the design names no unit";
}

TEST(Answer, query_holds_only_what_differs) {
  const Shelf shelf = small_shelf();
  const auto query = [&](const char* given) {
    return json_of(asked(shelf, "form", given))["query"].get<std::string>();
  };
  EXPECT_EQ(query("length=30cm&height=21cm&workshop=default"), "height=210mm");
  EXPECT_EQ(query("preset=long&length=500mm"), "preset=long");
  EXPECT_EQ(query("preset=long&length=300mm"), "preset=long&length=300mm")
      << "the default is what differs from the preset";
  EXPECT_EQ(query("look=fine&wide=yes"), "look=fine&wide=yes");
  EXPECT_EQ(query("board.thickness=21mm"), "board.thickness=21mm");
}

TEST(Answer, values_out_of_range_are_kept_shown_and_explained) {
  const Shelf shelf = small_shelf();
  const Json form = json_of(asked(shelf, "form", "length=9m&height=210mm"));
  EXPECT_EQ(form["usable"], false);
  const Json length = parameter(form, "length");
  EXPECT_EQ(length["typed"], "9m");
  EXPECT_EQ(length["value"], 300);
  EXPECT_EQ(parameter(form, "height")["value"], 210) << "what can be used is";
  EXPECT_EQ(form["query"], "height=210mm&length=9m") << "nothing is lost";
  const Json problem = problem_of(form, "length");
  EXPECT_EQ(problem["code"], "P0003");
  EXPECT_EQ(problem["severity"], "error");
  EXPECT_FALSE(problem["message"]["fr"].get<std::string>().empty());
  EXPECT_EQ(length["problems"], Json::array({0}));
}

TEST(Answer, a_refused_number_is_explained_in_the_words_of_its_field) {
  const Shelf shelf = small_shelf();
  const auto said = [&](const std::string& typed) {
    return problem_of(json_of(asked(shelf, "form", "length=" + typed)), "length");
  };
  const std::string label =
      parameter(json_of(asked(shelf, "form", "")), "length")["label"]["fr"].get<std::string>();
  const std::string far = said("9000")["message"]["fr"].get<std::string>();
  EXPECT_EQ(far.find(label), 0U) << far;
  EXPECT_NE(far.find("9000\u00a0"), std::string::npos) << far;
  for (const std::string typed : {"quarante", "1%271", "1+1", "1.500,5", "1%2F0", "%EF%BC%91"}) {
    const Json problem = said(typed);
    EXPECT_EQ(problem["severity"], "error") << typed;
    for (const char* language : {"fr", "en"}) {
      const std::string words = problem["message"][language].get<std::string>() +
                                problem["hint"][language].get<std::string>();
      EXPECT_EQ(words.find('`'), std::string::npos) << words;
      EXPECT_EQ(words.find("length"), std::string::npos) << words;
    }
    EXPECT_NE(problem["hint"]["fr"].get<std::string>().find("virgule"), std::string::npos) << typed;
  }
}

TEST(Answer, a_thickness_that_is_not_offered_is_told_those_that_are) {
  const Json problem =
      problem_of(json_of(asked(small_shelf(), "form", "board.thickness=17mm")), "board.thickness");
  EXPECT_EQ(problem["code"], "P0009");
  const std::string words = problem["message"]["en"].get<std::string>();
  EXPECT_NE(words.find("is not among the choices"), std::string::npos) << words;
  const std::string hint = problem["hint"]["en"].get<std::string>();
  EXPECT_NE(hint.find("18"), std::string::npos) << hint;
  EXPECT_NE(hint.find("21"), std::string::npos) << hint;
}

TEST(Answer, numbers_are_read_as_people_write_them) {
  const Shelf shelf = small_shelf();
  const auto value = [&](const std::string& typed) {
    return parameter(json_of(asked(shelf, "form", "length=" + typed)), "length")["value"];
  };
  const double plain = value("40").get<double>();
  EXPECT_NE(plain, value("").get<double>());
  for (const std::string typed : {"%2B40", "40,0", "40.0", "+40", "40+"}) {
    EXPECT_EQ(value(typed), plain) << typed;
  }
}

TEST(Answer, unknown_names_words_presets_and_workshops_are_told) {
  const Shelf shelf = small_shelf();
  EXPECT_EQ(problem_of(json_of(asked(shelf, "form", "lenght=3m")), "lenght")["code"], "P0001");
  EXPECT_EQ(problem_of(json_of(asked(shelf, "form", "look=x")), "look")["severity"], "error");
  EXPECT_EQ(problem_of(json_of(asked(shelf, "form", "length=abc")), "length")["severity"], "error");
  const Json preset = json_of(asked(shelf, "form", "preset=x"));
  EXPECT_EQ(problem_of(preset, "preset")["code"], "P0007");
  EXPECT_EQ(preset["query"], "preset=x");
  EXPECT_EQ(problem_of(json_of(asked(shelf, "form", "workshop=x")), "workshop")["code"], "U0303");
}

TEST(Answer, nothing_is_made_of_values_that_cannot_be_used) {
  const Shelf shelf = small_shelf();
  for (const char* what :
       {"preview.glb", "bundle.zip", "view.svg", "view.png", "sheet.svg", "assembly.json"}) {
    const Json said = json_of(asked(shelf, what, "length=9m"), 422);
    EXPECT_EQ(problem_of(said, "length")["code"], "P0003") << what;
  }
  EXPECT_EQ(json_of(asked(shelf, "preview.glb", "height=280mm"), 422)["problems"][0]["code"],
            "M0001")
      << "a check of the design's own";
  const Json report = json_of(asked(shelf, "report.json", "length=9m"));
  EXPECT_EQ(report["made"], false);
  EXPECT_EQ(problem_of(report, "length")["code"], "P0003");
}

TEST(Answer, hostile_values_are_harmless) {
  const Shelf shelf = small_shelf();
  for (const char* query : {"length=1e999mm", "length=((((((((1", "length=%22%3E%3Cscript%3E",
                            "length=9999999999m", "length=1%2F0*1mm", "wide=%F0%9F%92%A9", "look='",
                            "board.thickness=1e9mm", "preset=..%2F..", "workshop=%2Fetc%2Fpasswd",
                            "constructor=1", "length=-1mm", "length=nan", "length=2*1mm%5E3"}) {
    const Json form = json_of(asked(shelf, "form", query));
    EXPECT_FALSE(form["problems"].empty()) << query;
    EXPECT_EQ(form["parameters"].size(), 6u) << query;
  }
}

/// The JSON chunk of a GLB.
Json json_of_glb(const std::string& glb) {
  const auto word = [&](std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, glb.data() + at, 4);
    return value;
  };
  EXPECT_EQ(glb.substr(0, 4), "glTF");
  EXPECT_EQ(word(8), glb.size());
  return Json::parse(glb.substr(20, word(12)), nullptr, false);
}

TEST(Answer, preview_is_a_model_whose_nodes_name_their_parts) {
  const Shelf shelf = small_shelf();
  const Reply reply = asked(shelf, "preview.glb", "length=40cm");
  ASSERT_EQ(reply.status, 200) << reply.bytes;
  EXPECT_EQ(reply.media_type, "model/gltf-binary");
  const Json glb = json_of_glb(reply.bytes);
  std::vector<std::string> elements;
  for (const Json& node : glb["nodes"]) {
    if (node.contains("extras")) elements.push_back(node["extras"]["element"]);
  }
  EXPECT_THAT(elements, testing::UnorderedElementsAre("base", "back"));
  EXPECT_NE(asked(shelf, "preview.glb").bytes, reply.bytes);
  EXPECT_EQ(asked(shelf, "preview.glb", "length=400mm").bytes, reply.bytes) << "same bytes";
}

TEST(Answer, report_counts_and_guesses_nothing) {
  const Shelf shelf = small_shelf();
  const Json report = json_of(asked(shelf, "report.json"));
  EXPECT_EQ(report["made"], true);
  EXPECT_EQ(report["totals"]["parts"], 2);
  EXPECT_EQ(report["totals"]["sheets"], 1);
  EXPECT_GT(report["totals"]["mass_kg"].get<double>(), 0.5);
  EXPECT_EQ(report["totals"]["size_mm"][0], 300);
  for (const char* figure : {"wood_eur", "machine_eur", "minutes"}) {
    const Json& one = report["totals"][figure];
    EXPECT_NE(one["value"].is_null(), one["unknown"].is_null()) << figure;
  }
  EXPECT_EQ(report["sheets"][0]["parts"], 2);
  EXPECT_EQ(report["parts"].size(), 2u);
  EXPECT_EQ(report["verdicts"][0]["level"], "holds");
  EXPECT_EQ(report, json_of(asked(shelf, "report.json")));
}

TEST(Answer, drawings_and_codes_are_pictures) {
  const Shelf shelf = small_shelf(town({}, "https://plans.example.org"));
  for (const auto& [what, query] : std::vector<std::pair<std::string, std::string>>{
           {"view.svg", "from=front"}, {"sheet.svg", "sheet=1"}, {"qr.svg", "length=40cm"}}) {
    const Reply reply = asked(shelf, what, query);
    EXPECT_EQ(reply.status, 200) << what << reply.bytes;
    EXPECT_EQ(reply.media_type, "image/svg+xml");
    EXPECT_EQ(reply.bytes.find("<style"), std::string::npos) << "the pages' policy lets none in";
  }
  EXPECT_NE(asked(shelf, "sheet.svg").bytes.find("data-part=\"P01\""), std::string::npos);
  EXPECT_EQ(asked(shelf, "view.png", "width=64").bytes.substr(1, 3), "PNG");
  EXPECT_EQ(asked(shelf, "sheet.svg", "sheet=2").status, 404);
  EXPECT_EQ(asked(shelf, "view.svg", "from=nowhere").status, 400);
  EXPECT_EQ(asked(shelf, "view.png", "width=100000").status, 400);
  EXPECT_EQ(asked(shelf, "view.svg", "exploded=maybe").status, 400);
  EXPECT_EQ(asked(shelf, "view.svg", "exploded=no").status, 200);
  EXPECT_EQ(asked(small_shelf(), "qr.svg").status, 404) << "no public address is known";
}

TEST(Answer, bundle_is_a_zip_of_what_was_asked_for) {
  const Shelf shelf = small_shelf();
  const Reply reply = asked(shelf, "bundle.zip", "only=dxf&length=40cm");
  ASSERT_EQ(reply.status, 200) << reply.bytes;
  EXPECT_EQ(reply.bytes.substr(0, 2), "PK");
  EXPECT_EQ(reply.file_name, "box-en-dxf.zip");
  EXPECT_NE(reply.bytes.find("box/cutting/sheet-01.dxf"), std::string::npos);
  EXPECT_EQ(reply.bytes.find("box/model/"), std::string::npos);
  EXPECT_EQ(asked(shelf, "bundle.zip", "only=exe").status, 400);
}

TEST(Answer, assembly_comes_with_steps_and_safety_only_where_it_applies) {
  const Shelf shelf = small_shelf();
  EXPECT_EQ(json_of(asked(shelf, "assembly.json"))["verdict"], "comes-apart");
  EXPECT_EQ(json_of(asked(shelf, "safety.json"), 404)["status"], 404);
}

TEST(Answer, cards_hold_figures_and_are_filtered) {
  const Shelf shelf = small_shelf();
  const auto cards = [&](const std::string& query) {
    return json_of(answer(shelf, {}, wish("/api/designs", query)))["designs"];
  };
  const Json card = cards("")[0];
  EXPECT_EQ(card["id"], "box");
  EXPECT_EQ(card["sheets"], 1);
  EXPECT_EQ(card["thicknesses_mm"], Json({18.0, 21.0}));
  EXPECT_EQ(card["setting"]["key"], "indoor-public");
  EXPECT_EQ(card["page"], "/en/designs/box");
  for (const char* query : {"q=BOITE", "q=box", "use=indoor-public", "thickness=21", "sheets=1",
                            "licence=CERN-OHL-S-2.0", "q=BOXES", "q=bo%C3%AEtes+longues",
                            "q=panier+de+No%C3%ABl", "q=hauteurs", "q=mobilier"}) {
    EXPECT_EQ(cards(query).size(), 1u) << query;
  }
  for (const char* query :
       {"q=slide", "q=box+slide", "use=outdoor-public", "thickness=12", "q=ox"}) {
    EXPECT_EQ(cards(query).size(), 0u) << query;
  }
}

TEST(Answer, filters_that_mean_nothing_let_all_pass_and_are_told) {
  const Shelf shelf = small_shelf();
  for (const char* query : {"use=zzz", "licence=x", "sheets=0", "sheets=what", "sheets=1.5",
                            "age=-1", "age=NaN", "thickness=-18"}) {
    const Json json = json_of(answer(shelf, {}, wish("/api/designs", query)));
    EXPECT_EQ(json["designs"].size(), 1u) << query;
    ASSERT_EQ(json["ignored"].size(), 1u) << query;
    const std::string typed = json["ignored"][0]["typed"];
    EXPECT_EQ(json["ignored"][0]["filter"].get<std::string>() + "=" + typed, query);
    const std::string page = answer(shelf, {}, wish("/fr/", query)).bytes;
    EXPECT_NE(page.find("est laissé de côté"), std::string::npos) << query;
    EXPECT_NE(page.find(typed), std::string::npos) << query;
  }
  EXPECT_EQ(json_of(answer(shelf, {}, wish("/api/designs", "age=4&q=box")))["ignored"].size(), 0u);
  EXPECT_NE(answer(shelf, {}, wish("/fr/", "q=slide")).bytes.find("Aucun modèle ne convient"),
            std::string::npos);
}

TEST(Answer, an_unknown_design_is_not_found) {
  const Shelf shelf = small_shelf();
  EXPECT_EQ(answer(shelf, {}, wish("/api/designs/nobody/form")).status, 404);
  const Reply page = answer(shelf, {}, wish("/fr/designs/nobody"));
  EXPECT_EQ(page.status, 404);
  EXPECT_NE(page.bytes.find("<html lang=\"fr\""), std::string::npos);
  EXPECT_EQ(answer(shelf, {}, wish("/pictures/box/box.png")).bytes, "not really");
  EXPECT_EQ(answer(shelf, {}, wish("/pictures/box/else.png")).status, 404);
}

TEST(Answer, pages_are_whole_and_show_what_cannot_be_used) {
  const Shelf shelf = small_shelf(town({"Little <Town>", "Petite <Ville>"}));
  for (const char* path : {"/fr/", "/en/about", "/fr/accessibility", "/en/designs/box"}) {
    const Reply page = answer(shelf, {}, wish(path));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.bytes.find("</html>"), std::string::npos) << path;
    EXPECT_EQ(page.bytes.find("<Town>"), std::string::npos) << path;
  }
  const auto has = [&](const char* path, const char* words) {
    return answer(shelf, {}, wish(path)).bytes.find(words) != std::string::npos;
  };
  EXPECT_TRUE(
      has("/fr/accessibility", "La galerie de plans «\u00a0Petite &lt;Ville&gt;\u00a0» est"));
  EXPECT_TRUE(has("/fr/", "Dix centimètres de moins")) << "the play area cannot lose twenty";
  const Reply page = answer(shelf, {}, wish("/en/designs/box", "length=%22%3E%3Cb%3E"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.bytes.find("\"><b>"), std::string::npos);
}

TEST(Answer, cards_are_the_same_after_they_were_kept) {
  const Shelf shelf = small_shelf();
  Setting setting;
  const auto cards = kept_cards(cards_to_keep(cards_of(shelf)));
  ASSERT_TRUE(cards.has_value());
  ASSERT_EQ(cards->size(), 1u);
  setting.cards = *cards;
  for (const char* path : {"/fr/", "/en/", "/api/designs"}) {
    for (const char* query : {"", "q=noel", "q=slide"}) {
      EXPECT_EQ(answer(shelf, setting, wish(path, query)).bytes,
                answer(shelf, {}, wish(path, query)).bytes);
    }
  }
  EXPECT_FALSE(kept_cards("[{\"id\": 5}]"));
}

TEST(Answer, answers_of_what_cannot_be_used_do_not_last) {
  const Shelf shelf = small_shelf();
  const auto lasts = [&](const char* path, const char* query) {
    return answer(shelf, {}, wish(path, query)).lasting;
  };
  EXPECT_TRUE(lasts("/fr/designs/box", "length=40cm"));
  EXPECT_FALSE(lasts("/fr/designs/box", "x1=1"));
  EXPECT_FALSE(lasts("/api/designs/box/form", "length=9m"));
  EXPECT_TRUE(lasts("/fr/", "x1=1"));
  EXPECT_FALSE(lasts("/fr/", "q=whatever"));
}

TEST(Answer, cache_keys_differ_by_all_an_answer_depends_on) {
  const Shelf shelf = small_shelf();
  const Shelf named = small_shelf(town("Town"));
  const auto key = [](const Shelf& of, const std::string& path, const std::string& query) {
    return cache_key(of, {}, wish(path, query));
  };
  const std::string form = key(shelf, "/api/designs/box/form", "length=40cm");
  EXPECT_EQ(form, key(shelf, "/api/designs/box/form", "length=40cm&wide="));
  EXPECT_NE(form, key(shelf, "/api/designs/box/report.json", "length=40cm"));
  EXPECT_NE(form, key(shelf, "/api/designs/box/form", "length=41cm"));
  EXPECT_NE(form, key(shelf, "/api/designs/box/form", "length=40cm&lang=fr"));
  EXPECT_NE(form, key(named, "/api/designs/box/form", "length=40cm"));
}

}  // namespace
}  // namespace plano::site
