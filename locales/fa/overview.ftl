## The supervisor's page. $count (Number). $time, $day (String): in words.

overview-title = نمای کلی
overview-nothing = —
overview-nobody = این میزها باز هستند و کسی سر کار نیست
overview-on-call = به این‌ها زنگ بزنید، به ترتیب:
overview-on-call-none = کسی با شماره تلفن در فهرست آماده‌باش این میزها نیست. از مدیر سامانه بخواهید اضافه کند.
overview-queue = صف هر میز
overview-desk = میز
overview-held = در دست همکاران
overview-oldest = قدیمی‌ترین انتظارها
overview-oldest-none = کسی منتظر جواب نیست.
overview-is-held = نزد یک همکار
overview-expiring = مهلت جوابشان دارد تمام می‌شود
overview-expiring-none = تا چند دقیقهٔ دیگر مهلت هیچ پرونده‌ای تمام نمی‌شود.
overview-minutes-left = { NUM($count) } دقیقه مانده
overview-over = تمام شد
overview-there = حاضران ({ NUM($count) })
overview-there-none = الان هیچ همکاری حاضر نیست.
overview-name = نام
overview-desks = میزها
overview-since = از
overview-shift = شیفت
overview-until = تا { $time }
overview-no-shift = بدون شیفت
overview-holds = پرونده
overview-locked = صفحه‌اش قفل است
overview-on-break = در استراحت:

## Deliveries and other things that need a person.

overview-troubles = چیزهایی که باید دید
overview-troubles-none = همهٔ پیام‌ها رسیده‌اند.
overview-troubles-more = { NUM($count) } مورد دیگر هم هست.
overview-card-unknown = معلوم نیست پیام رسیده باشد
overview-card-failed = پیام نرسید
overview-card-blocked = شهروند یاور را در پیام‌رسانش بسته است
overview-card-quarantined = پیامی از شهروند خوانده نشد
overview-card-stalled = پیامی بیش از اندازه در راه مانده است
overview-card-phones = پیام‌هایی که با سفیر بله به شمارهٔ تلفن می‌روند نرسیده‌اند
overview-card-line = وقت بررسی یک شماره رسیده است
overview-card-call = پرونده‌ای در خطر بی‌جواب مانده است؛ یک نفر باید زنگ بزند
overview-again = دوباره بفرستید
overview-close = دیده شد
overview-card-closed = از فهرست برداشته شد.
overview-card-gone = این مورد پیش‌تر از فهرست برداشته شده بود.
overview-card-again = پیام دوباره فرستاده می‌شود.

## Charts of the day and the week.

overview-figures = آمار
overview-day = روز، مثلاً ۱۴۰۵/۰۹/۰۱
overview-day-do = نشان بده
overview-error-day = روز را شمسی و کامل بنویسید، مثلاً ۱۴۰۵/۰۹/۰۱. آمار امروز این است.
overview-of-day = { $day }
overview-of-week = هفت روز تا { $day }
overview-opened = پروندهٔ تازه
overview-closed = بسته‌شده
overview-unanswered = هنوز بی‌جواب
overview-median = انتظار نیمی از مردم
overview-ninety = انتظار نُه نفر از ده نفر
overview-waits-what = نیمی از مردم زودتر از عدد اول جواب گرفتند و نُه نفر از هر ده نفر زودتر از عدد دوم.
overview-waits = انتظار تا اولین جواب، به دقیقه
overview-load = تعداد پرونده
overview-outcomes = پرونده‌ها چطور بسته شدند
overview-chart-empty = در این مدت چیزی نیست.
overview-as-table = همین آمار به شکل جدول
overview-hour = ساعت
overview-weekday = روز

## The file for a spreadsheet.

overview-export = فایل آمار
overview-export-what = فهرست پرونده‌ها برای Excel، بدون هیچ متنی از شهروندان. تاریخ‌ها هم شمسی هستند و هم میلادی.
overview-export-first = از روز
overview-export-last = تا روز
overview-export-do = گرفتن فایل
overview-error-days = هر دو روز را شمسی و کامل بنویسید، مثلاً ۱۴۰۵/۰۹/۰۱.
overview-error-order = روز پایان پیش از روز شروع است.
overview-error-long = بازه را کوتاه‌تر از یک سال بگیرید.
overview-csv-number = شمارهٔ پرونده
overview-csv-desk = میز
overview-csv-level = سطح
overview-csv-true-level = سطح واقعی
overview-csv-topic = موضوع
overview-csv-outcome = نتیجه
overview-csv-platform = پیام‌رسان
overview-csv-language = زبان
overview-csv-opened = باز شدن
overview-csv-opened-iso = باز شدن (میلادی)
overview-csv-answered = اولین جواب
overview-csv-answered-iso = اولین جواب (میلادی)
overview-csv-minutes = انتظار تا جواب (دقیقه)
overview-csv-closed = بستن
overview-csv-closed-iso = بستن (میلادی)
overview-csv-closed-by = به دست
overview-csv-returned = برگشت به صف
overview-csv-reopened = باز شدن دوباره
overview-csv-rating = نظر شهروند
