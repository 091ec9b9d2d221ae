## The weekly sample: messages that raised nothing, read by a psychologist.

review-title = نمونهٔ هفتگی
# Variables: $count (Number): people whose messages are drawn each week.
review-what = هر هفته از پیام‌هایی که هشداری نداده‌اند، به قرعه تا { NUM($count) } پیام از آدم‌های مختلف خوانده می‌شود تا بفهمیم خطری نادیده مانده است یا نه. یاور این‌ها را کم‌خطر خوانده؛ شما هر طور دیدید داوری کنید.
review-message = این پیام را بخوانید
# Variables: $count (Number): messages.
review-left = { NUM($count) } پیام مانده
review-hidden = نام و حساب نشان داده نمی‌شود؛ «…» یعنی چیزی برداشته شده است
review-level = به نظر شما واقعاً چه سطحی داشت؟
review-label = موضوع
review-danger-what = اگر «فوری» یا «خطر جانی» را بزنید، همان لحظه برایش پرونده باز می‌شود تا کسی کمکش کند.
review-do = ثبت و پیام بعدی
review-pass = نمی‌دانم، بعدی
review-incomplete = سطح و موضوع هر دو لازم‌اند.
review-kept = ثبت شد.
review-missed = ثبت شد. برایش پرونده باز شد و همین حالا در صف است.
review-gone = این پیام را همکار دیگری داوری کرده است، یا دیگر نیست.
review-to-training = پیام قبلی را برای دادهٔ آموزشی پیشنهاد کنید
review-all-read = همهٔ پیام‌های نمونه خوانده شده‌اند. شنبهٔ بعد نمونهٔ تازه می‌آید. ممنون که خواندید.
review-none = از هفتهٔ پیش پیامی برای خواندن نیست. شنبهٔ بعد دوباره نگاه کنید.
review-not-yours = متن پیام‌ها را فقط روان‌شناس‌ها می‌بینند. این‌جا می‌بینید چقدرش خوانده شده است.
review-weeks = هفته‌ها
review-drawn = قرعه خورده
review-read = خوانده‌شده
