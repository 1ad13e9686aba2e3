#include <tematik/text/abbreviations.hpp>

#include <string>

#include "show.hpp"

using tematik::Abbreviations;
using tematik::abbreviations;

TEST_CASE("the lists have the words of the specification") {
  const Abbreviations& id = abbreviations("id");
  CHECK(id.title.size() == 37);
  CHECK(id.number.size() == 16);
  CHECK(id.either.size() == 19);
  for (const char* word : {"dr.", "Dr.", "K.H.", "Sdri.", "a.n.", "cf."}) CHECK(id.title.contains(std::string(word)));
  for (const char* word : {"No.", "hlm.", "telp."}) CHECK(id.number.contains(std::string(word)));
  for (const char* word : {"dkk.", "S.Sos.", "Tbk."}) CHECK(id.either.contains(std::string(word)));

  const Abbreviations& en = abbreviations("en");
  CHECK(en.title.size() == 25);
  CHECK(en.number.size() == 33);
  CHECK(en.either.size() == 21);
  for (const char* word : {"Mr.", "e.g.", "ca."}) CHECK(en.title.contains(std::string(word)));
  for (const char* word : {"Fig.", "Sept.", "Dec."}) CHECK(en.number.contains(std::string(word)));
  for (const char* word : {"etc.", "p.m.", "Dept."}) CHECK(en.either.contains(std::string(word)));
}

TEST_CASE("every word ends with its dot and holds no white space") {
  const Abbreviations& both = abbreviations();
  for (const auto* words : {&both.title, &both.number, &both.either}) {
    for (const std::string& word : *words) {
      INFO(word);
      CHECK(word.size() >= 2);
      CHECK(word.back() == '.');
      CHECK(word.find(' ') == std::string::npos);
    }
  }
}

TEST_CASE("language tags pick a list, an unknown one takes both") {
  CHECK(abbreviations("id-ID") == abbreviations("id"));
  CHECK(abbreviations("ID") == abbreviations("id"));
  CHECK(abbreviations("ind") == abbreviations("id"));
  CHECK(abbreviations("en_GB") == abbreviations("en"));
  CHECK(abbreviations("en-Latn-US") == abbreviations("en"));
  CHECK_FALSE(abbreviations("id") == abbreviations("en"));
  Abbreviations merged = abbreviations("id");
  merged += abbreviations("en");
  for (const char* tag : {"", "jv", "fr-FR", "idx", "english", "-id"}) CHECK(abbreviations(tag) == merged);
}

TEST_CASE("lists are values that a study extends") {
  Abbreviations own = abbreviations("id");
  own += Abbreviations{{"Nyai."}, {"kel."}, {}};
  CHECK(own.title.contains(std::string("Nyai.")));
  CHECK_FALSE(abbreviations("id").title.contains(std::string("Nyai.")));
  CHECK(own.title.size() == abbreviations("id").title.size() + 1);
}
