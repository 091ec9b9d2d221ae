## Words of courtesy.

courtesy-welcome = خواهش می‌کنم. هر وقت لازم بود، همین‌جا بنویسید.
