## Words of the probe, for the colleague whose phone helps to try a new bot. They hold no star, underscore, backtick or bracket.

probe-write = Open the bot in Bale and write one word to it.
probe-tap = Tap the button under this message.
probe-button = ✅ This button
probe-marks =
    These lines show one word in several ways.
    Tap the number of each line in which the word is bold, slanted or a link, or its marks cannot be seen. Then tap the last button.
probe-no-more = ✔️ The others are plain
probe-word = sample
probe-voice = Send a short voice message.
probe-edit = Edit the first word you wrote, and write something else in its place.
probe-contact = Tap the button at the bottom, so that your number arrives. The number itself is not written down.
probe-location = Tap the button at the bottom and send a place on the map. The place itself is not written down.
probe-again = Write one more word.
probe-hook = Write a word and wait a minute or two.
probe-block = Block the bot. Until you do, a message comes now and then.
probe-unblock = That was all, thank you. Now unblock the bot.
probe-skip = If it cannot be done, write: /skip
probe-sample = This message is a test.
