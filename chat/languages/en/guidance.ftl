# How the bot explains itself.
start-empty = I have no articles yet. As soon as I do, I can quote from them.
start-empty-admin = There is nothing to quote yet. Send me the address of a feed or a news site, a Telegram channel (@name) or a file with articles, and I’ll do the rest.
# Buttons below the first words.
begin-latest = Latest news
begin-subscribe = Follow a topic
begin-language = Language
begin-help = Help
# Questions to begin with. $subject: a name, or a headline
sample-said = What did { $subject } say?
sample-about = What is new about { $subject }?
sample-title = What is known about “{ $subject }”?
commands-heading-admin = For the bot’s admins:
# $command: what was typed; $meant: what there is instead
did-you-mean = I don’t know { $command }. Did you mean { $meant }?

# Settings. $how: such as "at once and daily"
settings-heading = Your settings
setting-language = Language: { $language }
setting-zone = Time zone: { $zone }, where it is { $time }
setting-quiet = Quiet hours: { $from } to { $to }
setting-quiet-none = Quiet hours: none
setting-told = Updates on what you follow: { $how }
setting-told-nothing = You don’t follow anything yet.
setting-preview-on = Previews of links: shown
setting-preview-off = Previews of links: hidden
setting-button-zone = Time zone
setting-button-preview = Show previews of links
setting-button-no-preview = Hide previews of links
setting-button-night = Quiet at night (22–7)
setting-button-no-quiet = No quiet hours

without-words = I can only read text. Send me a question, or forward a text for me to check.
questions-left = That’s as many questions as I answer at once. Send me the others in another message.

# Forwarded posts and links.
check-same = These say the same:
check-otherwise = These say something else:
check-nothing-on-these = I have nothing published on these:
check-nothing-on-any = I have nothing published that agrees or disagrees with this:
check-nothing-in-it = I found nothing here to check against the news. That takes names or numbers.
link-known = I have this article:
link-on-this = On the same topic:
link-nothing = I have nothing on the topic of that page.
link-of-what = I can’t tell from the address what the page is about. Ask me in your own words.
link-what-to-do = What should I do with this link?
link-add = Add the article
link-follow = Follow the feed

# At the terminal.
no-updates-at-terminal = I can only send updates on Telegram. Follow this with the bot there.
written-to = Saved as { $path }
