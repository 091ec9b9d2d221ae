## The search page. $number (Number): of a case. $count (Number). $name (String): a colleague. $desk (String): a desk.

search-title = Search
search-what = What shall I find?
search-do = Search
search-hint = Write words of messages, or the number of a case. Spelling with or without half-spaces does not matter.
search-too-short = Write a word of at least two letters.
search-nothing = Nothing at your desks has these words. Try fewer or other words.
search-found = { $count ->
        [one] { NUM($count) } person found.
       *[other] { NUM($count) } people found.
    }
search-found-more = More than { NUM($count) } people found; these are the latest. More words find fewer.
search-case = Case { NUM($number) }
search-closed = closed
search-waiting = waiting
search-held = with { $name }
search-by-citizen = citizen
search-by-bot = bot
search-by-staff = colleague
search-more-hits = { $count ->
        [one] { NUM($count) } more message was found.
       *[other] { NUM($count) } more messages were found.
    }
search-other-cases = Other cases of this person:
search-other = { NUM($number) } ({ $desk })
