#include "app/dispatch_batch.hpp"

#include "app/act_on_case.hpp"
#include "app/case_viewer.hpp"

namespace hotline::app {
namespace {

/// Sends the cases of one batch, one after the other.
class Batch {
public:
    Batch(UnitOfWork& work, const Actor& actor, const DispatchBatch& wanted, Instant now)
        : work_(work), actor_(actor), wanted_(wanted), now_(now), viewer_(work, actor, now) {}

    BatchDone all() {
        for (const ShownCase& shown : wanted_.cases) done_.steps.push_back(step(shown));
        return std::move(done_);
    }

private:
    BatchStep step(const ShownCase& shown) {
        const auto at = work_.cases.find(shown.id);
        if (!at || !viewer_.sees(*at)) return {.id = shown.id, .refusal = CaseRefusal::not_found};
        BatchStep step{.id = shown.id, .number = at->number};
        // What was sent before is not sent again by a list that is out of date.
        if (at->stage != CaseStage::recorded)
            step.refusal = CaseRefusal::not_in_this_state;
        else
            send(*at, shown.version, step);
        return step;
    }

    void send(const Case& at, int version, BatchStep& step) {
        CaseCommand command{.action = CaseAction::dispatch, .version = version, .text = wanted_.instruction};
        if (const auto proposal = viewer_.proposal(at)) {
            command.department = proposal->lead;
            command.details.units = proposal->co_handlers;
        }
        const auto sent = act_on_case(work_, actor_, at.id, std::move(command), now_);
        if (!sent) {
            step.refusal = sent.error().why;
            return;
        }
        step.department = sent->view.department;
        if (sent->change) done_.changes.push_back(*sent->change);
        done_.changes.insert(done_.changes.end(), sent->also.begin(), sent->also.end());
    }

    UnitOfWork& work_;
    const Actor& actor_;
    const DispatchBatch& wanted_;
    Instant now_;
    CaseViewer viewer_;
    BatchDone done_;
};

}  // namespace

BatchDone dispatch_batch(UnitOfWork& work, const Actor& actor, const DispatchBatch& wanted, Instant now) {
    return Batch{work, actor, wanted, now}.all();
}

}  // namespace hotline::app
