-- Who wants none of the messages that come by themselves around a conversation; whoever is not here wants them.
CREATE TABLE no_reminders (
    key_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES person (key_id) ON DELETE CASCADE
);
