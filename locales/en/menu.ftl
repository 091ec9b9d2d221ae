## The main menu.

menu-greeting =
    Hello, I am Yavar, a program that helps you find a bed for tonight, somebody to talk to, or a help line to call.
    What do you need? You can also write it, for example: “I need shelter”.
more-label = 🏛 Other services
more-offered = I can help with these too. Which one do you need?
