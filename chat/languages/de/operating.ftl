# For the bot's admins.
stats = Die letzten { $days } Tage: Artikel aufgenommen: { $articles }, Fragen gestellt: { $questions }, davon beantwortet: { $answered }. Insgesamt gibt es { $all } Artikel.
stats-articles = Artikel
stats-questions = Fragen
retract-which = Welchen Artikel? /articles zeigt die Nummern. Schreib dann zum Beispiel: /retract 12
retract-sure = Diesen Artikel nicht mehr zitieren? { $title }
retract-button = Zurückziehen
retracted = Zurückgezogen. Ich zitiere ihn nicht mehr.

# What admins send to be indexed.
add-what = Was soll ich aufnehmen? Schreib /add https://… oder schick mir eine Datei: txt, md, html oder jsonl, auch gepackt als gz, xz oder bz2.
add-added = Aufgenommen: { $title }
add-updated = Aktualisiert: { $title }
add-unchanged = Unverändert: { $title }
add-also = Unter anderer Adresse schon bekannt: { $title }
add-rejected = Nicht aufgenommen: { $where } ({ $reason })
add-counts = Aufgenommen: { $added }. Aktualisiert: { $updated }. Unverändert: { $unchanged }. Abgelehnt: { $rejected }.
add-more = Weitere: { $count }
add-nothing = Darin sind keine Artikel.
add-too-large = Das sind mehr als { $megabytes } MB. Bitte teilen oder auf dem Server aufnehmen.
add-feed = Das ist ein Feed. Ich folge ihm von nun an, seine Artikel kommen von selbst: { $title }

# Feeds.
feeds-heading = Die Feeds und Kanäle, denen ich folge
feeds-line = { $number } · { $title } · { $state }
feeds-none = Ich folge noch keinem Feed.
feeds-usage = Einem Feed folgen: /feeds add https://… Damit aufhören: /feeds remove 3
feeds-new = neu
feeds-followed = läuft
feeds-failing = gestört
feeds-ended = beendet
feeds-removed = Diesem Feed folge ich nicht mehr. Seine Artikel bleiben: { $title }
feeds-which = Welchen Feed? /feeds zeigt die Nummern. Schreib dann zum Beispiel: /feeds remove 3
feeds-refused = Diesem Feed kann ich nicht folgen: { $reason }
feeds-report = Diese Feeds funktionieren nicht:

# Telegram channels whose posts become articles.
source-channels-usage = Einen Telegram-Kanal lesen, in dem ich Admin bin: /feeds add @kanal Damit aufhören: /feeds remove @kanal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · Artikel: { $articles }, zu kurz: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Ich lese { $channel } von jetzt an mit. Die Beiträge werden Artikel.
source-channel-waits = Ich lese { $channel }, sobald ich auf Telegram laufe. Mach mich dort zum Admin.
source-channel-known = { $channel } lese ich schon.
source-channel-removed = { $channel } lese ich nicht mehr. Die Artikel bleiben.
source-channel-which = Diesen Kanal lese ich nicht. /feeds zeigt, welche ich lese.
source-channel-not-found = Ich finde { $channel } nicht. Ist der Kanal privat? Dann mach mich dort zum Admin und schick mir den Link zu einem Beitrag.
source-channel-name = { $channel } kann kein Kanal sein. Der Name eines Kanals hat mindestens 4 Buchstaben oder Ziffern, etwa @port_news.
source-channel-no-channel = { $channel } ist kein Kanal. Ich kann nur Kanäle lesen.
source-channel-not-there = Ich bin noch nicht in { $channel }. Mach mich dort zum Admin (Rechte brauche ich keine) und versuch es noch einmal.
source-channel-not-now = Telegram antwortet gerade nicht. Versuch es bitte in einer Minute noch einmal.
# Why no posts come.
source-channel-wanted = Ich habe noch nicht nachgesehen.
source-channel-gone = Ich finde den Kanal nicht. Wurde er gelöscht, oder stimmt der Name nicht?
source-channel-none = Das ist kein Kanal.
source-channel-lost = Ich bin dort kein Admin. Mach mich dazu, dann lese ich weiter.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Zu den Kanälen, die ich lese:
source-channel-renamed = { $before } heißt jetzt { $channel }. Ich lese weiter.
source-channel-private = { $before } ist jetzt privat. Ich lese weiter, aber Links zu den Beiträgen öffnen sich nur für Mitglieder.
# Where an admin sends the link of a channel.
source-channel-offer = Soll ich { $channel } lesen? Die Beiträge werden Artikel.
source-channel-button = Kanal lesen

# Writing to everybody.
broadcast-what = Was soll ich schreiben? Schreib /broadcast und dann den Text.
broadcast-too-long = Das ist zu lang: höchstens { $limit } Zeichen.
broadcast-nobody = Noch gibt es niemanden, dem ich schreiben könnte.
broadcast-sure = Das an alle senden? Chats: { $chats }
broadcast-button = Senden
broadcast-sent = Unterwegs. Chats: { $chats }
