// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>

#include "exporters/format.h"
#include "pipeline/content.h"
#include "pipeline/parallel.h"
#include "pipeline/selection.h"

namespace plano::pipeline {
namespace {

using exporters::Artifact;
using exporters::Format;

Artifact artifact(const Format& format, const std::string& stem, std::string bytes) {
  return {stem + "." + format.extension, format.media_type, std::move(bytes)};
}

/// The writing of one file, put off so that all of them can be done side by side.
using Job = std::function<Artifact()>;

void add_drawings(const Content& content, const Format& format, const std::string& folder,
                  const fabrication::Drawings& drawings, std::vector<Job>& jobs) {
  const auto add = [&](const fabrication::CutDrawing& drawing) {
    jobs.push_back([&content, &format, &drawing, stem = folder + drawing.name] {
      return artifact(format, stem, format.drawing(drawing, content.options.drawing));
    });
  };
  add(drawings.front);
  if (drawings.back) {
    add(*drawings.back);
  }
}

void add_jobs(const Content& content, const exporters::ModelInput& input, const Format& format,
              std::vector<Job>& jobs) {
  const auto wanted = [&](const char* folder) {
    return is_selected(content.options.only, folder, format.key);
  };
  if (format.assembly != nullptr && wanted("model")) {
    jobs.push_back(
        [&input, &format] { return artifact(format, "model/assembly", format.assembly(input)); });
  }
  if (format.part != nullptr && wanted("parts")) {
    for (std::size_t k = 0; k < input.parts.parts.size(); ++k) {
      jobs.push_back([&input, &format, k] {
        return artifact(format, "parts/" + input.parts.parts[k].name, format.part(input, k));
      });
    }
  }
  if (format.piece != nullptr && wanted("parts")) {
    for (std::size_t k = 0; k < input.pieces.size(); ++k) {
      jobs.push_back([&input, &format, k] {
        return artifact(format, "parts/" + input.pieces[k].name, format.piece(input, k));
      });
    }
  }
  if (format.drawing != nullptr && wanted("parts")) {
    for (const fabrication::PartDrawings& part : content.drawings) {
      add_drawings(content, format, "parts/", part.drawings, jobs);
    }
  }
  if (format.drawing != nullptr && wanted("cutting")) {
    for (const fabrication::Drawings& sheet : content.sheet_drawings) {
      add_drawings(content, format, "cutting/", sheet, jobs);
    }
    for (const Coupon& coupon : content.coupons) {
      add_drawings(content, format, "cutting/", coupon.drawings.drawings, jobs);
    }
    for (const fabrication::CutDrawing& sheet : content.coupon_sheets) {
      jobs.push_back([&content, &format, &sheet] {
        return artifact(format, "cutting/" + sheet.name,
                        format.drawing(sheet, content.options.drawing));
      });
    }
  }
}

}  // namespace

std::vector<Artifact> model_files(const Content& content) {
  const exporters::ModelInput input{.info = content.built.design.info,
                                    .parts = content.built.parts,
                                    .boundaries = content.boundaries,
                                    .language = content.options.language,
                                    .pieces = content.built.pieces};
  std::vector<Job> jobs;
  for (const Format& format : exporters::all_formats()) {
    add_jobs(content, input, format, jobs);
  }
  return in_parallel(jobs.size(), [&](std::size_t k) { return jobs[k](); });
}

}  // namespace plano::pipeline
