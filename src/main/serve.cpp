#include "main/serve.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <fstream>

#include "base/log.hpp"
#include "main/city_setup.hpp"
#include "main/wiring.hpp"

namespace hotline {
namespace {

log::Level level(const std::string& name) {
    if (name == "debug") return log::Level::debug;
    if (name == "warn") return log::Level::warning;
    return name == "error" ? log::Level::error : log::Level::info;
}

/// Blocked in every thread, so that only wait_for_signal() takes them.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a full quota is an error of write(), not the end of all calls
    return signals;
}

/// The sound of a leg takes two sockets; many systems begin with 1024 files and give more to who asks.
void ask_for_many_files() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

void wait_for_signal(const sigset_t& signals) {
    int which = 0;
    while (sigwait(&signals, &which) != 0) {
    }
}

void say_how_to_use(const Config& config) {
    const auto& host = config.bind;
    fmt::print("\nHotline takes calls.\n");
    fmt::print("  citizen's page   http://{}:{}/\n", host, config.http_port);
    fmt::print("  staff's desk     http://{}:{}/login\n", host, config.http_port);
    fmt::print("  call from a SIP phone   sip:12345@{}:{}   (trunk, no password)\n", host, config.sip_port);
    fmt::print("  register a SIP phone    {}:{}, realm {}\n", host, config.phones(), config.realm);
    if (std::ifstream logins(config.data / "demo-logins.txt"); logins) {
        fmt::print("\nLog-ins (also in {}):\n", (config.data / "demo-logins.txt").string());
        for (std::string line; std::getline(logins, line);)
            if (!line.starts_with('#')) fmt::print("  {}\n", line);
    }
    fmt::print("\nCtrl-C ends it.\n");
    std::fflush(stdout);
}

}  // namespace

int serve(const Config& config) {
    const sigset_t signals = block_signals();
    ask_for_many_files();
    log::start({.level = level(config.log_level), .file = {}});
    Storage storage(config);
    if (storage.is_new) config.demo ? set_up_demo_city(storage, config) : set_up_empty_city(storage, config);
    {
        const Hotline hotline(config, storage);
        say_how_to_use(config);
        wait_for_signal(signals);
        fmt::print("Ending calls\n");
        std::fflush(stdout);
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // who presses twice means it
    }
    return 0;
}

}  // namespace hotline
