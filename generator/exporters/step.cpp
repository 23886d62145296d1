// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/step.h"

#include <map>

#include "base/check.h"
#include "base/version.h"
#include "exporters/appearance.h"
#include "exporters/step_brep.h"
#include "exporters/step_solid.h"
#include "exporters/step_text.h"

namespace plano::exporters {

namespace {

/// Files carry no time of their own: a design's date is that of its repository.
constexpr std::string_view kFixedTime = "2000-01-01T00:00:00";

std::string header(std::string_view name) {
  const std::string program = step_string("plano " + std::string(kVersion));
  std::string text = "ISO-10303-21;\nHEADER;\n";
  text += "FILE_DESCRIPTION(('boundary representation'),'2;1');\n";
  text += "FILE_NAME(" + step_string(name) + ",'" + std::string(kFixedTime) + "',(''),('')," +
          program + "," + program + ",'');\n";
  text +=
      "FILE_SCHEMA(('AP242_MANAGED_MODEL_BASED_3D_ENGINEERING_MIM_LF "
      "{ 1 0 10303 442 1 1 4 }'));\nENDSEC;\nDATA;\n";
  return text;
}

/// Bytes per edge of a boundary, generously, to reserve the text once.
constexpr std::size_t kBytesPerEdge = 400;

class FileWriter {
 public:
  FileWriter(const ModelInput& input, std::string_view name, std::size_t expected_bytes)
      : input_(input), out_(header(name), expected_bytes) {
    out_.begin("APPLICATION_CONTEXT", application_) << "'managed model based 3d engineering'";
    out_.end();
    EntityId id;
    out_.begin("APPLICATION_PROTOCOL_DEFINITION", id)
        << "'international standard','ap242_managed_model_based_3d_engineering',2014,"
        << application_;
    out_.end();
    out_.begin("PRODUCT_CONTEXT", product_context_) << "''," << application_ << ",'mechanical'";
    out_.end();
    out_.begin("PRODUCT_DEFINITION_CONTEXT", definition_context_)
        << "'part definition'," << application_ << ",'design'";
    out_.end();
    write_units();
    axes_ = write_axes(out_);
    origin_ = placement({});
  }

  struct Product {
    EntityId definition;
    EntityId shape;
  };

  Product part(std::size_t index) {
    const panels::Part& part = input_.parts.parts[index];
    const EntityId solid = write_solid(out_, axes_, input_.boundaries[index]);
    return product(part.name, title_of(part, input_.language), shape_of(solid, colour_of(part)));
  }

  Product piece(std::size_t index) {
    const solid::Piece& piece = input_.pieces[index];
    const EntityId solid = write_brep(out_, piece.brep);
    return product(piece.name, title_of(piece, input_.language), shape_of(solid, colour_of(piece)));
  }

  /// One product and where its copies stand.
  struct Placed {
    Product product;
    const std::vector<panels::Instance>& instances;
  };

  void assembly(const std::vector<Placed>& all) {
    std::vector<EntityId> frames = {origin_};
    for (const Placed& one : all) {
      for (const panels::Instance& instance : one.instances) {
        frames.push_back(placement(instance.pose));
      }
    }
    EntityId shape;
    out_.begin("SHAPE_REPRESENTATION", shape) << "'',";
    out_.list(frames) << "," << context_;
    out_.end();
    const Product whole = product(input_.info.id, input_.info.title.in(input_.language), shape);
    std::size_t frame = 1;
    for (const Placed& one : all) {
      for (const panels::Instance& instance : one.instances) {
        occurrence(instance.element, one.product, whole, frames[frame++]);
      }
    }
  }

  std::string take() {
    write_presentation();
    out_ << "ENDSEC;\nEND-ISO-10303-21;\n";
    return out_.take();
  }

