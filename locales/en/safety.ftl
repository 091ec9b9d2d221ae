## The safety net: said to somebody who may be in danger. To be signed by a psychologist before the service opens.

# Further cards, in words of their own. Variables: $lines (String): the open lines, name and number under each other.
safety-card-again =
    I read this too and wrote it down for our colleague.
    These numbers answer now:
    { $lines }
# Variables: $lines (String): as above.
safety-card-more =
    Your messages reach our colleague.
    If danger is close, do not wait for our answer; call now:
    { $lines }

## What helps until somebody answers.

safety-do-life =
    Please do not stay alone. Go to somebody you trust, or call them over.
    Put anything that could hurt you out of reach, or give it to somebody.
safety-do-life-other =
    Please do not leave them alone.
    Put anything that could hurt them out of reach. Ask calmly what happened, and listen.
safety-do-poison =
    If you have taken something, call the ambulance now, even if you still feel well.
    Do not stay alone, leave the door unlocked, and keep what you took at hand.
safety-do-poison-other =
    Call the ambulance now, even if they seem well.
    Do not leave them alone, and keep what they took at hand.
safety-do-harm =
    If you can, go where other people are: to a neighbour, or outside.
    If somebody sees your phone, “Quick exit” clears this chat from the screen.
safety-do-harm-other =
    Call from a safe place and say where it is.
    If it is no danger to you, do not leave them alone.
safety-do-body =
    Call the ambulance now and answer what they ask. Do not stay alone, and leave the door unlocked.
    If you smell gas or smoke, go outside first and call then.
safety-do-body-other =
    Call the ambulance now, stay with them, and do what you are told on the phone.
    If you smell gas or smoke, go outside together first and call then.
safety-do-minor =
    You did right to write. You need nobody’s permission to get help.
    If you can, go to a grown-up you trust: a teacher, a neighbour, or somebody of your family.
safety-do-child =
    The social emergency line answers day and night, and the call costs nothing.
    If it is no danger to you, do not leave the child alone.
safety-do-any = Please do not stay alone. Go to somebody you trust, or call them over.
safety-do-any-other = If it is no danger to you, please do not leave them alone.

## Who reads it, and when. Variables of safety-who: $when (String): one of the messages below it.

safety-who =
    I am a program; our colleagues read and keep what is written here.
    { $when }
safety-when-now = A colleague is on duty now. If no answer comes within a few minutes, do not wait: call.
safety-when-called = Nobody is at the desk now. We are telling the colleague on call; until they answer, do not wait: call.
# Variables: $opens (String): day and hour.
safety-when-opens =
    Nobody of us is on duty now. Your message is kept, and you are answered first { $opens }.
    Until then the numbers above answer.
safety-when-unknown =
    Nobody of us is on duty now, and I do not know when somebody will answer. Your message is kept.
    Do not wait; the numbers above answer.

## The questions. The ones that end in -other go to somebody who writes about another person.

safety-first = I read your message. One short question first:
safety-s1 = Are you, or is somebody beside you, in danger right now?
safety-s1-other = Is the person you wrote about in danger right now?
safety-in-danger = Yes, there is danger
safety-safe = No, I am safe now
safety-in-danger-other = Yes, they are
safety-safe-other = No, not now
safety-quiet = 🤫 I cannot talk
safety-s2 =
    Sometimes people get so tired that they think of dying.
    Have you thought of dying or of killing yourself these days?
safety-s2-other = Have they spoken of dying or of killing themselves these days?
safety-s3 = Do you have an intention, a plan or the means for today or tomorrow?
safety-s3-other = Do you think they have an intention, a plan or the means for today or tomorrow?
safety-s4 = In the last three months, have you done anything to end your life?
safety-s4-other = In the last three months, have they done anything to end their life?
safety-yes = Yes
safety-no = No
safety-unsaid = I would rather not say
safety-unknown = I do not know
safety-again = Please answer with one of these buttons:
safety-s5 =
    Is somebody with you? Where are you?
    Write it or send your location if you like. If you do not, our colleague answers you all the same.
safety-s5-other =
    Where are they now, and is somebody with them?
    Write it or send a location if you like. If you do not, our colleague answers you all the same.
safety-s5-quiet =
    All right. Do not speak and do not call; we go on in writing.
    If you can, send your location or just write where you are.
safety-s5-minor =
    If you like, write your first name, your age, and how you can be told something safely.
    If you do not, our colleague answers you all the same.
safety-home =
    Is the person who hurts you in your home?
    I ask so that nobody calls your home.
safety-home-yes = Yes, at home
safety-home-no = No
safety-skip = Skip this
safety-place-noted = I wrote down for our colleague where you are.

## How it goes on.

safety-end-life =
    I wrote it down and it has reached our colleague, and so will everything you write or say here from now on.
    If danger is close, call now.
safety-end-alert = I wrote it down and it has reached our colleague, and so will everything you write or say here from now on.
# Variables: $when (String): as above.
safety-end-ask =
    Thank you for telling me. I wrote it down for our colleague, who will answer here.
    { $when }
safety-end-calm = Thank you for telling me. If you feel worse or there is danger, write here.
safety-retracted =
    All right, thank you for telling me.
    This stays open until our colleague has seen it too. Write whenever you like.
# Variables: $lines (String): as above.
safety-unread =
    It arrived, and our colleague will see it or listen to it; I am a program and cannot.
    If you can, write a few words too. If danger is close, call:
    { $lines }
