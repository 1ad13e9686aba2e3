#include <tematik/support/sha256.hpp>

#include <tematik/support/json.hpp>

#include "../catch.hpp"

using namespace tematik;

TEST_CASE("sha256: known answers") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: pieces of any size, lengths around a block") {
  for (const std::size_t length : {0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000}) {
    std::string text(length, '\0');
    for (std::size_t i = 0; i < length; ++i) text[i] = static_cast<char>(i * 37 + 11);
    const auto whole = sha256(text);
    for (const std::size_t step : {1, 7, 63, 64, 65}) {
      CAPTURE(length, step);
      Sha256 hash;
      for (std::size_t at = 0; at < length; at += step) hash.update(std::string_view(text).substr(at, step));
      CHECK(hash.finish() == whole);
    }
  }
}

TEST_CASE("sha256: the chain fixture of the audit log") {
  std::string salt(16, '\0');
  for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<char>(i);
  const std::string payload = sha256_hex(salt + R"({"code":"c1","name":"Dukungan"})");
  CHECK(payload == "eead938bdc9a13b16ab85bc673da4376bb3d07533eb1babb88eccbf154a0cb5c");
  const auto chain = [](const Sha256::Digest& before, const JsonObject& record) {
    Sha256 hash;
    hash.update(std::string_view(reinterpret_cast<const char*>(before.data()), before.size()));
    hash.update(record.str());
    return hash.finish();
  };
  const auto first = chain(Sha256::Digest{}, JsonObject()
                                                 .add("seq", 1)
                                                 .add("time", "2026-01-02T03:04:05.000000Z")
                                                 .add("actor", "coder-1")
                                                 .add("op", "code.add")
                                                 .add("target", "c1")
                                                 .add("payload", payload));
  CHECK(to_hex(first) == "bebc87b31de14143e3960a9671895f3cd705581739343fa97e8c418a3083ca19");
  const auto second = chain(first, JsonObject()
                                       .add("seq", 2)
                                       .add("time", "2026-01-02T03:05:00.000000Z")
                                       .add("actor", "coder-1")
                                       .add("op", "undo")
                                       .add("target", "1")
                                       .add("payload", ""));
  CHECK(to_hex(second) == "c060e0ecf7ee1bc67e3f6695df70f35df71840245288ee72c741316fa086993a");
}

TEST_CASE("sha256: text with characters of one to four bytes") {
  CHECK(sha256_hex("Ya \xF0\x9F\x98\x80 \xC3\xA9 e\xCC\x81\n") ==
        "66701a5e761d6a39db6ccd6fcc63dc83662ae8540958252cf5c3d5ed42d514f8");
}
