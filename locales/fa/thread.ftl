## A citizen's thread, as staff read it.

thread-name = گفت‌وگو
thread-empty = هنوز پیامی در این گفت‌وگو نیست.
thread-earlier = پیام‌های پیش از این
thread-new = پیام تازه
thread-citizen = شهروند
thread-bot = یاور
thread-somebody = یک همکار
# Variables: $name (String): who wrote it.
thread-note = یادداشت { $name }، فقط برای همکاران
thread-tap = دکمه را زد
thread-edited = ویرایش‌شده
thread-superseded = پیش از ویرایش
thread-repeat = تکرار
thread-buttons = دکمه‌هایی که دید

## How far words of ours have come.

thread-queued = در صف فرستادن
thread-sending = در حال فرستادن
thread-sent = فرستاده شد
thread-failed = نرسید
thread-unknown = معلوم نیست رسیده باشد
# Variables: $written_for, $platform (String): messengers.
thread-written-for = به‌جای { $written_for }، از { $platform }
thread-cause-blocked = این شخص یاور را در پیام‌رسانش بسته است.
thread-cause-gone = این حساب پیام‌رسان دیگر نیست.
thread-cause-too-long = پیام‌رسان گفت متن خیلی بلند است.
thread-cause-time-out = پیام‌رسان جواب نداد.
thread-cause-stale = دیر شده بود و شاید تخت‌ها دیگر خالی نبودند؛ به‌جایش گفتیم دوباره بپرسد.
thread-cause-other = پیام‌رسان این پیام را نگرفت.
thread-again = دوباره بفرستید
thread-said-again = دوباره فرستاده شد.
thread-again-done = پیام دوباره فرستاده می‌شود.
thread-again-not = این پیام دوباره فرستاده نشد: یا رسیده است، یا قبلاً تکرار شده، یا پرونده دیگر در دست شما نیست.
thread-again-unsafe = دوباره فرستاده نشد: گفته است تا خودش ننوشته پیام ندهیم. اگر مطمئن هستید، تیک کنار دکمه را بزنید و دوباره بفرستید.

## Files and places.

thread-file-voice = پیام صوتی
thread-file-photo = عکس
thread-file-video = فیلم
thread-file-document = فایل
thread-file-sticker = برچسب
thread-file-contact = شمارهٔ تماس
thread-file-other = پیامی که خوانده نمی‌شود
thread-photo-of = عکسی که شهروند فرستاده است
thread-file-save = ذخیرهٔ فایل
thread-file-get = آوردن فایل از پیام‌رسان
thread-file-wanted = فایل دارد از پیام‌رسان می‌رسد…
thread-file-too-big = این فایل بزرگ‌تر از آن است که پیام‌رسان به ما بدهد. از شهروند بخواهید کوتاه‌ترش را بفرستد.
thread-file-gone = پیام‌رسان دیگر این فایل را ندارد.
# Variables: $size (String): a number.
thread-file-megabytes = { NUM($size) } مگابایت
thread-file-kilobytes = { NUM($size) } کیلوبایت
thread-place-neshan = نقشهٔ نشان
thread-place-balad = نقشهٔ بلد
thread-place-phone = نقشهٔ گوشی

## What happened to a case. $name (String): who did it, or from whom it was taken.

timeline-opened = پرونده باز شد
timeline-claimed = { $name } پرونده را برداشت
timeline-released = { $name } پرونده را به صف برگرداند
timeline-returned = پرونده به صف برگشت
timeline-returned-late = { $name } به‌موقع جواب نداد؛ پرونده به صف برگشت
timeline-returned-absent = صفحهٔ { $name } بسته بود؛ پرونده به صف برگشت
timeline-returned-shift-over = شیفت { $name } تمام شد؛ پرونده به صف برگشت
timeline-returned-disabled = حساب { $name } بسته شد؛ پرونده به صف برگشت
# Variables: $to (String): a colleague.
timeline-reassigned = { $name } پرونده را به { $to } سپرد
timeline-taken-over = { $name } پرونده را تحویل گرفت
# Variables: $desk (String).
timeline-transferred = { $name } پرونده را به میز «{ $desk }» فرستاد
# Variables: $level (String).
timeline-levelled = { $name } سطح را «{ $level }» کرد
timeline-closed = { $name } پرونده را بست
timeline-reopened = شهروند دوباره نوشت و پرونده باز شد
timeline-rated = شهروند نظر داد
timeline-linked = این شخص پیام‌رسان دیگری هم وصل کرد
timeline-separated = پیام‌رسان دیگر این شخص جدا شد
# Variables: $number (Number): of the other case.
timeline-joined = این پرونده با پروندهٔ { NUM($number) } یکی شد
timeline-parted = این پرونده و پروندهٔ { NUM($number) } دوباره از هم جدا شدند
