## Shifts.

# Variables: $day (String): the first day of the week.
shifts-title = شیفت‌های هفتهٔ { $day }
shifts-earlier = هفتهٔ قبل
shifts-this = این هفته
shifts-later = هفتهٔ بعد
shifts-today = امروز
shifts-nobody = کسی نیست.
shifts-planned-ones = برنامهٔ هفته
# Variables: $since, $until (String): hours in digits.
shifts-span = { $since } تا { $until }
shifts-cancel = حذف
shifts-end = همین حالا تمام شود
# Variables: $name (String).
shifts-cancel-of = حذف یا پایان شیفت { $name }
shifts-add = شیفت تازه
shifts-add-do = نوشتن شیفت
shifts-person = همکار
shifts-choose = انتخاب کنید
shifts-day = روز
shifts-day-hint = مثلاً ۱۴۰۵/۰۹/۰۱
shifts-since = از ساعت
shifts-until = تا ساعت
shifts-midnight = اگر ساعت پایان از شروع زودتر باشد، یعنی صبح روز بعد.
shifts-days = برای چند روز پشت سر هم
shifts-on-call = فهرست آماده‌باش
shifts-on-call-empty = هنوز کسی در فهرست نیست. مدیر سامانه در صفحهٔ همکاران، تلفن و نوبت را می‌نویسد.
shifts-planned = شیفت نوشته شد.
shifts-cancelled = شیفت برداشته شد.
shifts-gone = این شیفت پیش از این تمام یا حذف شده بود.
shifts-error-person = یکی از همکاران را انتخاب کنید.
shifts-error-day = تاریخ را این‌طور بنویسید: ۱۴۰۵/۰۹/۰۱
shifts-error-clock = ساعت را این‌طور بنویسید: ۲۰ یا ۲۰:۳۰
shifts-error-days = عددی از ۱ تا ۳۱ بنویسید.
shifts-error-span = این شیفت گذشته است.
shifts-error-overlap = این همکار در بخشی از این زمان شیفت دیگری دارد. هیچ شیفتی نوشته نشد.
