// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "base/check.h"

namespace plano::exporters {
namespace {

// Measured on a bundle of 6 MB: 6 costs half as much again for 0.3 % of the size, 9 six times as
// much for 1 %; 3 saves a third of the time for 12 % more.
constexpr zip_uint32_t kDeflateLevel = 5;
// MS-DOS date: (year - 1980) << 9 | month << 5 | day.
constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;
// A plain file, readable by all (Unix mode in the upper half), so that bytes do not depend on
// umask.
constexpr zip_uint32_t kPlainFile = 0100644u << 16;

struct SourceDeleter {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceDeleter>;

void add_file(zip_t* archive, const Artifact& file) {
  zip_source_t* content = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  CHECK(content != nullptr, zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, file.path.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(content);
  }
  CHECK(index >= 0, file.path + ": " + zip_strerror(archive));
  const auto entry = static_cast<zip_uint64_t>(index);
  const bool set =
      zip_file_set_dostime(archive, entry, 0, kFirstDay, 0) == 0 &&
      zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, kDeflateLevel) == 0 &&
      zip_file_set_external_attributes(archive, entry, 0, ZIP_OPSYS_UNIX, kPlainFile) == 0;
  CHECK(set, file.path + ": " + zip_strerror(archive));
}

std::string read_all(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  CHECK(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0,
        "the archive just written can be read");
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  CHECK(got == static_cast<zip_int64_t>(bytes.size()), "the archive is read to its end");
  return bytes;
}

}  // namespace

std::string zip(const std::vector<Artifact>& files) {
  CHECK(!files.empty(), "an archive holds at least one file");
  std::vector<const Artifact*> sorted;
  for (const Artifact& file : files) {
    sorted.push_back(&file);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const Artifact* a, const Artifact* b) { return a->path < b->path; });

  Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  CHECK(source != nullptr, "memory for an archive");
  zip_t* archive = zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  CHECK(archive != nullptr, "an empty archive opens");
  // The archive owns one reference to the source and drops it on closing; ours keeps the bytes.
  zip_source_keep(source.get());
  try {
    for (const Artifact* file : sorted) {
      add_file(archive, *file);
    }
  } catch (...) {
    zip_discard(archive);
    throw;
  }
  if (zip_close(archive) != 0) {
    const std::string why = zip_strerror(archive);
    zip_discard(archive);
    CHECK(false, why);
  }
  return read_all(source.get());
}

}  // namespace plano::exporters
