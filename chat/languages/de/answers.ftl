# An answer and its parts.
today = heute
yesterday = gestern
untitled = (ohne Titel)
undated = ohne Datum
also-in = auch in { $articles }
list-between = {", "}
same-article = derselbe Artikel
credit = { $source } · { $date }

refused-empty-library = Noch ist nichts indexiert, also gibt es nichts zu zitieren.
refused-no-words = Darin stehen keine Wörter, nach denen ich suchen kann. Frag in ein paar Worten, etwa: „Was verlangt Kyjiw vor Gesprächen?“
refused-nothing-on-this = Ich habe keinen veröffentlichten Satz, der das beantwortet.
refused-nothing-then = Aus dieser Zeit habe ich nichts, das das beantwortet.
refused-nothing-from-source = Von dieser Quelle habe ich nichts, das das beantwortet.
refused-future = Das kommt erst noch, darüber wurde noch nichts berichtet.
refused-unsure = Ich habe nichts gefunden, das das sicher genug beantwortet, um es zu zitieren.
nearest-headlines = Die nächsten Schlagzeilen:

likely = Vielleicht beantwortet das die Frage:
read-as = { $written } → { $read }
from-date = Vom { $date }:
other-time = Aus dieser Zeit habe ich nichts. Das hier ist vom { $date }.
other-time-undated = Aus dieser Zeit habe ich nichts. Das hier hat kein Datum.
earlier-on = Früher, am { $date }: „{ $words }“
