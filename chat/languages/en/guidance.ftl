# How the bot explains itself.
start-empty = Nothing is indexed yet. As soon as there are articles, I can quote from them.
start-empty-admin = There is nothing to quote yet. Send me the address of a feed or of a news site, or a file with articles: I take it from there.
# Buttons below the first words.
begin-latest = The latest
begin-subscribe = Follow something
begin-language = Language
begin-help = Help
# Questions to begin with. $subject: a name, or a headline
sample-said = What did { $subject } say?
sample-about = What is new about { $subject }?
sample-title = What is known about “{ $subject }”?
commands-heading-admin = For the bot’s admins:
# $command: what was typed; $meant: what there is instead
did-you-mean = I do not know { $command }. Did you mean { $meant }?

# Settings. $how: such as "at once and daily"
settings-heading = Your settings
setting-language = Language: { $language }
setting-zone = Time zone: { $zone }, where it is { $time }
setting-quiet = Quiet hours: { $from } to { $to }
setting-quiet-none = Quiet hours: none
setting-told = What you follow is told: { $how }
setting-told-nothing = You follow nothing yet.
setting-button-zone = Time zone
setting-button-night = Quiet at night (22–7)
setting-button-no-quiet = No quiet hours

without-words = I can only read words. Write me a question, or forward a text that I should check.

# Forwarded posts and links.
check-same = Says the same:
check-otherwise = Says otherwise:
check-nothing-on-these = I have nothing published on these:
check-nothing-on-any = I have nothing published that says the same or otherwise:
check-nothing-in-it = There is nothing in it that I could hold against the news: that takes names or figures.
link-known = This page is among my articles:
link-on-this = On the same matter:
link-nothing = I have nothing on what that page is about.
link-of-what = The address does not tell me what the page is about. Ask me in your own words.
link-add = Add the article
link-follow = Follow the feed

# At the terminal.
no-updates-at-terminal = Updates need Telegram: a terminal that is closed gets none. Follow there, with the bot.
written-to = Written to { $path }
