## The page of phone lines. $name (String): a line. $day (String): a Jalali date in digits. $when (String): day and hour in words.

console-nav-lines = شماره‌ها
lines-title = شماره‌ها
lines-what = مردم فقط خطی را می‌بینند که همین ساعت جواب می‌دهد و بررسی‌اش اعتبار دارد.
lines-none = هنوز هیچ شماره‌ای ثبت نشده است. تا آن وقت شماره‌های ۱۲۳، ۱۱۵، ۱۱۰ و ۱۲۵ به مردم گفته می‌شود.
lines-due = وقت بررسی این خط‌ها رسیده است
lines-due-soon = اعتبارش { NUM($day) } تمام می‌شود. پیش از آن زنگ بزنید.
lines-due-over = اعتبارش { NUM($day) } تمام شد و دیگر نشان داده نمی‌شود. زنگ بزنید و تأییدش کنید.
lines-on-card = روی کارت اورژانس
lines-hours = ساعت
lines-hours-unknown = نمی‌دانیم
lines-status = وضعیت
lines-checked-at = آخرین بررسی
lines-never-checked = هنوز کسی بررسی نکرده است
lines-until = اعتبار تا
lines-pair = جفت
lines-more = منبع و یادداشت
lines-source = منبع
lines-note = یادداشت

## Whether people are shown a line now. $status (String): its status in words.

lines-shown = الان نشان داده می‌شود
lines-shown-until = الان نشان داده می‌شود، تا { $when }
lines-not-status = نشان داده نمی‌شود: { $status }
lines-not-unchecked = نشان داده نمی‌شود: هنوز کسی تأییدش نکرده است
lines-not-expired = نشان داده نمی‌شود: اعتبار بررسی‌اش تمام شده است
lines-not-hours = نشان داده نمی‌شود: ساعت جواب دادنش را نمی‌دانیم
lines-not-until = الان نشان داده نمی‌شود؛ { $when } باز می‌شود
lines-not-open = الان نشان داده نمی‌شود؛ در این ساعت جواب نمی‌دهد
lines-not-pair = الان نشان داده نمی‌شود: خط دیگری که با این جفت است الان در دسترس نیست
lines-status-active = کار می‌کند
lines-status-unconfirmed = هنوز تأیید نشده است
lines-status-planned = هنوز راه نیفتاده است
lines-status-closed = فعلاً تعطیل است
lines-status-stopped = دیگر جواب نمی‌دهد

## What staff do about a line. $days (String): a number of days.

lines-span = این بررسی تا کی معتبر باشد؟
lines-span-days = { NUM($days) } روز، تا { NUM($day) }
lines-answers = امروز زنگ زدم؛ جواب می‌دهد
lines-answers-again = امروز زنگ زدم؛ حالا جواب می‌دهد
lines-answers-asked = امروز پرسیدم؛ جواب می‌دهد
lines-ask-not-dial = به خط اورژانس برای امتحان زنگ نزنید؛ از خود آن سازمان بپرسید که کار می‌کند.
lines-silent = جواب نمی‌دهد
lines-stop-note = چه دیدید؟ مثلاً: سه بار زنگ زدم، بوق اشغال
lines-stop = دیگر نشانش ندهید
lines-stop-sure = «{ $name }» از همین حالا به هیچ‌کس نشان داده نمی‌شود. انجام شود؟
lines-change = تغییر شماره و ساعت
lines-checked = ثبت شد. مردم این خط را در ساعت‌هایش می‌بینند.
lines-stopped = ثبت شد. این خط دیگر به کسی نشان داده نمی‌شود.
lines-error-late = همین حالا کس دیگری این خط را تغییر داد. وضع تازه‌اش این است؛ اگر لازم است دوباره ثبت کنید.
lines-error-span = یکی از مدت‌ها را انتخاب کنید.
lines-error-note = در چند کلمه بنویسید چه دیدید.

## The form of one line.

lines-one = خط { $name }
lines-one-what = فقط چیزی را عوض کنید که امروز با زنگ زدن یا پرسیدن فهمیده‌اید. ذخیره کردن یعنی شماره و ساعت‌ها درست است و خط جواب می‌دهد.
lines-number = شماره
lines-number-what = همان‌طور که مردم می‌گیرند، با پیش‌شماره؛ ۳ تا ۱۱ رقم.
lines-emergency-number = شمارهٔ خط اورژانس این‌جا عوض نمی‌شود.
lines-always = شبانه‌روز، هر روز هفته
lines-hours-what = اگر شبانه‌روز نیست، برای هر بازه روزها و ساعت‌ها را بنویسید. پایان نیمه‌شب را ۲۴ بنویسید. اگر پایان پیش از شروع باشد، یعنی تا روز بعد.
lines-closes-sample = مثلاً ۲۴
lines-save = امروز پرسیدم و درست است؛ ذخیره
lines-back = برگشت
lines-error-number = شماره باید ۳ تا ۱۱ رقم باشد، مثلاً ۰۲۱۵۵۰۱۲۳۴۵ یا ۱۴۸۰.
lines-error-emergency-number = شمارهٔ خط اورژانس از این صفحه عوض نمی‌شود. اگر واقعاً عوض شده است، به مدیر سامانه بگویید.
lines-error-twice = این شماره مال خط «{ $name }» است.
lines-error-hours = بگویید این خط کی جواب می‌دهد: شبانه‌روز، یا دست‌کم یک بازه. خطی که ساعتش معلوم نیست نشان داده نمی‌شود.
lines-error-late-form = همین حالا کس دیگری این خط را تغییر داد و چیزی که نوشتید ذخیره نشد. نوشته‌تان این‌جا مانده است؛ صفحهٔ شماره‌ها را ببینید و اگر هنوز درست است، دوباره ذخیره کنید.
