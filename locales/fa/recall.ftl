## How well danger was read, as staff judged it.

recall-title = سنجش هشدارها
recall-parts = بخش‌های سنجش
# Variables: $count (Number): weeks.
recall-what = یاور خطر را چقدر درست می‌خواند، در { NUM($count) } هفتهٔ تمام‌شدهٔ آخر و به داوری خود همکاران. عددهای کمتر از ۵ پنهان‌اند تا کسی شناخته نشود.
recall-empty = هنوز پروندهٔ بسته یا پیام خوانده‌شده‌ای نیست که بشود از رویش حساب کرد. با بستن پرونده‌ها و خواندن نمونهٔ هفتگی، این صفحه پر می‌شود.
recall-together = همهٔ این هفته‌ها
recall-weeks = هفته به هفته
recall-week = هفته
recall-alarms = هشدارها
recall-confirmed = درست
recall-false = نادرست
recall-false-rate = سهم هشدار نادرست
recall-missed = نادیده در پرونده‌ها
recall-read = خوانده‌شده از نمونه
recall-of = نمونه از میان
recall-found = نادیده در نمونه
recall-estimate = از هر ۱۰۰ نفر در خطر، دیده شد
recall-few = کمتر از ۵
# Variables: $least, $most (Number): a span that holds the number.
recall-between = { NUM($least) } تا { NUM($most) }
# Variables: $count (Number): of a hundred.
recall-at-least = دست‌کم { NUM($count) } نفر
recall-percent = { NUM($count) } از ۱۰۰
# Variables: $least, $most (Number): of a hundred.
recall-percent-between = { NUM($least) } تا { NUM($most) } از ۱۰۰
# Variables: $day (Number), $month (String).
recall-day = { NUM($day) } { $month }
# Variables: $first (Number): day of the month; $ends (String): day and month.
recall-week-within = { NUM($first) } تا { $ends }
# Variables: $begins, $ends (String): day and month.
recall-week-across = { $begins } تا { $ends }
recall-alarms-chart = هشدارها و هشدارهای درست
recall-rates-chart = از هر ۱۰۰ هشدار، نادرست
recall-rates-what = وقتی عدد پنهان است، بدترین حالت کشیده شده است.
recall-means = این عددها یعنی چه
recall-alarms-what = پرونده‌هایی که در آن هفته بسته شدند و پیام‌هایشان «فوری» یا «خطر جانی» خوانده شده بود. درست یعنی همکاری که پرونده را بست هم همین‌قدر جدی دیدش.
recall-missed-what = پرونده‌هایی که همکار «فوری» یا «خطر جانی» دید، ولی پیام‌هایشان کمتر خوانده شده بود.
# Variables: $count (Number): people.
recall-found-what = از همهٔ کسانی که در آن هفته نوشتند و هشداری نداشتند، به قرعه تا { NUM($count) } نفر و از هر نفر یک پیام. پس هر یک نفر در نمونه، جای چند نفر دیگر هم حساب می‌شود؛ و چون از هر نفر فقط یک پیام خوانده شده، شمار واقعی شاید بیشتر باشد.
recall-estimate-what = هشدارهای درست، تقسیم بر همهٔ کسانی که در خطر بودند: هشدارهای درست، نادیده‌های پرونده‌ها، و نادیده‌های نمونه ضرب‌در وزن آن. جای عدد پنهان بدترین حالت گذاشته شده، پس واقعیت به احتمال زیاد بهتر است. نمونهٔ یک هفته کوچک است؛ به همهٔ هفته‌ها با هم بیشتر اعتماد کنید.
recall-few-what = از ۰ تا ۴. جایی که با کم کردن هم پیدا می‌شد، به‌جای عدد بازه آمده است.
