# How the bot explains itself.
start-empty = Noch ist nichts indexiert. Sobald es Artikel gibt, kann ich daraus zitieren.
start-empty-admin = Noch gibt es nichts zu zitieren. Schick mir die Adresse eines Feeds oder einer Nachrichtenseite, oder eine Datei mit Artikeln: Den Rest mache ich.
begin-latest = Das Neueste
begin-subscribe = Etwas folgen
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
setting-told = Was du verfolgst, kommt: { $how }
setting-told-nothing = Du folgst noch nichts.
setting-button-zone = Zeitzone
setting-button-night = Nachts Ruhe (22–7)
setting-button-no-quiet = Keine Ruhezeit

without-words = Ich kann nur Wörter lesen. Schreib mir eine Frage, oder leite mir einen Text weiter, den ich prüfen soll.

check-same = Das sagt dasselbe:
check-otherwise = Das sagt es anders:
check-nothing-on-these = Hierzu habe ich nichts Veröffentlichtes:
check-nothing-on-any = Ich habe nichts Veröffentlichtes, das dasselbe oder etwas anderes sagt:
check-nothing-in-it = Darin steht nichts, das ich an den Nachrichten prüfen könnte: Dafür braucht es Namen oder Zahlen.
link-known = Diese Seite ist unter meinen Artikeln:
link-on-this = Zur selben Sache:
link-nothing = Zu dem, worum es auf dieser Seite geht, habe ich nichts.
link-of-what = Aus der Adresse erkenne ich nicht, worum es geht. Frag mich in deinen eigenen Worten.
link-add = Artikel aufnehmen
link-follow = Dem Feed folgen

no-updates-at-terminal = Meldungen brauchen Telegram: Ein geschlossenes Terminal bekommt keine. Folge dort, beim Bot.
written-to = Geschrieben nach { $path }
