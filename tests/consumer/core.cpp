#include <cstdint>
#include <iostream>
#include <vector>

#include <tematik/graph/compressed_graph.hpp>
#include <tematik/model/study.hpp>
#include <tematik/tables/overlap_counts.hpp>
#include <tematik/version.hpp>

// Headers alone: the model, a table on Eigen, a graph on Boost.Graph's concepts.
int main() {
  tematik::Study study("consumer");
  study.add_code({.name = "Support"});
  const std::vector<std::int64_t> source{0, 0}, begin{0, 4}, end{6, 9}, code{0, 1};
  const auto counts = tematik::overlap_counts(source, begin, end, code, 2);
  std::cout << "tematik " << tematik::version << ", " << study.codes().size() << " code, " << counts(0, 1)
            << " overlap\n";
}
