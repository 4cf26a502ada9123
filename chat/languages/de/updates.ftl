wish-text = „{ $text }“
wish-everything = alles
wish-source = alles von { $source }
wish-with = { $what } mit { $words }
wish-without = { $what } ohne { $words }
subscription-line = { $what } · { $how }
cadence-at-once = sofort
cadence-daily = täglich
cadence-weekly = wöchentlich
is-paused = pausiert
is-muted = ohne Ton
is-important-only = nur wichtige Meldungen
# $count: a number of stories
is-less = ohne Meldungen wie die { $count ->
        [one] eine
       *[other] { $count }
    }, die du ausgeblendet hast

subscribe-what =
    Was möchtest du verfolgen? Zum Beispiel:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe alles
    Mit +Wort kommen nur Artikel mit diesem Wort, mit -Wort nur Artikel ohne es.
followed = Ich melde dir Neues: { $what }.
preview-none = In den letzten 7 Tagen hättest du nichts erhalten.
preview-nearest = Hierzu habe ich etwas. Tippe an, was du auch verfolgen willst:
preview-nearest-names = Hierzu gibt es Neues: { $topics }
preview-some = In den letzten 7 Tagen hättest du { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    } erhalten, etwa:
preview-all = In den letzten 7 Tagen hättest du { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    } erhalten:
subscriptions-heading = Was hier verfolgt wird:
subscriptions-none = Hier wird noch nichts verfolgt. Schreib /subscribe und dann ein Thema, eine Frage oder eine Quelle.
ended = { $what } wird nicht mehr gemeldet.
ended-all = { $count ->
        [one] { $count } Abonnement ist beendet.
       *[other] { $count } Abonnements sind beendet.
    }
export-caption = Was hier verfolgt wird. Füg den Text dieser Datei nach /subscriptions ein, um anderswo dasselbe zu verfolgen.
imported = Neu: { $added }. Schon vorhanden: { $there }. Nicht möglich: { $refused }.
button-pause = Pausieren
button-resume = Fortsetzen
button-end = Beenden
button-mute = Ohne Ton
button-unmute = Mit Ton
button-list = « Alle
button-file = Als Datei
button-stop = Nicht mehr melden
button-important = Nur wichtige Meldungen
button-less-like-this = Weniger davon
button-as-digest = Einmal am Tag
button-all-as-digest = Alles einmal am Tag
button-answered = Beantwortet, Schluss
button-keep-on = Weitersuchen
button-everything-again = Wieder alles
# $what: something followed; $time: a time of day
important-from-now-on = Zu { $what } melde ich dir ab jetzt nur noch Wichtiges.
less-from-now-on = Zu { $what } melde ich dir weniger davon.
digest-from-now-on = { $what } kommt jetzt einmal am Tag, um { $time }.
kept-on = Ich suche weiter nach einer Antwort auf { $what }.
button-what-i-follow = Was ich verfolge
button-rest = { $count } weitere »

zone-is = Deine Zeitzone ist { $zone }, dort ist es { $time }. Ändern: /timezone Europe/Berlin
zone-set = Deine Zeitzone ist jetzt { $zone }. Dort ist es { $time }.
quiet-is = Zwischen { $from } und { $to } sende ich nichts. Ändern: /quiet off
quiet-none = Du hast keine Ruhezeit. Festlegen: /quiet 22-7
quiet-set = Ab jetzt sende ich zwischen { $from } und { $to } nichts.
quiet-off = Du hast keine Ruhezeit mehr.
digest-is = Tägliche Überblicke kommen um { $time }, wöchentliche am { $day }. Ändern: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Was du verfolgst, kommt als Überblick täglich um { $time }.
digest-set-weekly = Was du verfolgst, kommt als Überblick am { $day } um { $time }.
digest-set-off = Ich melde dir sofort, wenn es etwas Neues gibt.

declined-empty = Darin ist nichts, das man verfolgen könnte.
declined-no-words = Darin sind keine Wörter, nach denen ich suchen kann.
declined-says-nothing = Diese Wörter stehen in jedem Artikel. Sag mir, worum es gehen soll.
declined-one-letter = Ein Buchstabe steht in jedem Artikel. Schreib ein Wort.
declined-address = Das ist eine Adresse. Schreib ein Thema in Worten oder den Namen einer Quelle.
declined-too-long = Das ist zu lang: höchstens { $limit } Zeichen.
declined-already = Das wird hier schon verfolgt.
declined-too-many = Mehr geht hier nicht: höchstens { $limit } zugleich. /subscriptions zeigt sie.
declined-unknown-source = Von dieser Quelle habe ich nichts. /sources zeigt, wen ich zitiere.
declined-unknown-zone = Diese Zeitzone kenne ich nicht. Schreib sie wie Europe/Berlin, oder nenn eine große Stadt.
declined-wrong-time = Diese Zeit verstehe ich nicht. Schreib sie wie 8:00 oder 22-7.
declined-wrong-filter = Nach diesen Wörtern kann ich nicht suchen: höchstens { $limit }, jedes aus Buchstaben oder Ziffern.
declined-filter-says-nothing = So ein Wort steht in fast jedem Artikel. Schreib nach + oder - ein selteneres.
declined-gone = Das wird nicht mehr verfolgt.
declined-wrong-file = Das ist keine Datei mit Abonnements.

update-for = Weil du { $what } verfolgst:
# $word: the word by which it was found, as the article has it
update-for-word = Weil du { $what } verfolgst (hier: { $word }):
# $what: a question
update-answers = Das beantwortet { $what }:
update-may-answer = Das könnte { $what } beantworten:
digest-offer = Du bekommst viele Nachrichten von mir. Soll ich sie dir einmal am Tag zusammen schicken?
may-be-a-repeat = Das hast du vielleicht schon erhalten.
digest-daily = Heute: { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    }
digest-weekly = Diese Woche: { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    }
digest-gone = Diesen Überblick gibt es nicht mehr.
correction-changed = Der Artikel wurde geändert. Dort stand:
correction-now = Jetzt steht dort:
correction-gone = Das steht nicht mehr im Artikel:
retraction = Dieser Artikel wurde zurückgezogen:
topic-closed = In ein Thema deiner Gruppe kann ich nicht mehr schreiben. Was dort verfolgt wurde, pausiert.
