# What the bot says for itself.
start =
    Ask me about the news in your own words.
    I answer with sentences from published articles, word for word, and tell you where and when they appeared.
help =
    Send me a question. I answer with quotes from published articles, or tell you that I have none.
    Under an answer, Context shows the paragraph around a quote, and More shows more quotes.
    In a group, mention me, reply to me or use /ask.
commands-heading = Commands:
ask-what = What would you like to know? Write /ask and then your question.
# $command: what was typed, such as "/dance"
unknown-command = I don’t know { $command }. See /help for what I can do.
went-wrong = Sorry, something went wrong. I’ve made a note of it. Please try again.
new-conversation = OK, let’s start over. What would you like to know?
language-which = Which language should I speak?
# $codes: languages in short, such as "ar, de"
language-write = Which language should I speak? Write it after the command, like /language uk. I know these: { $codes }
# $language: the language's own name
language-chosen = From now on, I’ll speak { $language } with you.
# $minutes: a whole number
too-many-questions = That’s more than I can answer at once. Please ask again in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.

# Buttons; short, they stand in a row of three.
button-context = Context
button-more = More
button-back = « Back
button-follow = Follow
button-follow-question = Follow this question
button-gone = This button no longer works.
answer-gone = I no longer have this answer. Please ask again.
answer-changed = The article has changed since then. Please ask again.
context-of-what = There is no answer yet. Ask me a question first.
# $count: how many quotes there are
no-such-quote = That answer has { $count ->
        [one] only one quote
       *[other] only { $count } quotes
    }.
no-more = There are no more quotes.
no-more-headlines = There are no more headlines.

# Following a question.
follow-now = I’ll tell you when something new answers this.
follow-already = You already follow this question.
follow-too-many = You can’t follow any more than you do. Stop following something with /subscriptions first.
follow-not-here = I can’t send updates here.
admins-only = Only this group’s admins can do that.
not-your-words = I only follow commands that you write yourself.
not-yours = This button is for somebody else.

# Feedback.
thanks = Thank you!
consent-question = May I keep your question with your feedback, to make answers better? I’ll ask only once.
consent-yes = Yes, keep it
consent-no = No, just count it

# Looking through what there is.
latest = Latest news
# $topic: what was asked for
latest-on = Latest news on { $topic }
latest-none = I have nothing on that.
story-what = Which story? Write /story and then a topic.
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
sources-none = I have no sources yet, because I have no articles.
article-gone = I no longer have that article.

# People's data.
# $hours, $days: whole numbers
privacy =
    What I store about you:
    • Your questions, for { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }, so that you can follow or edit them. Which quotes I showed you, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, so that the buttons work.
    • Your settings, such as your language, and what you follow.
    • Your feedback. I keep the question with it only if you agreed.
    Nothing else, and I share it with nobody. /mydata sends it to you, /forgetme deletes it at once.
mydata = Everything I store about you.
in-private-only = I only send that in a private chat.
forget-sure = Delete everything I store about you, including what you follow? This can’t be undone.
forget-sure-name = Delete everything I store about the group or channel you write for, including what it follows? This can’t be undone. An admin of this group has to confirm it.
forget-button = Delete everything
forgotten = Deleted. I no longer store anything about you.

# Inline, in other chats.
inline-none = No answer: open the chat
inline-type = Type a question