 private:
  void write_units() {
    EntityId length;
    out_.begin("", length) << "LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.)";
    out_.end();
    EntityId angle;
    out_.begin("", angle) << "NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.)";
    out_.end();
    EntityId solid_angle;
    out_.begin("", solid_angle) << "NAMED_UNIT(*)SI_UNIT($,.STERADIAN.)SOLID_ANGLE_UNIT()";
    out_.end();
    EntityId uncertainty;
    out_.begin("UNCERTAINTY_MEASURE_WITH_UNIT", uncertainty)
        << "LENGTH_MEASURE(5.E-06)," << length
        << ",'distance_accuracy_value','how far an edge may lie from its surface'";
    out_.end();
    out_.begin("", context_) << "GEOMETRIC_REPRESENTATION_CONTEXT(3)"
                             << "GLOBAL_UNCERTAINTY_ASSIGNED_CONTEXT((" << uncertainty
                             << "))GLOBAL_UNIT_ASSIGNED_CONTEXT((" << length << "," << angle << ","
                             << solid_angle << "))REPRESENTATION_CONTEXT('','3D')";
    out_.end();
  }

  EntityId shape_of(EntityId solid, Colour colour) {
    EntityId shape;
    out_.begin("ADVANCED_BREP_SHAPE_REPRESENTATION", shape)
        << "'',(" << origin_ << "," << solid << ")," << context_;
    out_.end();
    style(solid, colour);
    return shape;
  }

  /// `pose` rounded to the nanometre in place; its axes are written to the last bit.
  EntityId placement(const geometry::Placement& pose) {
    EntityId at;
    out_.begin("CARTESIAN_POINT", at) << "'',(" << Length::nearest_to_mm(pose.origin.x) << ","
                                      << Length::nearest_to_mm(pose.origin.y) << ","
                                      << Length::nearest_to_mm(pose.origin.z) << ")";
    out_.end();
    const EntityId axis = direction(pose.w);
    const EntityId reference = direction(pose.u);
    EntityId id;
    out_.begin("AXIS2_PLACEMENT_3D", id) << "''," << at << "," << axis << "," << reference;
    out_.end();
    return id;
  }

  EntityId direction(geometry::Vec3 d) {
    EntityId id;
    out_.begin("DIRECTION", id) << "'',(" << d.x << "," << d.y << "," << d.z << ")";
    out_.end();
    return id;
  }

  Product product(std::string_view id, std::string_view name, EntityId shape) {
    EntityId item;
    out_.begin("PRODUCT", item) << step_string(id) << "," << step_string(name) << ",'',("
                                << product_context_ << ")";
    out_.end();
    products_.push_back(item);
    EntityId formation;
    out_.begin("PRODUCT_DEFINITION_FORMATION", formation) << "'',''," << item;
    out_.end();
    Product product;
    out_.begin("PRODUCT_DEFINITION", product.definition)
        << "'design',''," << formation << "," << definition_context_;
    out_.end();
    EntityId form;
    out_.begin("PRODUCT_DEFINITION_SHAPE", form) << "'',''," << product.definition;
    out_.end();
    EntityId id_of_shape;
    out_.begin("SHAPE_DEFINITION_REPRESENTATION", id_of_shape) << form << "," << shape;
    out_.end();
    product.shape = shape;
    return product;
  }

  void occurrence(std::string_view element, const Product& part, const Product& whole,
                  EntityId frame) {
    EntityId use;
    out_.begin("NEXT_ASSEMBLY_USAGE_OCCURRENCE", use)
        << step_string(element) << "," << step_string(element) << ",''," << whole.definition << ","
        << part.definition << ",$";
    out_.end();
    EntityId form;
    out_.begin("PRODUCT_DEFINITION_SHAPE", form) << "'',''," << use;
    out_.end();
    EntityId motion;
    out_.begin("ITEM_DEFINED_TRANSFORMATION", motion) << "'',''," << origin_ << "," << frame;
    out_.end();
    EntityId relation;
    out_.begin("", relation) << "REPRESENTATION_RELATIONSHIP('',''," << part.shape << ","
                             << whole.shape << ")REPRESENTATION_RELATIONSHIP_WITH_TRANSFORMATION("
                             << motion << ")SHAPE_REPRESENTATION_RELATIONSHIP()";
    out_.end();
    EntityId id;
    out_.begin("CONTEXT_DEPENDENT_SHAPE_REPRESENTATION", id) << relation << "," << form;
    out_.end();
  }

