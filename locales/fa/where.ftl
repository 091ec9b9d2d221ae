## Where the person is.

where-self =
    کجا هستید؟
    موقعیتتان را بفرستید، یا بنویسید در کدام محله یا منطقه هستید.
where-other =
    الان کجا هستند؟
    موقعیت را بفرستید، یا نام محله یا شمارهٔ منطقه را بنویسید.
where-by-district = منطقه را می‌گویم
where-anywhere = نمی‌دانم
where-district = کدام منطقهٔ تهران؟
# Variables: $number (Number): 1 to 22.
district-number = { NUM($number) }
where-not-found =
    این محله را در تهران پیدا نکردم.
    نام محله‌ای نزدیک آن یا شمارهٔ منطقه (۱ تا ۲۲) را بنویسید، یا موقعیت بفرستید.
where-which = منظورتان کدام است؟
where-guess = منظورتان این است؟
# Variables: $name (String): a neighbourhood; $district (Number).
where-choice = { $name }، منطقهٔ { NUM($district) }
where-choice-district = منطقهٔ { NUM($district) }
# Variables: as above.
around-name = نزدیک‌ترین‌ها به { $name } (منطقهٔ { NUM($district) })
around-district = نزدیک‌ترین‌ها به منطقهٔ { NUM($district) }
around-point = نزدیک‌ترین‌ها به جایی که فرستادید
around-city = در تهران
