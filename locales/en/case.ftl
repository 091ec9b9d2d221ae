## One case, as staff see it.

# Variables: $number (Number): of the case.
case-title = Case { NUM($number) }
case-head = About this case
case-actions = What to do with this case
case-more = Details and history
case-platform = Messenger
case-language = Language
case-opened-at = Opened
case-first-reply-at = First answer
case-returned = Returned to the queue
case-reopened = Opened again
# Variables: $count (Number).
case-times = { NUM($count) } times
case-context = Before this, Yavar asked
case-answer-given = Answered
case-others = Other cases of this person
# Variables: $name (String): who looks, who types.
case-looks = { $name } has this case open too
case-types = { $name } is writing…

## Where it stands. $name (String): who holds it. $ago, $when, $time (String): times in words.

case-stands-mine = Yours
case-stands-others = Held by { $name }
case-stands-waiting = In the queue
case-stands-closed = Closed
case-closed-at = { $when }
case-waits = Waiting since { $ago }
case-answer-by = Answer by { $time }

## What must be seen before anybody writes.

case-unsafe = Do not write before they do.
case-unsafe-what = They said that somebody else sees their phone. In an answer too, write nothing that would endanger them if seen.
case-safety-unknown = It is not known whether it is safe to write to them.
case-safety-unknown-what = They have not said yet whether our messages are safe for them. Write with care.
case-blocked = Our words do not reach them.
case-blocked-what = This person has blocked Yavar in their messenger. If they write again, the way is open.
case-no-chat-what = There is no chat with Yavar there. If they write, the way is open.
# Variables: $platform, $other (String): messengers.
case-blocked-elsewhere = Words do not reach them on { $platform }; your answer goes by { $other }.

## Levels, topics, outcomes.

case-level-0 = Question
case-level-1 = Ordinary
case-level-2 = Important
case-level-3 = Urgent
case-level-4 = Life in danger
case-topic-shelter = Shelter
case-topic-counselling = Counselling
case-topic-family = Family
case-topic-violence = Violence
case-topic-suicide = Thoughts of suicide
case-topic-addiction = Use and recovery
case-topic-child = Child
case-topic-legal = Legal
case-topic-work = Work
case-topic-health = Health
case-topic-money = Money
case-topic-other = Something else
case-outcome-helped = Was helped
case-outcome-referred = Referred elsewhere
case-outcome-no-answer = Wrote no more
case-outcome-declined = Wanted no help
case-outcome-not-possible = We could not help
case-outcome-mistake = Opened by mistake
case-outcome-joined = Became one with another case of the same person
case-platform-telegram = Telegram
case-platform-bale = Bale
case-language-fa = Persian
case-language-en = English
case-rating = Their own view
case-rating-1 = Did not help
case-rating-2 = Helped a little
case-rating-3 = Helped

## What can be done with it.

case-choose = Choose
case-cancel = Cancel
case-keys = Keys
case-claim = I take it
case-claim-again = I take it again
case-claim-next = Cases are given in turn; press “Next case”.
case-take-over = I take over
case-not-free = This case is not free any more.
case-not-yours = This case is not yours any more.
case-release = Back to the queue
case-released = The case is back in the queue.
case-note = Note
case-note-label = For colleagues; the citizen does not see this
case-note-keep = Keep
case-note-empty = The note is empty. Write something, or cancel.
case-noted = The note is kept.
case-transfer = Send to another desk
case-transfer-name = To another desk
case-transfer-desk = To which desk?
case-transfer-note = What should colleagues there know?
case-transfer-where = Choose the desk.
case-transfer-same = The case stands at that desk already. Choose another one.
case-transfer-open = This person has another open case at that desk. Close this one, and go on there.
case-transferred = The case went to the other desk’s queue.
case-level = Level
case-level-name = Change the level
case-level-how = How urgent is it?
case-level-keep = Keep the level
case-level-which = Choose one of the levels.
case-levelled = The level is kept.
case-close = Close the case
case-close-do = Close it
case-outcome = Outcome
case-topic = Topic
case-true-level = True level, as you judge it
case-closing-note = Closing note
case-close-incomplete = Outcome, topic and level are all needed.
case-closed = The case is closed.
case-reassign = Give to a colleague
case-reassign-to = To whom?
case-reassign-nobody = No other colleague of this desk is present just now.
case-reassign-gone = That colleague is not present any more. Choose somebody else.
case-reassigned = The case was handed on.
case-reassign-closed = Not given: this case is closed.
# Variables: $name (String): who holds it.
case-reassign-theirs = Not given: { $name } has this case already.

## Keys of the keyboard.

keys-name = Keys
keys-enter = Send the answer
keys-shift-enter = New line
keys-slash = Canned reply
keys-escape = Leave the answer box
keys-r = Go to the answer box
keys-help = This list
keys-layout = Letters name the place of a key; they work in the Persian layout too.