  /// The chain of entities that says "this solid, both sides, is this colour". The style itself is
  /// written once per colour.
  void style(EntityId solid, Colour colour) {
    EntityId& look = looks_[colour];
    if (look.number == 0) look = write_look(colour);
    styled_.emplace_back();
    out_.begin("STYLED_ITEM", styled_.back()) << "'',(" << look << ")," << solid;
    out_.end();
  }

  EntityId write_look(Colour colour) {
    EntityId rgb;
    out_.begin("COLOUR_RGB", rgb) << "''," << colour.red / 255.0 << "," << colour.green / 255.0
                                  << "," << colour.blue / 255.0;
    out_.end();
    EntityId id = wrapped("FILL_AREA_STYLE_COLOUR", "'',", rgb, "");
    id = wrapped("FILL_AREA_STYLE", "'',(", id, ")");
    id = wrapped("SURFACE_STYLE_FILL_AREA", "", id, "");
    id = wrapped("SURFACE_SIDE_STYLE", "'',(", id, ")");
    id = wrapped("SURFACE_STYLE_USAGE", ".BOTH.,", id, "");
    return wrapped("PRESENTATION_STYLE_ASSIGNMENT", "(", id, ")");
  }

  EntityId wrapped(std::string_view name, std::string_view before, EntityId inner,
                   std::string_view after) {
    EntityId id;
    out_.begin(name, id) << before << inner << after;
    out_.end();
    return id;
  }

  void write_presentation() {
    EntityId id;
    out_.begin("MECHANICAL_DESIGN_GEOMETRIC_PRESENTATION_REPRESENTATION", id) << "'',";
    out_.list(styled_) << "," << context_;
    out_.end();
    out_.begin("PRODUCT_RELATED_PRODUCT_CATEGORY", id) << "'part',$,";
    out_.list(products_).end();
  }

  const ModelInput& input_;
  StepText out_;
  StepAxes axes_;
  EntityId application_;
  EntityId product_context_;
  EntityId definition_context_;
  EntityId context_;
  EntityId origin_;
  std::map<Colour, EntityId> looks_;
  std::vector<EntityId> styled_;
  std::vector<EntityId> products_;
};

std::size_t edges_in(const mesh::Boundary& boundary) {
  return boundary.edges.size();
}

}  // namespace

std::string step_assembly(const ModelInput& input) {
  CHECK(input.boundaries.size() == input.parts.parts.size(), "one boundary per part");
  std::size_t bytes = 4096;
  for (const mesh::Boundary& boundary : input.boundaries) {
    bytes += edges_in(boundary) * kBytesPerEdge;
  }
  for (const panels::Part& part : input.parts.parts) bytes += part.quantity() * 1024;
  FileWriter file(input, input.info.id, bytes);
  std::vector<FileWriter::Placed> all;
  for (std::size_t p = 0; p < input.parts.parts.size(); ++p) {
    all.push_back({file.part(p), input.parts.parts[p].instances});
  }
  for (std::size_t p = 0; p < input.pieces.size(); ++p) {
    all.push_back({file.piece(p), input.pieces[p].instances});
  }
  file.assembly(all);
  return file.take();
}

std::string step_piece(const ModelInput& input, std::size_t piece) {
  CHECK(piece < input.pieces.size(), "the piece is there");
  FileWriter file(input, input.pieces[piece].name,
                  4096 + input.pieces[piece].brep.edges.size() * kBytesPerEdge);
  file.piece(piece);
  return file.take();
}

std::string step_part(const ModelInput& input, std::size_t part) {
  CHECK(part < input.boundaries.size(), "the part has a boundary");
  FileWriter file(input, input.parts.parts[part].name,
                  4096 + edges_in(input.boundaries[part]) * kBytesPerEdge);
  file.part(part);
  return file.take();
}

}  // namespace plano::exporters
