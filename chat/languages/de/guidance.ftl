# How the bot explains itself.
start-empty = Ich habe noch keine Artikel. Sobald welche da sind, kann ich daraus zitieren.
start-empty-admin = Noch gibt es nichts zu zitieren. Schick mir die Adresse eines Feeds oder einer Nachrichtenseite, einen Telegram-Kanal (@name) oder eine Datei mit Artikeln: Den Rest mache ich.
begin-latest = Das Neueste
begin-subscribe = Ein Thema verfolgen
begin-language = Sprache
begin-help = Hilfe
sample-said = Was hat { $subject } gesagt?
sample-about = Was gibt es Neues zu { $subject }?
sample-title = Was weiß man über „{ $subject }“?
commands-heading-admin = Für die Admins des Bots:
did-you-mean = { $command } kenne ich nicht. Meinst du { $meant }?

settings-heading = Deine Einstellungen
setting-language = Sprache: { $language }
setting-zone = Zeitzone: { $zone }, dort ist es { $time }
setting-quiet = Ruhezeit: { $from } bis { $to }
setting-quiet-none = Ruhezeit: keine
setting-told = Meldungen zu dem, was du verfolgst: { $how }
setting-told-nothing = Du verfolgst noch nichts.
setting-preview-on = Linkvorschau: an
setting-preview-off = Linkvorschau: aus
setting-button-zone = Zeitzone
setting-button-preview = Linkvorschau zeigen
setting-button-no-preview = Keine Linkvorschau
setting-button-night = Nachts Ruhe (22–7)
setting-button-no-quiet = Keine Ruhezeit

without-words = Ich kann nur Text lesen. Schreib mir eine Frage, oder leite mir einen Text weiter, den ich prüfen soll.
questions-left = Mehr Fragen beantworte ich nicht auf einmal. Schick mir die übrigen in einer neuen Nachricht.

check-same = Das hier sagt dasselbe:
check-otherwise = Das hier sagt etwas anderes:
check-nothing-on-these = Hierzu habe ich nichts Veröffentlichtes:
check-nothing-on-any = Ich habe nichts Veröffentlichtes, das dem zustimmt oder widerspricht:
check-nothing-in-it = Darin finde ich nichts, das ich an den Nachrichten prüfen könnte. Dafür braucht es Namen oder Zahlen.
link-known = Diesen Artikel habe ich:
link-on-this = Zum selben Thema:
link-nothing = Zum Thema dieser Seite habe ich nichts.
link-of-what = Aus der Adresse erkenne ich nicht, worum es geht. Frag mich in deinen eigenen Worten.
link-what-to-do = Was soll ich mit diesem Link machen?
link-add = Artikel aufnehmen
link-follow = Dem Feed folgen

no-updates-at-terminal = Meldungen kann ich nur auf Telegram schicken. Verfolge das dort mit dem Bot.
written-to = Gespeichert als { $path }
