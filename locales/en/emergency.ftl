## Lines to call.

lines-label = ☎️ Help lines
# Variables: $lines (String): the open lines, name and number under each other.
emergency-card =
    If your life or somebody’s life is in danger, call one of these numbers now:
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
