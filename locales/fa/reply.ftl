## The box in which staff answer.

reply-name = جواب
reply-label = جواب به شهروند
reply-send = فرستادن
reply-canned = پاسخ آماده
reply-canned-search = جست‌وجو در پاسخ‌های آماده
# %count%, %longest% and %parts% are numbers that the page fills in while one types.
reply-near = %count% از %longest% حرف
reply-split = %count% حرف؛ در %parts% پیام فرستاده می‌شود
reply-empty = جواب خالی است.
reply-too-long = این جواب خیلی بلند است و فرستاده نشد. کوتاه‌ترش کنید یا در چند نوبت بفرستید.
reply-unsent = فرستاده نشد: ارتباط قطع است. متن همین‌جا می‌ماند؛ دوباره «فرستادن» را بزنید، دو بار نمی‌رود.
reply-gone = فرستاده نشد: این پرونده به میز دیگری رفته است. متن همین‌جا می‌ماند تا اگر لازم است، جایی نگهش دارید.
reply-unsafe = گفته است تا خودش ننوشته پیام ندهیم. اگر مطمئن هستید، تیک پایین را بزنید و دوباره بفرستید.
reply-sure = می‌دانم و می‌فرستم
# Variables: $name (String): who holds the case.
reply-lost-to = فرستاده نشد: این پرونده الان در دست { $name } است. متن شما پایین مانده است.
reply-lost-waiting = فرستاده نشد: این پرونده به صف برگشته است. متن شما پایین مانده است.
reply-lost-closed = فرستاده نشد: این پرونده بسته شده است. متن شما پایین مانده است.
# Variables: $name (String): who holds the case.
reply-others = این پرونده در دست { $name } است و فقط او جواب می‌دهد.
reply-waiting = این پرونده در صف است. وقتی نوبتش شود، با «پروندهٔ بعدی» به کسی می‌رسد.
reply-was-mine = جوابی به‌موقع نرفت و پرونده به صف برگشت. اگر هنوز رویش هستید، دوباره بردارید.
reply-closed = این پرونده بسته است. اگر شهروند دوباره بنویسد، باز می‌شود.
reply-kept = متنی که نوشته بودید
