# An answer and its parts.
today = aujourd’hui
yesterday = hier
untitled = (sans titre)
undated = sans date
also-in = aussi dans { $articles }
list-between = {", "}
same-article = le même article
credit = { $source } · { $date }

refused-empty-library = Rien n’est encore indexé, il n’y a donc rien à citer.
refused-no-words = Il n’y a là aucun mot à chercher. Demandez en quelques mots, par exemple : « Qu’exige Kyiv avant des pourparlers ? »
refused-nothing-on-this = Je n’ai aucune phrase publiée qui réponde à cela.
refused-nothing-then = Je n’ai rien de cette période qui réponde à cela.
refused-nothing-from-source = Je n’ai rien de cette source qui réponde à cela.
refused-future = C’est encore à venir, rien n’a donc été publié là-dessus.
refused-unsure = Je n’ai rien trouvé qui y réponde assez sûrement pour être cité.
nearest-headlines = Les titres les plus proches :

likely = Ceci y répond peut-être :
read-as = { $written } → { $read }
from-date = Du { $date } :
other-time = Je n’ai rien de cette période. Ceci date du { $date }.
other-time-undated = Je n’ai rien de cette période. Ceci n’est pas daté.
earlier-on = Plus tôt, le { $date } : « { $words } »
