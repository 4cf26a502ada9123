# What the bot says for itself.
start =
    Fammi domande sulle notizie, con parole tue.
    Rispondo con frasi di articoli pubblicati, parola per parola, e ti dico dove e quando sono uscite.
help =
    Mandami una domanda. Rispondo con citazioni di articoli pubblicati, oppure ti dico che non ne ho.
    Sotto una risposta, «Contesto» mostra il paragrafo di una citazione e «Altro» mostra altre citazioni.
    In un gruppo, menzionami, rispondimi o usa /ask.
commands-heading = Comandi:
ask-what = Che cosa vuoi sapere? Scrivi /ask e poi la domanda.
unknown-command = Non conosco { $command }. /help mostra che cosa so fare.
went-wrong = Scusa, qualcosa è andato storto. Ne ho preso nota. Riprova, per favore.
new-conversation = Va bene, ricominciamo. Che cosa vuoi sapere?
language-which = In che lingua ti parlo?
# $codes: languages in short, such as "ar, de"
language-write = In che lingua ti parlo? Scrivila dopo il comando, per esempio /language uk. Conosco queste: { $codes }
language-chosen = Da ora in poi ti parlo in questa lingua: { $language }.
too-many-questions = Non riesco a rispondere a tante domande insieme. Riprova tra { $minutes ->
        [one] un minuto
       *[other] { $minutes } minuti
    }.

button-context = Contesto
button-more = Altro
button-back = « Indietro
button-follow = Segui
button-follow-question = Segui questa domanda
button-gone = Questo pulsante non funziona più.
answer-gone = Non ho più questa risposta. Chiedi di nuovo, per favore.
answer-changed = Nel frattempo l’articolo è cambiato. Chiedi di nuovo, per favore.
context-of-what = Non c’è ancora una risposta. Prima fammi una domanda.
no-such-quote = Quella risposta ha { $count ->
        [one] una sola citazione
       *[other] solo { $count } citazioni
    }.
no-more = Non ci sono altre citazioni.
no-more-headlines = Non ci sono altre notizie.

follow-now = Ti avviso quando esce qualcosa di nuovo che risponde a questo.
follow-already = Segui già questa domanda.
follow-too-many = Non puoi seguire altro. Prima smetti di seguire qualcosa con /subscriptions.
follow-not-here = Qui non posso mandare aggiornamenti.
admins-only = Possono farlo solo gli amministratori di questo gruppo.
not-your-words = Eseguo solo i comandi che scrivi tu.
not-yours = Questo pulsante è di qualcun altro.

thanks = Grazie!
consent-question = Posso conservare la tua domanda insieme alla valutazione, per migliorare le risposte? Te lo chiedo una volta sola.
consent-yes = Sì, conservala
consent-no = No, contala e basta

latest = Ultime notizie
latest-on = Ultime notizie: { $topic }
latest-none = Non ho niente su questo.
story-what = Su quale tema? Scrivi /story e poi il tema.
story-of = { $topic }, per data
sources-heading = Cito { $count ->
        [one] { $count } fonte
       *[other] { $count } fonti
    }:
source-line = { $source } — { $count ->
        [one] { $count } articolo
       *[other] { $count } articoli
    }
sources-more = e { $count ->
        [one] un’altra
       *[other] altre { $count }
    }
sources-none = Non ho ancora fonti, perché non ho articoli.
article-gone = Non ho più quell’articolo.

privacy =
    Che cosa conservo su di te:
    • Le tue domande, per { $hours ->
        [one] { $hours } ora
       *[other] { $hours } ore
    }, così puoi seguirle o modificarle. Quali citazioni ti ho mostrato, per { $days ->
        [one] { $days } giorno
       *[other] { $days } giorni
    }, così i pulsanti funzionano.
    • Le tue impostazioni, come la lingua, e quello che segui.
    • Le tue valutazioni. La domanda la conservo solo se hai detto di sì.
    Nient’altro, e non lo condivido con nessuno. /mydata te lo manda, /forgetme lo elimina subito.
mydata = Tutto quello che conservo su di te.
in-private-only = Questo lo mando solo in una chat privata.
forget-sure = Eliminare tutto quello che conservo su di te, anche quello che segui? Non si può annullare.
forget-sure-name = Eliminare tutto quello che conservo sul gruppo o sul canale per cui scrivi, anche quello che segue? Non si può annullare. Deve confermarlo un amministratore di questo gruppo.
forget-button = Elimina tutto
forgotten = Eliminato. Non conservo più niente su di te.

inline-none = Nessuna risposta: apri la chat
inline-type = Scrivi una domanda
