-- What was written about an administrator's act stays as it is.
CREATE TRIGGER admin_events_stay_unchanged BEFORE UPDATE ON admin_events BEGIN
    SELECT RAISE(ABORT, 'events of administration are final');
END;

CREATE TRIGGER admin_events_stay BEFORE DELETE ON admin_events BEGIN
    SELECT RAISE(ABORT, 'events of administration are final');
END;
