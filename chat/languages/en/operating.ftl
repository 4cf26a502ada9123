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
feeds-heading = The feeds and channels I follow
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

# Telegram channels whose posts become articles.
source-channels-usage = To read a Telegram channel where I’m an admin: /feeds add @channel To stop: /feeds remove @channel
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · articles: { $articles }, too short: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = I’m reading { $channel } from now on. Its posts become articles.
source-channel-waits = I’ll read { $channel } as soon as I run on Telegram. Make me an admin there.
source-channel-known = I already read { $channel }.
source-channel-removed = I no longer read { $channel }. Its articles stay.
source-channel-which = I don’t read that channel. /feeds shows the ones I read.
source-channel-not-found = I can’t find { $channel }. If it is private, make me an admin there, then send me the link of one of its posts.
# $channel: what was typed, such as @x
source-channel-name = { $channel } can’t be a channel. A channel’s name has at least 4 letters or digits, like @port_news.
source-channel-no-channel = { $channel } isn’t a channel. I can only read channels.
source-channel-not-there = I’m not in { $channel } yet. Make me an admin there (I don’t need any rights), then try again.
source-channel-not-now = Telegram isn’t answering right now. Please try again in a minute.
# Why no posts come.
source-channel-wanted = I haven’t looked for it yet.
source-channel-gone = I can’t find it. Was it deleted, or is the name wrong?
source-channel-none = That isn’t a channel.
source-channel-lost = I’m not an admin there. Make me one, and I’ll read on.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = About the channels I read:
source-channel-renamed = { $before } is now { $channel }. I’ll read on.
source-channel-private = { $before } is private now. I’ll read on, but only its members can open links to its posts.
# Where an admin sends the link of a channel.
source-channel-offer = Shall I read { $channel }? Its posts become articles.
source-channel-button = Read the channel

# Writing to everybody.
broadcast-what = What should I send? Write /broadcast and then the text.
broadcast-too-long = That is too long: at most { $limit } characters.
broadcast-nobody = There is nobody to send this to yet.
broadcast-sure = Send this to everybody? Chats: { $chats }
broadcast-button = Send it
broadcast-sent = On its way. Chats: { $chats }
