-- Where somebody had used the message extension, and not their chat with the bot. The next message begins the right one.
UPDATE contact SET conversation = NULL WHERE channel = 'msteams' AND conversation LIKE '19:%';
