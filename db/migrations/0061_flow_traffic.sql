-- Which calls walked a version of a flow: the figures drawn on the flow begin here.
CREATE INDEX call_events_flow_entered ON call_events (detail, at) WHERE type = 'flow_entered';
