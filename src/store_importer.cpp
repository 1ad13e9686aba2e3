#include "store_importer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

#include <tematik/support/cat.hpp>
#include <tematik/support/error.hpp>
#include <tematik/support/sha256.hpp>
#include <tematik/text/utf8.hpp>

#include "blanks.hpp"
#include "numbers.hpp"
#include "offset_names.hpp"

namespace tematik::io::detail {

using tematik::detail::cat;

namespace {

/// What the C function asctime writes: "Mon Jan 05 08:30:00 2026", in no zone.
std::optional<Timestamp> read_c_time(std::string_view words) {
  static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (words.size() != 24 || words[3] != ' ' || words[7] != ' ' || words[10] != ' ' || words[19] != ' ') return {};
  const std::size_t month = months.find(words.substr(4, 3));
  if (month == std::string_view::npos || month % 3 != 0) return {};
  std::string day(words.substr(8, 2));
  if (day[0] == ' ') day[0] = '0';
  const std::string number = std::to_string(month / 3 + 1);
  return read_timestamp(
      cat(words.substr(20), number.size() < 2 ? "-0" : "-", number, '-', day, 'T', words.substr(11, 8)));
}

/// Programs code too: these names are QualCoder's own.
bool is_program(Format format, std::string_view coder) {
  return format == Format::qualcoder && (coder == "📌 Speaker coding" || coder == "AI Agent");
}

}  // namespace

bool is_number(std::string_view value) { return read_number(trimmed(value)).has_value(); }

StoreImporter::StoreImporter(const StoreDocument& document, const ReadOptions& options, Format format,
                             std::string study_name)
    : document_(document),
      options_(options),
      format_(format),
      study_([&] {
        repair_utf8(study_name);
        return study_name;
      }()),
      counter_(LossDirection::import_, options.examples) {
  for (const auto& table : document_.tables) {
    const auto kind = counter_.kind(table.name);
    first_[&table] = static_cast<LossCounter::Object>(counter_.size());
    counted_.push_back(&table);
    for (const auto& row : table.rows) {
      const auto added = counter_.add(kind, true);
      if (table.drop) counter_.mark(added, *table.drop);
      if (row.repaired) counter_.mark(added, LossReason::encoding_changed);
    }
  }
  first_column_ = static_cast<LossCounter::Object>(counter_.size());
  const auto column_kind = counter_.kind("column");
  member_kind_ = counter_.kind("member");
  for (const auto& table : document_.tables) {
    for (const auto& column : table.unknown) {
      counter_.mark(counter_.add(column_kind, true), LossReason::not_in_schema);
      columns_.push_back({.id = cat(table.name, '.', column), .where = cat("table ", table.name)});
    }
  }
  step(1);
}

void StoreImporter::step(std::int64_t done) const {
  if (options_.progress && !options_.progress(done, store_steps)) {
    throw Error("cancelled", cat("reading ", document_.input.name, " was cancelled"), document_.input.name);
  }
}

ReadResult StoreImporter::finished(std::string origin) {
  LossReport report;
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    const auto& result = resolution_.texts[t];
    if (result.selections == 0) continue;
    report.offsets.push_back(offsets_line(texts_[t].line.id(), result));
    const bool unusual = texts_[t].stored && result.rule != OffsetRule::default_of(origin_for_offsets_);
    if (unusual || result.own_rule) note(texts_[t].line, LossReason::offset_rule);
  }
  step(store_steps);
  report.format = to_string(format_);
  report.origin = std::move(origin);
  report.input = document_.input;
  counter_.finish(report, [this](LossCounter::Object at) -> LossExample {
    if (at >= first_column_) return columns_[at - first_column_];
    const auto table = std::upper_bound(counted_.begin(), counted_.end(), at,
                                        [this](auto object, const auto* other) { return object < first_.at(other); }) -
                       1;
    const StoreLine line{*table, at - first_.at(*table)};
    return {.id = line.id(), .where = cat("table ", (*table)->name)};
  });
  return {.study = std::move(study_), .report = std::move(report)};
}

// --- values ------------------------------------------------------------------------------------------------

std::string StoreImporter::text(const StoreLine& line, std::string_view column) {
  const StoreValue& value = line[column];
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (std::holds_alternative<std::monostate>(value)) return {};
  mark(line, LossReason::value_type);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) {
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
    return {digits.data(), end};
  }
  return {};
}

