## The weekly sample: messages that raised nothing, read by a psychologist.

review-title = Weekly sample
# Variables: $count (Number): people whose messages are drawn each week.
review-what = Each week up to { NUM($count) } messages of different people that raised nothing are drawn by chance and read, to see whether danger was missed. Yavar read them as harmless; judge as you see it.
review-message = Read this message
# Variables: $count (Number): messages.
review-left = { NUM($count) } messages left
review-hidden = Name and account are not shown; “…” means that something was taken out
review-level = What was its true level, as you see it?
review-label = Topic
review-danger-what = If you choose “urgent” or “life in danger”, a case is opened at once, so that somebody helps.
review-do = Save and next
review-pass = I do not know, next
review-incomplete = Level and topic are both needed.
review-kept = Saved.
review-missed = Saved. A case was opened for them and waits in the queue now.
review-gone = A colleague judged this message, or it is gone.
review-to-training = Propose the last message as development data
review-all-read = Every message of the sample has been read. Next Saturday brings a new one. Thank you for reading.
review-none = There is nothing to read from last week. Look again next Saturday.
review-not-yours = Only psychologists see the words. Here you see how far they have been read.
review-weeks = Weeks
review-drawn = Drawn
review-read = Read
