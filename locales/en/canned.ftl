## Canned replies: the page where they are kept, and the list beside a thread.

canned-title = Canned replies
canned-one = Change a canned reply
canned-new = A new reply
canned-none = There is no canned reply yet.
canned-found-none = No reply has these words.
canned-field-title = Title
canned-field-desk = For the desk
canned-field-text = Text
canned-variables = You may write {"{"}desk{"}"}, {"{"}number{"}"} or {"{"}closing{"}"}: the desk's name, the case's number and today's closing hour take their place.
canned-save = Save
canned-back = Back
canned-change = Change
canned-remove = Remove
# Variables: $title (String): of the reply.
canned-remove-sure = Remove the reply “{ $title }”?
canned-added = The new reply is saved.
canned-changed = The change is saved.
canned-removed = The reply is removed.
canned-gone = This reply had been removed before.
canned-error-title = Write a short title by which colleagues find it.
canned-error-text = Write the words of the reply.
# Variables: $names (String): what stands in braces.
canned-error-variable = Nothing can take the place of { $names }. Only {"{"}desk{"}"}, {"{"}number{"}"} and {"{"}closing{"}"} are known.
canned-error-desk = This desk is gone. Choose another.
canned-error-gone = The reply or the desk is gone. Take the text along and make a new one.
# Variables: $time (String): an hour in words.
canned-clock = { $time }
