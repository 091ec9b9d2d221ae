## A person's care plan, as staff read and write it. $name (String): a member of staff. $when (String): a moment.
## $count (Number): cases. $most (Number): signs.

plan-name = کارت همراهی
plan-there = کارت همراهی دارد
plan-what = هر همکاری که با این شخص حرف می‌زند، این کارت را پیش از گفت‌وگو می‌بیند، در هر میزی. خود او آن را نمی‌بیند؛ با این همه طوری بنویسید که اگر دید، نرنجد.
plan-answered-by = چه کسی جواب بدهد
plan-anybody = هر همکاری که هست
plan-answerer-left = دیگر این‌جا کار نمی‌کند
plan-helps = چه چیزی کمک می‌کند
plan-helps-hint = مثلاً: کوتاه بنویسید؛ اول بپرسید خوابیده یا نه؛ دوست دارد او را «آقا رضا» صدا کنیم. تا { NUM($most) } حرف.
plan-avoid = از چه پرهیز کنیم
plan-avoid-hint = مثلاً: از خانواده‌اش نپرسید؛ شب‌ها زنگ نزنید. تا { NUM($most) } حرف.
plan-written = { $name }، { $when }
plan-somebody = یکی از همکاران
plan-change = تغییر کارت
plan-write = نوشتن کارت همراهی
plan-lately = در ۹۰ روز گذشته { NUM($count) } بار پیش ما آمده است.
plan-offer = با هم قرار بگذاریم؟
plan-offer-what = اگر بنویسید چه کسی جواب بدهد و چه چیزی کمکش می‌کند، لازم نیست هر بار همه چیز را از نو بگوید.
plan-keep = ذخیرهٔ کارت
plan-keep-mine = نوشتهٔ من جای آن بماند
plan-back = بازگشت به پرونده
plan-empty-removes = اگر هر سه را خالی بگذارید، کارت برداشته می‌شود.
plan-kept = کارت همراهی ذخیره شد.
plan-removed = کارت همراهی برداشته شد.
plan-error = هنوز ذخیره نشده است. چیزی که نوشتید این‌جاست.
plan-error-long = از { NUM($most) } حرف بیشتر است؛ کوتاه‌ترش کنید.
plan-error-empty = چیزی ننوشته‌اید. یک جمله هم کمک می‌کند.
plan-error-answerer = این همکار دیگر این‌جا نیست؛ کس دیگری را انتخاب کنید.

## Two people write at once.

plan-outrun = در همین فاصله { $name } کارت را عوض کرد ({ $when }).
plan-outrun-what = نوشتهٔ او این است و نوشتهٔ شما پایین مانده. هر چه لازم است از نوشتهٔ او در فرم بیاورید و بعد ذخیره کنید.
plan-outrun-removed = در همین فاصله کسی کارت را برداشت.
plan-outrun-removed-what = نوشتهٔ شما پایین مانده؛ اگر هنوز لازم است، ذخیره‌اش کنید.
