## A citizen's thread, as staff read it.

thread-name = Conversation
thread-empty = There is no message in this conversation yet.
thread-earlier = Earlier messages
thread-new = New message
thread-citizen = Citizen
thread-bot = Yavar
thread-somebody = A colleague
# Variables: $name (String): who wrote it.
thread-note = Note by { $name }, for colleagues only
thread-tap = tapped
thread-edited = edited
thread-superseded = before the edit
thread-repeat = repeated
thread-buttons = Buttons they saw

## How far words of ours have come.

thread-queued = Waits to be sent
thread-sending = Being sent
thread-sent = Sent
thread-failed = Did not arrive
thread-unknown = May not have arrived
# Variables: $written_for, $platform (String): messengers.
thread-written-for = by { $platform } instead of { $written_for }
thread-cause-blocked = This person has blocked Yavar in their messenger.
thread-cause-gone = This messenger account does not exist any more.
thread-cause-too-long = The messenger said that the text is too long.
thread-cause-time-out = The messenger did not answer.
thread-cause-stale = It was late and the beds might have been taken; they were told to ask again instead.
thread-cause-other = The messenger did not take this message.
thread-again = Send again
thread-said-again = Sent again.
thread-again-done = The message is being sent again.
thread-again-not = This message was not sent again: it arrived, or was repeated already, or the case is not yours any more.
thread-again-unsafe = Not sent again: they asked us not to write before they do. If you are sure, tick the box beside the button and send again.

## Files and places.

thread-file-voice = Voice message
thread-file-photo = Photo
thread-file-video = Video
thread-file-document = File
thread-file-sticker = Sticker
thread-file-contact = Phone number
thread-file-other = A message that cannot be read
thread-photo-of = A photo that the citizen sent
thread-file-save = Save the file
thread-file-get = Fetch the file from the messenger
thread-file-wanted = The file is on its way from the messenger…
thread-file-too-big = This file is bigger than the messenger hands out. Ask the citizen for a shorter one.
thread-file-gone = The messenger no longer has this file.
# Variables: $size (String): a number.
thread-file-megabytes = { NUM($size) } MB
thread-file-kilobytes = { NUM($size) } kB
thread-place-neshan = Neshan map
thread-place-balad = Balad map
thread-place-phone = Map of the phone

## What happened to a case. $name (String): who did it, or from whom it was taken.

timeline-opened = The case was opened
timeline-claimed = { $name } took the case
timeline-released = { $name } put the case back into the queue
timeline-returned = The case went back to the queue
timeline-returned-late = { $name } did not answer in time; the case went back to the queue
timeline-returned-absent = { $name } had no page open; the case went back to the queue
timeline-returned-shift-over = { $name }’s shift ended; the case went back to the queue
timeline-returned-disabled = { $name }’s account was closed; the case went back to the queue
# Variables: $to (String): a colleague.
timeline-reassigned = { $name } gave the case to { $to }
timeline-taken-over = { $name } took the case over
# Variables: $desk (String).
timeline-transferred = { $name } sent the case to “{ $desk }”
# Variables: $level (String).
timeline-levelled = { $name } set the level to “{ $level }”
timeline-closed = { $name } closed the case
timeline-reopened = The citizen wrote again, and the case was opened
timeline-rated = The citizen gave their view
timeline-linked = This person linked another messenger
timeline-separated = The other messenger of this person was separated
# Variables: $number (Number): of the other case.
timeline-joined = This case became one with case { NUM($number) }
timeline-parted = This case and case { NUM($number) } were separated again
