## Lines to call.

lines-label = ☎️ شماره‌های کمک
# Variables: $lines (String): the open lines, name and number under each other.
emergency-card =
    اگر جان شما یا کس دیگری در خطر است، همین الان به یکی از این شماره‌ها زنگ بزنید:
    { $lines }
# Said when words of danger were read. Variables: $lines (String): as above.
emergency-card-read =
    پیامتان را خواندم و جدی می‌گیرم.
    اگر جان کسی در خطر است، همین الان به یکی از این شماره‌ها زنگ بزنید:
    { $lines }
# Variables: $lines (String): as above.
lines-open-now =
    الان این شماره‌ها جواب می‌دهند:
    { $lines }
# Variables: $name (String), $number (String): ASCII digits, alone on its line so that the phone can dial it.
line-open =
    { $name }:
    { $number }
# Variables: $name, $number as above; $until (String): an hour in words.
line-open-until =
    { $name } (تا ساعت { $until }):
    { $number }
# Variables: $name, $number as above; $until (String): day and hour in words.
line-open-until-day =
    { $name } (تا { $until }):
    { $number }
# A closing at midnight. Variables: $day (String): the day that ends then, in words.
closing-end-of-day = پایان { $day }
