#pragma once

/// @file
/// @brief What a study keeps for others: stored queries as text, sets, diagrams and carried members of files.

#include <string>
#include <utility>
#include <vector>

#include <tematik/model/ids.hpp>

namespace tematik {

/// A stored query or named rule. The model keeps its canonical text; `query/` reads and evaluates it.
struct StoredQuery {
  std::string name = {};
  std::string note = {};
  std::string text = {};
  std::string uid = {};
};

/// An ordered set of codes, sources, memos or cases, as other tools group them. No figure reads it.
struct ObjectSet {
  std::string name = {};
  std::string description = {};
  std::vector<ObjectRef> members = {};
  std::string uid = {};
  std::vector<std::pair<std::string, std::string>> provenance = {};
};

/// A drawing of another tool, kept as its file has it. No figure reads it.
struct Diagram {
  std::string name = {};
  std::string format = {};  ///< e.g. "refi-qda-graph"
  std::string content = {};
  std::string uid = {};
};

/// A file that came with a source (picture, recording, rich text), carried through.
struct Member {
  std::string path = {};
  std::string bytes = {};
  std::string sha256 = {};
};

}  // namespace tematik
