// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/dxf_document.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace plano::exporters {
namespace {

// Handles of the frame's own records. Entities start at 0x100, handles named by none at 0x40.
constexpr std::string_view kPaperSpace = "1B";
constexpr std::string_view kRoot = "C";
constexpr std::string_view kGroups = "D";
constexpr std::string_view kLayouts = "1A";
constexpr std::string_view kModelLayout = "22";
constexpr std::string_view kPaperLayout = "1E";
constexpr std::string_view kPlotStyles = "E";
constexpr std::string_view kPlotStyle = "F";
constexpr std::string_view kLayerTable = "2";
constexpr std::string_view kBlockRecords = "1";

std::string hexadecimal(std::uint32_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789ABCDEF"[value % 16]);
    value /= 16;
  } while (value > 0);
  return digits;
}

/// Readers disagree on whether "18" may be a real number.
std::string with_point(std::string number) {
  return number.find('.') == std::string::npos ? number + ".0" : number;
}

void put_point(DxfText& out, Length x, Length y) {
  out.put(10, x);
  out.put(20, y);
}

void variable(DxfText& out, std::string_view name, int code, std::string_view value) {
  out.put(9, name);
  out.put(code, value);
}

void variable(DxfText& out, std::string_view name, int code, int value) {
  out.put(9, name);
  out.put(code, value);
}

void extents(DxfText& out, const DxfFrame& frame) {
  out.put(9, "$EXTMIN");
  put_point(out, {}, {});
  out.put(30, Length{});
  out.put(9, "$EXTMAX");
  put_point(out, frame.width, frame.height);
  out.put(30, Length{});
  out.put(9, "$LIMMIN");
  put_point(out, {}, {});
  out.put(9, "$LIMMAX");
  put_point(out, frame.width, frame.height);
}

void begin_table(DxfText& out, std::string_view name, std::string_view handle, int entries) {
  out.put(0, "TABLE");
  out.put(2, name);
  out.put_handle_of(handle);
  out.put(330, "0");
  out.put(100, "AcDbSymbolTable");
  out.put(70, entries);
}

/// The head of a table's record: `subclass` is its own marker.
void record(DxfText& out, std::string_view type, std::string_view handle, std::string_view table,
            std::string_view subclass, std::string_view name) {
  out.put(0, type);
  out.put_handle_of(handle, type == "DIMSTYLE" ? 105 : 5);
  out.put(330, table);
  out.put(100, "AcDbSymbolTableRecord");
  out.put(100, subclass);
  out.put(2, name);
}

void end_table(DxfText& out) {
  out.put(0, "ENDTAB");
}

void view_port(DxfText& out, const DxfFrame& frame) {
  begin_table(out, "VPORT", "8", 1);
  record(out, "VPORT", "29", "8", "AcDbViewportTableRecord", "*Active");
  out.put(70, 0);
  const std::array<std::pair<int, double>, 12> corners = {{{10, 0},
                                                           {20, 0},
                                                           {11, 1},
                                                           {21, 1},
                                                           {12, frame.width.mm() / 2},
                                                           {22, frame.height.mm() / 2},
                                                           {13, 0},
                                                           {23, 0},
                                                           {14, 10},
                                                           {24, 10},
                                                           {15, 10},
                                                           {25, 10}}};
  for (const auto& [code, value] : corners) {
    out.put_real(code, value);
  }
  // Looked at from above, the whole frame in view.
  const std::array<std::pair<int, double>, 13> looks = {
      {{16, 0},
       {26, 0},
       {36, 1},
       {17, 0},
       {27, 0},
       {37, 0},
       {40, frame.height.mm()},
       {41, frame.height > Length{} ? frame.width.mm() / frame.height.mm() : 1},
       {42, 50},
       {43, 0},
       {44, 0},
       {50, 0},
       {51, 0}}};
  for (const auto& [code, value] : looks) {
    out.put_real(code, value);
  }
  const std::array<std::pair<int, int>, 8> modes = {
      {{71, 0}, {72, 1000}, {73, 1}, {74, 3}, {75, 0}, {76, 0}, {77, 0}, {78, 0}}};
  for (const auto& [code, value] : modes) {
    out.put(code, value);
  }
  end_table(out);
}

void line_types(DxfText& out) {
  begin_table(out, "LTYPE", "5", 3);
  const std::array<std::array<std::string_view, 3>, 3> types = {
      {{"14", "ByBlock", ""}, {"15", "ByLayer", ""}, {"16", "Continuous", "Solid line"}}};
  for (const auto& [handle, name, description] : types) {
    record(out, "LTYPE", handle, "5", "AcDbLinetypeTableRecord", name);
    out.put(70, 0);
    out.put(3, description);
    out.put(72, 65);
    out.put(73, 0);
    out.put_real(40, 0);
  }
  end_table(out);
}

