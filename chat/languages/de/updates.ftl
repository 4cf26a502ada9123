wish-text = „{ $text }“
wish-everything = alles
wish-source = alles von { $source }
wish-with = { $what } mit { $words }
wish-without = { $what } ohne { $words }
subscription-line = { $what } · { $how }
cadence-at-once = sofort
cadence-daily = täglich
cadence-weekly = wöchentlich
is-paused = ruht
is-muted = ohne Ton
is-important-only = nur das Wichtige
# $count: a number of stories
is-less = nichts wie { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    }

subscribe-what =
    Was möchtest du verfolgen? Zum Beispiel:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe alles
    Mit +Wort und -Wort nur, was ein Wort enthält oder nicht enthält.
followed = Ich melde dir { $what }.
preview-none = In den letzten 7 Tagen wäre nichts dabei gewesen.
preview-nearest = Dazu gibt es etwas. Tippe an, was du auch verfolgen willst:
preview-some = In den letzten 7 Tagen hättest du { $count ->
        [one] { $count } Meldung
       *[other] { $count } Meldungen
    } erhalten, etwa:
subscriptions-heading = Was hier verfolgt wird:
subscriptions-none = Hier wird noch nichts verfolgt. Schreib /subscribe und ein Thema, eine Frage oder eine Quelle.
ended = { $what } wird nicht mehr gemeldet.
ended-all = { $count ->
        [one] { $count } Abonnement ist beendet.
       *[other] { $count } Abonnements sind beendet.
    }
export-caption = Was hier verfolgt wird. Füg den Text dieser Datei nach /subscriptions ein, um anderswo dasselbe zu verfolgen.
imported = Neu: { $added }. Schon vorhanden: { $there }. Nicht möglich: { $refused }.
button-pause = Ruhen lassen
button-resume = Fortsetzen
button-end = Beenden
button-mute = Ohne Ton
button-unmute = Mit Ton
button-list = « Alle
button-file = Als Datei
button-stop = Nicht mehr melden
button-important = Nur das Wichtige
button-less-like-this = Weniger davon
button-as-digest = Als Überblick
button-all-as-digest = Alles als Überblick
button-answered = Beantwortet, Schluss
button-keep-on = Weitersuchen
button-everything-again = Wieder alles
# $what: something followed; $time: a time of day
important-from-now-on = Zu { $what } melde ich dir nur noch das Wichtige.
less-from-now-on = Zu { $what } melde ich dir weniger davon.
digest-from-now-on = { $what } kommt jetzt einmal am Tag, um { $time }.
kept-on = Ich suche weiter nach { $what }.
button-what-i-follow = Was ich verfolge
button-rest = { $count } weitere »

zone-is = Deine Zeitzone ist { $zone }, dort ist es { $time }. Ändern: /timezone Europe/Berlin
zone-set = Deine Zeitzone ist jetzt { $zone }. Dort ist es { $time }.
quiet-is = Zwischen { $from } und { $to } wird nichts gesendet. Aufheben: /quiet off
quiet-none = Es gibt keine Ruhezeit. Festlegen: /quiet 22-7
quiet-set = Ab jetzt wird zwischen { $from } und { $to } nichts gesendet.
quiet-off = Es gibt keine Ruhezeit mehr.
digest-is = Tägliche Überblicke kommen um { $time }, wöchentliche am { $day }. Ändern: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Was du verfolgst, kommt als Überblick täglich um { $time }.
digest-set-weekly = Was du verfolgst, kommt als Überblick am { $day } um { $time }.
digest-set-off = Was du verfolgst, wird sofort gemeldet.

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
declined-gone = Das wird nicht mehr verfolgt.
declined-wrong-file = Das ist keine Datei mit Abonnements.

update-for = Weil du { $what } verfolgst:
# $word: the word by which it was found, as the article has it
update-for-word = Weil du { $what } verfolgst (hier: { $word }):
# $what: a question
update-answers = Antwort auf { $what }:
update-may-answer = Das könnte { $what } beantworten:
digest-offer = Du bekommst viele Nachrichten von mir. Soll ich sie einmal am Tag zusammenfassen?
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
topic-closed = In ein Thema deiner Gruppe kann ich nicht mehr schreiben; was dort verfolgt wurde, ruht.
