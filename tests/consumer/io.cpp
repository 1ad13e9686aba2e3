#include <iostream>

#include <tematik/io/loss_report.hpp>
#include <tematik/version.hpp>

// Something compiled, so that the library and what it links to must be found.
int main() {
  const tematik::io::LossReport report;
  std::cout << "tematik " << tematik::version << ", " << report.to_markdown().size() << " characters\n";
}