void one_layer(DxfText& out, std::string_view handle, const Layer& layer) {
  record(out, "LAYER", handle, kLayerTable, "AcDbLayerTableRecord", layer.name);
  out.put(70, 0);
  out.put(62, layer.colour);
  out.put(6, "Continuous");
  out.put(370, -3);
  out.put(390, kPlotStyle);
}

void layers(DxfText& out, const std::vector<Layer>& all) {
  begin_table(out, "LAYER", kLayerTable, static_cast<int>(all.size()) + 1);
  one_layer(out, "10", {"0", 7});
  std::uint32_t handle = 0x40;
  for (const Layer& layer : all) {
    one_layer(out, hexadecimal(handle++), layer);
  }
  end_table(out);
}

void other_tables(DxfText& out) {
  begin_table(out, "STYLE", "3", 1);
  record(out, "STYLE", "11", "3", "AcDbTextStyleTableRecord", "Standard");
  out.put(70, 0);
  out.put_real(40, 0);
  out.put_real(41, 1);
  out.put_real(50, 0);
  out.put(71, 0);
  out.put_real(42, 2.5);
  out.put(3, "txt");
  out.put(4, "");
  end_table(out);
  begin_table(out, "VIEW", "6", 0);
  end_table(out);
  begin_table(out, "UCS", "7", 0);
  end_table(out);
  begin_table(out, "APPID", "9", 1);
  record(out, "APPID", "12", "9", "AcDbRegAppTableRecord", "ACAD");
  out.put(70, 0);
  end_table(out);
  begin_table(out, "DIMSTYLE", "A", 1);
  out.put(100, "AcDbDimStyleTable");
  record(out, "DIMSTYLE", "27", "A", "AcDbDimStyleTableRecord", "Standard");
  out.put(70, 0);
  end_table(out);
  begin_table(out, "BLOCK_RECORD", kBlockRecords, 2);
  record(out, "BLOCK_RECORD", kDxfModelSpace, kBlockRecords, "AcDbBlockTableRecord",
         "*Model_Space");
  out.put(340, kModelLayout);
  record(out, "BLOCK_RECORD", kPaperSpace, kBlockRecords, "AcDbBlockTableRecord", "*Paper_Space");
  out.put(340, kPaperLayout);
  end_table(out);
}

void block(DxfText& out, std::string_view begin, std::string_view end, std::string_view owner,
           std::string_view name, bool paper) {
  const auto entity = [&](std::string_view type, std::string_view handle) {
    out.put(0, type);
    out.put_handle_of(handle);
    out.put(330, owner);
    out.put(100, "AcDbEntity");
    if (paper) {
      out.put(67, 1);
    }
    out.put(8, "0");
  };
  entity("BLOCK", begin);
  out.put(100, "AcDbBlockBegin");
  out.put(2, name);
  out.put(70, 0);
  put_point(out, {}, {});
  out.put(30, Length{});
  out.put(3, name);
  out.put(1, "");
  entity("ENDBLK", end);
  out.put(100, "AcDbBlockEnd");
}

using Entries = std::vector<std::pair<std::string_view, std::string_view>>;

void dictionary(DxfText& out, std::string_view handle, std::string_view owner,
                const Entries& entries) {
  out.put(0, "DICTIONARY");
  out.put_handle_of(handle);
  out.put(330, owner);
  out.put(100, "AcDbDictionary");
  out.put(281, 1);
  for (const auto& [name, entry] : entries) {
    out.put(3, name);
    out.put(350, entry);
  }
}

void layout(DxfText& out, std::string_view handle, std::string_view name, std::string_view block,
            int tab) {
  out.put(0, "LAYOUT");
  out.put_handle_of(handle);
  out.put(330, kLayouts);
  out.put(100, "AcDbPlotSettings");
  for (const int code : {1, 2, 4, 6}) {
    out.put(code, "");
  }
  for (const int code : {40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 140, 141}) {
    out.put_real(code, 0);
  }
  out.put_real(142, 1);
  out.put_real(143, 1);
  // Model space is not paper: bit 1024 of the plot flags.
  const std::array<std::pair<int, int>, 5> modes = {
      {{70, tab == 0 ? 1024 : 0}, {72, 1}, {73, 0}, {74, 5}, {75, 16}}};
  for (const auto& [code, value] : modes) {
    out.put(code, value);
  }
  out.put(7, "");
  out.put_real(147, 1);
  out.put_real(148, 0);
  out.put_real(149, 0);
  out.put(100, "AcDbLayout");
  out.put(1, name);
  out.put(70, 1);
  out.put(71, tab);
  const std::array<std::pair<int, double>, 23> frame = {
      {{10, 0}, {20, 0}, {11, 420}, {21, 297}, {12, 0}, {22, 0},  {32, 0}, {14, 0},
       {24, 0}, {34, 0}, {15, 0},   {25, 0},   {35, 0}, {146, 0}, {13, 0}, {23, 0},
       {33, 0}, {16, 1}, {26, 0},   {36, 0},   {17, 0}, {27, 1},  {37, 0}}};
  for (const auto& [code, value] : frame) {
    out.put_real(code, value);
  }
  out.put(76, 0);
  out.put(330, block);
}

