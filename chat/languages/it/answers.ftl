# An answer and its parts.
today = oggi
yesterday = ieri
untitled = (senza titolo)
undated = senza data
also-in = anche in { $articles }
list-between = {", "}
same-article = lo stesso articolo
credit = { $source } · { $date }
quote-language = Lingua della citazione: { $language }

refused-empty-library = Non ho ancora articoli, quindi non c’è niente da citare.
refused-no-words = Non vedo parole da cercare. Chiedi in poche parole, per esempio: «Che cosa chiede Kiev prima dei colloqui?»
refused-nothing-on-this = Non ho nessuna frase pubblicata che risponda a questo.
refused-nothing-then = Non ho niente di quel periodo che risponda a questo.
refused-nothing-from-source = Non ho niente di quella fonte che risponda a questo.
refused-future = Non è ancora successo, quindi nessuno ne ha scritto.
refused-unsure = Non ho trovato niente che risponda in modo abbastanza chiaro da poterlo citare.
refused-other-language = Lingua della maggior parte dei miei articoli: { $language }. Una domanda in quella lingua trova di più.
nearest-headlines = I titoli più vicini:

likely = La risposta potrebbe essere questa:
read-as = { $written } → { $read }
from-date = In data { $date }:
other-time = Su questo non ho trovato niente di quel periodo. Questo è di un’altra data: { $date }.
other-time-undated = Su questo non ho trovato niente di quel periodo. Questo è senza data.
earlier-on = In precedenza ({ $date }): «{ $words }»
