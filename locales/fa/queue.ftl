## The first page of staff: own cases, the next one, and what waits where.

queue-title = صف
queue-next = پروندهٔ بعدی
# Variables: $count (Number): cases that wait.
queue-waiting = { NUM($count) } نفر منتظرند
queue-nobody = کسی منتظر نیست
queue-nobody-waits = الان کسی در صف میزهای شما نیست.
queue-away = شما در استراحت هستید و پرونده‌ای به شما داده نمی‌شود.
queue-you-are-away = در استراحت هستید. اول در صفحهٔ حساب خود، استراحت را تمام کنید.
queue-to-account = پایان استراحت
queue-no-desk = هنوز در هیچ میزی نیستید. از مدیر سامانه بخواهید شما را به میزتان اضافه کند.
queue-mine = پرونده‌های من
queue-mine-empty = پرونده‌ای دست شما نیست. برای شروع، «پروندهٔ بعدی» را بزنید.
queue-unanswered = منتظر جواب شما
queue-answered = جواب داده‌اید؛ نوبت اوست
queue-desks = میزها
queue-desk = میز
queue-in-line = در صف
queue-held = در دست همکاران
queue-oldest = قدیمی‌ترین انتظار
queue-there = حاضر
queue-nobody-there = هیچ‌کس حاضر نیست
queue-closed = بسته
# Variables: $when (String): day and hour.
queue-closed-until = بسته تا { $when }
queue-list = همهٔ پرونده‌های منتظر
queue-list-empty = صف خالی است.
queue-case = پرونده
queue-since = منتظر از
queue-do = کار
queue-assign = بسپارید
# Variables: $number (Number): of the case.
queue-assign-whom = پروندهٔ { NUM($number) } به چه کسی سپرده شود؟
