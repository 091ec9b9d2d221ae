## Where later words go, when somebody has linked two messengers. $platform (String): what a messenger is called.

messenger-which =
    Whatever you ask is answered where you ask it.
    If there is news for you later, where shall we send it?
messenger-here = Here, on { $platform }
messenger-there = On { $platform }
messenger-last = Wherever I wrote last
messenger-kept-here = All right. Later news comes here, on { $platform }.
messenger-kept-there = All right. Later news goes to { $platform }.
messenger-kept-last = All right. Later news goes wherever you wrote last.
messenger-only-one =
    So far I know you from this messenger only, so everything comes here.
    If you have Yavar in another messenger too, the two can be linked.
messenger-label = 📨 Where news goes
# Stands on a line of its own before words that could not arrive where they were meant for.
messenger-detour = This did not reach you on { $platform }, so here it is.
