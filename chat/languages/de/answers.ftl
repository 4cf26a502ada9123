# An answer and its parts.
today = heute
yesterday = gestern
untitled = (ohne Titel)
undated = ohne Datum
also-in = auch in { $articles }
list-between = {", "}
same-article = derselbe Artikel
credit = { $source } · { $date }
quote-language = Sprache des Zitats: { $language }

refused-empty-library = Ich habe noch keine Artikel, also gibt es nichts zu zitieren.
refused-no-words = Ich finde darin keine Wörter, nach denen ich suchen kann. Frag in ein paar Worten, etwa: „Was verlangt Kyjiw vor Gesprächen?“
refused-nothing-on-this = Ich habe keinen veröffentlichten Satz, der das beantwortet.
refused-nothing-then = Aus dieser Zeit habe ich nichts, das das beantwortet.
refused-nothing-from-source = Von dieser Quelle habe ich nichts, das das beantwortet.
refused-future = Das ist noch nicht passiert, also hat auch niemand darüber berichtet.
refused-unsure = Ich habe nichts gefunden, das das klar genug beantwortet, um es zu zitieren.
refused-other-language = Sprache der meisten meiner Artikel: { $language }. Eine Frage in dieser Sprache findet mehr.
nearest-headlines = Die ähnlichsten Schlagzeilen:

likely = Das könnte die Antwort sein:
read-as = { $written } → { $read }
from-date = Vom { $date }:
other-time = Aus dieser Zeit habe ich dazu nichts gefunden. Das hier ist vom { $date }.
other-time-undated = Aus dieser Zeit habe ich dazu nichts gefunden. Das hier hat kein Datum.
earlier-on = Früher, am { $date }: „{ $words }“
