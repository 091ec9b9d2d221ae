## Quick exit: what it leaves on the screen says nothing of whom the person wrote to, or why.

exit-label = 🧹 Quick exit
# Variables: $rest (String): one of the messages below.
exit-screen =
    There is nothing to show right now.
    To start, write “menu”.
    { $rest }
exit-rest-telegram = You can delete the messages further up yourself, too: hold one down and choose “Delete”; or choose the three dots at the top, then “Clear history”.
exit-rest-bale = You can delete the messages further up yourself, too: hold one down and choose “Delete”.

## What staff read beside words of theirs that were not sent.

thread-cause-exit = Just then this person wanted their screen cleared, and no message.

## Later, when they write again and what they came for is done.

exit-back =
    Until you write, no message comes to you from here.
    Is it safe to write to you now?
exit-safe = ✅ It is safe to write
exit-not-safe = 🤫 Not yet
exit-safe-noted = All right. From now on, if there is news for you, it comes here.
exit-unsafe-noted = All right. Until you write, no message comes.