void objects(DxfText& out) {
  out.section("OBJECTS");
  dictionary(
      out, kRoot, "0",
      {{"ACAD_GROUP", kGroups}, {"ACAD_LAYOUT", kLayouts}, {"ACAD_PLOTSTYLENAME", kPlotStyles}});
  dictionary(out, kGroups, kRoot, {});
  dictionary(out, kLayouts, kRoot, {{"Layout1", kPaperLayout}, {"Model", kModelLayout}});
  layout(out, kModelLayout, "Model", kDxfModelSpace, 0);
  layout(out, kPaperLayout, "Layout1", kPaperSpace, 1);
  out.put(0, "ACDBDICTIONARYWDFLT");
  out.put_handle_of(kPlotStyles);
  out.put(330, kRoot);
  out.put(100, "AcDbDictionary");
  out.put(281, 1);
  out.put(3, "Normal");
  out.put(350, kPlotStyle);
  out.put(100, "AcDbDictionaryWithDefault");
  out.put(340, kPlotStyle);
  out.put(0, "ACDBPLACEHOLDER");
  out.put_handle_of(kPlotStyle);
  out.put(330, kPlotStyles);
  out.end_section();
}

}  // namespace

void DxfText::put(int code, std::string_view value) {
  text_ += std::to_string(code);
  text_ += '\n';
  text_ += value;
  text_ += '\n';
}
void DxfText::put(int code, int value) {
  put(code, std::to_string(value));
}
void DxfText::put(int code, Length value) {
  put(code, with_point(mm_text(value)));
}
void DxfText::put_real(int code, double value) {
  put(code, with_point(decimal(value, 12)));
}
void DxfText::section(std::string_view name) {
  put(0, "SECTION");
  put(2, name);
}
void DxfText::end_section() {
  put(0, "ENDSEC");
}
std::string DxfText::put_handle(int code) {
  const std::string handle = hexadecimal(next_handle_++);
  put(code, handle);
  return handle;
}
void DxfText::put_handle_of(std::string_view handle, int code) {
  put(code, handle);
}

void begin_r2000(DxfText& out, const DxfFrame& frame) {
  out.put(999, frame.title);
  out.section("HEADER");
  variable(out, "$ACADVER", 1, "AC1015");
  variable(out, "$DWGCODEPAGE", 3, "ANSI_1252");
  extents(out, frame);
  variable(out, "$LUNITS", 70, 2);
  variable(out, "$LUPREC", 70, 4);
  variable(out, "$CLAYER", 8, "0");
  variable(out, "$MEASUREMENT", 70, 1);
  variable(out, "$INSUNITS", 70, 4);
  // Above every handle a drawing of ours can reach, so that a reader adds its own beyond.
  variable(out, "$HANDSEED", 5, "FFFFFF");
  out.end_section();
  out.section("CLASSES");
  out.end_section();
  out.section("TABLES");
  view_port(out, frame);
  line_types(out);
  layers(out, frame.layers);
  other_tables(out);
  out.end_section();
  out.section("BLOCKS");
  block(out, "20", "21", kDxfModelSpace, "*Model_Space", false);
  block(out, "1C", "1D", kPaperSpace, "*Paper_Space", true);
  out.end_section();
  out.section("ENTITIES");
}

void end_r2000(DxfText& out) {
  out.end_section();
  objects(out);
  out.put(0, "EOF");
}

void begin_r12(DxfText& out, const DxfFrame& frame) {
  out.put(999, frame.title);
  out.section("HEADER");
  variable(out, "$ACADVER", 1, "AC1009");
  extents(out, frame);
  out.end_section();
  out.section("TABLES");
  out.put(0, "TABLE");
  out.put(2, "LTYPE");
  out.put(70, 1);
  out.put(0, "LTYPE");
  out.put(2, "CONTINUOUS");
  out.put(70, 0);
  out.put(3, "Solid line");
  out.put(72, 65);
  out.put(73, 0);
  out.put_real(40, 0);
  end_table(out);
  out.put(0, "TABLE");
  out.put(2, "LAYER");
  out.put(70, static_cast<int>(frame.layers.size()) + 1);
  const auto one = [&](const Layer& layer) {
    out.put(0, "LAYER");
    out.put(2, layer.name);
    out.put(70, 0);
    out.put(62, layer.colour);
    out.put(6, "CONTINUOUS");
  };
  one({"0", 7});
  for (const Layer& layer : frame.layers) {
    one(layer);
  }
  end_table(out);
  out.end_section();
  out.section("ENTITIES");
}

void end_r12(DxfText& out) {
  out.end_section();
  out.put(0, "EOF");
}

}  // namespace plano::exporters
