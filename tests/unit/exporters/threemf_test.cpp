// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/threemf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "tests/unit/exporters/solid_sample.h"

namespace plano::exporters {
namespace {

using testing::HasSubstr;

std::string entry(const std::string& archive, const char* name) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
  zip_t* opened = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (opened == nullptr) return "";
  std::string text;
  if (zip_file_t* file = zip_fopen(opened, name, 0)) {
    char buffer[4096];
    for (zip_int64_t n; (n = zip_fread(file, buffer, sizeof buffer)) > 0;) {
      text.append(buffer, static_cast<std::size_t>(n));
    }
    zip_fclose(file);
  }
  zip_discard(opened);
  return text;
}

TEST(ThreeMf, IsAPackageWithOneModel) {
  const sample::Solids solids;
  const std::string file = threemf_assembly(solids.input());
  EXPECT_THAT(entry(file, "[Content_Types].xml"), HasSubstr("3dmanufacturing-3dmodel+xml"));
  EXPECT_THAT(entry(file, "_rels/.rels"), HasSubstr("/3D/3dmodel.model"));
  const std::string model = entry(file, "3D/3dmodel.model");
  EXPECT_THAT(model, HasSubstr("unit=\"millimeter\""));
  EXPECT_THAT(model, HasSubstr("name=\"P01 Shelf\" partnumber=\"P01\""));
  EXPECT_THAT(model, HasSubstr("transform=\"0 1 0 0 0 1 1 0 0 700 10 20\" partnumber=\"block\""));
  EXPECT_THAT(model, HasSubstr("z=\"18.2\""));
  EXPECT_THAT(model, HasSubstr("displaycolor=\"#204060FF\""));
}

TEST(ThreeMf, EscapesNames) {
  sample::Solids solids;
  solids.set.parts[0].label = Text("a < b & \"c\"");
  EXPECT_THAT(entry(threemf_part(solids.input(), 0), "3D/3dmodel.model"),
              HasSubstr("name=\"P01 a &lt; b &amp; &quot;c&quot;\""));
}

TEST(ThreeMf, IsTheSameTwice) {
  EXPECT_EQ(threemf_assembly(sample::Solids().input()), threemf_assembly(sample::Solids().input()));
}

}  // namespace
}  // namespace plano::exporters
