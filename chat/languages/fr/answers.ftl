# An answer and its parts.
today = aujourd’hui
yesterday = hier
untitled = (sans titre)
undated = sans date
also-in = aussi dans { $articles }
list-between = {", "}
same-article = le même article
credit = { $source } · { $date }
quote-language = Langue de la citation : { $language }

refused-empty-library = Je n’ai pas encore d’articles, il n’y a donc rien à citer.
refused-no-words = Je n’y vois aucun mot à chercher. Demandez en quelques mots, par exemple : « Qu’exige Kyiv avant des pourparlers ? »
refused-nothing-on-this = Je n’ai aucune phrase publiée qui réponde à cela.
refused-nothing-then = Je n’ai rien de cette période qui réponde à cela.
refused-nothing-from-source = Je n’ai rien de cette source qui réponde à cela.
refused-future = Cela n’a pas encore eu lieu, personne n’en a donc parlé.
refused-unsure = Je n’ai rien trouvé qui y réponde assez clairement pour être cité.
refused-other-language = Langue de la plupart de mes articles : { $language }. Une question dans cette langue trouve davantage.
nearest-headlines = Les titres les plus proches :

likely = C’est peut-être la réponse :
read-as = { $written } → { $read }
from-date = Du { $date } :
other-time = Je n’ai rien trouvé là-dessus de cette période. Ceci date du { $date }.
other-time-undated = Je n’ai rien trouvé là-dessus de cette période. Ceci n’est pas daté.
earlier-on = Plus tôt, le { $date } : « { $words } »