std::string_view StoreImporter::view(const StoreLine& line, std::string_view column) {
  const auto* words = std::get_if<std::string>(&line[column]);
  return words != nullptr ? std::string_view(*words) : std::string_view();
}

std::optional<std::int64_t> StoreImporter::number(const StoreLine& line, std::string_view column) {
  bool other = false;
  const auto out = whole_number(line[column], other);
  if (other) mark(line, LossReason::value_type);
  return out;
}

void StoreImporter::keep(Provenance& provenance, const StoreLine& line, std::string_view column) {
  auto value = text(line, column);
  if (!value.empty()) provenance.emplace_back(column, std::move(value));
}

std::string StoreImporter::uid(const StoreLine& line) {
  std::string id = cat("raw:", line.id());
  const int times = ++uids_[id];
  if (times == 1) return id;
  mark(line, LossReason::guid_duplicate);
  return cat(id, '~', times);
}

std::optional<Timestamp> StoreImporter::time(const StoreLine& line, std::string_view column) {
  const std::string words = text(line, column);
  if (words.empty()) return std::nullopt;
  auto out = read_timestamp(words);
  if (!out) out = read_c_time(words);
  if (!out) {
    mark(line, LossReason::value_type);
  } else if (!out->zone_known) {
    note(line, LossReason::date_no_zone);
  }
  return out;
}

// --- people ------------------------------------------------------------------------------------------------

CoderId StoreImporter::coder_named(const std::string& name) {
  auto [found, is_new] = coders_.try_emplace(name);
  if (is_new) found->second = study_.add_coder({.name = name, .system = is_program(format_, name)});
  return found->second;
}

CoderId StoreImporter::unknown_coder(const StoreLine& line) {
  mark(line, LossReason::coder_unknown);
  if (!unknown_) {
    const bool there = coders_.contains("unknown");
    unknown_ = coder_named("unknown");
    if (!there) counter_.made(counter_.kind("coder"), LossReason::coder_unknown, {.id = "unknown", .where = {}});
  }
  return *unknown_;
}

CoderId StoreImporter::coder(const StoreLine& line, std::string_view column) {
  const std::string name = text(line, column);
  return name.empty() ? unknown_coder(line) : coder_named(name);
}

std::optional<CoderId> StoreImporter::author(const StoreLine& line, std::string_view column) {
  const std::string name = text(line, column);
  if (name.empty()) return std::nullopt;
  return coder_named(name);
}

// --- texts and places --------------------------------------------------------------------------------------

