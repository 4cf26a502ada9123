# Canali.
subscribe-what-channel = Su cosa pubblico qui le notizie? Scrivi un tema, una domanda o una fonte, oppure “tutto”.
followed-channel = Da ora pubblico qui le notizie: { $what }.
preview-none-channel = Negli ultimi 7 giorni non sarebbe uscito niente.
preview-some-channel = Negli ultimi 7 giorni { $count ->
        [one] sarebbe uscita { $count } notizia
       *[other] sarebbero uscite { $count } notizie
    }, come:
preview-all-channel = Negli ultimi 7 giorni { $count ->
        [one] sarebbe uscita { $count } notizia
       *[other] sarebbero uscite { $count } notizie
    }:
subscriptions-heading-channel = Che cosa si segue per questo canale:
subscriptions-none-channel = Per questo canale non si segue ancora niente.
settings-heading-channel = Impostazioni di questo canale
setting-told-channel = Notizie qui: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Non pubblico più qui le notizie: { $what }.
zone-is-channel = Il fuso orario di questo canale è { $zone }, dove sono le { $time }.
zone-set-channel = Il fuso orario di questo canale ora è { $zone }. Lì sono le { $time }.
quiet-is-channel = Qui non pubblico niente tra le { $from } e le { $to }.
quiet-none-channel = Questo canale non ha ore di silenzio.
quiet-set-channel = Da ora qui non pubblico niente tra le { $from } e le { $to }.
quiet-off-channel = Questo canale non ha più ore di silenzio.
digest-is-channel = I riepiloghi giornalieri escono alle { $time }; giorno di quelli settimanali: { $day }.
digest-set-daily-channel = Da ora pubblico un riepilogo ogni giorno alle { $time }.
digest-set-weekly-channel = Da ora pubblico un riepilogo settimanale: { $day }, alle { $time }.
digest-set-off-channel = Da ora pubblico subito le notizie.
declined-too-many-channel = Non c’è più posto: qui al massimo { $limit } alla volta.
declined-unknown-source-channel = Non ho niente di quella fonte.
language-write-channel = In che lingua pubblico? Conosco queste: { $codes }
language-chosen-channel = Da ora la lingua di ciò che pubblico qui è: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (qui: { $word }):
may-be-a-repeat-channel = Forse questo è già stato pubblicato.
digest-more = e altre { $count }

subscribe-for-channel = Per il tuo canale, scrivi prima il suo nome: /subscribe @miocanale Black Sea grain
that-channel = questo canale
channel-by-invitation = Non posso vedere dietro un link di invito. Pubblica il comando nel canale stesso, dove devo essere un amministratore che può pubblicare.
channel-not-found = Non trovo { $channel }. Controlla il nome. Se il canale è privato, pubblica lì il comando. Devo esserne un amministratore che può pubblicare.
channel-is-group = { $channel } è un gruppo. Scrivi lì il comando.
channel-in-private = Se si tratta di un canale, scrivimi in privato.
channel-not-there = { $channel }: lì non posso pubblicare. Fammi amministratore con il permesso di pubblicare, poi riprova.
channel-not-yours = { $channel }: possono farlo solo gli amministratori che possono pubblicare lì.

welcome-group =
    Ciao! Rispondo alle domande sulle notizie con frasi di articoli pubblicati, parola per parola.
    Per chiedermi qualcosa, menzionami, rispondimi o scrivi /ask e la tua domanda.
    Segnalo anche i nuovi articoli: scrivi /subscribe e un tema. Solo gli amministratori del gruppo possono cambiare ciò che si segue qui.
welcome-channel =
    Ciao! Pubblico qui le notizie parola per parola, con fonte e data. I temi li scelgono gli amministratori di questo canale.
    Hai una domanda sulle notizie? Scrivimi: { $bot }
welcome-how-public = Grazie per avermi aggiunto a { $chat }. Per seguire qualcosa lì, scrivimi qui: /subscribe { $username } e un tema. Oppure pubblica /subscribe e un tema nel canale. Possono cambiarlo solo gli amministratori che possono pubblicare lì.
welcome-how-private = Grazie per avermi aggiunto a { $chat }. Per seguire qualcosa lì, pubblica /subscribe e un tema nel canale. Possono cambiarlo solo gli amministratori che possono pubblicare lì.
welcome-no-right = Mi hai aggiunto a { $chat }, ma lì non posso pubblicare. Dammi il permesso e comincio.

rights-lost = Non posso più pubblicare in { $chat }. Ciò che si segue lì è in pausa. Appena potrò di nuovo, riprendo.
chat-gone = Non trovo più { $chat }. Ciò che si seguiva lì è finito.
