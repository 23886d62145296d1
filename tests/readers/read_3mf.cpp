// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// read_3mf FILE...: what lib3mf finds in 3MF files, one JSON object a line.
/// Exit code 1: one of them could not be read.

#include <Model/COM/NMR_DLLInterfaces.h>

#include <array>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(HRESULT result, const char* text) {
  return result == LIB3MF_OK ? text : "";
}

double volume_of(NMR::PLib3MFModelMeshObject* mesh, DWORD vertices, DWORD triangles) {
  std::vector<NMR::MODELMESHVERTEX> points(vertices);
  std::vector<NMR::MODELMESHTRIANGLE> faces(triangles);
  DWORD got = 0;
  NMR::lib3mf_meshobject_getvertices(mesh, points.data(), vertices, &got);
  NMR::lib3mf_meshobject_gettriangleindices(mesh, faces.data(), triangles, &got);
  double six = 0;
  for (const auto& face : faces) {
    const auto at = [&](int k) {
      const auto& p = points[face.m_nIndices[k]].m_fPosition;
      return std::array<double, 3>{p[0], p[1], p[2]};
    };
    const auto a = at(0);
    const auto b = at(1);
    const auto c = at(2);
    six += a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) +
           a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return six / 6;
}

Json mesh_of(NMR::PLib3MFModelResource* object) {
  BOOL manifold = 0;
  DWORD vertices = 0;
  DWORD triangles = 0;
  DWORD needed = 0;
  char name[512] = {};
  NMR::lib3mf_meshobject_ismanifoldandoriented(object, &manifold);
  NMR::lib3mf_meshobject_getvertexcount(object, &vertices);
  NMR::lib3mf_meshobject_gettrianglecount(object, &triangles);
  const HRESULT named = NMR::lib3mf_object_getnameutf8(object, name, sizeof name, &needed);
  return {{"name", text_of(named, name)},
          {"manifold", manifold != 0},
          {"vertices", vertices},
          {"triangles", triangles},
          {"volume", volume_of(object, vertices, triangles)}};
}

Json reading_of(const char* path) {
  Json out = {{"file", path}, {"read", false}, {"warnings", Json::array()}};
  NMR::PLib3MFModel* model = nullptr;
  NMR::PLib3MFModelReader* reader = nullptr;
  NMR::lib3mf_createmodel(&model);
  NMR::lib3mf_model_queryreader(model, "3mf", &reader);
  NMR::lib3mf_reader_setstrictmodeactive(reader, 1);
  const HRESULT result = NMR::lib3mf_reader_readfromfileutf8(reader, path);
  DWORD warnings = 0;
  NMR::lib3mf_reader_getwarningcount(reader, &warnings);
  for (DWORD i = 0; i < warnings; ++i) {
    DWORD code = 0;
    DWORD needed = 0;
    char text[512] = {};
    NMR::lib3mf_reader_getwarningutf8(reader, i, &code, text, sizeof text, &needed);
    out["warnings"].push_back(text);
  }
  if (result != LIB3MF_OK) return out;
  out["read"] = true;
  DWORD unit = 0;
  NMR::lib3mf_model_getunit(model, &unit);
  out["millimetres"] = unit == NMR::MODELUNIT_MILLIMETER;
  out["meshes"] = Json::array();
  NMR::PLib3MFModelResourceIterator* objects = nullptr;
  NMR::lib3mf_model_getmeshobjects(model, &objects);
  BOOL more = 0;
  while (NMR::lib3mf_resourceiterator_movenext(objects, &more) == LIB3MF_OK && more != 0) {
    NMR::PLib3MFModelResource* object = nullptr;
    NMR::lib3mf_resourceiterator_getcurrent(objects, &object);
    out["meshes"].push_back(mesh_of(object));
  }
  out["items"] = Json::array();
  NMR::PLib3MFModelBuildItemIterator* items = nullptr;
  NMR::lib3mf_model_getbuilditems(model, &items);
  while (NMR::lib3mf_builditemiterator_movenext(items, &more) == LIB3MF_OK && more != 0) {
    NMR::PLib3MFModelBuildItem* item = nullptr;
    NMR::lib3mf_builditemiterator_getcurrent(items, &item);
    DWORD needed = 0;
    char name[512] = {};
    const HRESULT named = NMR::lib3mf_builditem_getpartnumberutf8(item, name, sizeof name, &needed);
    out["items"].push_back(text_of(named, name));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  bool all_read = argc > 1;
  for (int i = 1; i < argc; ++i) {
    const Json reading = reading_of(argv[i]);
    all_read = all_read && reading["read"].get<bool>();
    std::cout << reading.dump() << "\n";
  }
  return all_read ? 0 : 1;
}
