#include "main/city_setup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/describe/enum_to_string.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "adapters/speech/prompt_maker.hpp"
#include "adapters/store/sqlite/city_writer.hpp"
#include "app/city/read_city.hpp"
#include "base/json/codec.hpp"
#include "main/start_refused.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw StartRefused(fmt::format("{} cannot be read", file.string()));
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string login_lines(const std::vector<app::MadeLogin>& logins) {
    std::string text =
        "# Made at the first start. Log in at the desk with the first lines; register a SIP phone with the last.\n";
    for (const auto& login : logins)
        if (!login.password.empty())
            text += fmt::format("{:16} {:16} {:18} {}\n", login.username, login.password,
                                boost::describe::enum_to_string(login.role, "?"), login.name);
    for (const auto& login : logins)
        if (!login.phone_secret.empty())
            text += fmt::format("{:16} {:16} {:18} {}\n", login.extension, login.phone_secret, "sip_phone", login.name);
    return text;
}

/// Only the owner may read what stands in it.
void write_private(const fs::path& file, const std::string& text) {
    const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (to < 0) throw StartRefused(fmt::format("{} cannot be written", file.string()));
    const bool whole = ::write(to, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(to);
    if (!whole) throw StartRefused(fmt::format("{} cannot be written: is the disk full?", file.string()));
}

void say_progress(std::size_t done, std::size_t all) {
    if (::isatty(STDOUT_FILENO) != 0) fmt::print("\r  prompts {}/{}", done, all);
    if (done == all) fmt::print("\r  prompts {}\n", all);
    std::fflush(stdout);
}

std::vector<speech::PromptText> demo_prompts() {
    const fs::path list = share_folder() / "data/demo/prompts.json";
    auto prompts = json::decode<std::vector<speech::PromptText>>(read_text(list));
    if (prompts) return std::move(*prompts);
    throw StartRefused(fmt::format("{} {}: {}", list.string(), prompts.error()[0].pointer, prompts.error()[0].what));
}

std::vector<app::MadeLogin> write_city(Storage& storage, const app::City& city, const std::string& realm) {
    store::sqlite::SqliteCityWriter writer(*storage.database, storage.parts, realm);
    return app::import_city(city, writer, storage.secrets);
}

}  // namespace

fs::path share_folder() { return HOTLINE_SHARE_FOLDER; }

std::vector<app::MadeLogin> import_city_folder(Storage& storage, const fs::path& city, const fs::path& flows,
                                               const std::string& realm) {
    auto read = app::read_city({.city = city, .flows = flows});
    if (read) return write_city(storage, *read, realm);
    std::string text = fmt::format("The city in {} has faults; nothing was imported.", city.string());
    for (const auto& problem : read.error()) text += fmt::format("\n  {} {}: {}", problem.file, problem.pointer, problem.what);
    throw StartRefused(text);
}

std::map<PromptName, std::string> texts_of_prompts() {
    std::map<PromptName, std::string> texts;
    for (speech::PromptText& prompt : demo_prompts()) texts.emplace(PromptName{prompt.name}, std::move(prompt.text_zh));
    return texts;
}

void make_missing_prompts(const Config& config) {
    const auto prompts = demo_prompts();
    const fs::path folder = config.data / "prompts";
    if (auto made = speech::make_prompts(prompts, folder, say_progress); !made) throw StartRefused(made.error());
    if (const fs::path music = folder / "music.wav"; !fs::exists(music))
        if (auto made = speech::make_music(music); !made) throw StartRefused(made.error());
    if (const fs::path ringback = folder / "ringback.wav"; !fs::exists(ringback))
        if (auto made = speech::make_ringback(ringback); !made) throw StartRefused(made.error());
    if (const fs::path beep = folder / "beep.wav"; !fs::exists(beep))
        if (auto made = speech::make_beep(beep); !made) throw StartRefused(made.error());
}

void set_up_demo_city(Storage& storage, const Config& config) {
    fmt::print("First start: making the demo city\n");
    make_missing_prompts(config);
    fmt::print("  log-ins\n");
    const auto logins = import_city_folder(storage, share_folder() / "data/demo", share_folder() / "flows", config.realm);
    write_private(config.data / "demo-logins.txt", login_lines(logins));
}

void set_up_empty_city(Storage& storage, const Config& config) {
    app::City city;
    // The one makes accounts, the other grants what they may do: either alone could let nobody in.
    city.staff.push_back({.username = "admin", .name = "系统管理员", .role = Role::system_admin});
    city.staff.push_back({.username = "security", .name = "安全管理员", .role = Role::security_admin});
    const auto logins = write_city(storage, city, config.realm);
    write_private(config.data / "demo-logins.txt", login_lines(logins));
}

}  // namespace hotline
