wish-text = «{ $text }»
wish-everything = tutto
wish-source = tutto da { $source }
wish-with = { $what } con { $words }
wish-without = { $what } senza { $words }
subscription-line = { $what } · { $how }
cadence-at-once = subito
cadence-daily = ogni giorno
cadence-weekly = ogni settimana
is-paused = in pausa
is-muted = senza suono
is-important-only = solo notizie importanti
# $count: a number of stories
is-less = senza notizie come { $count ->
        [one] quella che hai nascosto
       *[other] le { $count } che hai nascosto
    }

subscribe-what =
    Che cosa vuoi seguire? Per esempio:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe tutto
    Con +parola arrivano solo articoli con quella parola, con -parola solo articoli senza.
followed = Ora segui { $what }. Ti avviso quando c’è qualcosa di nuovo.
preview-none = Negli ultimi 7 giorni non avresti ricevuto niente.
preview-nearest = Su questi ho qualcosa. Toccane uno per seguirlo:
preview-nearest-names = Ci sono notizie su: { $topics }
preview-some = Negli ultimi 7 giorni avresti ricevuto { $count ->
        [one] { $count } notizia
       *[other] { $count } notizie
    }, per esempio:
preview-all = Negli ultimi 7 giorni avresti ricevuto { $count ->
        [one] { $count } notizia
       *[other] { $count } notizie
    }:
subscriptions-heading = Quello che si segue qui:
subscriptions-none = Qui non si segue ancora niente. Scrivi /subscribe e poi un tema, una domanda o una fonte.
ended = Basta avvisi: { $what }.
ended-all = { $count ->
        [one] È terminata { $count } iscrizione.
       *[other] Sono terminate { $count } iscrizioni.
    }
export-caption = Quello che si segue qui. Per seguire lo stesso altrove, incolla lì il testo di questo file dopo /subscriptions.
imported = Aggiunti: { $added }. Già seguiti: { $there }. Non riusciti: { $refused }.
button-pause = Metti in pausa
button-resume = Riprendi
button-end = Termina
button-mute = Senza suono
button-unmute = Con suono
button-list = « Tutti
button-file = Come file
button-stop = Non seguire più
button-important = Solo notizie importanti
button-less-like-this = Meno notizie così
button-as-digest = Una volta al giorno
button-all-as-digest = Tutto una volta al giorno
button-answered = Ho la risposta, basta
button-keep-on = Continua a cercare
button-everything-again = Di nuovo tutto
# $what: something followed; $time: a time of day
important-from-now-on = { $what }: da ora ti avviso solo delle notizie importanti.
less-from-now-on = { $what }: da ora ti mando meno notizie come questa.
digest-from-now-on = { $what }: da ora una volta al giorno, alle { $time }.
kept-on = Continuo a cercare una risposta a { $what }.
button-what-i-follow = Quello che seguo
button-rest = Altri { $count } »

zone-is = Il tuo fuso orario è { $zone }, dove ora sono le { $time }. Per cambiarlo: /timezone Europe/Rome
zone-set = Il tuo fuso orario ora è { $zone }. Lì sono le { $time }.
quiet-is = Non mando niente dalle { $from } alle { $to }. Per cambiare: /quiet off
quiet-none = Non hai ore di silenzio. Per impostarle: /quiet 22-7
quiet-set = Da ora non mando niente dalle { $from } alle { $to }.
quiet-off = Non hai più ore di silenzio.
digest-is = Il riepilogo del giorno arriva alle { $time }, quello della settimana di { $day }. Per cambiare: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Da ora quello che segui arriva in un riepilogo, ogni giorno alle { $time }.
digest-set-weekly = Da ora quello che segui arriva in un riepilogo, ogni { $day } alle { $time }.
digest-set-off = Ti avviso subito quando c’è qualcosa di nuovo su quello che segui.

declined-empty = Qui non c’è niente da seguire.
declined-no-words = Qui non vedo parole da cercare.
declined-says-nothing = Queste parole si trovano in ogni articolo. Dimmi meglio che cosa cerchi.
declined-one-letter = Una lettera sola si trova in ogni articolo. Scrivi una parola.
declined-address = Questo è un indirizzo. Scrivi un tema o il nome di una fonte.
declined-too-long = È troppo lungo: al massimo { $limit } caratteri.
declined-already = Qui lo si segue già.
declined-too-many = Non c’è più posto: qui se ne possono seguire al massimo { $limit } alla volta. /subscriptions li mostra.
declined-unknown-source = Non ho niente di quella fonte. /sources mostra chi cito.
declined-unknown-zone = Non conosco questo fuso orario. Scrivilo come Europe/Rome, o il nome di una grande città.
declined-wrong-time = Non capisco quest’ora. Scrivila come 8:00 o 22-7.
declined-wrong-filter = Non posso cercare queste parole. Usane al massimo { $limit }, fatte di lettere o numeri.
declined-filter-says-nothing = Una parola così si trova in quasi ogni articolo. Dopo + o - scrivine una più rara.
declined-gone = Questo non si segue più.
declined-wrong-file = Questo non è un elenco di iscrizioni che so leggere.

update-for = Perché segui { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Perché segui { $what } (qui: { $word }):
# $what: a question
update-answers = Questo risponde a { $what }:
update-may-answer = Questo potrebbe rispondere a { $what }:
digest-offer = Ti arrivano molti messaggi da me. Te li mando tutti insieme una volta al giorno?
may-be-a-repeat = Forse l’hai già ricevuto.
digest-daily = Oggi: { $count ->
        [one] { $count } notizia
       *[other] { $count } notizie
    }
digest-weekly = Questa settimana: { $count ->
        [one] { $count } notizia
       *[other] { $count } notizie
    }
digest-gone = Non ho più questo riepilogo.
correction-changed = Questo articolo è cambiato. Diceva:
correction-now = Ora dice:
correction-gone = Questo nell’articolo non c’è più:
retraction = Questo articolo è stato ritirato:
topic-closed = Non posso più scrivere in un argomento del vostro gruppo, quindi quello che si seguiva lì è in pausa.
