#include <array>
#include <random>

#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

/// Citizens, agents and lines doing anything in any order, with the switch's tasks run late or early.
class AnySchedule : public SwitchStory, public testing::WithParamInterface<unsigned> {
protected:
    AnySchedule() : chance(GetParam()) {
        app::SwitchConfig config = small_config(6);
        for (auto& [code, queue] : config.queues) {
            queue.ring_timeout_s = 5;
            queue.wrap_up_s = 3;
        }
        start(config);
        signalling.registers("8101");
        for (int number = 1; number <= 6; ++number) number % 2 == 0 ? ready_at_phone(number) : ready_at_page(number);
    }
    int pick(int below) { return std::uniform_int_distribution{0, below - 1}(chance); }
    template <class Map>
    auto any(Map& map) {
        return std::next(map.begin(), pick(static_cast<int>(map.size())));
    }

    void anything() {
        switch (pick(17)) {
            case 0: return incoming();
            case 1: return sounds_end();
            case 2: return key();
            case 3:
            case 4: return phone_does();
            case 5: return agent_acts();
            case 6: return agent_answers();
            case 7: return line_changes();
            case 8: return agent_moves();
            case 9: return loop.pass(std::chrono::milliseconds{pick(4000)});
            case 10: return leg_dies();
            case 11:
            case 12: return uses_a_function();
            case 13: return supervises_somebody();
            case 14: return page_answers();
            case 15: return phones_button();
            default: run_some();
        }
    }
    void incoming() {
        if (signalling.live.size() > 14) return;
        signalling.far_end_calls(
            {LegId{next_leg++}, app::Listener::trunk, "0999", "12345", {.address = "127.0.0.1", .port = 4000}});
    }
    void sounds_end() {
        if (!media.legs.empty()) media.finish_playing(any(media.legs)->first);
    }
    void key() {
        if (!media.legs.empty()) desk_switch->media_events().on_digit(any(media.legs)->first, "013*9"[pick(5)]);
    }
    void phone_does() {
        if (signalling.live.empty()) return;
        const auto [leg, about] = *any(signalling.live);
        if (!about.incoming && !about.answered && pick(2) == 0) return signalling.far_end_answers(leg);
        if (about.incoming && pick(3) != 0) return;
        using enum app::ReleaseCause;
        signalling.far_end_releases(
            leg, std::array{normal_clearing, user_busy, rejected, temporary_failure}.at(static_cast<std::size_t>(pick(4))));
    }
    CallId some_call() {
        return journal.calls.empty()
                   ? CallId{}
                   : journal.calls.at(static_cast<std::size_t>(pick(static_cast<int>(journal.calls.size())))).call;
    }
    void agent_acts() {
        using app::Desk;
        static constexpr Act kActs[] = {&Desk::answer, &Desk::reject, &Desk::hold, &Desk::retrieve, &Desk::hang_up};
        (desk().*kActs[pick(5)])(UserId{1 + pick(6)}, some_call(), [](auto) {});
    }
    void agent_answers() {
        for (auto event = journal.calls.rbegin(); event != journal.calls.rend(); ++event)
            if (const auto* offer = std::get_if<call_event::AgentOffered>(&event->fact))
                return desk().answer(offer->agent, event->call, [](auto) {});
    }
    void page_answers() {
        for (int number = 1; number <= 6; number += 2) {
            const auto view = agent(number);
            if (view.work == Work::reserved && pick(2) == 0) desk().answer(view.id, view.call->id, [](auto) {});
        }
    }
    /// A phone holds, dials a second call, or asks for a transfer.
    void phones_button() {
        if (signalling.live.empty()) return;
        const auto [leg, about] = *any(signalling.live);
        const std::string to = pick(3) == 0 ? std::to_string(8001 + pick(7)) : "8101";
        switch (pick(4)) {
            case 0:
                return signalling.far_end_calls({LegId{next_leg++},
                                                 app::Listener::phone,
                                                 std::to_string(8001 + pick(6)),
                                                 to,
                                                 {.address = "127.0.0.1", .port = 4000}});
            case 1:
                return desk_switch->signalling_events().on_media_changed(
                    leg, {.address = "127.0.0.1", .port = 4000, .receives = pick(2) == 0});
            case 2: return signalling.far_end_asks_transfer({leg, to, any(signalling.live)->first});
            default: return signalling.far_end_asks_transfer({leg, to, {}});
        }
    }
    app::Target some_target() {
        switch (pick(4)) {
            case 0: return {app::TargetKind::queue, pick(2) == 0 ? "general" : "enterprise"};
            case 1: return {app::TargetKind::department, "urban"};
            case 2: return {app::TargetKind::number, "8101"};
            default: return {app::TargetKind::agent, std::to_string(8001 + pick(7))};
        }
    }
    app::CallCommand some_command(const app::AgentView& view) {
        namespace command = app::call_command;
        switch (pick(12)) {
            case 0:
            case 1: return command::Consult{some_target()};
            case 2: return command::Transfer{some_target()};
            case 3:
            case 4: return command::Add{some_target()};
            case 5: return command::Complete{};
            case 6: return command::Back{};
            case 7: return command::Alternate{};
            case 8: return command::Join{};
            case 9: return command::Leave{};
            case 10: return command::Mute{pick(2) == 0};
            default: {
                if (!view.call || view.call->talk.others.empty()) return command::AskHelp{true};
                const auto& others = view.call->talk.others;
                return command::Drop{others.at(static_cast<std::size_t>(pick(static_cast<int>(others.size())))).id};
            }
        }
    }
    void uses_a_function() {
        auto view = agent(1 + pick(6));
        for (int number = 1; number <= 6 && !view.call; ++number) view = agent(number);
        desk().act(view.id, view.call ? view.call->id : some_call(), some_command(view), [&](auto) {});
    }
    void supervises_somebody() {
        namespace act = app::supervision_command;
        const UserId who{1 + pick(6)};
        const UserId whom{1 + pick(6)};
        const auto ignore = [](auto) {};
        switch (pick(8)) {
            case 0: return desk().supervise(who, whom, act::Intercept{}, ignore);
            case 1: return desk().supervise(who, whom, act::Release{"reason"}, ignore);
            case 2:
            case 3:
            case 4: return desk().supervise(who, whom, act::Stand{static_cast<SupervisionMode>(pick(3))}, ignore);
            default: return everybody_goes_on();
        }
    }
    /// Or all six would soon listen to talks that nobody has.
    void everybody_goes_on() {
        for (int number = 1; number <= 6; ++number) {
            desk().supervise(UserId{number}, UserId{number}, app::supervision_command::Leave{}, [](auto) {});
            desk().set_ready(UserId{number}, [](auto) {});
            number % 2 == 0 ? signalling.registers(std::to_string(8000 + number))
                            : desk_switch->media_events().on_line_up(lines[number]);
        }
    }
    void line_changes() {
        const int number = 1 + pick(6);
        if (number % 2 == 0) return signalling.registers(std::to_string(8000 + number), pick(2) == 0);
        if (pick(4) == 0) desk().open_line(UserId{number}, "offer", [](auto) {});
        pick(2) == 0 ? desk_switch->media_events().on_line_up(lines[number])
                     : desk_switch->media_events().on_line_down(lines[number]);
    }
    void agent_moves() {
        const UserId who{1 + pick(6)};
        if (pick(3) == 0) return desk().set_away(who, AwayReason::rest, [](auto) {});
        pick(2) == 0 ? desk().set_ready(who, [](auto) {}) : desk().finish_wrap_up(who, [](auto) {});
    }
    void leg_dies() {
        if (pick(4) == 0 && !media.legs.empty()) desk_switch->media_events().on_media_timeout(any(media.legs)->first);
    }
    void run_some() {
        for (int task = pick(4); task > 0; --task) loop.run_one();
    }

