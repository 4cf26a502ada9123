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
is-important-only = only the important
# $count: a number of stories
is-less = without the like of { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }

# Following.
subscribe-what =
    What would you like to follow? For example:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe everything
    With +word and -word only what holds a word, or does not hold it.
# $what: something followed
followed = I will tell you of { $what }.
preview-none = In the last 7 days there would have been nothing.
preview-nearest = These have something. Tap one to follow it too:
# $count: a number of stories
preview-some = In the last 7 days you would have been told of { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }, such as:
subscriptions-heading = What is followed here:
subscriptions-none = Nothing is followed here yet. Write /subscribe and a topic, a question or a source.
# $what: something followed
ended = You will not be told of { $what } any more.
# $count: a number of subscriptions
ended-all = { $count ->
        [one] { $count } subscription has ended.
       *[other] { $count } subscriptions have ended.
    }
export-caption = What is followed here. Paste the text of this file after /subscriptions to follow the same elsewhere.
# $added, $there, $refused: numbers of subscriptions
imported = New: { $added }. Followed before: { $there }. Not possible: { $refused }.
button-pause = Pause
button-resume = Resume
button-end = End
button-mute = Without sound
button-unmute = With sound
button-list = « All
button-file = As a file
button-stop = Stop this
button-important = Only the important
button-less-like-this = Less like this
button-as-digest = As a digest
button-all-as-digest = All as one digest
button-answered = Answered, stop
button-keep-on = Keep on
button-everything-again = Everything again
# $what: something followed; $time: a time of day
important-from-now-on = Of { $what } I tell you only the important from now on.
less-from-now-on = Of { $what } I tell you less like this from now on.
digest-from-now-on = { $what } comes once a day from now on, at { $time }.
kept-on = I keep looking for { $what }.
button-what-i-follow = What I follow
# $count: a number of stories
button-rest = { $count } more »

# When.
# $zone: such as Europe/Kyiv; $time: the time there
zone-is = Your time zone is { $zone }, where it is { $time }. To change it: /timezone Europe/Kyiv
zone-set = Your time zone is { $zone } now. It is { $time } there.
# $from, $to: times of day
quiet-is = Between { $from } and { $to } nothing is sent. To end that: /quiet off
quiet-none = There are no quiet hours. To set some: /quiet 22-7
quiet-set = From now on nothing is sent between { $from } and { $to }.
quiet-off = There are no quiet hours any more.
# $time: a time of day; $day: a day of the week
digest-is = Daily summaries come at { $time }, weekly ones on { $day }. To change it: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = What you follow comes as a summary, daily at { $time }.
digest-set-weekly = What you follow comes as a summary, on { $day } at { $time }.
digest-set-off = What you follow is told at once.

# What cannot be done, and why.
# $limit: a number
declined-empty = There is nothing to follow in that.
declined-no-words = There are no words in that to look for.
declined-says-nothing = These words are in every article. Tell me what it should be about.
declined-one-letter = One letter is in every article. Write a word.
declined-address = That is an address. Write a topic in words, or the name of a source.
declined-too-long = That is too long: at most { $limit } characters.
declined-already = That is followed here already.
declined-too-many = No more can be followed here: at most { $limit } at a time. /subscriptions shows them.
declined-unknown-source = I have nothing from that source. /sources shows whom I quote.
declined-unknown-zone = I do not know that time zone. Write it like Europe/Kyiv, or the name of a large city.
declined-wrong-time = I do not understand that time. Write it like 8:00 or 22-7.
declined-wrong-filter = I cannot look for these words: at most { $limit }, each of letters or numbers.
declined-gone = That is no longer followed.
declined-wrong-file = That is not a file of subscriptions.

# Updates.
# $what: something followed
update-for = Because you follow { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Because you follow { $what } (here: { $word }):
# $what: a question
update-answers = Answers { $what }:
update-may-answer = This may answer { $what }:
digest-offer = You get many messages from me. Shall I put them together once a day?
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
digest-gone = This summary is no longer here.
correction-changed = The article has been changed. It said:
correction-now = Now it says:
correction-gone = This is no longer in the article:
retraction = This article has been taken back:
topic-closed = I cannot write to a topic of your group any more, so what was followed there is paused.
