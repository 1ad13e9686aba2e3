#include "continuum_argument.hpp"

namespace tematik::python {

ContinuumArgument::ContinuumArgument(const py::object& units, const py::object& length, const py::object& regions,
                                     const py::object& coders, const py::object& codes) {
  read_length(length);
  const NamedColumns table(units, "continuum");
  ContinuumNames coder_names, code_names;
  coder_ = table.names("coder", coder_names);
  begin_ = table.numbers("begin");
  end_ = table.numbers("end");
  code_ = table.names("code", code_names);
  source_ = read_sources(table, coder_.size());
  for (std::size_t row = 0; row < begin_.size(); ++row) {
    const auto l = lengths_[source_[row]];
    if (0 <= begin_[row] && begin_[row] < end_[row] && end_[row] <= l) continue;
    const auto* column = begin_[row] < 0 || (begin_[row] >= end_[row] && end_[row] <= l) ? "begin" : "end";
    throw InputError("invalid_span",
                     detail::cat(table.place(column, row), ": expected 0 <= begin < end <= ", l, ", found [",
                                 begin_[row], ",", end_[row], ")"),
                     table.place(column, row));
  }
  if (!regions.is_none()) read_regions(NamedColumns(regions, "regions"), coder_names, code_names);

  const auto chosen = [](const py::object& names, std::string_view what, ContinuumNames& known) {
    std::vector<std::size_t> out;
    if (names.is_none()) return out;
    for (const auto& name : list(names, what)) out.push_back(known.add(name));
    return out;
  };
  coders_ = chosen(coders, "coders", coder_names);
  codes_ = chosen(codes, "codes", code_names);
  const auto coder_place = coder_names.sort(), code_place = code_names.sort();
  for (auto& x : coder_) x = coder_place[x];
  for (auto& x : code_) x = code_place[x];
  for (auto& x : coders_) x = coder_place[x];
  for (auto& x : codes_) x = code_place[x];
  if (regions_) {
    for (auto& region : *regions_) {
      region.coder = coder_place[region.coder];
      if (region.code) region.code = code_place[*region.code];
    }
  }
  labels_ = {coder_names.texts(), code_names.texts()};
}

std::vector<ContinuumName> ContinuumArgument::list(const py::object& names, std::string_view what) {
  const std::string name(what);
  if (py::isinstance<py::str>(names) || !py::hasattr(names, "__iter__")) {
    throw UsageError(name, detail::cat(what, ": expected a list of names or whole numbers, found ", type_name(names)),
                     name);
  }
  std::vector<ContinuumName> out;
  for (const auto cell : names) {
    const auto found = continuum_name(cell);
    if (!found) {
      throw UsageError(
          name,
          detail::cat(what, ", entry ", out.size(), ": expected a name or a whole number, found ", type_name(cell)),
          name);
    }
    if (std::any_of(out.begin(), out.end(), [&](const auto& x) { return x.text == found->text; })) {
      throw UsageError(name, detail::cat(what, ": \"", found->text, "\" stands twice"), name);
    }
    out.push_back(*found);
  }
  if (out.empty()) throw UsageError(name, detail::cat(what, ": an empty list selects nothing; None takes all"), name);
  return out;
}

std::vector<std::size_t> ContinuumArgument::find(const py::object& names, std::string_view what,
                                                 const std::vector<std::string>& known) {
  std::vector<std::size_t> out;
  for (const auto& name : list(names, what)) {
    const auto at = std::find(known.begin(), known.end(), name.text);
    if (at == known.end()) {
      throw LookupError("name_unknown",
                        detail::cat(what, ": the continuum has no \"", name.text, "\"", did_you_mean(name.text, known)),
                        std::string(what));
    }
    out.push_back(static_cast<std::size_t>(at - known.begin()));
  }
  return out;
}

void ContinuumArgument::read_length(const py::object& length) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  const auto add = [&](const std::string& source, py::handle cell) {
    const auto found = continuum_name(cell);
    if (!found || !found->is_number || found->number < 0 || found->number > most) {
      throw UsageError("length",
                       detail::cat("length of source \"", source, "\": expected a whole number from 0 to ", most,
                                   ", found ", found && found->is_number ? found->text : type_name(cell)),
                       "length");
    }
    if (std::find(source_names_.begin(), source_names_.end(), source) != source_names_.end()) {
      throw UsageError("length", detail::cat("length: source \"", source, "\" stands twice"), "length");
    }
    source_names_.push_back(source);
    lengths_.push_back(found->number);
  };
  if (!py::hasattr(length, "items")) {
    if (PyBool_Check(length.ptr()) || PyIndex_Check(length.ptr()) == 0) {
      throw UsageError(
          "length",
          detail::cat("length: expected the characters of the one source, or a mapping from each source to its "
                      "characters, found ",
                      type_name(length)),
          "length");
    }
    is_unnamed_ = true;
    return add("0", length);
  }
  for (const auto entry : length.attr("items")()) {
    const auto pair = py::cast<py::tuple>(entry);
    const auto source = pair.size() == 2 ? continuum_name(pair[0]) : std::nullopt;
    if (!source) {
      throw UsageError("length", detail::cat("length, entry ", lengths_.size(), ": expected the name of a source"),
                       "length");
    }
    add(source->text, pair[1]);
  }
}

