#include "unit/http/support/web_world.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <fstream>

namespace hotline::test {
namespace {

void add_people(MemoryState& state) {
    std::int64_t next = 100;
    const auto add = [&](const std::string& name, Role role, bool disabled) {
        const UserId id{++next};
        app::UserRecord record{.user = {.id = id, .username = name, .name = name, .role = role},
                               .password_hash = "hash of right"};
        if (role == Role::department) record.user.department = DepartmentCode{"D05"};
        record.disabled = disabled;
        state.users.emplace(id, std::move(record));
    };
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) { add(role.name, role.value, false); });
    add("gone", Role::supervisor, true);
}

void write_file(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

WebWorld::WebWorld(http::Settings settings) {
    add_people(stores.state);
    const CalendarCode working_time{"working"};
    stores.state.calendars[working_time] = {.code = working_time};
    stores.state.limits.calendar = working_time;
    write_file(folder.path() / "web/index.html", "<!doctype html><title>Hotline</title>");
    write_file(folder.path() / "web/assets/app-1a2b.js", std::string(5000, 'x'));
    settings.port = 0;
    settings.web_folder = folder.path() / "web";
    settings.recordings_folder = folder.path() / "recordings";
    std::filesystem::create_directories(settings.recordings_folder);
    const http::Ports ports{.database = database,
                            .desk = desk,
                            .secrets = secrets,
                            .ids = ids,
                            .clock = clock,
                            .live = live,
                            .campaigns = campaigns,
                            .prompts = prompts,
                            .recordings = recordings,
                            .documents = documents,
                            .attachments = attachments,
                            .texts = texts,
                            .outbox = outbox,
                            .can_take_calls = [this] { return ready.load(); }};
    server = std::make_unique<http::HttpServer>(settings, ports);
    server->start();
}

WebWorld::~WebWorld() { server->stop(); }

RawAnswer WebWorld::ask(std::string_view method, const std::string& path, const std::string& headers, const std::string& body) {
    RawClient client(port());
    std::string text = std::string{method} + " " + path + " HTTP/1.1\r\nHost: hotline.test\r\n" + headers;
    if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return client.ask(text + "\r\n" + body, method != "HEAD");
}

RawAnswer WebWorld::change(std::string_view method, const std::string& path, const std::string& body, const std::string& cookie) {
    return ask(method, path, "X-Hotline: 1\r\nContent-Type: application/json\r\nOrigin: http://hotline.test\r\n" + cookie, body);
}

std::string WebWorld::log_in(const std::string& username, const std::string& password) {
    const auto answer =
        change("POST", "/api/v1/sessions", R"({"username":")" + username + R"(","password":")" + password + R"("})");
    const auto cookie = answer.header("set-cookie");
    return answer.status == 201 ? "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n" : std::string{};
}

RawAnswer WebWorld::upgrade(RawClient& client, const std::string& path, const std::string& headers) {
    return client.ask("GET " + path + " HTTP/1.1\r\nHost: hotline.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n");
}

}  // namespace hotline::test
