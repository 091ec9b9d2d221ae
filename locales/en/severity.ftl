## How hard the last weeks were. The six questions and their answers stand in services/k6.toml.

# Variables: $about (String): what the talk is about.
severity-begin =
    { $about }
    I ask six short questions, so that the colleague answers who can help best.
    Tap “Enough” wherever you like. Shall I?
severity-start = Yes, ask
severity-skip = No, I talk to your colleague
# Variables: $asks (String): in the words of the instrument. The same below.
severity-k1 =
    Question 1 of 6:
    { $asks }
# Variables: $asks (String): as above.
severity-k2 =
    Question 2 of 6:
    { $asks }
# Variables: $asks (String): as above.
severity-k3 =
    Question 3 of 6:
    { $asks }
# Variables: $asks (String): as above.
severity-k4 =
    Question 4 of 6:
    { $asks }
# Variables: $asks (String): as above.
severity-k5 =
    Question 5 of 6:
    { $asks }
# Variables: $asks (String): as above.
severity-k6 =
    Question 6 of 6:
    { $asks }
# Variables: $words (String): an answer of the instrument.
severity-answer = { $words }
severity-enough = ✋ Enough
severity-otherwise =
    Please tap one of these answers, or write its number.
    If you do not want to go on, tap “Enough”.
