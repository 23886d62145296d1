// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <limits>

#include "cli/codes.h"
#include "cli/posix.h"
#include "diagnostics/display.h"

namespace plano::cli {

namespace fs = std::filesystem;

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error || !path.is_absolute()) return diagnostics::printable(path.string());
  const fs::path relative = path.lexically_relative(here);
  const bool below = !relative.empty() && *relative.begin() != "..";
  return diagnostics::printable(below ? relative.string() : path.string());
}

Text reason_text(int reason) {
  switch (reason) {
    case ENOSPC:
      return {"the disk is full", "le disque est plein"};
    case EDQUOT:
      return {"your quota of disk space is used up", "votre quota de disque est épuisé"};
    case EFBIG:
      return {"the file would be larger than allowed here",
              "le fichier dépasserait la taille permise ici"};
    case EROFS:
      return {"it is on a read-only disk", "il est sur un disque en lecture seule"};
    case EACCES:
    case EPERM:
      return {"you do not have the right to", "vous n'en avez pas le droit"};
    case ENOENT:
      return {"there is no such file or folder", "ce fichier ou dossier n'existe pas"};
    case ENOTDIR:
      return {"part of its path is not a folder", "une partie de son chemin n'est pas un dossier"};
    case EISDIR:
      return {"it is a folder", "c'est un dossier"};
    case ELOOP:
      return {"it is a symbolic link", "c'est un lien symbolique"};
    case ENAMETOOLONG:
      return {"its name is too long", "son nom est trop long"};
    case EEXIST:
      return {"it exists already", "il existe déjà"};
    case EIO:
      return {"the disk reports a fault", "le disque signale une panne"};
    default:
      return Text(std::strerror(reason));
  }
}

void report_cannot_write(const fs::path& path, int reason, diagnostics::Diagnostics& found) {
  const bool full = reason == ENOSPC || reason == EDQUOT;
  report_cannot_write(path, reason,
                      full ? Text("make room on that disk, or choose another one with -o",
                                  "libérez de la place sur ce disque, ou choisissez-en un autre "
                                  "avec -o")
                           : Text("choose a folder you may write into with -o",
                                  "choisissez avec -o un dossier où vous pouvez écrire"),
                      found);
}

void report_cannot_write(const fs::path& path, int reason, const Text& elsewhere,
                         diagnostics::Diagnostics& found) {
  found
      .add(kCannotWrite, {},
           fill(Text("{0} cannot be written: {1}", "{0} ne peut pas être écrit : {1}"),
                {Text(shown(path)), reason_text(reason)}))
      .hint(elsewhere);
}

void report_no_plain_file(const fs::path& path, diagnostics::Diagnostics& found) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) {
    found
        .add(kTargetNotFolder, {},
             fill(Text("{0} is a device or a pipe, not a file",
                       "{0} est un périphérique ou un tube, et non un fichier"),
                  {Text(shown(path))}))
        .hint({"name a file, or a place where there is nothing yet",
               "indiquez un fichier, ou un endroit où il n'y a encore rien"});
    return;
  }
  fs::path leads_to = fs::weakly_canonical(path, error);
  if (error) leads_to = fs::read_symlink(path, error);  // a circle of links
  found
      .add(kTargetNotFolder, {},
           fill(Text("{0} is a symbolic link, to {1}", "{0} est un lien symbolique, vers {1}"),
                {Text(shown(path)), Text(shown(leads_to))}))
      .hint({"delete the link, or name the file it leads to",
             "supprimez le lien, ou indiquez le fichier où il mène"});
}

