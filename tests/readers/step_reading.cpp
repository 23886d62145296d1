// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "step_reading.h"

#include <BRepCheck_Analyzer.hxx>
#include <BRepGProp.hxx>
#include <BRep_Tool.hxx>
#include <GProp_GProps.hxx>
#include <Interface_CheckIterator.hxx>
#include <Message.hxx>
#include <Message_Messenger.hxx>
#include <Message_Printer.hxx>
#include <Quantity_Color.hxx>
#include <STEPCAFControl_Reader.hxx>
#include <STEPControl_Reader.hxx>
#include <ShapeAnalysis_ShapeTolerance.hxx>
#include <TDF_LabelSequence.hxx>
#include <TDataStd_Name.hxx>
#include <TDocStd_Document.hxx>
#include <TopExp.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_IndexedDataMapOfShapeListOfShape.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopoDS.hxx>
#include <XCAFApp_Application.hxx>
#include <XCAFDoc_ColorTool.hxx>
#include <XCAFDoc_DocumentTool.hxx>
#include <XCAFDoc_ShapeTool.hxx>
#include <XSControl_WorkSession.hxx>
#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plano::readers {

namespace {

std::string name_of(const TDF_Label& label) {
  Handle(TDataStd_Name) name;
  if (!label.FindAttribute(TDataStd_Name::GetID(), name)) return "";
  const TCollection_ExtendedString& wide = name->Get();
  std::string utf8(static_cast<std::size_t>(wide.LengthOfCString()) + 1, '\0');
  Standard_PCharacter at = utf8.data();
  const int length = wide.ToUTF8CString(at);
  utf8.resize(static_cast<std::size_t>(length));
  return utf8;
}

int count(const TopoDS_Shape& shape, TopAbs_ShapeEnum kind) {
  TopTools_IndexedMapOfShape map;
  TopExp::MapShapes(shape, kind, map);
  return map.Extent();
}

/// Every edge of every shell is used twice: by two faces, or twice by one (a seam). The pole of a
/// ball or the point of a cone is an edge without length, used once.
bool is_closed(const TopoDS_Shape& shape) {
  TopTools_IndexedMapOfShape edges;
  TopExp::MapShapes(shape, TopAbs_EDGE, edges);
  std::vector<int> uses(static_cast<std::size_t>(edges.Extent()) + 1, 0);
  for (TopExp_Explorer face(shape, TopAbs_FACE); face.More(); face.Next()) {
    for (TopExp_Explorer edge(face.Current(), TopAbs_EDGE); edge.More(); edge.Next()) {
      int& count = uses[static_cast<std::size_t>(edges.FindIndex(edge.Current()))];
      count = BRep_Tool::Degenerated(TopoDS::Edge(edge.Current())) ? 2 : count + 1;
    }
  }
  return std::all_of(uses.begin() + 1, uses.end(), [](int n) { return n == 2; });
}

std::string colour_of(const Handle(XCAFDoc_ColorTool) & colours, const TopoDS_Shape& shape) {
  Quantity_Color colour;
  std::vector<TopoDS_Shape> candidates = {shape};
  for (TopExp_Explorer solid(shape, TopAbs_SOLID); solid.More(); solid.Next()) {
    candidates.push_back(solid.Current());
  }
  for (const TopoDS_Shape& candidate : candidates) {
    for (const XCAFDoc_ColorType type : {XCAFDoc_ColorSurf, XCAFDoc_ColorGen}) {
      if (!colours->GetColor(candidate, type, colour)) continue;
      double red = 0;
      double green = 0;
      double blue = 0;
      colour.Values(red, green, blue, Quantity_TOC_sRGB);  // as the file has it
      char text[8];
      std::snprintf(text, sizeof text, "#%02x%02x%02x",
                    static_cast<unsigned>(std::lround(red * 255)),
                    static_cast<unsigned>(std::lround(green * 255)),
                    static_cast<unsigned>(std::lround(blue * 255)));
      return text;
    }
  }
  return "";
}

StepPart part_of(const TDF_Label& label, const Handle(XCAFDoc_ColorTool) & colours) {
  const TopoDS_Shape shape = XCAFDoc_ShapeTool::GetShape(label);
  StepPart part;
  part.name = name_of(label);
  part.solids = count(shape, TopAbs_SOLID);
  part.valid = BRepCheck_Analyzer(shape).IsValid();
  part.closed = is_closed(shape);
  GProp_GProps properties;
  BRepGProp::VolumeProperties(shape, properties);
  part.volume = properties.Mass();
  part.faces = count(shape, TopAbs_FACE);
  part.edges = count(shape, TopAbs_EDGE);
  part.vertices = count(shape, TopAbs_VERTEX);
  part.tolerance = ShapeAnalysis_ShapeTolerance().Tolerance(shape, 1);
  part.colour = colour_of(colours, shape);
  return part;
}

}  // namespace

StepReading read_step(const std::string& path) {
  StepReading reading;
  Message::DefaultMessenger()->ChangePrinters().Clear();
  Handle(TDocStd_Document) document;
  XCAFApp_Application::GetApplication()->NewDocument("MDTV-XCAF", document);
  STEPCAFControl_Reader reader;
  reader.SetNameMode(true);
  reader.SetColorMode(true);
  if (reader.ReadFile(path.c_str()) != IFSelect_RetDone) return reading;
  Interface_CheckIterator checks = reader.ChangeReader().WS()->ModelCheckList(Standard_False);
  for (checks.Start(); checks.More(); checks.Next()) {
    reading.complaints += checks.Value()->NbFails() + checks.Value()->NbWarnings();
  }
  if (!reader.Transfer(document)) return reading;
  reading.read = true;

  const Handle(XCAFDoc_ShapeTool) shapes = XCAFDoc_DocumentTool::ShapeTool(document->Main());
  const Handle(XCAFDoc_ColorTool) colours = XCAFDoc_DocumentTool::ColorTool(document->Main());
  TDF_LabelSequence all;
  shapes->GetShapes(all);
  for (int i = 1; i <= all.Length(); ++i) {
    if (XCAFDoc_ShapeTool::IsSimpleShape(all.Value(i)) && shapes->IsTopLevel(all.Value(i))) {
      reading.parts.push_back(part_of(all.Value(i), colours));
    }
  }
  TDF_LabelSequence roots;
  shapes->GetFreeShapes(roots);
  for (int r = 1; r <= roots.Length(); ++r) {
    if (!XCAFDoc_ShapeTool::IsAssembly(roots.Value(r))) continue;
    reading.assembly = name_of(roots.Value(r));
    TDF_LabelSequence components;
    XCAFDoc_ShapeTool::GetComponents(roots.Value(r), components);
    for (int i = 1; i <= components.Length(); ++i) {
      TDF_Label referred;
      XCAFDoc_ShapeTool::GetReferredShape(components.Value(i), referred);
      StepInstance instance{name_of(components.Value(i)), name_of(referred), {}};
      const gp_Trsf motion = XCAFDoc_ShapeTool::GetLocation(components.Value(i)).Transformation();
      for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
          instance.matrix[static_cast<std::size_t>(4 * row + column)] =
              motion.Value(row + 1, column + 1);
        }
      }
      reading.instances.push_back(std::move(instance));
    }
  }
  return reading;
}

}  // namespace plano::readers
