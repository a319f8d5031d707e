-- Where somebody had used the message extension, and not their chat with the bot. The next message begins the right one.
UPDATE contact SET conversation = NULL WHERE channel = 'msteams' AND conversation LIKE '19:%';

-- Whose assignments a person does not want, of coaches who were erased: what is kept of such a one is a hash, by which they are known when they are back.
CREATE TABLE kept_block (
    key_id TEXT NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    coach  TEXT NOT NULL,
    PRIMARY KEY (key_id, coach)
);

CREATE INDEX kept_block_by_coach ON kept_block (coach);
