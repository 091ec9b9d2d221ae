## One person on two messengers, as staff see it. $when (String): a moment in words.

console-link-accounts = Accounts of this person
console-link-by-code = linked by code, { $when }
console-link-by-phone = linked by phone, { $when }
console-link-by-staff = linked on a colleague's proposal, { $when }
console-reach-reachable = words reach it
console-reach-blocked = they blocked Yavar there
console-reach-never-started = no chat with Yavar there
console-reach-away = this messenger does not answer now
console-reach-preferred = they want later news here
console-link-separate = Separate
console-link-separated = The account is separated and took its own cases along. Both sides were told.
# Variables: $number (Number): of the other case.
console-link-open = Both were asked whether they are one person with case { NUM($number) }
console-link-no-yes = no answer yet
console-link-one-yes = one side agreed
console-link-withdraw = Take back
console-link-withdrawn = The question was taken back.
console-link-gone = This link or question is no longer open.
console-link-same-person = This person is the one of case …
console-link-same-person-what = Write the number of the other case. Both accounts are asked, and nothing is linked until both agree. The same name or tone is not enough.
console-link-ask = Ask both
console-link-asked = Both accounts were asked.
console-link-no-case = There is no case of this number, or it is not yours to open.
console-link-same = Both cases are one person's.
console-link-linked = Both accounts are one with others; one must be separated first.
console-link-unsafe = One of the two said that somebody else sees the phone; this question is not safe for them. They can link with a code themselves.
console-link-blocked = Messages do not reach one of the two accounts.
console-link-asked-already = One of the two has not answered an earlier question.