std::uint32_t StoreImporter::add_text(const StoreLine& line, std::optional<std::string> stored) {
  texts_.push_back({.line = line, .stored = std::move(stored)});
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::uint32_t StoreImporter::add_position(std::uint32_t text, const StoreLine& line, std::string_view begin,
                                          std::string_view end, std::string_view quotation, bool evidence) {
  positions_.push_back(
      {.text = text, .begin = number(line, begin), .end = number(line, end), .name = quotation, .evidence = evidence});
  return static_cast<std::uint32_t>(positions_.size() - 1);
}

void StoreImporter::resolve(std::string_view origin) {
  origin_for_offsets_ = origin;
  std::vector<OffsetText> texts;
  for (const auto& item : texts_) {
    OffsetText text;
    if (item.stored) text.stored = *item.stored;
    texts.push_back(text);
  }
  resolution_ = resolve_offsets(texts, positions_, origin, options_.offset_rule);
  step(2);
}

void StoreImporter::set_text(Source& source, std::uint32_t text) {
  const TextItem& item = texts_[text];
  if (!item.stored) return;
  auto canonical = normalize_newlines(*item.stored);
  source.bom = canonical.bom;
  source.newline = canonical.newline;
  source.text = Text(std::move(canonical.text), "text of a source");
}

StoreImporter::Place StoreImporter::place(const StoreLine& line, std::uint32_t position, const Quoted& quoted,
                                          std::string_view begin, std::string_view end) {
  OffsetSpan span = resolution_.spans[position];
  const TextItem& item = texts_[positions_[position].text];
  Segment segment{.source = *item.source};
  bool agrees = true;
  const bool placed = span.state == SpanState::ok || span.state == SpanState::point;
  if (!item.stored) {
    mark(line, LossReason::text_missing);
    agrees = false;
  } else if (placed && !span.name_matches) {
    const QuotedName name = quoted_name(quoted.text);
    agrees = name.fold.empty();
    const Text& text = *study_.sources()[*item.source].text;
    for (const std::int64_t by : {1, -1}) {
      if (agrees || !quoted.may_shift || span.begin + by < 0 ||
          span.end + by > static_cast<std::int64_t>(text.size())) {
        continue;
      }
      const Span moved{static_cast<std::uint32_t>(span.begin + by), static_cast<std::uint32_t>(span.end + by)};
      if (!folded_match(text.slice(moved), name)) continue;
      span.begin = moved.begin;
      span.end = moved.end;
      mark(line, LossReason::offset_repaired);
      agrees = true;
    }
    if (!agrees) mark(line, LossReason::text_mismatch);
  }
  settle(span, {}, segment, [&](LossReason reason) { mark(line, reason); });
  if (span.state == SpanState::ok && agrees) return {.span = segment.span};
  segment.text = quoted.text;
  if (span.state == SpanState::ok) segment.state = "unverified";
  std::string raw;
  if (span.state == SpanState::invalid) {
    for (const auto column : {begin, end}) {
      keep(segment.provenance, line, column);
      raw += cat(text(line, column), ' ');
    }
  }
  const bool has_span = segment.span && !segment.span->empty();
  Place out;
  if (has_span) out.span = segment.span;
  out.segment = places_.of(study_, std::move(segment), raw);
  return out;
}

bool StoreImporter::is_whole(const StoreLine& line, std::string_view begin, std::string_view end, std::uint32_t text) {
  const auto last = number(line, end);
  const auto& stored = texts_[text].stored;
  return number(line, begin) == 0 && last && stored && *last >= static_cast<std::int64_t>(count_code_points(*stored));
}

StoreImporter::Place StoreImporter::whole(SourceId source) {
  return {.segment = places_.of(study_, {.source = source, .kind = PlaceKind::source})};
}

StoreImporter::Place StoreImporter::numbers(const StoreLine& line, Segment segment,
                                            const std::vector<std::string_view>& columns, bool sizes) {
  bool complete = true;
  std::vector<std::int64_t> found;
  for (const auto column : columns) {
    auto value = number(line, column);
    if (const auto* real = std::get_if<double>(&line[column]); !value && real != nullptr && std::abs(*real) < 1e15) {
      value = std::llround(*real);  // part of a pixel
      mark(line, LossReason::value_type);
    }
    complete = complete && value.has_value();
    found.push_back(value.value_or(0));
  }
  std::string raw;
  const std::size_t page = segment.kind == PlaceKind::page ? 1 : 0;
  for (std::size_t i = page; sizes && i < page + 2; ++i) {
    complete = complete && !__builtin_add_overflow(found[i], found[i + 2], &found[i + 2]);
  }
  if (segment.kind == PlaceKind::time) complete = complete && found[0] >= 0 && found[1] >= 0;
  if (!complete) {
    mark(line, LossReason::integer_out_of_range);
    segment.kind = PlaceKind::raw;
    segment.state = "invalid";
    for (const auto column : columns) {
      keep(segment.provenance, line, column);
      raw += cat(text(line, column), ' ');
    }
    return {.segment = places_.of(study_, std::move(segment), raw)};
  }
  if (segment.kind == PlaceKind::time) {
    if (found[0] > found[1]) {
      mark(line, LossReason::range_reversed);
      std::swap(found[0], found[1]);
    }
    if (found[0] == found[1]) note(line, LossReason::range_empty);
  } else if (found[page] > found[page + 2] || found[page + 1] > found[page + 3]) {
    mark(line, LossReason::box_normalised);
    if (found[page] > found[page + 2]) std::swap(found[page], found[page + 2]);
    if (found[page + 1] > found[page + 3]) std::swap(found[page + 1], found[page + 3]);
  }
  segment.numbers = std::move(found);
  return {.segment = places_.of(study_, std::move(segment), raw)};
}

SegmentId StoreImporter::record(SourceId source, const Place& place) {
  if (place.segment) return *place.segment;
  return places_.of(study_, {.source = source, .kind = PlaceKind::span, .span = place.span});
}

void StoreImporter::join(Case& record, SourceId source, const Place& place) {
  if (place.span) {
    record.spans.push_back({source, *place.span});
  } else if (place.segment) {
    record.segments.push_back(*place.segment);
  }
}

// --- records -----------------------------------------------------------------------------------------------

void StoreImporter::add_tree(const std::vector<StoreLine>& lines,
                             const std::vector<std::optional<std::size_t>>& parents,
                             const std::function<void(std::size_t, std::optional<std::size_t>)>& add) {
  enum class State : std::uint8_t { open, on_the_way, added };
  std::vector<State> states(lines.size(), State::open);
  std::vector<std::size_t> way;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool cut = false;
    for (std::optional<std::size_t> at = i; at && states[*at] != State::added; at = parents[*at]) {
      if (states[*at] == State::on_the_way) {
        mark(lines[way.back()], LossReason::cycle_cut);
        cut = true;
        break;
      }
      states[*at] = State::on_the_way;
      way.push_back(*at);
    }
    for (; !way.empty(); way.pop_back()) {
      add(way.back(), cut ? std::nullopt : parents[way.back()]);
      states[way.back()] = State::added;
      cut = false;
    }
  }
}

