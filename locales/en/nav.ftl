## What stands on every screen, and what holds everywhere.

nav-back = 🔙 Back
nav-menu = 🏠 Main menu
nav-emergency = 🆘 Help now
nav-again = ↩️ Continue
nav-anew = 🔄 Start anew
nav-location = 📍 Send my location
nav-contact = 📱 Send my number
language-other = فارسی
language-changed = I will write in English from now on.
cancelled = All right, cancelled.
keyboard-closed = All right.
button-stale = That button belongs to an earlier talk. Let us go on from here.
continue-or-anew = Some time has passed since we last talked. Continue from there, or start anew?
aside-continue = Whenever you like, go on from where we were.
not-understood =
    I did not quite understand.
    Tap one of the buttons or write it in a few other words.
    If a life is in danger, tap “Help now”.
voice-not-read =
    Your voice message arrived, but I am a program and only understand text and buttons so far.
    Please write, or tap one of the buttons.
    If you want a colleague to listen to it, write “talk to a person”.
picture-not-read =
    Your picture arrived, but I am a program and cannot understand pictures.
    Please write, or tap one of the buttons.
sticker-not-read = I cannot read this. Please write, or tap one of the buttons.
file-not-read = Your file arrived, but I cannot open it. Please write, or tap one of the buttons.
contact-not-asked = No phone number is needed here. Please tap one of the buttons or write.
location-not-asked = Your location arrived, but I do not need it here. Please tap one of the buttons or write.
kind-not-read = I cannot read this kind of message. Please write, or tap one of the buttons.
# Stands on a line of its own before a message whose first sending may or may not have arrived.
repeated-mark = (Repeat of the message before)
our-fault =
    The fault is ours and we will mend it. Your message is not lost.
    Please write again in a few minutes.
nothing = { "" }
