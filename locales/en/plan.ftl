## A person's care plan, as staff read and write it. $name (String): a member of staff. $when (String): a moment.
## $count (Number): cases. $most (Number): signs.

plan-name = Care plan
plan-there = has a care plan
plan-what = Every colleague who talks with this person sees this before the talk, at any desk. The person does not see it; still, write it so that it would not hurt them.
plan-answered-by = Who should answer
plan-anybody = any colleague who is there
plan-answerer-left = works here no more
plan-helps = What helps
plan-helps-hint = For example: write briefly; first ask whether they have slept; they like to be called “Mr Reza”. Up to { NUM($most) } characters.
plan-avoid = What to avoid
plan-avoid-hint = For example: do not ask about the family; do not call at night. Up to { NUM($most) } characters.
plan-written = { $name }, { $when }
plan-somebody = a colleague
plan-change = Change the plan
plan-write = Write a care plan
plan-lately = Has come to us { NUM($count) } times in the last 90 days.
plan-offer = Shall we agree on something?
plan-offer-what = If you write down who should answer and what helps, they need not tell everything anew each time.
plan-keep = Keep the plan
plan-keep-mine = Keep mine in its place
plan-back = Back to the case
plan-empty-removes = If you leave all three empty, the plan is taken away.
plan-kept = The care plan is kept.
plan-removed = The care plan was taken away.
plan-error = Not kept yet. What you wrote is here.
plan-error-long = Longer than { NUM($most) } characters; make it shorter.
plan-error-empty = You wrote nothing. Even one sentence helps.
plan-error-answerer = This colleague is no more here; choose somebody else.

## Two people write at once.

plan-outrun = Meanwhile { $name } changed the plan ({ $when }).
plan-outrun-what = Their text is this, and yours is kept below. Bring into the form what you need of theirs, then keep it.
plan-outrun-removed = Meanwhile somebody took the plan away.
plan-outrun-removed-what = What you wrote is kept below; if it is still needed, keep it.
