# Small talk, and what is confirmed before it is done.
talk-greeting = Ciao!
talk-thanks = Prego! Tocca «Segui» sotto una risposta e ti avviso quando c’è altro.
talk-thanks-without-updates = Prego!
talk-goodbye = A presto! Con /subscribe ti avviso quando ci sono notizie su un tema.
talk-goodbye-without-updates = A presto!
talk-who = Sono un bot che risponde a domande sulle notizie. Ti mostro frasi di articoli pubblicati, parola per parola. Non ne scrivo nessuna io.
talk-how = Tutto bene, grazie! Che cosa vuoi sapere?
talk-sorry = Figurati! Che cosa vuoi sapere?
talk-okay = Bene. Chiedimi quando vuoi. /latest mostra gli ultimi titoli.
talk-insult = Mi dispiace di non essere stato d’aiuto. Chiedimelo in poche parole, con dei nomi, e cerco di nuovo.
talk-complaint = Mi dispiace. Mostro solo ciò che è stato pubblicato, e a volte scelgo una frase che non c’entra. Chiedi con altre parole, con un nome o un luogo, e cerco di nuovo.

wish-sure = Ti avviso quando c’è qualcosa di nuovo su «{ $topic }»?
wish-yes = Sì, avvisami
wish-no = No, grazie
end-sure = Smetto di avvisarti su «{ $topic }»?
end-sure-all = Smetto di avvisare su tutto quello che si segue qui?
end-yes = Sì, smetti
nothing-changed = Va bene, non è cambiato niente.
