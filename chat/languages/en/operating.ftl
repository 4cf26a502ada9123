# For the bot's admins.
stats = The last { $days } days: { $articles } articles indexed, { $questions } questions asked, { $answered } of them answered. In all there are { $all } articles.
stats-articles = articles
stats-questions = questions
retract-which = Which one? /articles shows the numbers: /retract 12
retract-sure = Take this article out of answers? { $title }
retract-button = Retract
retracted = Retracted: it is no longer quoted.

# What admins send to be indexed.
add-what = What shall I add? Write /add https://… or send me a file: txt, md, html or jsonl, also packed as gz, xz or bz2.
add-added = Added: { $title }
add-updated = Updated: { $title }
add-unchanged = Unchanged: { $title }
add-also = Known from another address: { $title }
add-rejected = Not added: { $where } ({ $reason })
add-counts = Added: { $added }. Updated: { $updated }. Unchanged: { $unchanged }. Rejected: { $rejected }.
add-more = Further ones: { $count }
add-nothing = There is nothing in it.
add-too-large = That is more than { $megabytes } MB. Split it, or add it on the server.
add-feed = That is a feed. I follow it from now on, and its articles come in by themselves: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = No feeds are followed yet.
feeds-usage = /feeds add https://… follows one, /feeds remove 3 ends it.
feeds-new = new
feeds-followed = followed
feeds-failing = failing
feeds-ended = ended
feeds-removed = No longer followed; its articles stay: { $title }
feeds-which = Which one? /feeds shows the numbers: /feeds remove 3
feeds-refused = Not followed: { $reason }
feeds-report = These feeds do not work:

# Writing to everybody.
broadcast-what = What shall I write? /broadcast and the text.
broadcast-too-long = That is too long: at most { $limit } characters.
broadcast-nobody = There is nobody to write to yet.
broadcast-sure = Send this to everybody? Chats: { $chats }
broadcast-button = Send it
broadcast-sent = On its way. Chats: { $chats }