    std::mt19937 chance;
};

TEST_P(AnySchedule, LeavesEveryCallEndedOnceAndNobodyReserved) {
    for (int step = 0; step < 3000; ++step) {
        anything();
        if (step % 10 == 0) loop.settle();
        const auto found = desk_switch->disagreements();
        ASSERT_TRUE(found.empty()) << "seed " << GetParam() << " step " << step << ": " << found.front();
    }
    while (!signalling.live.empty()) {
        signalling.far_end_releases(signalling.live.begin()->first);
        loop.settle();
    }
    loop.pass(15min);
    nothing_is_left();
    for (int number = 1; number <= 6; ++number) {
        const Work work = agent(number).work;
        EXPECT_TRUE(work == Work::away || work == Work::ready) << number << " is " << static_cast<int>(work);
    }
    EXPECT_GT(journal.all<call_event::AgentConnected>().size(), 0U) << "a schedule in which nobody talks proves nothing";
    EXPECT_GT(journal.all<call_event::PartyJoined>().size(), 0U)
        << "nor one in which nobody is brought in; calls: " << journal.ends().size()
        << ", connected: " << journal.all<call_event::AgentConnected>().size();
}

TEST_P(AnySchedule, StartsAnOfferAsSoonAsOneIsPossible) {
    for (int step = 0; step < 800; ++step) {
        anything();
        if (step % 20 != 0) continue;
        loop.settle();
        std::vector<app::QueueView> queues;
        desk().queues([&](auto all) { queues = *all; });
        loop.settle();
        const auto load = desk_switch->load();
        if (load.waiting == load.offers) continue;
        loop.pass(31s);  // every refusal is forgotten; what still waits has nobody
        desk().queues([&](auto all) { queues = *all; });
        loop.settle();
        for (const app::QueueView& queue : queues)
            EXPECT_FALSE(queue.waiting > static_cast<int>(desk_switch->load().offers) && queue.agents_ready > 0)
                << "seed " << GetParam();
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnySchedule, testing::Range(1U, 31U));

}  // namespace
}  // namespace hotline::test