CodingId StoreImporter::add_coding(const StoreLine& line, SourceId source, const Place& place, CodeId code,
                                   CoderId coder, std::optional<Timestamp> created, bool important) {
  Coding coding{.source = source, .code = code, .coder = coder, .important = important, .segment = place.segment};
  if (place.span) coding.span = *place.span;
  coding.created = created;
  coding.uid = uid(line);
  return study_.add_coding(std::move(coding));
}

void StoreImporter::add_memo(const StoreLine& line, std::string_view column, std::vector<ObjectRef> on,
                             std::string name) {
  Memo memo{.name = std::move(name), .text = text(line, column), .on = std::move(on)};
  if (memo.text.empty() && memo.name.empty()) return;
  memo.text = normalize_newlines(std::move(memo.text)).text;
  memo.author = author(line, "owner");
  memo.date = text(line, "date");
  study_.add_memo(std::move(memo));
}

void StoreImporter::carry(const StoreLine& line, const std::string& path, const std::filesystem::path& file,
                          LossReason missing) {
  if (!carried_.insert(path).second) {
    note(line, LossReason::shared_file);
    return;
  }
  const auto member = counter_.add(member_kind_, true);
  columns_.push_back({.id = path, .where = line.id()});
  std::error_code error;
  const auto size = file.empty() ? 0 : std::filesystem::file_size(file, error);
  if (file.empty() || error || size > static_cast<std::uintmax_t>(options_.limits.member_bytes)) {
    counter_.mark(member, missing);
    return;
  }
  Member record{.path = path, .bytes = file_input(file)->all(options_.limits.member_bytes)};
  record.sha256 = sha256_hex(record.bytes);
  study_.add_member(std::move(record));
}

void StoreImporter::set_colour(const StoreLine& line, std::string_view column, Code& code) {
  const std::string raw = text(line, column);
  if (trimmed(raw).empty()) return;
  auto colour = read_colour(trimmed(raw));
  if (colour.guessed || colour.colour.empty()) mark(line, LossReason::color_guessed);
  code.colour = std::move(colour.colour);
  if (code.colour != raw) code.provenance.emplace_back("color", raw);
}

AttributeId StoreImporter::attribute(ObjectKind of, const std::string& name, ValueType type,
                                     const std::string& description, const std::string& uid) {
  for (const AttributeId id : study_.attributes().find(name)) {
    if (study_.attributes()[id].of == of) return id;
  }
  Attribute record{.name = name, .of = of, .type = type};
  if (type == ValueType::real) record.scale = Scale::numeric;
  record.description = description;
  record.uid = uid;
  return study_.add_attribute(std::move(record));
}

void StoreImporter::set_value(const StoreLine& line, ObjectRef object, AttributeId attribute,
                              std::optional<std::string> value) {
  if (study_.value(object, attribute) != nullptr) {  // a second value: there is no place for it
    mark(line, LossReason::no_counterpart);
    return;
  }
  if (!value) {
    note(line, LossReason::value_missing);
    study_.set_value(object, attribute, std::nullopt);
  } else if (study_.attributes()[attribute].type == ValueType::real) {
    const auto number = read_number(trimmed(*value));
    if (!number) mark(line, LossReason::value_type);  // an infinity
    study_.set_value(object, attribute, number ? std::optional<AttributeValue>(*number) : std::nullopt);
  } else {
    study_.set_value(object, attribute, AttributeValue(std::move(*value)));
  }
}

}  // namespace tematik::io::detail
