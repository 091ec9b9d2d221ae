## The administrator's page of desks.

desk-title = میزها
# Variables: $name (String): name of the desk.
desk-one = میز { $name }
desk-change = تغییر
desk-open = الان باز است
# Variables: $time (String): an hour in words.
desk-open-until = باز است تا { $time }
# Variables: $when (String): day and hour in words.
desk-closed-until = بسته است تا { $when }
desk-closed = بسته است
# Variables: $minutes (Number), $hours (Number).
desk-limits = مهلت جواب { NUM($minutes) } دقیقه؛ پروندهٔ بسته تا { NUM($hours) } ساعت دوباره باز می‌شود
desk-saved = تغییرها ذخیره شد.
desk-save = ذخیره
desk-back = برگشت
desk-errors = چیزی ذخیره نشد. جاهایی را که مشخص شده درست کنید و دوباره ذخیره کنید.

## Hours. $days (String): days of the week, $opens and $closes (String): hours such as 8:30, $first and $last (String): days.

desk-every-day = هر روز
desk-days-range = { $first } تا { $last }
desk-hours-always = شبانه‌روز، هر وقت همکاری سر کار باشد
desk-hours-all-day = { $days }، شبانه‌روز
desk-hours-line = { $days }، از { NUM($opens) } تا { NUM($closes) }
desk-hours-next-day = { $days }، از { NUM($opens) } تا { NUM($closes) } روز بعد

## The form of one desk.

desk-name = نام فارسی
desk-name-en = نام انگلیسی
desk-answer-minutes = مهلت جواب، به دقیقه
desk-answer-minutes-what = کسی که پرونده‌ای را برداشته باید تا این مدت جواب بدهد، وگرنه پرونده به صف برمی‌گردد.
desk-reopen-hours = فرصت باز شدن دوباره، به ساعت
desk-reopen-hours-what = اگر شهروند تا این مدت بعد از بستن پرونده پیام بدهد، همان پرونده دوباره باز می‌شود.
desk-hours = ساعت کار
desk-hours-what = برای هر بازه روزها و ساعت‌ها را بنویسید. اگر پایان کار پیش از شروع یا با آن یکی باشد، یعنی تا روز بعد. اگر هیچ بازه‌ای ننویسید، میز شبانه‌روز باز است.
# Variables: $number (Number): which one.
desk-period = بازهٔ { NUM($number) }
desk-opens = از ساعت
desk-closes = تا ساعت
desk-opens-sample = مثلاً ۸:۰۰
desk-closes-sample = مثلاً ۱۶:۰۰
desk-period-remove = این بازه حذف شود
desk-period-more = یک بازهٔ دیگر
desk-closed-texts = وقتی میز بسته است
desk-closed-texts-what = ساعت باز شدن و شماره‌های کمک خودشان گفته می‌شوند. این متن بعد از آن‌ها می‌آید؛ می‌تواند خالی بماند.
desk-closed-text = متن فارسی
desk-closed-text-en = متن انگلیسی
desk-error-name = نام میز را بنویسید.
desk-error-name-en = نام انگلیسی را با حروف لاتین بنویسید.
desk-error-minutes = عددی بین ۱ و ۱۴۴۰ بنویسید.
desk-error-reopen = عددی بین ۰ و ۲۱۶۰ بنویسید.
desk-error-hour = هر دو ساعت را بنویسید، مثلاً ۸:۰۰ و ۱۶:۳۰.
desk-error-days = دست‌کم یک روز را انتخاب کنید.

## Holidays.

desk-holidays = تعطیلی‌ها
desk-holidays-what = در این روزها میز باز نمی‌شود. شیفتی که از شب قبل شروع شده تا صبح ادامه دارد.
desk-holidays-none = هنوز تعطیلی‌ای ثبت نشده است.
desk-holiday-day = روز
desk-holiday-name = مناسبت
desk-holiday-desk = میز
desk-holiday-add = تعطیلی تازه
desk-holiday-save = ثبت تعطیلی
desk-holiday-added = تعطیلی ثبت شد.
desk-holiday-removed = تعطیلی حذف شد.
desk-holiday-gone = این تعطیلی پیش‌تر حذف شده بود.
desk-all = همهٔ میزها
desk-day-sample = مثلاً ۱۴۰۶/۰۱/۰۱
desk-remove = حذف
# Variables: $day (String): a day, $name (String): its occasion.
desk-remove-sure = تعطیلی { $day } ({ $name }) حذف شود؟
desk-error-day = تاریخ را شمسی و کامل بنویسید، مثلاً ۱۴۰۶/۰۱/۰۱.
desk-error-past = این روز گذشته است.
desk-error-twice = این روز برای این میز پیش‌تر ثبت شده است.
desk-error-holiday-name = مناسبت را بنویسید.
