# What is followed, and how it is told.
# $text: a topic or a question
wish-text = “{ $text }”
wish-everything = everything
# $source: a publication's name
wish-source = everything from { $source }
# $what: something followed; $words: a list of words
wish-with = { $what } with { $words }
wish-without = { $what } without { $words }
# $what: something followed; $how: how often it is told, as a list
subscription-line = { $what } · { $how }
cadence-at-once = at once
cadence-daily = daily
cadence-weekly = weekly
is-paused = paused
is-muted = without sound
is-important-only = only important news
# $count: a number of stories
is-less = without stories like the { $count ->
        [one] one
       *[other] { $count }
    } you hid

# Following.
subscribe-what =
    What would you like to follow? For example:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe everything
    Add +word for articles with that word only, or -word for articles without it.
# $what: something followed
followed = I’ll tell you about { $what }.
preview-none = In the last 7 days, you would have received nothing.
preview-nearest = I have something on these. Tap one to follow it too:
# $topics: such as “grain” and “ferries”
preview-nearest-names = I have news on these: { $topics }
# $count: a number of stories
preview-some = In the last 7 days, you would have received { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }, such as:
preview-all = In the last 7 days, you would have received { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }:
subscriptions-heading = What is followed here:
subscriptions-none = Nothing is followed here yet. Write /subscribe and then a topic, a question or a source.
# $what: something followed
ended = I’ll no longer tell you about { $what }.
# $count: a number of subscriptions
ended-all = { $count ->
        [one] { $count } subscription has ended.
       *[other] { $count } subscriptions have ended.
    }
export-caption = What is followed here. To follow the same elsewhere, paste the text of this file there after /subscriptions.
# $added, $there, $refused: numbers of subscriptions
imported = Added: { $added }. Already followed: { $there }. Not possible: { $refused }.
button-pause = Pause
button-resume = Resume
button-end = Unfollow
button-mute = Without sound
button-unmute = With sound
button-list = « All
button-file = As a file
button-stop = Unfollow
button-important = Only important news
button-less-like-this = Less like this
button-as-digest = Once a day
button-all-as-digest = Everything once a day
button-answered = Answered, unfollow
button-keep-on = Keep looking
button-everything-again = Everything again
# $what: something followed; $time: a time of day
important-from-now-on = From now on, I’ll tell you only important news about { $what }.
less-from-now-on = From now on, I’ll tell you less like this about { $what }.
digest-from-now-on = From now on, { $what } comes once a day, at { $time }.
kept-on = I’ll keep looking for an answer to { $what }.
button-what-i-follow = What I follow
# $count: a number of stories
button-rest = { $count } more »

# When.
# $zone: such as Europe/Kyiv; $time: the time there
zone-is = Your time zone is { $zone }, where it is { $time }. To change it: /timezone Europe/Kyiv
zone-set = Your time zone is now { $zone }. It is { $time } there.
# $from, $to: times of day
quiet-is = I send nothing between { $from } and { $to }. To change that: /quiet off
quiet-none = You have no quiet hours. To set some: /quiet 22-7
quiet-set = From now on, I’ll send nothing between { $from } and { $to }.
quiet-off = You no longer have quiet hours.
# $time: a time of day; $day: a day of the week
digest-is = Daily summaries come at { $time }, weekly ones on { $day }. To change it: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = From now on, what you follow comes as a summary, daily at { $time }.
digest-set-weekly = From now on, what you follow comes as a summary, on { $day } at { $time }.
digest-set-off = I’ll tell you right away when there is something new on what you follow.

# What cannot be done, and why.
# $limit: a number
declined-empty = There is nothing in that to follow.
declined-no-words = I see no words there to search for.
declined-says-nothing = These words are in every article. Tell me more about what you are looking for.
declined-one-letter = Every article has a single letter like that. Write a word.
declined-address = That is an address. Write a topic, or the name of a source.
declined-too-long = That is too long: at most { $limit } characters.
declined-already = That is already followed here.
declined-too-many = There is no room for more: at most { $limit } can be followed here at a time. /subscriptions shows them.
declined-unknown-source = I have nothing from that source. /sources shows which sources I quote.
declined-unknown-zone = I don’t know that time zone. Write it like Europe/Kyiv, or name a large city.
declined-wrong-time = I don’t understand that time. Write it like 8:00 or 22-7.
declined-wrong-filter = I can’t search for these words. Use at most { $limit }, made of letters or numbers.
declined-filter-says-nothing = Nearly every article has a word like that. After + or -, write a rarer one.
declined-gone = That is no longer followed.
declined-wrong-file = That isn’t a list of subscriptions that I can read.

# Updates.
# $what: something followed
update-for = Because you follow { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Because you follow { $what } (here: { $word }):
# $what: a question
update-answers = This answers { $what }:
update-may-answer = This may answer { $what }:
digest-offer = You get many messages from me. Should I send them together once a day?
may-be-a-repeat = You may have received this before.
# $count: a number of stories
digest-daily = Today: { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
digest-weekly = This week: { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
digest-gone = I no longer have this summary.
correction-changed = This article has changed. It said:
correction-now = It now says:
correction-gone = This is no longer in the article:
retraction = This article has been withdrawn:
topic-closed = I can no longer write to one of your group’s topics, so I’ve paused what was followed there.
