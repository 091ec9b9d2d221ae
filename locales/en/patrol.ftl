## The municipality's patrol, 137.

patrol-label = 🚐 Patrol 137
patrol-explained =
    137 is the municipality’s number. If you call, a van comes with two social workers and two judicial officers and takes a person without shelter to a night shelter.
    Because judicial officers ride along, I never send for them myself. The choice is yours.
patrol-give-number = ☎️ Give me the number
patrol-find-door = 🛏 I will go myself
# Variables: $number (String): ASCII digits.
patrol-number =
    Municipality, day and night:
    { $number }
    Say where you are and how many you are. You may ask when they will arrive.
patrol-number-unknown = I am not sure that 137 answers at the moment and do not want to send you astray. If there is danger, tap “Help now”.
