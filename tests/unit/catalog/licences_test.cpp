// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/licences.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/read_text.h"

namespace plano::catalog {
namespace {

LicenceCatalogue project_catalogue() {
  Reading reading(file_text("licenses/catalogue.yaml"));
  auto catalogue = reading.licences();
  EXPECT_TRUE(catalogue) << reading.lines();
  EXPECT_EQ(reading.lines(), "");
  return catalogue.value_or(LicenceCatalogue());
}

const Licence& licence(const LicenceCatalogue& catalogue, std::string_view id) {
  const Licence* found = catalogue.find(id);
  EXPECT_NE(found, nullptr) << id;
  static const Licence kNone;
  return found == nullptr ? kNone : *found;
}

TEST(Licences, TheCatalogueHasWhatTheProjectItselfUses) {
  const LicenceCatalogue catalogue = project_catalogue();
  EXPECT_EQ(licence(catalogue, "CERN-OHL-S-2.0").kind, LicenceKind::hardware);
  EXPECT_EQ(licence(catalogue, "CC-BY-SA-4.0").kind, LicenceKind::document);
  EXPECT_EQ(licence(catalogue, "CC0-1.0").kind, LicenceKind::metadata);
  EXPECT_EQ(licence(catalogue, "GPL-3.0-or-later").kind, LicenceKind::software);
  for (const Licence& each : catalogue.licences) {
    SCOPED_TRACE(each.id);
    EXPECT_NE(each.obligations.en, each.obligations.fr);
    EXPECT_TRUE(each.address.starts_with("https://"));
    EXPECT_TRUE(may_combine(each, each));
  }
}

TEST(Licences, ReciprocityOnlyGrows) {
  const LicenceCatalogue catalogue = project_catalogue();
  const Licence& p = licence(catalogue, "CERN-OHL-P-2.0");
  const Licence& w = licence(catalogue, "CERN-OHL-W-2.0");
  const Licence& s = licence(catalogue, "CERN-OHL-S-2.0");
  const Licence& by_sa = licence(catalogue, "CC-BY-SA-4.0");
  EXPECT_TRUE(may_combine(p, w) && may_combine(w, s) && may_combine(p, s));
  EXPECT_FALSE(may_combine(s, w) || may_combine(w, p) || may_combine(s, p));
  EXPECT_FALSE(may_combine(by_sa, s));
  EXPECT_FALSE(may_combine(s, by_sa));
}

std::string codes_for(std::string_view id, std::string* lines = nullptr) {
  diagnostics::Diagnostics found;
  const diagnostics::SourceMap sources;
  check_design_licence(project_catalogue(), id, {}, found);
  std::string codes;
  for (const auto& item : found.items()) codes += item.code->id;
  if (lines != nullptr) *lines = render_lines(found, sources, Language::english);
  return codes;
}

TEST(Licences, AHardwareLicencePassesWithoutAWord) {
  EXPECT_EQ(codes_for("CERN-OHL-W-2.0"), "");
}

TEST(Licences, AnUnknownLicenceIsRefusedWithTheNearest) {
  std::string lines;
  EXPECT_EQ(codes_for("CERN-OHL-S", &lines), "L0001");
  EXPECT_NE(lines.find("did you mean “CERN-OHL-S-2.0”"), std::string::npos) << lines;
  EXPECT_EQ(codes_for("CERN-OLH-S-2.0", &lines), "L0001");
  EXPECT_NE(lines.find("did you mean “CERN-OHL-S-2.0”"), std::string::npos) << lines;
  EXPECT_EQ(codes_for("all rights reserved", &lines), "L0001");
  EXPECT_NE(lines.find("is a good choice"), std::string::npos) << lines;
}

TEST(Licences, AClosedOrForeignLicenceIsWarnedOf) {
  EXPECT_EQ(codes_for("CC-BY-NC-SA-4.0"), "L0002");
  EXPECT_EQ(codes_for("PPL"), "L0002");
  EXPECT_EQ(codes_for("GPL-3.0-or-later"), "L0003");
  EXPECT_EQ(codes_for("CC-BY-SA-4.0"), "L0003");
}

TEST(Licences, ACatalogueMustBeOfOnePiece) {
  const std::string whole = file_text("licenses/catalogue.yaml");
  Reading repeated(with(whole, "id: CERN-OHL-W-2.0", "id: CERN-OHL-S-2.0"));
  EXPECT_FALSE(repeated.licences());
  EXPECT_EQ(std::string(repeated.found.items()[0].code->id), "C0101") << repeated.lines();
  Reading unknown(with(whole, "into: CERN-OHL-S-2.0", "into: CERN-OHL-X-2.0"));
  EXPECT_FALSE(unknown.licences());
  EXPECT_EQ(std::string(unknown.found.items()[0].code->id), "C0102") << unknown.lines();
}

}  // namespace
}  // namespace plano::catalog
