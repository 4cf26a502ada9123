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

# Writing to everybody.
broadcast-what = Was soll ich schreiben? Schreib /broadcast und dann den Text.
broadcast-too-long = Das ist zu lang: höchstens { $limit } Zeichen.
broadcast-nobody = Noch gibt es niemanden, dem ich schreiben könnte.
broadcast-sure = Das an alle senden? Chats: { $chats }
broadcast-button = Senden
broadcast-sent = Unterwegs. Chats: { $chats }
