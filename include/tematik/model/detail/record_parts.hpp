#pragma once

// The parts from which a record's line is made, and the ids in it: for record_lines.hpp. Knows no study, so
// that headers which do can be included in any order.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>
#include <tematik/support/cat.hpp>
#include <tematik/support/json.hpp>
#include <tematik/support/time.hpp>

namespace tematik {
class Study;
}  // namespace tematik

namespace tematik::detail {

/// The fields of a record: what is not there is not written.
class Fields {
 public:
  template <class T>
  Fields& put(std::string_view key, const T& value) {
    object_.add(std::string(key), value);
    return *this;
  }
  Fields& word(std::string_view key, const std::string& word) { return word.empty() ? *this : put(key, word); }
  Fields& yes(std::string_view key, bool is_so) { return is_so ? put(key, true) : *this; }
  Fields& sign(int sign) { return sign != 0 ? put("sign", sign) : *this; }
  template <class T>
  Fields& maybe(std::string_view key, const std::optional<T>& value) {
    return value ? put(key, *value) : *this;
  }
  Fields& maybe(std::string_view key, const std::optional<Timestamp>& time) {
    return time ? put(key, to_string(*time)) : *this;
  }
  Fields& span(const std::optional<Span>& span) {
    return span ? put("begin", span->begin).put("end", span->end) : *this;
  }
  template <class T>
  Fields& list(std::string_view key, const std::vector<T>& values) {
    return values.empty() ? *this : put(key, values);
  }
  /// A list whose order means nothing.
  template <class T, class Write>
  Fields& set(std::string_view key, const std::vector<T>& values, Write&& write) {
    std::vector<std::string> written;
    for (const auto& value : values) written.push_back(write(value));
    std::sort(written.begin(), written.end());
    std::vector<JsonText> out;
    for (auto& text : written) out.push_back({std::move(text)});
    return list(key, out);
  }
  Fields& set(std::string_view key, const std::vector<std::string>& words) {
    return set(key, words, [](const std::string& word) { return json_string(word); });
  }
  [[nodiscard]] std::string str() const { return object_.str(); }
  [[nodiscard]] JsonText json() const { return object_.json(); }

 private:
  JsonObject object_;
};

[[nodiscard]] inline std::string line(std::string_view kind, std::string_view id, const Fields& fields) {
  return '[' + json_string(kind) + ',' + json_string(id) + ',' + fields.str() + ']';
}

[[nodiscard]] inline std::string own_id(std::string_view kind, const std::string& uid, std::size_t at) {
  return uid.empty() ? cat(kind, '-', at) : uid;
}

/// The text ids of a study's objects.
class RecordIds {
 public:
  explicit RecordIds(const Study& study) : study_(study) {}
  /// Makes the ids that codings name once, with their quotes: for whoever writes the lines of all codings.
  void prepare();

  [[nodiscard]] std::string of(ObjectRef object) const;
  [[nodiscard]] JsonText json(ObjectRef object) const {
    return {'[' + json_string(to_string(object.kind)) + ',' + json_string(of(object)) + ']'};
  }
  [[nodiscard]] JsonText json(const Passage& passage) const {
    return Fields().put("source", of(passage.source)).span(passage.span).json();
  }
  /// Of the first text layer (0) or a further one (1, 2, …).
  [[nodiscard]] std::string layer(SourceId source, std::size_t position) const;
  [[nodiscard]] std::string segment_line(SegmentId id) const;
  [[nodiscard]] std::string coding_line(CodingId id) const;

 private:
  void append(std::string& out, const std::vector<std::string>& prepared, ObjectRef object) const {
    out += prepared.empty() ? json_string(of(object)) : prepared[object.row];
  }

  const Study& study_;
  std::vector<std::string> sources_;
  std::vector<std::string> codes_;
  std::vector<std::string> coders_;
  std::vector<std::string> segments_;
};

using Lines = std::vector<std::string>;
void add_study_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_source_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_coding_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_case_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_finding_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_carried_lines(Lines& lines, const Study& study, const RecordIds& ids);
void add_design_lines(Lines& lines, const Study& study, const RecordIds& ids);

}  // namespace tematik::detail
