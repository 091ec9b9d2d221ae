## Lines to call.

lines-label = ☎️ Help lines
# Variables: $lines (String): the open lines, name and number under each other.
emergency-card =
    If your life or somebody’s life is in danger, call one of these numbers now:
    { $lines }
# Said when words of danger were read. Variables: $lines (String): as above.
emergency-card-read =
    I have read your message and I take it seriously.
    If a life is in danger, call one of these numbers now:
    { $lines }
# Variables: $lines (String): as above.
lines-open-now =
    Somebody answers on these lines right now:
    { $lines }
# Variables: $name (String), $number (String): alone on its line so that the phone can dial it.
line-open =
    { $name }:
    { $number }
# Variables: $name, $number as above; $until (String): an hour in words.
line-open-until =
    { $name } (until { $until }):
    { $number }
# Variables: $name, $number as above; $until (String): day and hour in words.
line-open-until-day =
    { $name } (until { $until }):
    { $number }
# A closing at midnight. Variables: $day (String): the day that ends then, in words.
closing-end-of-day = the end of { $day }
