## Words of courtesy.

courtesy-welcome = You are welcome. Write here whenever you need to.
