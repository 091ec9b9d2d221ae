## Lines to call.

lines-label = ☎️ خط‌های کمک
# Variables: $lines (String): the open lines, name and number under each other.
emergency-card =
    اگر جان شما یا کسی در خطر است، همین الان به یکی از این شماره‌ها زنگ بزنید:
    { $lines }
# Variables: $lines (String): as above.
lines-open-now =
    الان در این خط‌ها کسی جواب می‌دهد:
    { $lines }
# Variables: $name (String), $number (String): ASCII digits, alone on its line so that the phone can dial it.
line-open =
    { $name }:
    { $number }
# Variables: $name, $number as above; $until (String): an hour in words.
line-open-until =
    { $name } (تا { $until }):
    { $number }
