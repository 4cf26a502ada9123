# Channels. A message whose name ends in “-channel” is said for a channel instead of the one without.
subscribe-what-channel = What should I post news on here? Name a topic, a question or a source, or “everything”.
# $what: something followed
followed-channel = From now on, I post news here: { $what }.
preview-none-channel = In the last 7 days, there would have been nothing.
# $count: a number of stories
preview-some-channel = In the last 7 days, there would have been { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }, such as:
preview-all-channel = In the last 7 days, there would have been { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }:
subscriptions-heading-channel = What is followed for this channel:
subscriptions-none-channel = Nothing is followed for this channel yet.
settings-heading-channel = This channel’s settings
# $how: such as “at once and daily”
setting-told-channel = News here: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
# $what: something followed
ended-channel = I no longer post news here: { $what }.
# $zone: such as Europe/Kyiv; $time: the time there
zone-is-channel = This channel’s time zone is { $zone }, where it is { $time }.
zone-set-channel = This channel’s time zone is now { $zone }. It is { $time } there.
# $from, $to: times of day
quiet-is-channel = I post nothing here between { $from } and { $to }.
quiet-none-channel = This channel has no quiet hours.
quiet-set-channel = From now on, I post nothing here between { $from } and { $to }.
quiet-off-channel = This channel no longer has quiet hours.
# $time: a time of day; $day: a day of the week
digest-is-channel = Daily summaries come at { $time }, weekly ones on { $day }.
digest-set-daily-channel = From now on, I post a summary daily at { $time }.
digest-set-weekly-channel = From now on, I post a summary on { $day } at { $time }.
digest-set-off-channel = From now on, I post news right away.
# $limit: a number
declined-too-many-channel = There is no room for more: at most { $limit } can be followed here at a time.
declined-unknown-source-channel = I have nothing from that source.
# $codes: languages in short, such as "ar, de"
language-write-channel = Which language should I post in? I know these: { $codes }
# $language: the language's own name
language-chosen-channel = From now on, I post here in { $language }.
# $what: something followed; $word: the word by which it was found
update-for-channel = { $what }:
update-for-word-channel = { $what } (here: { $word }):
may-be-a-repeat-channel = This may have been posted before.
# $count: a number of stories
digest-more = and { $count } more

# Following for a channel, in private.
subscribe-for-channel = For your channel, name it first: /subscribe @mychannel Black Sea grain
that-channel = this channel
# $channel: such as “@port”
channel-by-invitation = I can’t look behind an invitation link. Post the command in the channel itself, where I need to be an admin who may post.
channel-not-found = I can’t find { $channel }. Check its name. If it is private, post the command in the channel itself, where I need to be an admin who may post.
channel-is-group = { $channel } is a group. Write the command there.
channel-in-private = If it is about a channel, write to me in private.
channel-not-there = I may not post in { $channel }. Make me an admin there who may post messages, then try again.
channel-not-yours = In { $channel }, only admins who may post can do that.

# What is said when the bot is added to a group or channel.
welcome-group =
    Hello! I answer questions about the news with sentences from published articles, word for word.
    To ask me something, mention me, reply to me or write /ask and your question.
    I can also tell you about new articles: write /subscribe and a topic. Only this group’s admins can change what is followed here.
# $bot: the bot's @name
welcome-channel =
    Hello! I post news here word for word, with source and date. This channel’s admins decide on which topics.
    Do you have a question about the news? Write to me: { $bot }
# $chat: the title of a group or channel; $username: its @name
welcome-how-public = Thank you for adding me to { $chat }. To follow something there, write to me here: /subscribe { $username } and a topic. Or post /subscribe and a topic in the channel. Only admins who may post there can change that.
welcome-how-private = Thank you for adding me to { $chat }. To follow something there, post /subscribe and a topic in the channel. Only admins who may post there can change that.
welcome-no-right = You’ve added me to { $chat }, but I may not post there. Let me post messages, and I’ll begin.

# Told to whoever set it up.
# $chat: the title of a group or channel
rights-lost = I may no longer post in { $chat }, so I’ve paused what is followed there. As soon as I may post again, I’ll carry on.
chat-gone = I can no longer find { $chat }, so I’ve stopped what was followed there.
