#pragma once
#include <map>
#include <memory>
#include <string>

#include "app/switch_config.hpp"

namespace hotline::test {

inline const QueueCode kGeneral{"general"};
inline const QueueCode kEnterprise{"enterprise"};

inline Calendar always_open() {
    Calendar calendar{.code = {"always"}};
    for (auto& day : calendar.week) day = {{0, 1440}};
    return calendar;
}

/// notice (play) -> menu: 0 or silence = a person, 1 = information, 3 = the enterprise queue.
inline Flow small_flow() {
    Flow flow{.code = {"default"}, .version = 7, .start = "notice"};
    flow.nodes["notice"] = ivr::Play{{{"recording_notice"}}, "menu"};
    flow.nodes["menu"] = ivr::Menu{.prompts = {{"main_menu"}},
                                   .choices = {{"0", {"person", "人工服务", "A person"}},
                                               {"1", {"info", "服务时间", "Hours"}},
                                               {"3", {"enterprise", "企业服务", "Enterprise"}}},
                                   .sorry = {{"sorry"}},
                                   .no_input = "person",
                                   .no_match = "person"};
    flow.nodes["info"] = ivr::Info{.prompts = {{"info"}}, .choices = {{"*", {"menu", "返回", "Back"}}}, .next = "bye"};
    flow.nodes["person"] = ivr::ToQueue{kGeneral, "closed"};
    flow.nodes["enterprise"] = ivr::ToQueue{kEnterprise, "person"};
    flow.nodes["closed"] = ivr::HangUp{{{"closed_notice"}}};
    flow.nodes["bye"] = ivr::HangUp{{{"goodbye"}}};
    return flow;
}

/// Agents 1.. with extensions 8001.., all in the general queue; odd ones serve enterprises too.
inline app::SwitchConfig small_config(int agents = 3) {
    app::SwitchConfig config;
    config.routes = {{"12345", {"default"}}};
    config.flows[{"default"}] = small_flow();
    config.calendars[{"always"}] = always_open();
    config.queues[kGeneral] =
        Queue{.code = kGeneral, .name_zh = "综合", .needs = {{{"general"}, 1}}, .hours = {"always"}, .music = {"music"}};
    config.queues[kEnterprise] = Queue{.code = kEnterprise,
                                       .name_zh = "涉企",
                                       .strategy = Strategy::longest_idle,
                                       .needs = {{{"enterprise"}, 3}},
                                       .hours = {"always"},
                                       .music = {"music"}};
    for (int n = 1; n <= agents; ++n) {
        AgentProfile profile{.id = UserId{n}, .name = "座席" + std::to_string(n), .extension = std::to_string(8000 + n)};
        profile.skills = {{{"general"}, 5}};
        profile.queues = {kGeneral};
        if (n % 2 == 1) {
            profile.skills[{"enterprise"}] = 3;
            profile.queues.push_back(kEnterprise);
        }
        config.agents[profile.id] = profile;
    }
    config.departments[{"urban"}] = {.name_zh = "城市管理局", .name_en = "Urban Management", .number = "8101"};
    config.ha1["8101"] = "00112233445566778899aabbccddeeff";
    config.areas = {{"0999", "云溪市"}};
    config.dialling = {
        .numbers = {{NumberClass::mobile, {"13"}, 11, 11}, {NumberClass::international, {"+"}, 7, 15}},
        .rules =
            {{.roles = {Role::agent}, .hotline_itself = true, .classes = {NumberClass::mobile}, .hours = {}, .group = {"out"}}},
        .emergency_lines = {}};
    return config;
}

}  // namespace hotline::test
