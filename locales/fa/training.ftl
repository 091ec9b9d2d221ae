## Development data from judged messages.

training-title = دادهٔ آموزشی
training-what = یاور از روی پیام‌های ساختگی یاد گرفته است. پیامی که همکاران داوری کرده‌اند، بعد از برداشتن هر نشانی از صاحبش و با تأیید نفر دوم، می‌تواند به آن‌ها اضافه شود.
training-counts = تا امروز
training-open = منتظر نفر دوم
training-approved-count = تأییدشده
training-refused-count = ردشده
training-export = گرفتن فایل تأییدشده‌ها
training-none = پیشنهادی منتظر تأیید نیست. از پروندهٔ بسته یا نمونهٔ هفتگی می‌توانید پیامی پیشنهاد کنید.
# Variables: $number (Number): of the line.
training-line = سطر { NUM($number) }
training-urgent = فوری است
training-not-urgent = فوری نیست
# Variables: $name (String): a colleague.
training-by = به پیشنهاد { $name }
training-own = این را خودتان پیشنهاد کرده‌اید؛ همکار دیگری باید تأیید کند.
training-look = اگر با خواندنش نمی‌شود صاحبش را شناخت، تأیید کنید.
training-approve = تأیید
training-refuse = رد
training-approved = تأیید شد و به داده‌ها اضافه می‌شود.
training-refused = رد شد و متنش پاک شد.
training-not-decided = نشد: پیشنهاد خودتان است، یا پیش‌تر کسی درباره‌اش تصمیم گرفته است.
training-decide-which = تأیید یا رد را بزنید.
# Variables: $number (Number): of the case.
training-case-title = پیام‌های پروندهٔ { NUM($number) }
training-case-what = پیامی را انتخاب کنید که یاور باید از آن یاد بگیرد.
training-case-none = در این پرونده پیام نوشتاری نیست.
training-is-proposed = پیشنهاد شده
training-propose = پیشنهاد
training-form-title = پیشنهاد یک پیام
training-before = همان‌طور که نوشته شد
training-after = بعد از برداشتن خودکار
training-text = متنی که می‌ماند
training-text-what = نام، سن دقیق همراه شهر، محل کار، نام مدرسه و هر چیزی را که صاحبش را می‌شناساند بردارید یا با «…» عوض کنید. غلط‌ها و شکل نوشتنش را درست نکنید. اگر خودکار چیزی را بی‌جا برداشته، برش گردانید.
# Variables: $level (String): as staff judged it.
training-is-urgent = همان وقت کسی باید کمک می‌کرد؟ (داوری همکاران: { $level })
training-notes = یادداشت، مثلاً چرا خواندنش سخت است (بدون نشانی از کسی)
training-clean = متن را خودم خواندم و نشانی از کسی در آن نیست
training-propose-do = بفرستید برای نفر دوم
training-proposed = پیشنهاد شد. همکار دیگری باید تأییدش کند.
training-proposed-before = این پیام پیش‌تر پیشنهاد شده است.
training-incomplete = متن، موضوع و فوری بودن هر سه لازم‌اند.
training-still = هنوز شماره، نشانی اینترنتی یا @نام در متن هست. برشان دارید.
training-unchecked = اول متن را بخوانید و تیک بزنید که نشانی از کسی در آن نیست.
