#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "adapters/http/openapi.hpp"
#include "base/log.hpp"
#include "main/archive_commands.hpp"
#include "main/audit_commands.hpp"
#include "main/backup/backup.hpp"
#include "main/city_setup.hpp"
#include "main/config.hpp"
#include "main/rebuild.hpp"
#include "main/serve.hpp"
#include "main/start_refused.hpp"
#include "main/statistics_commands.hpp"

namespace {

using hotline::Config;

constexpr int kRefused = 2;

/// What stands on the command line wins over the file.
struct CommandLine {
    std::string data;
    std::string config_file;
    std::string bind;
    int http_port{0};
    int sip_port{0};
    bool no_demo{false};
    std::string city;
    std::string flows;
    std::string backup;
    bool read_all{false};
    std::string first_day;
    std::string last_day;
};

Config configure(const CommandLine& line) {
    Config config;
    if (!line.data.empty()) config.data = line.data;
    const std::filesystem::path usual = config.data / "hotline.toml";
    const std::filesystem::path file = line.config_file.empty() ? usual : std::filesystem::path{line.config_file};
    if (!line.config_file.empty() || std::filesystem::exists(usual)) {
        if (auto read = hotline::read_config(file, config); !read) {
            std::string text = fmt::format("{} has faults:", file.string());
            for (const auto& problem : read.error()) text += "\n  " + problem;
            throw hotline::StartRefused(text);
        }
    }
    if (!line.bind.empty()) config.bind = line.bind;
    if (line.http_port != 0) config.http_port = static_cast<std::uint16_t>(line.http_port);
    if (line.sip_port != 0) config.sip_port = static_cast<std::uint16_t>(line.sip_port);
    config.demo = !line.no_demo;
    return config;
}

/// A command that works on a data folder.
CLI::App* add_command(CLI::App& app, CommandLine& line, const char* name, const char* meaning) {
    CLI::App* command = app.add_subcommand(name, meaning);
    command->add_option("--data", line.data, "where everything is kept (default: var)");
    command->add_option("--config", line.config_file, "TOML file (default: DIR/hotline.toml when it exists)");
    return command;
}

int import_city(const CommandLine& line) {
    const Config config = configure(line);
    hotline::Storage storage(config);
    const std::filesystem::path flows =
        line.flows.empty() ? std::filesystem::path{line.city} / "flows" : std::filesystem::path{line.flows};
    for (const auto& login : hotline::import_city_folder(storage, line.city, flows, config.realm))
        fmt::print("{} {} {} {}\n", login.username, login.password, login.extension, login.phone_secret);
    return 0;
}

/// Every word that may stand behind `hotline`.
struct Commands {
    CLI::App* serve{};
    CLI::App* import{};
    CLI::App* prompts{};
    CLI::App* rebuild{};
    CLI::App* reindex{};
    CLI::App* verify_statistics{};
    CLI::App* measures{};
    CLI::App* reconcile{};
    CLI::App* retention{};
    CLI::App* verify_audit{};
    CLI::App* backup{};
    CLI::App* restore{};
    CLI::App* openapi{};
    CLI::App* settings{};
};

CLI::App& add_group(CLI::App& app, const char* name, const char* about) {
    return *app.add_subcommand(name, about)->require_subcommand(1);
}

void add_daily(CLI::App& app, CommandLine& line, Commands& commands) {
    commands.serve = add_command(app, line, "serve", "take calls until Ctrl-C");
    commands.serve->add_option("--bind", line.bind, "address to listen on (default: 127.0.0.1)");
    commands.serve->add_option("--http-port", line.http_port, "web desk, citizen's page and API (default: 12345)")
        ->check(CLI::Range(1, 65534));
    commands.serve->add_option("--sip-port", line.sip_port, "SIP trunk; phones two above (default: 5060)")
        ->check(CLI::Range(1, 65533));
    commands.serve->add_flag("--no-demo", line.no_demo, "start with an empty city");
    commands.import =
        add_command(app, line, "import", "load a city's folder of JSON files; again changes what the files changed");
    commands.import->add_option("folder", line.city, "city.json, staff.json, ...")->required();
    commands.import->add_option("--flows", line.flows, "folder of flows (default: FOLDER/flows)");
    commands.prompts = add_command(app, line, "prompts", "make the demo city's prompts that have no file");
    commands.openapi = app.add_subcommand("openapi", "print the description of the HTTP interface");
    commands.settings = app.add_subcommand("settings", "list every key of the TOML file");
}

void add_care(CLI::App& app, CommandLine& line, Commands& commands) {
    commands.rebuild = add_command(app, line, "rebuild", "compute every case's row anew from its events");
    CLI::App& knowledge = add_group(app, "knowledge", "the knowledge base");
    commands.reindex = add_command(knowledge, line, "reindex", "make the words that it is searched by anew");
    CLI::App& statistics = add_group(app, "statistics", "the figures of the reports");
    commands.verify_statistics = add_command(statistics, line, "verify", "count days anew from the events and compare");
    commands.verify_statistics->add_option("--from", line.first_day, "first day, e.g. 2026-11-01 (default: yesterday)");
    commands.verify_statistics->add_option("--to", line.last_day, "last day (default: the first)");
    commands.measures = statistics.add_subcommand("catalogue", "print every measure with its formula");
    commands.reconcile = add_command(app, line, "reconcile", "compare all calls, the index of recordings and the files");
    commands.reconcile->add_flag("--read-all", line.read_all, "compare every byte of every file with its checksum");
    commands.retention = add_command(app, line, "retention", "list the recordings whose time is over; nothing is erased");
    CLI::App& audit = add_group(app, "audit", "who did what");
    commands.verify_audit =
        add_command(audit, line, "verify", "walk along its chain and name the first entry that is not as it was written");
    commands.backup = add_command(app, line, "backup", "copy everything into a new folder while the server runs");
    commands.backup->add_option("folder", line.backup, "a new or empty folder")->required();
    commands.restore = app.add_subcommand("restore", "make a data folder of a backup, after checking all of it");
    commands.restore->add_option("folder", line.backup, "the backup")->required();
    commands.restore->add_option("--data", line.data, "the data folder to make; new or empty")->required();
}

/// Does the one that was asked for; gives the exit code.
int perform(const Commands& commands, const CommandLine& line) {
    if (*commands.openapi) std::cout << hotline::http::openapi_document();
    if (*commands.settings) std::cout << hotline::describe_config();
    if (*commands.measures) hotline::print_catalogue();
    if (*commands.prompts) hotline::make_missing_prompts(configure(line));
    if (*commands.import) return import_city(line);
    if (*commands.reconcile) return hotline::reconcile_recordings(configure(line), line.read_all);
    if (*commands.backup) return hotline::make_backup(configure(line), line.backup);
    if (*commands.restore) return hotline::restore_backup(line.backup, line.data);
    if (*commands.verify_audit) return hotline::verify_audit(configure(line));
    if (*commands.retention) return hotline::print_overdue_recordings(configure(line));
    if (*commands.reindex) return hotline::reindex_knowledge(configure(line));
    if (*commands.verify_statistics) return hotline::verify_statistics(configure(line), line.first_day, line.last_day);
    if (*commands.rebuild) return hotline::rebuild_cases(configure(line));
    if (*commands.serve) return hotline::serve(configure(line));
    return 0;
}

int run(int argc, char** argv) {
    hotline::log::start({});  // to standard error: what a command answers goes to standard output
    CommandLine line;
    CLI::App app{"Hotline: a government service hotline in one program", "hotline"};
    app.require_subcommand(1);
    Commands commands;
    add_daily(app, line, commands);
    add_care(app, line, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : kRefused;
    }
    return perform(commands, line);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const hotline::StartRefused& why) {
        std::fflush(stdout);
        fmt::print(stderr, "\n{}\n", why.what());
        return kRefused;
    } catch (const std::exception& fault) {
        fmt::print(stderr, "hotline: {}\n", fault.what());
        return 1;
    }
}
