#include "main/wiring.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>

#include "adapters/media/recording/repair_recordings.hpp"
#include "app/city_time.hpp"
#include "app/nuisance/blacklist.hpp"
#include "app/prompts.hpp"
#include "app/task_notices.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "domain/acd/known_agents.hpp"
#include "domain/acd/shift_tally.hpp"
#include "main/city_setup.hpp"
#include "main/figures.hpp"
#include "main/start_refused.hpp"

namespace hotline {
namespace {

media::MediaConfig media_config(const Config& config) {
    return {.bind_address = config.bind,
            .advertised_address = config.advertised,
            .rtp_port_first = config.rtp_from,
            .rtp_port_last = config.rtp_to,
            .browser_port = config.browsers(),
            .media_timeout = std::chrono::seconds{config.rtp_timeout_s},
            .prompt_folder = config.data / "prompts",
            .realtime = config.realtime};
}

sip::SipConfig sip_config(const Config& config) {
    sip::SipConfig sip;
    sip.bind_address = config.bind;
    sip.advertised_host = config.advertised;
    sip.trunk_port = config.sip_port;
    sip.phone_port = config.phones();
    sip.trunk_addresses = config.trunks;
    for (const auto& trunk : config.outgoing) sip.trunk_peers.push_back(trunk.peer);
    sip.realm = config.realm;
    sip.calls.per_second = config.calls_per_second;
    sip.calls.concurrent = static_cast<std::size_t>(config.calls_at_once);
    sip.usual_session = std::chrono::seconds{config.session_s};
    sip.shortest_session = std::chrono::seconds{config.shortest_session_s};
    return sip;
}

http::Settings http_settings(const Config& config) {
    http::Settings settings;
    settings.address = config.bind;
    settings.port = config.http_port;
    settings.web_folder = config.web_folder.empty() ? share_folder() / "web/dist" : std::filesystem::path{config.web_folder};
    settings.recordings_folder = std::filesystem::absolute(config.recordings_folder());
    settings.retention = config.retention();
    settings.low_space_percent = config.low_space_percent;
    return settings;
}

app::KeeperSettings keeper_settings(const Config& config) {
    return {.hour = std::chrono::hours{config.recordings_hour},
            .reread_every = std::chrono::days{config.reread_days},
            .retention = config.retention(),
            .low_space_percent = config.low_space_percent};
}

/// A prompt that is not there would be silence in a citizen's ear; better not to start.
void require_prompts(const app::SwitchConfig& snapshot, const media::MediaEngine& engine, const std::filesystem::path& folder) {
    const app::PromptUses uses = app::prompt_uses(snapshot);
    std::set<std::string> missing;
    const auto need = [&](const PromptName& prompt) {
        if (!engine.has_prompt(prompt)) missing.insert(prompt.value);
    };
    for (const auto& [prompt, flows] : uses.flows) need(prompt);
    for (const PromptName& prompt : uses.needed) need(prompt);
    if (missing.empty()) return;
    throw StartRefused(
        fmt::format("Prompts without a usable file in {}: {}.\nRecord them as 8 kHz WAV, or run `hotline prompts` to make them.",
                    folder.string(), fmt::join(missing, ", ")));
}

}  // namespace

Hotline::Hotline(const Config& config, Storage& storage)
    : config_(config),
      storage_(storage),
      live_(storage.clock),
      recording_files_(std::filesystem::absolute(config.recordings_folder())),
      attachments_(std::filesystem::absolute(config.data / "attachments")),
      texts_(std::filesystem::absolute(config.data / "work")),
      keeper_({*storage.database, recording_files_, live_, storage.clock, keeper_thread_}, keeper_settings(config)),
      journal_(*storage.database, [this](const store::Stored& stored) {
          app::publish_task_changes(live_, stored.callbacks, stored.messages);
          keeper_.stored(stored.calls);
      }) {
    const auto recordings = std::filesystem::absolute(config_.recordings_folder());
    if (const auto repaired = media::repair_recordings(recordings); repaired.repaired > 0)
        log::warning("{} recordings had been cut off and were made whole", repaired.repaired);
    app::SwitchSnapshot snapshot;
    app::BlacklistSnapshot blacklist;
    std::vector<app::CampaignRecord> running;
    app::SwitchHistory history;
    storage_.write([&](app::UnitOfWork& work) {
        if (const int cut = work.calls.close_unfinished(storage_.clock.now()); cut > 0)
            log::warning("{} calls were cut off by the end of the last run", cut);
        if (const int cut = work.campaigns.close_interrupted(storage_.clock.now()); cut > 0)
            log::warning("{} automatic calls were cut off by the end of the last run", cut);
    });
    storage_.read([&](app::UnitOfWork& work) {
        snapshot = work.city.switch_config();
        blacklist = app::blacklist_now(work, storage_.clock.now());
        running = work.campaigns.running();
        history.agents = work.calls.agent_history(storage_.clock.now() - kLongestShift);
        history.calls = work.calls.call_history(storage_.clock.now() - kAgentIsKnown);
    });
    loop_.start();
    try {
        on_switch_thread([&] { start_switch(snapshot, history); });
        switch_->desk().use_blacklist(std::move(blacklist));
        start_campaigns(running);
        note_prompts();
        start_keeper();
        start_outbox();
        start_http();
        metrics::registry().set_refresh([this] { show_figures(media_->counters(), journal_); });
    } catch (...) {
        end_calls();
        throw;
    }
    reminders_ = std::make_unique<Reminders>(storage_, live_, switch_->desk());
    audit_ = std::make_unique<AuditWatch>(storage_, live_, std::chrono::hours{config_.recordings_hour});
    takes_calls_ = true;
}

Hotline::~Hotline() {
    takes_calls_ = false;
    audit_.reset();
    reminders_.reset();
    end_calls();
}

void Hotline::on_switch_thread(const std::function<void()>& work) {
    std::promise<void> done;
    loop_.post([&] {
        try {
            work();
            done.set_value();
        } catch (...) {
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

void Hotline::start_switch(const app::SwitchSnapshot& snapshot, const app::SwitchHistory& history) {
    auto engine = media::MediaEngine::start(media_config(config_), loop_);
    if (!engine) throw StartRefused(engine.error());
    media_ = std::move(*engine);
    require_prompts(*snapshot, *media_, config_.data / "prompts");
    phones_ = std::make_unique<PhoneSecrets>();
    sip_ = std::make_unique<sip::SipAdapter>(sip_config(config_), loop_, storage_.ids, *phones_);
    app::SwitchSettings settings;
    settings.recordings_folder = std::filesystem::absolute(config_.recordings_folder()).string();
    for (const auto& trunk : config_.outgoing) settings.trunks.push_back(trunk.use);
    settings.recording_format = config_.recording_format;
    case_desk_ = std::make_unique<app::CaseDesk>(
        app::CaseDesk::Ports{*storage_.database, storage_.secrets, loop_, storage_.clock, storage_.ids, live_});
    switch_ = std::make_unique<app::Switch>(
        app::SwitchPorts{*sip_, *media_, loop_, journal_, live_, loop_, storage_.clock, storage_.ids, case_desk_.get()}, settings,
        snapshot);
    phones_->follow(*switch_);
    switch_->restore(history);
    media_->set_events(&switch_->media_events());
    if (auto started = sip_->start(switch_->signalling_events()); !started) throw StartRefused(started.error());
}

void Hotline::start_campaigns(const std::vector<app::CampaignRecord>& running) {
    prompts_ = std::make_unique<FilePromptShelf>(config_.data / "prompts", loop_, *media_);
    campaigns_ = std::make_unique<app::GroupCalls>(
        app::GroupCalls::Ports{*storage_.database, loop_, loop_, storage_.clock, live_, switch_->automatic_calls()});
    for (const app::CampaignRecord& campaign : running) campaigns_->run(campaign);
}

/// Files that were laid into the folder are prompts of the library as well.
void Hotline::note_prompts() {
    const auto shelf = prompts_->all();
    const auto texts = texts_of_prompts();
    storage_.write([&](app::UnitOfWork& work) { app::note_shelf(work, shelf, texts, storage_.clock.now()); });
}

void Hotline::start_keeper() {
    keeper_thread_.start([this] { keeper_.each_minute(); });
}

void Hotline::start_outbox() {
    std::chrono::minutes utc_offset{};
    storage_.read([&](app::UnitOfWork& work) { utc_offset = app::city_calendar(work).value_or(Calendar{}).utc_offset; });
    outbox_ = std::make_unique<OutboxThread>(config_, storage_, live_, utc_offset);
    outbox_->start();
}

void Hotline::start_http() {
    http_ = std::make_unique<http::HttpServer>(http_settings(config_),
                                               http::Ports{.database = *storage_.database,
                                                           .desk = switch_->desk(),
                                                           .secrets = storage_.secrets,
                                                           .ids = storage_.ids,
                                                           .clock = storage_.clock,
                                                           .live = live_,
                                                           .campaigns = *campaigns_,
                                                           .prompts = *prompts_,
                                                           .recordings = keeper_,
                                                           .documents = documents_,
                                                           .attachments = attachments_,
                                                           .texts = texts_,
                                                           .outbox = *outbox_,
                                                           .can_take_calls = [this] { return takes_calls_.load(); }});
    try {
        http_->start();
    } catch (const std::runtime_error& wrong) {
        throw StartRefused(wrong.what());
    }
}

void Hotline::end_calls() {
    if (campaigns_) on_switch_thread([this] { campaigns_->close(); });
    if (switch_) {
        std::promise<void> calls_ended;
        switch_->shut_down([&] { calls_ended.set_value(); });
        calls_ended.get_future().get();
    }
    if (sip_) {
        std::promise<void> peers_told;
        loop_.post([&] { sip_->shut_down([&] { peers_told.set_value(); }); });
        peers_told.get_future().get();
    }
    metrics::registry().set_refresh(nullptr);
    keeper_.stop();
    keeper_thread_.stop();  // what pages still wait for is answered before the server ends
    http_.reset();
    outbox_.reset();
    on_switch_thread([this] {
        if (sip_) sip_->close();
        media_.reset();
    });
    loop_.stop();
    storage_.write([](app::UnitOfWork&) {});  // what the campaigns asked of the store before has been answered
    // what was still posted has run: nothing speaks of these any more
    campaigns_.reset();
    switch_.reset();
    case_desk_.reset();
    sip_.reset();
}

}  // namespace hotline
