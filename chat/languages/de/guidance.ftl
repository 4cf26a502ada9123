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
