// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/threemf.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "base/version.h"
#include "exporters/appearance.h"
#include "exporters/step_text.h"
#include "exporters/world_mesh.h"
#include "exporters/zip.h"

namespace plano::exporters {

namespace {

constexpr std::string_view kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
</Types>
)";

constexpr std::string_view kRelationships =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>
)";

/// The resource id of the colours; objects count on from there.
constexpr std::size_t kMaterialsId = 1;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string hex(Colour colour) {
  std::string text = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    text += "0123456789ABCDEF"[channel >> 4U];
    text += "0123456789ABCDEF"[channel & 15U];
  }
  return text + "FF";
}

class ModelWriter {
 public:
  explicit ModelWriter(const ModelInput& input) {
    xml_ += R"(<?xml version="1.0" encoding="UTF-8"?>)"
            "\n"
            R"(<model unit="millimeter" xml:lang=")";
    xml_ += input.language == Language::french ? "fr" : "en";
    xml_ += R"(" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">)"
            "\n";
    metadata("Title", input.info.title.in(input.language));
    metadata("LicenseTerms", input.info.licence);
    metadata("Application", "plano " + std::string(kVersion));
  }

  /// What one object is made from.
  struct Thing {
    mesh::TriangleMesh mesh;
    std::string name;  // "P01"
    std::string title;
    Colour colour;
  };

  void resources(const std::vector<Thing>& things) {
    xml_ += "<resources>\n";
    std::vector<Colour> colours;
    for (const Thing& thing : things) colours.push_back(thing.colour);
    std::sort(colours.begin(), colours.end());
    colours.erase(std::unique(colours.begin(), colours.end()), colours.end());
    xml_ += "<basematerials id=\"" + std::to_string(kMaterialsId) + "\">\n";
    for (const Colour colour : colours) {
      xml_ += "<base name=\"" + hex(colour).substr(0, 7) + "\" displaycolor=\"" + hex(colour) +
              "\"/>\n";
    }
    xml_ += "</basematerials>\n";
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto colour = std::lower_bound(colours.begin(), colours.end(), things[i].colour);
      object(i, things[i], static_cast<std::size_t>(colour - colours.begin()));
    }
    xml_ += "</resources>\n<build>\n";
  }

  void item(std::size_t object, const geometry::Placement& pose, std::string_view element) {
    xml_ += "<item objectid=\"" + std::to_string(object + kMaterialsId + 1) + "\" transform=\"";
    for (const geometry::Vec3 axis : {pose.u, pose.v, pose.w}) {
      for (const double c : {axis.x, axis.y, axis.z}) xml_ += decimal(c) + " ";
    }
    xml_ += decimal(pose.origin.x, 6) + " " + decimal(pose.origin.y, 6) + " " +
            decimal(pose.origin.z, 6) + "\" partnumber=\"" + escaped(element) + "\"/>\n";
  }

  std::string take() {
    xml_ += "</build>\n</model>\n";
    return zip({{"[Content_Types].xml", "", std::string(kContentTypes)},
                {"_rels/.rels", "", std::string(kRelationships)},
                {"3D/3dmodel.model", "", std::move(xml_)}});
  }

 private:
  void metadata(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml_ += "<metadata name=\"" + std::string(name) + "\">" + escaped(value) + "</metadata>\n";
  }

  void object(std::size_t number, const Thing& thing, std::size_t colour) {
    const mesh::TriangleMesh& mesh = thing.mesh;
    xml_ += "<object id=\"" + std::to_string(number + kMaterialsId + 1) +
            "\" type=\"model\" name=\"" + escaped(thing.title) + "\" partnumber=\"" +
            escaped(thing.name) + "\" pid=\"" + std::to_string(kMaterialsId) + "\" pindex=\"" +
            std::to_string(colour) + "\">\n<mesh>\n<vertices>\n";
    for (const auto& v : mesh.vertices) {
      coordinate("<vertex x=\"", v.xy.x);
      coordinate("\" y=\"", v.xy.y);
      coordinate("\" z=\"", v.z);
      xml_ += "\"/>\n";
    }
    xml_ += "</vertices>\n<triangles>\n";
    for (const auto& t : mesh.triangles) {
      index("<triangle v1=\"", t[0]);
      index("\" v2=\"", t[1]);
      index("\" v3=\"", t[2]);
      xml_ += "\"/>\n";
    }
    xml_ += "</triangles>\n</mesh>\n</object>\n";
  }

  void coordinate(std::string_view before, Length value) {
    xml_ += before;
    append_mm(xml_, value);
    if (xml_.back() == '.') xml_.pop_back();
  }

  void index(std::string_view before, std::uint32_t value) {
    xml_ += before;
    char digits[10];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    xml_.append(digits, static_cast<std::size_t>(end - digits));
  }

  std::string xml_;
};

ModelWriter::Thing thing_of(const ModelInput& input, std::size_t part) {
  const panels::Part& made = input.parts.parts[part];
  return {mesh::triangulated(input.boundaries[part], kSolidSagitta), made.name,
          title_of(made, input.language), colour_of(made)};
}

ModelWriter::Thing thing_of(const solid::Piece& piece, Language language) {
  return {piece.mesh, piece.name, title_of(piece, language), colour_of(piece)};
}

}  // namespace

std::string threemf_assembly(const ModelInput& input) {
  CHECK(input.boundaries.size() == input.parts.parts.size(), "one boundary per part");
  ModelWriter out(input);
  std::vector<ModelWriter::Thing> things;
  for (std::size_t p = 0; p < input.parts.parts.size(); ++p) things.push_back(thing_of(input, p));
  for (const solid::Piece& piece : input.pieces) {
    things.push_back(thing_of(piece, input.language));
  }
  out.resources(things);
  std::size_t object = 0;
  const auto place = [&](const std::vector<panels::Instance>& instances) {
    for (const panels::Instance& instance : instances) {
      out.item(object, instance.pose, instance.element);
    }
    ++object;
  };
  for (const panels::Part& part : input.parts.parts) place(part.instances);
  for (const solid::Piece& piece : input.pieces) place(piece.instances);
  return out.take();
}

std::string threemf_part(const ModelInput& input, std::size_t part) {
  CHECK(part < input.boundaries.size(), "the part has a boundary");
  ModelWriter out(input);
  out.resources({thing_of(input, part)});
  out.item(0, {}, input.parts.parts[part].name);
  return out.take();
}

std::string threemf_piece(const ModelInput& input, std::size_t piece) {
  CHECK(piece < input.pieces.size(), "the piece is there");
  const solid::Piece& printed = input.pieces[piece];
  ModelWriter out(input);
  out.resources({thing_of(printed, input.language)});
  out.item(0, printed.on_printer, printed.name);
  return out.take();
}

}  // namespace plano::exporters
