# For the bot's admins.
stats = Ultimi { $days } giorni: articoli aggiunti: { $articles }, domande ricevute: { $questions }, con risposta: { $answered }. Articoli in tutto: { $all }.
stats-articles = articoli
stats-questions = domande
retract-which = Quale articolo? /articles mostra i numeri. Poi scrivi, per esempio: /retract 12
retract-sure = Smettere di citare questo articolo? { $title }
retract-button = Ritira
retracted = Ritirato. Non cito più questo articolo.

# What admins send to be indexed.
add-what = Che cosa aggiungo? Scrivi /add https://… oppure mandami un file: txt, md, html o jsonl, anche compresso in gz, xz o bz2.
add-added = Aggiunto: { $title }
add-updated = Aggiornato: { $title }
add-unchanged = Invariato: { $title }
add-also = Già noto da un altro indirizzo: { $title }
add-rejected = Non aggiunto: { $where } ({ $reason })
add-counts = Aggiunti: { $added }. Aggiornati: { $updated }. Invariati: { $unchanged }. Rifiutati: { $rejected }.
add-more = Altri: { $count }
add-nothing = Non contiene articoli.
add-too-large = Sono più di { $megabytes } MB. Dividi il file o aggiungilo sul server.
add-feed = È un feed. Da ora lo seguo e aggiungo i suoi articoli man mano che escono: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Non seguo ancora nessun feed.
feeds-usage = Per seguire un feed: /feeds add https://… Per smettere: /feeds remove 3
feeds-new = nuovo
feeds-followed = seguito
feeds-failing = non funziona
feeds-ended = terminato
feeds-removed = Non seguo più questo feed. I suoi articoli restano: { $title }
feeds-which = Quale feed? /feeds mostra i numeri. Poi scrivi, per esempio: /feeds remove 3
feeds-refused = Non posso seguire questo feed: { $reason }
feeds-report = Questi feed non funzionano:

# Writing to everybody.
broadcast-what = Che cosa mando? Scrivi /broadcast e poi il testo.
broadcast-too-long = È troppo lungo: al massimo { $limit } caratteri.
broadcast-nobody = Non c’è ancora nessuno a cui mandarlo.
broadcast-sure = Mandare questo a tutti? Chat: { $chats }
broadcast-button = Manda
broadcast-sent = In partenza. Chat: { $chats }