namespace {

void report_unreadable(const fs::path& path, int reason, diagnostics::Diagnostics& found) {
  found
      .add(kUnreadable, {},
           fill(Text("{0} cannot be read: {1}", "{0} est illisible : {1}"),
                {Text(shown(path)), reason_text(reason)}))
      .hint(reason == ENOENT || reason == ENOTDIR
                ? Text("look for a slip of the pen in its name, and at where you are: pwd",
                       "cherchez une faute de frappe dans son nom, et regardez où vous êtes : pwd")
                : fill(Text("look at its rights: ls -l {0}", "regardez ses droits : ls -l {0}"),
                       {Text(shown(path))}));
}

std::optional<std::string> read_up_to(const fs::path& path, std::uintmax_t most,
                                      diagnostics::Diagnostics& found) {
  // O_NONBLOCK: a pipe put in the place of a file must not make us wait for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) {
    report_unreadable(path, errno, found);
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    found
        .add(kUnreadable, {},
             fill(Text("{0} is not a file", "{0} n'est pas un fichier"), {Text(shown(path))}))
        .hint({"name a text file", "indiquez un fichier de texte"});
    return std::nullopt;
  }
  if (static_cast<std::uintmax_t>(status.st_size) > most) {
    found
        .add(kTooLarge, {},
             fill(Text("{0} has {1} bytes; at most {2} are read",
                       "{0} fait {1} octets ; on en lit au plus {2}"),
                  {Text(shown(path)), show(static_cast<std::int64_t>(status.st_size)),
                   show(static_cast<std::int64_t>(most))}))
        .hint({"is it the right file?", "est-ce le bon fichier ?"});
    return std::nullopt;
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t got = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      report_unreadable(path, errno, found);
      return std::nullopt;
    }
    if (got == 0) break;  // it shrank while we read
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return text;
}

/// Of the one file a verb writes where it has to be: none of these verbs has an option for another.
void report_file_refused(const fs::path& path, int reason, diagnostics::Diagnostics& found) {
  const bool full = reason == ENOSPC || reason == EDQUOT;
  report_cannot_write(path, reason,
                      full
                          ? Text("make room on that disk", "libérez de la place sur ce disque")
                          : Text("see that its folder is there, that you may write into it, and "
                                 "that nothing else has the name",
                                 "voyez si son dossier existe, si vous pouvez y écrire, et si rien "
                                 "d'autre ne porte ce nom"),
                      found);
}

}  // namespace

std::optional<std::string> read_text(const fs::path& path, diagnostics::Diagnostics& found,
                                     std::uintmax_t most) {
  return read_up_to(path, most, found);
}

std::optional<std::string> read_bytes(const fs::path& path, diagnostics::Diagnostics& found) {
  return read_up_to(path, std::numeric_limits<std::uintmax_t>::max(), found);
}

bool write_file(const fs::path& path, const std::string& bytes, diagnostics::Diagnostics& found) {
  struct stat before {};
  const bool exists = ::lstat(path.c_str(), &before) == 0;
  if (exists && S_ISDIR(before.st_mode)) {
    report_file_refused(path, EISDIR, found);
    return false;
  }
  if (exists && !S_ISREG(before.st_mode)) {
    report_no_plain_file(path, found);
    return false;
  }
  if (exists && ::access(path.c_str(), W_OK) != 0) {  // renaming over it would get round its rights
    report_file_refused(path, errno, found);
    return false;
  }
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::string beside = (folder / ("." + path.filename().string() + ".plano-XXXXXX")).string();
  Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
  if (!file) {
    report_file_refused(path, errno, found);
    return false;
  }
  const mode_t mask = ::umask(0);  // there is no other way to read it
  ::umask(mask);
  int reason = write_all(file.get(), bytes);
  if (reason == 0 && ::fchmod(file.get(), exists ? before.st_mode & 07777 : 0666 & ~mask) != 0) {
    reason = errno;
  }
  if (reason == 0 && ::fsync(file.get()) != 0) reason = errno;
  const int closing = file.close();
  if (reason == 0) reason = closing;
  if (reason == 0 && ::rename(beside.c_str(), path.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(beside.c_str());
    report_file_refused(path, reason, found);
    return false;
  }
  return true;
}

}  // namespace plano::cli
