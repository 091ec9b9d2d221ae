## How hard the last weeks were. The six questions and their answers stand in services/k6.toml.

# Variables: $about (String): what the talk is about.
severity-begin =
    { $about }
    شش سؤال کوتاه می‌پرسم تا همکاری جواب بدهد که بهتر می‌تواند کمک کند.
    هر جا خواستید، «کافی است» را بزنید. بپرسم؟
severity-start = بله، بپرسید
severity-skip = نه، با همکارتان حرف می‌زنم
# Variables: $asks (String): in the words of the instrument. The same below.
severity-k1 =
    سؤال ۱ از ۶:
    { $asks }
# Variables: $asks (String): as above.
severity-k2 =
    سؤال ۲ از ۶:
    { $asks }
# Variables: $asks (String): as above.
severity-k3 =
    سؤال ۳ از ۶:
    { $asks }
# Variables: $asks (String): as above.
severity-k4 =
    سؤال ۴ از ۶:
    { $asks }
# Variables: $asks (String): as above.
severity-k5 =
    سؤال ۵ از ۶:
    { $asks }
# Variables: $asks (String): as above.
severity-k6 =
    سؤال ۶ از ۶:
    { $asks }
# Variables: $words (String): an answer of the instrument.
severity-answer = { $words }
severity-enough = ✋ کافی است
severity-otherwise =
    لطفاً یکی از این جواب‌ها را بزنید، یا عددش را بنویسید.
    اگر نمی‌خواهید ادامه بدهید، «کافی است» را بزنید.
