## The box in which staff answer.

reply-name = Answer
reply-label = Answer to the citizen
reply-send = Send
reply-canned = Canned reply
reply-canned-search = Search canned replies
# %count%, %longest% and %parts% are numbers that the page fills in while one types.
reply-near = %count% of %longest% signs
reply-split = %count% signs; goes out in %parts% messages
reply-empty = The answer is empty.
reply-too-long = This answer is too long and was not sent. Make it shorter, or send it in parts.
reply-unsent = Not sent: the connection is lost. Your words stay here; press “Send” again, it goes out only once.
reply-gone = Not sent: this case went to another desk. Your words stay here, should you want to keep them elsewhere.
reply-unsafe = They asked us not to write before they do. If you are sure, tick the box below and send again.
reply-sure = I know, and send it
# Variables: $name (String): who holds the case.
reply-lost-to = Not sent: { $name } holds this case now. Your words are kept below.
reply-lost-waiting = Not sent: this case went back to the queue. Your words are kept below.
reply-lost-closed = Not sent: this case was closed. Your words are kept below.
# Variables: $name (String): who holds the case.
reply-others = { $name } holds this case, and only they answer.
reply-waiting = This case waits in the queue. When its turn comes, “Next case” brings it to somebody.
reply-was-mine = No answer went out in time, and the case went back to the queue. If you are still at it, take it again.
reply-closed = This case is closed. If the citizen writes again, it opens.
reply-kept = What you had written
