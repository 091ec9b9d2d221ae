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
case-outcome-no-answer = Wrote no more, or could not be reached
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
case-true-level-alarm = Was the alarm right? Choose the true level
# Variables: $level (String).
case-was-detected = It was read as “{ $level }”. Choose what it truly was; this tells whether the alarm was right.
case-handed = Handed over to (if so)
# Variables: $to (String): whom, one or more.
case-handed-note = Handed over to { $to }.
case-handed-123 = social emergency 123
case-handed-115 = ambulance 115
case-handed-110 = police 110
case-to-training = Propose as development data
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

## How soon a person is to answer first, by level (triage protocol), and what belongs to a level.

case-target-0 = No colleague needed; Yavar answers
case-target-1 = First answer: within 72 hours
case-target-2 = First answer: this shift, within 4 hours
case-target-3 = First answer: within 15 minutes
case-target-4 = First answer: within 2 minutes
case-means-0 = Information, a greeting, a joke or figure of speech
case-means-1 = Needs help, and there is no danger
case-means-2 = Unclear and must be asked; in distress, or asked for a person
case-means-3 = In danger these days: thoughts of suicide, self-harm, violence that goes on, child abuse, nowhere tonight
case-means-4 = In danger now: an attempt or plan, an attack going on, a life, a child in danger

## What was read in words and answers. Staff only.

case-reading = What was read in their messages
case-reading-what = A program read this; it is no diagnosis. The judgement is yours.
case-detected = Highest level read
case-label = Topic read
case-reasons = Why
case-reason-reviewed = A psychologist read it in the weekly sample and saw danger
case-signs = Know before you write
case-sign-discreet = Cannot talk
case-sign-minor = Under 18
case-sign-third-person = Writes about somebody else
case-sign-foreign = Wrote in a language Yavar does not read
case-sign-unread = Sent a voice note, picture or file that nobody has seen
case-sign-recent-act = Made an attempt in the last three months
case-sign-harm-at-home = Never contact the home
case-sign-retracted = Took it back; the level stays
case-round-safety = Safety questions
case-round-severity = K6 questionnaire
# Variables: $level (String).
case-round-level = Level after the answers: { $level }
case-round-version = Version of the questions:
# Variables: $score (Number).
case-score = score { NUM($score) } (0 to 24)
# Variables: $cut_off (Number).
case-score-what = From { NUM($cut_off) } on for a psychologist. Do not tell the citizen.
case-score-part = Not every question has an answer, so there is no score.
case-asked-s1 = In danger now, or somebody beside them?
case-asked-s2 = Thought of dying or killing themselves these days?
case-asked-s3 = An intention, plan or means for today or tomorrow?
case-asked-s4 = Did something to end their life in the last three months?
case-answered-yes = Yes
case-answered-no = No
case-answered-quiet = Cannot talk
case-answered-unsaid = Would rather not say, or does not know
case-answered-retracted = Took it back
case-label-suicide-imminent = Suicide, imminent
case-label-suicide-ideation = Thoughts of suicide
case-label-self-harm = Self-harm
case-label-overdose = Poisoning or overdose
case-label-violence-now = Violence
case-label-child-abuse = Child abuse
case-label-sexual-assault = Sexual assault
case-label-medical-emergency = Medical emergency, fire or gas
case-label-homeless-tonight = Nowhere to stay tonight
case-label-addiction-help = Help with addiction or a relapse
case-label-legal = Legal
case-label-job = Work
case-label-family-conflict = Family conflict
case-label-emotional-distress = Emotional distress
case-label-documents-id = Identity papers
case-label-info-request = Question or information
case-label-greeting = Greeting
case-label-hyperbole-idiom = Joke or figure of speech
case-label-other = Something else

## The timeline of the net. $name, $to (String): colleagues. $level, $rung, $round, $sign, $outcome (String): in words.

case-moves = Everything that happened
timeline-opened-as = The case was opened as “{ $level }”
timeline-levelled-itself = Words and answers made the level “{ $level }”
# Variables: $count (Number): people who were told.
timeline-alerted =
    { $count ->
        [0] Alert to { $rung }; nobody could be reached
       *[other] Alert to { $rung } ({ NUM($count) } people)
    }
timeline-alerted-somebody = An alert went out
timeline-rung-desk = colleagues at the desk
timeline-rung-supervisor = the supervisor
timeline-rung-on-call = the on-call list
timeline-rung-phone = whoever must phone
timeline-acknowledged = { $name } said they see to it
timeline-reached = { $name } phoned { $to }, who answered
timeline-not-reached = { $name } phoned { $to }, who did not answer
timeline-silent = Wrote nothing for ten minutes
timeline-assessed = { $round }: level “{ $level }”
timeline-assessed-somehow = Answered the questions
timeline-signed = Sign: { $sign }
timeline-signed-somehow = A sign was added
timeline-closed-as = { $name } closed the case: { $outcome }

## Keys of the keyboard.

keys-name = Keys
keys-enter = Send the answer
keys-shift-enter = New line
keys-slash = Canned reply
keys-escape = Leave the answer box
keys-r = Go to the answer box
keys-help = This list
keys-layout = Letters name the place of a key; they work in the Persian layout too.
