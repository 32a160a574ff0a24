#pragma once
#include "domain/outbound/campaign.hpp"

namespace hotline::app {

struct CampaignRecord;

/// The campaigns that call. Any thread may call; what is stored has been written before.
class CampaignRuns {
public:
    virtual ~CampaignRuns() = default;
    virtual void run(CampaignRecord campaign) = 0;  ///< started, or going on after a pause or a restart
    virtual void pause(CampaignId id) = 0;          ///< calls that last go on
    virtual void stop(CampaignId id) = 0;           ///< calls that still ring are given up
};

}  // namespace hotline::app
