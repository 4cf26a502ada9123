# How the bot explains itself.
start-empty = Non ho ancora articoli. Appena ne avrò, potrò citarli.
start-empty-admin = Non c’è ancora niente da citare. Mandami l’indirizzo di un feed o di un sito di notizie, un canale Telegram (@nome) oppure un file con articoli, e al resto penso io.
begin-latest = Ultime notizie
begin-subscribe = Segui un tema
begin-language = Lingua
begin-help = Aiuto
sample-said = Che cosa ha detto { $subject }?
sample-about = Che cosa c’è di nuovo su { $subject }?
sample-title = Che cosa si sa di «{ $subject }»?
commands-heading-admin = Per gli amministratori del bot:
did-you-mean = Non conosco { $command }. Intendevi { $meant }?

settings-heading = Le tue impostazioni
setting-language = Lingua: { $language }
setting-zone = Fuso orario: { $zone }, ora locale { $time }
setting-quiet = Ore di silenzio: dalle { $from } alle { $to }
setting-quiet-none = Ore di silenzio: nessuna
setting-told = Avvisi su quello che segui: { $how }
setting-told-nothing = Non segui ancora niente.
setting-preview-on = Anteprima dei link: sì
setting-preview-off = Anteprima dei link: no
setting-button-zone = Fuso orario
setting-button-preview = Mostra l’anteprima dei link
setting-button-no-preview = Nascondi l’anteprima dei link
setting-button-night = Silenzio di notte (22–7)
setting-button-no-quiet = Senza ore di silenzio

without-words = So leggere solo il testo. Mandami una domanda, o inoltrami un testo da verificare.
questions-left = Non rispondo a più domande in una volta. Mandami le altre in un nuovo messaggio.

check-same = Qui si dice la stessa cosa:
check-otherwise = Qui si dice altro:
check-nothing-on-these = Non ho niente di pubblicato su questo:
check-nothing-on-any = Non ho niente di pubblicato che lo confermi o lo smentisca:
check-nothing-in-it = Qui non ho trovato niente da confrontare con le notizie. Servono nomi o numeri.
link-known = Ho questo articolo:
link-on-this = Sullo stesso tema:
link-nothing = Non ho niente sul tema di quella pagina.
link-of-what = Dall’indirizzo non capisco di che cosa parla la pagina. Chiedimelo con parole tue.
link-what-to-do = Che cosa faccio con questo link?
link-add = Aggiungi l’articolo
link-follow = Segui il feed

no-updates-at-terminal = Posso mandare avvisi solo su Telegram. Seguilo lì, con il bot.
written-to = Salvato come { $path }
