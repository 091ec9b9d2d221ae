## Canned replies: the page where they are kept, and the list beside a thread.

canned-title = پاسخ‌های آماده
canned-one = تغییر پاسخ آماده
canned-new = پاسخ تازه
canned-none = هنوز پاسخ آماده‌ای نیست.
canned-found-none = با این کلمه‌ها پاسخی پیدا نشد.
canned-field-title = عنوان
canned-field-desk = برای میز
canned-field-text = متن
canned-variables = در متن می‌توانید بنویسید {"{"}میز{"}"}، {"{"}شماره{"}"} یا {"{"}پایان کار{"}"}؛ موقع جواب دادن، نام میز، شمارهٔ پرونده و ساعت پایان کار امروز به جایشان می‌آید.
canned-save = ذخیره
canned-back = برگشت
canned-change = تغییر
canned-remove = حذف
# Variables: $title (String): of the reply.
canned-remove-sure = پاسخ «{ $title }» حذف شود؟
canned-added = پاسخ تازه ذخیره شد.
canned-changed = تغییر ذخیره شد.
canned-removed = پاسخ حذف شد.
canned-gone = این پاسخ پیش‌تر حذف شده بود.
canned-error-title = یک عنوان کوتاه بنویسید تا همکاران پیدایش کنند.
canned-error-text = متن پاسخ را بنویسید.
# Variables: $names (String): what stands in braces.
canned-error-variable = به جای { $names } چیزی نمی‌شود گذاشت. فقط {"{"}میز{"}"}، {"{"}شماره{"}"} و {"{"}پایان کار{"}"} را می‌شناسیم.
canned-error-desk = این میز دیگر نیست. میز دیگری انتخاب کنید.
canned-error-gone = این پاسخ یا میز دیگر نیست. متن را بردارید و پاسخ تازه‌ای بسازید.
# Variables: $time (String): an hour in words.
canned-clock = { $time }
