#include "record_kind.hpp"

#include <string>

#include <tematik/support/cat.hpp>

namespace tematik::io::detail {

namespace {

[[nodiscard]] std::string uid_of_record(const Study& study, RecordKind kind, std::size_t at) {
  const auto uid = [at]<class Id, class Record>(const Rows<Id, Record>& rows) { return rows[static_cast<Id>(at)].uid; };
  switch (kind) {
    case RecordKind::coding:
      return study.codings()[static_cast<CodingId>(at)].uid;
    case RecordKind::source:
    case RecordKind::text:
      return uid(study.sources());
    case RecordKind::code:
      return uid(study.codes());
    case RecordKind::coder:
      return uid(study.coders());
    case RecordKind::case_:
      return uid(study.cases());
    case RecordKind::segment:
      return uid(study.segments());
    case RecordKind::memo:
      return uid(study.memos());
    case RecordKind::attribute:
      return uid(study.attributes());
    case RecordKind::theme:
      return uid(study.themes());
    case RecordKind::relation:
      return uid(study.relations());
    case RecordKind::claim:
      return uid(study.claims());
    case RecordKind::set:
      return uid(study.sets());
    case RecordKind::diagram:
      return uid(study.diagrams());
    default:
      return {};
  }
}

}  // namespace

LossExample example_of(const Study& study, RecordKind kind, std::size_t row) {
  return {.id = uid_of_record(study, kind, row),
          .where = tematik::detail::cat(record_words[static_cast<std::size_t>(kind)], " [", row, ']')};
}

}  // namespace tematik::io::detail
