# Kanäle.
subscribe-what-channel = Wozu soll ich hier Neues posten? Nenn ein Thema, eine Frage oder eine Quelle, oder schreib „alles“.
followed-channel = Ab jetzt poste ich hier Neues: { $what }.
preview-none-channel = In den letzten 7 Tagen wäre nichts gekommen.
preview-some-channel = In den letzten 7 Tagen { $count ->
        [one] wäre { $count } Meldung
       *[other] wären { $count } Meldungen
    } gekommen, etwa:
preview-all-channel = In den letzten 7 Tagen { $count ->
        [one] wäre { $count } Meldung
       *[other] wären { $count } Meldungen
    } gekommen:
subscriptions-heading-channel = Was für diesen Kanal verfolgt wird:
subscriptions-none-channel = Für diesen Kanal wird noch nichts verfolgt.
settings-heading-channel = Einstellungen dieses Kanals
setting-told-channel = Neues kommt hier: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Dazu poste ich hier nichts mehr: { $what }.
zone-is-channel = Die Zeitzone dieses Kanals ist { $zone }, dort ist es { $time }.
zone-set-channel = Die Zeitzone dieses Kanals ist jetzt { $zone }. Dort ist es { $time }.
quiet-is-channel = Zwischen { $from } und { $to } poste ich hier nichts.
quiet-none-channel = Dieser Kanal hat keine Ruhezeit.
quiet-set-channel = Ab jetzt poste ich hier zwischen { $from } und { $to } nichts.
quiet-off-channel = Dieser Kanal hat keine Ruhezeit mehr.
digest-is-channel = Tägliche Überblicke kommen um { $time }, wöchentliche am { $day }.
digest-set-daily-channel = Ab jetzt poste ich täglich um { $time } einen Überblick.
digest-set-weekly-channel = Ab jetzt poste ich am { $day } um { $time } einen Überblick.
digest-set-off-channel = Ab jetzt poste ich Neues sofort.
declined-too-many-channel = Mehr geht hier nicht: höchstens { $limit } zugleich.
declined-unknown-source-channel = Von dieser Quelle habe ich nichts.
language-write-channel = In welcher Sprache soll ich posten? Ich kann: { $codes }
language-chosen-channel = Ab jetzt poste ich hier auf { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (hier: { $word }):
may-be-a-repeat-channel = Das stand hier vielleicht schon.
digest-more = und { $count } weitere

subscribe-for-channel = Für deinen Kanal nenn ihn zuerst: /subscribe @meinkanal Black Sea grain
that-channel = diesem Kanal
channel-by-invitation = Hinter einen Einladungslink kann ich nicht sehen. Poste den Befehl im Kanal selbst. Dort muss ich Admin sein und posten dürfen.
channel-not-found = { $channel } finde ich nicht. Prüf bitte den Namen. Ist der Kanal privat, dann poste den Befehl im Kanal selbst. Dort muss ich Admin sein und posten dürfen.
channel-is-group = { $channel } ist eine Gruppe. Schreib den Befehl dort.
channel-in-private = Wenn es um einen Kanal geht, schreib mir privat.
channel-not-there = In { $channel } darf ich nichts posten. Mach mich dort zum Admin, der posten darf, und versuch es noch einmal.
channel-not-yours = In { $channel } dürfen das nur Admins, die dort posten dürfen.

welcome-group =
    Hallo! Ich beantworte Fragen zu Nachrichten mit Sätzen aus veröffentlichten Artikeln, Wort für Wort.
    Um mich etwas zu fragen, erwähne mich, antworte mir oder schreib /ask und deine Frage.
    Ich melde auch neue Artikel: Schreib /subscribe und ein Thema. Was hier verfolgt wird, ändern nur die Admins der Gruppe.
welcome-channel =
    Hallo! Ich poste hier Nachrichten Wort für Wort, mit Quelle und Datum. Die Themen bestimmen die Admins dieses Kanals.
    Du hast eine Frage zu Nachrichten? Schreib mir: { $bot }
welcome-how-public = Danke, dass du mich zu { $chat } hinzugefügt hast. Um dort etwas zu verfolgen, schreib mir hier: /subscribe { $username } und ein Thema. Oder poste /subscribe und ein Thema im Kanal. Ändern können das nur Admins, die dort posten dürfen.
welcome-how-private = Danke, dass du mich zu { $chat } hinzugefügt hast. Um dort etwas zu verfolgen, poste /subscribe und ein Thema im Kanal. Ändern können das nur Admins, die dort posten dürfen.
welcome-no-right = Du hast mich zu { $chat } hinzugefügt, aber ich darf dort nichts posten. Erlaub mir das, dann fange ich an.

rights-lost = In { $chat } darf ich nichts mehr posten. Was dort verfolgt wird, pausiert. Sobald ich wieder darf, geht es weiter.
chat-gone = { $chat } finde ich nicht mehr. Was dort verfolgt wurde, ist beendet.