std::vector<std::uint32_t> ContinuumArgument::read_sources(const NamedColumns& table, std::size_t rows) {
  if (!table.has("source")) {
    if (rows > 0 && lengths_.size() != 1) {
      throw InputError("column_missing",
                       detail::cat("there is no column \"source\", but length names ", lengths_.size(), " sources"),
                       "source");
    }
    return std::vector<std::uint32_t>(rows, 0);
  }
  ContinuumNames names;
  auto out = table.names("source", names);
  if (is_unnamed_ && names.size() > 1) {
    throw UsageError("length",
                     detail::cat("length is one number, but there are ", names.size(),
                                 " sources: expected a mapping from each source to its characters"),
                     "length");
  }
  if (is_unnamed_ && names.size() == 1) {
    source_names_.front() = names.text(0);
    is_unnamed_ = false;
  }
  std::vector<std::uint32_t> place(names.size());
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::uint32_t s = 0; s < source_names_.size(); ++s) known.emplace(source_names_[s], s);
  for (std::uint32_t i = 0; i < place.size(); ++i) {
    const auto at = known.find(names.text(i));
    if (at == known.end()) {
      const auto row = static_cast<std::size_t>(std::find(out.begin(), out.end(), i) - out.begin());
      throw InputError("source_range",
                       detail::cat(table.place("source", row), ": length says nothing of source \"", names.text(i),
                                   "\"", did_you_mean(names.text(i), source_names_)),
                       table.place("source", row));
    }
    place[i] = at->second;
  }
  for (auto& x : out) x = place[x];
  return out;
}

void ContinuumArgument::read_regions(const NamedColumns& table, ContinuumNames& coders, ContinuumNames& codes) {
  const auto coder = table.names("coder", coders);
  const auto source = read_sources(table, coder.size());
  const bool has_span = table.has("begin") || table.has("end");
  std::vector<std::int64_t> begin, end;
  if (has_span) begin = table.numbers("begin"), end = table.numbers("end");
  std::vector<std::uint32_t> code;
  if (table.has("code")) code = table.names("code", codes, true);
  regions_.emplace();
  for (std::size_t row = 0; row < coder.size(); ++row) {
    ContinuumRegion region{.coder = coder[row], .source = source[row]};
    if (has_span) {
      const auto l = lengths_[source[row]];
      if (begin[row] < 0 || begin[row] >= end[row] || end[row] > l) {
        throw InputError("invalid_span",
                         detail::cat(table.place("begin", row), ": expected 0 <= begin < end <= ", l, ", found [",
                                     begin[row], ",", end[row], ")"),
                         table.place("begin", row));
      }
      region.span = Span{static_cast<std::uint32_t>(begin[row]), static_cast<std::uint32_t>(end[row])};
    }
    if (!code.empty() && code[row] != NamedColumns::missing) region.code = code[row];
    regions_->push_back(region);
  }
}

}  // namespace tematik::python
