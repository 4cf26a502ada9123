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
feeds-heading = I feed e i canali che seguo
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

# Telegram channels whose posts become articles.
source-channels-usage = Per leggere un canale Telegram di cui sono amministratore: /feeds add @canale Per smettere: /feeds remove @canale
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · articoli: { $articles }, troppo brevi: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Da ora leggo { $channel }. I suoi post diventano articoli.
source-channel-waits = Leggerò { $channel } appena sarò su Telegram. Nominami amministratore del canale.
source-channel-known = Leggo già { $channel }.
source-channel-removed = Non leggo più { $channel }. I suoi articoli restano.
source-channel-which = Non leggo quel canale. /feeds mostra quelli che leggo.
source-channel-not-found = Non trovo { $channel }. Se è privato, nominami amministratore, poi inviami il link di uno dei suoi post.
source-channel-name = { $channel } non può essere un canale. Il nome di un canale ha almeno 4 lettere o cifre, come @port_news.
source-channel-no-channel = { $channel } non è un canale. Posso leggere solo canali.
source-channel-not-there = Non sono ancora in { $channel }. Nominami amministratore (non mi serve alcun permesso), poi riprova.
source-channel-not-now = Telegram al momento non risponde. Riprova tra un minuto.
# Why no posts come.
source-channel-wanted = Non l’ho ancora cercato.
source-channel-gone = Non lo trovo. È stato eliminato, o il nome è sbagliato?
source-channel-none = Quello non è un canale.
source-channel-lost = Non sono amministratore di quel canale. Nominami e continuerò a leggere.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Sui canali che leggo:
source-channel-renamed = { $before } ora è { $channel }. Continuo a leggerlo.
source-channel-private = { $before } ora è privato. Continuo a leggerlo, ma solo i suoi membri possono aprire i link ai post.
# Where an admin sends the link of a channel.
source-channel-offer = Leggo { $channel }? I suoi post diventano articoli.
source-channel-button = Leggi il canale

# Writing to everybody.
broadcast-what = Che cosa mando? Scrivi /broadcast e poi il testo.
broadcast-too-long = È troppo lungo: al massimo { $limit } caratteri.
broadcast-nobody = Non c’è ancora nessuno a cui mandarlo.
broadcast-sure = Mandare questo a tutti? Chat: { $chats }
broadcast-button = Manda
broadcast-sent = In partenza. Chat: { $chats }
