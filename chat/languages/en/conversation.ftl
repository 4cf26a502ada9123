# What the bot says for itself.
start =
    Ask me about the news in your own words.
    I answer with sentences that were published, word for word, and say where and when.
help =
    Write a question. I answer with quotes from indexed articles, or say that I have none.
    Under an answer: Context shows the paragraph around a quote, More shows further quotes.
    In a group, mention me, reply to me or use /ask.
commands-heading = Commands:
ask-what = What would you like to know? Write /ask and your question.
# $command: what was typed, such as "/dance"
unknown-command = I do not know { $command }. /help shows what I can do.
went-wrong = Something went wrong with that, and it has been noted. Please try again.
new-conversation = Forgotten what we spoke of. What would you like to know?
language-which = Which language shall I speak?
# $codes: languages in short, such as "ar, de"
language-write = Which language shall I speak? Write it after the command, such as /language uk: { $codes }
# $language: the language's own name
language-chosen = I speak { $language } with you from now on.
# $minutes: a whole number
too-many-questions = That is more than I can answer at a time. I am with you again in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.

# Buttons; short, they stand in a row of three.
button-context = Context
button-more = More
button-back = « Back
button-follow = Follow
button-follow-question = Follow this question
button-gone = This button no longer does anything.
answer-gone = I no longer have this answer. Please ask again.
answer-changed = The article has changed since. Please ask again.
context-of-what = There is no answer yet whose context I could show.
# $count: how many quotes there are
no-such-quote = That answer has { $count ->
        [one] only one quote
       *[other] only { $count } quotes
    }.
no-more = There are no further quotes.

# Following a question.
follow-now = I will tell you when something new answers this.
follow-already = You follow this question already.
follow-too-many = You follow as many as you can. End one with /subscriptions first.
follow-not-here = I cannot send updates here.
admins-only = Only this group’s admins can do that.
not-your-words = I carry out only what you write yourself.
not-yours = This button belongs to somebody else.

# Feedback.
thanks = Thank you.
consent-question = May I keep your question together with your feedback, to make answers better? I ask only once.
consent-yes = Yes, keep it
consent-no = No, only count it

# Looking through what there is.
latest = The latest
# $topic: what was asked for
latest-on = The latest on { $topic }
latest-none = I have nothing on that.
story-what = Of what? Write /story and what it is about.
# $topic: what was asked for
story-of = { $topic }, by date
# $count: how many sources
sources-heading = I quote { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }:
# $source: its name; $count: how many of its articles there are
source-line = { $source } — { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# $count: how many sources are not shown
sources-more = and { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
sources-none = No sources yet: nothing is indexed.
article-gone = That article is no longer here.

# People's data.
# $hours, $days: whole numbers
privacy =
    What I store about you:
    • Your last question, for { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }, so that you can follow it or correct it; which quotes I showed you, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, so that the buttons work.
    • What you chose: your language, and what you follow.
    • Your feedback; the question with it only if you agreed.
    Nothing else, and nobody else gets it. /mydata sends it to you, /forgetme deletes it at once.
mydata = Everything that is stored about you.
in-private-only = I send that only in a private chat.
forget-sure = Delete everything that is stored about you, also what you follow? It cannot be brought back.
forget-sure-name = Delete everything that is stored about the group or channel in whose name you write, also what it follows? It cannot be brought back. An admin of this group has to confirm it.
forget-button = Delete everything
forgotten = Deleted. Nothing about you is stored any more.

# Inline, in other chats.
inline-none = No answer: open the chat
inline-type = Type a question
