#include "app/city/import_city.hpp"

#include <atomic>
#include <exception>
#include <future>

namespace hotline::app {
namespace {

constexpr std::size_t kPasswordLength = 14;  // of base64url: 84 bits
constexpr int kHashThreads = 2;

struct Wanted {
    MadeLogin login;
    std::string password;  ///< to be hashed; given in the file or made here
    std::string phone_secret;
};

std::string made_up(Secrets& secrets) { return secrets.random_token().substr(0, kPasswordLength); }

Wanted wanted_of(const StaffItem& person, const CityWriter::Known& known, Secrets& secrets) {
    Wanted wanted{
        .login = {.username = person.username, .role = person.role, .name = person.name, .extension = person.extension}};
    if (person.password) {
        wanted.password = *person.password;
    } else if (!known.usernames.contains(person.username)) {
        wanted.password = wanted.login.password = made_up(secrets);
    }
    if (person.extension.empty()) return wanted;
    if (person.phone_secret) {
        wanted.phone_secret = *person.phone_secret;
    } else if (!known.phones.contains({person.username, person.extension})) {
        wanted.phone_secret = wanted.login.phone_secret = made_up(secrets);
    }
    return wanted;
}

/// A hash takes tens of milliseconds and a city has hundreds of people: on two threads, before any transaction begins.
std::vector<Credentials> hash_all(const std::vector<Wanted>& all, Secrets& secrets) {
    std::vector<Credentials> hashed(all.size());
    std::atomic<std::size_t> next{0};
    auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) {
            hashed[i] = {.username = all[i].login.username, .password_hash = {}, .phone_secret = all[i].phone_secret};
            if (!all[i].password.empty()) hashed[i].password_hash = secrets.hash_password(all[i].password);
        }
    };
    std::vector<std::future<void>> threads;
    for (int i = 0; i < kHashThreads; ++i) threads.push_back(std::async(std::launch::async, work));
    for (auto& thread : threads) thread.get();
    return hashed;
}

}  // namespace

std::vector<MadeLogin> import_city(const City& city, CityWriter& writer, Secrets& secrets) {
    const auto known = writer.known();
    std::vector<Wanted> wanted;
    for (const StaffItem& person : city.staff) wanted.push_back(wanted_of(person, known, secrets));
    writer.write(city, hash_all(wanted, secrets));
    std::vector<MadeLogin> made;
    for (Wanted& one : wanted)
        if (!one.login.password.empty() || !one.login.phone_secret.empty()) made.push_back(std::move(one.login));
    return made;
}

}  // namespace hotline::app
