# For the bot's admins.
stats = In the last { $days } days: { $articles } articles added, { $questions } questions asked, { $answered } of them answered. There are { $all } articles in total.
stats-articles = articles
stats-questions = questions
retract-which = Which article? /articles shows the numbers. Then write, for example: /retract 12
retract-sure = Stop quoting this article? { $title }
retract-button = Retract
retracted = Retracted. I no longer quote this article.

# What admins send to be indexed.
add-what = What should I add? Write /add https://… or send me a file: txt, md, html or jsonl, which may be compressed as gz, xz or bz2.
add-added = Added: { $title }
add-updated = Updated: { $title }
add-unchanged = Unchanged: { $title }
add-also = Already known from another address: { $title }
add-rejected = Not added: { $where } ({ $reason })
add-counts = Added: { $added }. Updated: { $updated }. Unchanged: { $unchanged }. Rejected: { $rejected }.
add-more = More: { $count }
add-nothing = There are no articles in it.
add-too-large = That is more than { $megabytes } MB. Split it, or add it on the server.
add-feed = That is a feed. I’ll follow it and add its articles as they come: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = I don’t follow any feeds yet.
feeds-usage = To follow a feed: /feeds add https://… To stop: /feeds remove 3
feeds-new = new
feeds-followed = followed
feeds-failing = failing
feeds-ended = ended
feeds-removed = I no longer follow this feed. Its articles stay: { $title }
feeds-which = Which feed? /feeds shows the numbers. Then write, for example: /feeds remove 3
feeds-refused = I can’t follow this feed: { $reason }
feeds-report = These feeds aren’t working:

# Writing to everybody.
broadcast-what = What should I send? Write /broadcast and then the text.
broadcast-too-long = That is too long: at most { $limit } characters.
broadcast-nobody = There is nobody to send this to yet.
broadcast-sure = Send this to everybody? Chats: { $chats }
broadcast-button = Send it
broadcast-sent = On its way. Chats: { $chats }
