#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "app/switch/switch.hpp"
#include "support/demo_switch.hpp"
#include "support/fake_media.hpp"
#include "support/fake_signalling.hpp"
#include "support/memory_journal.hpp"

namespace hotline::test {

using namespace std::chrono_literals;

/// A whole switch between fakes, and the people around it, so that a test reads like what happens on the telephone.
class SwitchStory : public testing::Test {
protected:
    SwitchStory() { start(small_config()); }
    ~SwitchStory() override {
        if (desk_switch) {
            loop.settle();
            EXPECT_EQ(desk_switch->disagreements(), std::vector<std::string>{});
        }
    }

    void start(const app::SwitchConfig& config) {
        loop.settle();  // a switch must not die while its tasks are posted
        desk_switch = std::make_unique<app::Switch>(
            app::SwitchPorts{signalling, media, loop, journal, live, loop, loop, ids, flow_world},
            app::SwitchSettings{.recordings_folder = "/rec", .trunks = {{{"first"}, {"out"}, 1, 5}}},
            std::make_shared<const app::SwitchConfig>(config));
        signalling.report_to(desk_switch->signalling_events());
        media.report_to(desk_switch->media_events());
    }
    app::Desk& desk() { return desk_switch->desk(); }

    // --- citizens
    LegId citizen_calls(const std::string& to = "12345", app::Listener listener = app::Listener::trunk,
                        const std::string& from = "0999123") {
        const LegId leg{next_leg++};
        signalling.far_end_calls({leg, listener, from, to, {.address = "127.0.0.1", .port = 4000}});
        loop.settle();
        return leg;
    }
    void presses(LegId leg, char key) {
        desk_switch->media_events().on_digit(leg, key);
        loop.settle();
    }
    void hears_to_the_end(LegId leg) {
        media.finish_playing(leg);
        loop.settle();
    }
    LegId citizen_waits_for_person() {
        const LegId leg = citizen_calls();
        hears_to_the_end(leg);
        presses(leg, '0');
        return leg;
    }
    void hangs_up(LegId leg, app::ReleaseCause cause = app::ReleaseCause::normal_clearing) {
        signalling.far_end_releases(leg, cause);
        loop.settle();
    }

    // --- agents
    void ready_at_page(int agent) {
        desk().sign_in(UserId{agent}, SeatKind::browser, [](auto) {});
        page_connects(agent);
        desk().set_ready(UserId{agent}, [](auto) {});
        loop.settle();
    }
    void page_connects(int agent) {
        desk().open_line(UserId{agent}, "offer", [](auto answer) { EXPECT_TRUE(answer); });
        loop.settle();
        lines[agent] = media.last_page;
        desk_switch->media_events().on_line_up(lines[agent]);
        loop.settle();
    }
    void page_breaks(int agent) {
        desk_switch->media_events().on_line_down(lines[agent]);
        loop.settle();
    }
    void ready_at_phone(int agent) {
        signalling.registers(std::to_string(8000 + agent));
        desk().sign_in(UserId{agent}, SeatKind::phone, [](auto) {});
        desk().set_ready(UserId{agent}, [](auto) {});
        loop.settle();
    }
    app::AgentView agent(int number) {
        std::optional<app::AgentView> seen;
        desk().view(UserId{number}, [&](auto view) { seen = *view; });
        loop.settle();
        return *seen;
    }
    using Act = void (app::Desk::*)(UserId, CallId, app::Reply<app::AgentView>);
    /// Does it to his present call; nothing when it was done, else why not.
    std::optional<app::DeskRefusal> does(int number, Act act) {
        const auto view = agent(number);
        return does(number, act, view.call ? view.call->id : CallId{});
    }
    std::optional<app::DeskRefusal> does(int number, Act act, CallId call) {
        std::optional<app::DeskRefusal> refused;
        (desk().*act)(UserId{number}, call, [&](auto view) {
            if (!view) refused = view.error();
        });
        loop.settle();
        return refused;
    }

    /// As does(), with a function that needs to be told more.
    std::optional<app::DeskRefusal> acts(int number, app::CallCommand command) {
        const auto view = agent(number);
        std::optional<app::DeskRefusal> refused;
        desk().act(UserId{number}, view.call ? view.call->id : CallId{}, std::move(command), [&](auto done) {
            if (!done) refused = done.error();
        });
        loop.settle();
        return refused;
    }
    std::optional<app::DeskRefusal> supervises(int supervisor, int number, app::SupervisionCommand command) {
        std::optional<app::DeskRefusal> refused;
        desk().supervise(UserId{supervisor}, UserId{number}, std::move(command), [&](auto done) {
            if (!done) refused = done.error();
        });
        loop.settle();
        return refused;
    }

    // --- what came of it
    std::vector<CallOutcome> outcomes() {
        std::vector<CallOutcome> all;
        for (const auto& end : journal.all<call_event::Ended>()) all.push_back(end.outcome);
        return all;
    }
    void nothing_is_left() {
        loop.settle();
        const auto load = desk_switch->load();
        EXPECT_EQ(load.calls + load.legs + load.waiting + load.offers, 0U);
        EXPECT_TRUE(signalling.live.empty());
        for (const auto& [leg, about] : media.legs) EXPECT_TRUE(about.page) << "RTP leg " << leg.value << " is still open";
        for (const auto& [call, ends] : journal.ends()) EXPECT_EQ(ends, 1) << "ends of call " << call.value;
    }

    ManualLoop loop;
    IdSource ids{loop, 1};
    FakeSignalling signalling{loop};
    FakeMedia media{loop};
    MemoryJournal journal;
    MemoryLive live;
    std::map<int, LegId> lines;
    std::int64_t next_leg{1};
    app::FlowWorld* flow_world{nullptr};  ///< before start()
    std::unique_ptr<app::Switch> desk_switch;
};

}  // namespace hotline::test
