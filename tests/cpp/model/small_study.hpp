#pragma once

#include <tematik/model/study.hpp>

namespace tematik::test {

/// A study with one source of 20 characters, two codes, a category and a coder.
struct Small {
  Study study{"small"};
  SourceId source = study.add_source({.name = "P01", .text = Text("rahasia participants")});
  CodeId a = study.add_code({.name = "A"});
  CodeId b = study.add_code({.name = "B"});
  CodeId category = study.add_code({.name = "Kategori", .codable = false});
  CoderId ani = study.add_coder({.name = "Ani"});

  CodingId code(Span span, CodeId code) {
    return study.add_coding({.source = source, .span = span, .code = code, .coder = ani});
  }
};

}  // namespace tematik::test
