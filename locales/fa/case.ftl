## One case, as staff see it.

# Variables: $number (Number): of the case.
case-title = پروندهٔ { NUM($number) }
case-head = مشخصات پرونده
case-actions = کارهای این پرونده
case-more = مشخصات و پیشینه
case-platform = پیام‌رسان
case-language = زبان
case-opened-at = باز شده
case-first-reply-at = اولین جواب
case-returned = برگشت به صف
case-reopened = باز شدن دوباره
# Variables: $count (Number).
case-times = { NUM($count) } بار
case-context = پیش از این، یاور پرسید
case-answer-given = گفته شد
case-others = پرونده‌های دیگر همین شخص
# Variables: $name (String): who looks, who types.
case-looks = { $name } هم این پرونده را باز کرده است
case-types = { $name } می‌نویسد…

## Where it stands. $name (String): who holds it. $ago, $when, $time (String): times in words.

case-stands-mine = در دست شما
case-stands-others = در دست { $name }
case-stands-waiting = در صف
case-stands-closed = بسته
case-closed-at = در { $when }
case-waits = از { $ago } منتظر است
case-answer-by = تا { $time } جواب دهید

## What must be seen before anybody writes.

case-unsafe = تا خودش ننوشته، پیام ندهید.
case-unsafe-what = گفته است کس دیگری گوشی‌اش را می‌بیند. در جواب هم چیزی ننویسید که اگر دیده شود، برایش خطر داشته باشد.
case-safety-unknown = معلوم نیست پیام دادن برایش امن باشد.
case-safety-unknown-what = هنوز نگفته است که پیام ما برایش امن است یا نه. با احتیاط بنویسید.
case-blocked = پیام ما به او نمی‌رسد.
case-blocked-what = این شخص یاور را در پیام‌رسانش بسته است. اگر دوباره بنویسد، راه باز می‌شود.
case-no-chat-what = آن‌جا گفت‌وگویی با یاور ندارد. اگر خودش بنویسد، راه باز می‌شود.
# Variables: $platform, $other (String): messengers.
case-blocked-elsewhere = پیام در { $platform } به او نمی‌رسد؛ جواب شما از { $other } می‌رود.

## Levels, topics, outcomes.

case-level-0 = پرسش
case-level-1 = عادی
case-level-2 = مهم
case-level-3 = فوری
case-level-4 = خطر جانی
case-topic-shelter = جای خواب
case-topic-counselling = مشاوره
case-topic-family = خانواده
case-topic-violence = خشونت
case-topic-suicide = فکر خودکشی
case-topic-addiction = مصرف و بهبودی
case-topic-child = کودک
case-topic-legal = حقوقی
case-topic-work = کار
case-topic-health = سلامت
case-topic-money = پول و معیشت
case-topic-other = چیز دیگر
case-outcome-helped = کمک گرفت
case-outcome-referred = به جای دیگری معرفی شد
case-outcome-no-answer = دیگر چیزی ننوشت
case-outcome-declined = کمک نخواست
case-outcome-not-possible = کمکی از ما برنمی‌آمد
case-outcome-mistake = اشتباهی باز شده بود
case-outcome-joined = با پروندهٔ دیگر همین شخص یکی شد
case-platform-telegram = تلگرام
case-platform-bale = بله
case-language-fa = فارسی
case-language-en = انگلیسی
case-rating = نظر خودش
case-rating-1 = کمک نکرد
case-rating-2 = کمی کمک کرد
case-rating-3 = کمک کرد

## What can be done with it.

case-choose = انتخاب کنید
case-cancel = انصراف
case-keys = کلیدها
case-claim = برمی‌دارم
case-claim-again = دوباره برمی‌دارم
case-claim-next = پرونده‌ها به نوبت داده می‌شوند؛ «پروندهٔ بعدی» را بزنید.
case-take-over = از همکارم تحویل می‌گیرم
case-not-free = این پرونده دیگر آزاد نیست.
case-not-yours = این پرونده دیگر در دست شما نیست.
case-release = به صف برمی‌گردانم
case-released = پرونده به صف برگشت.
case-note = یادداشت
case-note-label = برای همکاران؛ شهروند این را نمی‌بیند
case-note-keep = نگه دارید
case-note-empty = یادداشت خالی است. چیزی بنویسید یا انصراف بدهید.
case-noted = یادداشت ماند.
case-transfer = بفرستید به میز دیگر
case-transfer-name = فرستادن به میز دیگر
case-transfer-desk = به کدام میز؟
case-transfer-note = همکار آن میز چه بداند؟
case-transfer-where = میز را انتخاب کنید.
case-transfer-same = پرونده همین حالا هم در همین میز است. میز دیگری انتخاب کنید.
case-transfer-open = این شخص در آن میز پروندهٔ باز دیگری دارد. این یکی را ببندید تا کار همان‌جا ادامه پیدا کند.
case-transferred = پرونده به صف میز دیگر رفت.
case-level = سطح
case-level-name = تغییر سطح
case-level-how = چقدر فوری است؟
case-level-keep = ثبت سطح
case-level-which = یکی از سطح‌ها را انتخاب کنید.
case-levelled = سطح پرونده ثبت شد.
case-close = بستن پرونده
case-close-do = پرونده را ببندید
case-outcome = نتیجه
case-topic = موضوع
case-true-level = سطح واقعی، به نظر شما
case-closing-note = یادداشت پایانی
case-close-incomplete = نتیجه، موضوع و سطح هر سه لازم‌اند.
case-closed = پرونده بسته شد.
case-reassign = سپردن به همکار
case-reassign-to = به چه کسی؟
case-reassign-nobody = الان همکار دیگری از این میز حاضر نیست.
case-reassign-gone = آن همکار دیگر حاضر نیست. کس دیگری را انتخاب کنید.
case-reassigned = پرونده سپرده شد.
case-reassign-closed = سپرده نشد: این پرونده بسته شده است.
# Variables: $name (String): who holds it.
case-reassign-theirs = سپرده نشد: این پرونده همین حالا در دست { $name } است.

## Keys of the keyboard.

keys-name = کلیدهای میان‌بر
keys-enter = فرستادن جواب
keys-shift-enter = سطر تازه
keys-slash = پاسخ آماده
keys-escape = بیرون آمدن از کادر جواب
keys-r = رفتن به کادر جواب
keys-help = همین فهرست
keys-layout = حرف‌ها جای کلید را می‌گویند؛ با صفحه‌کلید فارسی هم کار می‌کنند.
