# An answer and its parts.
today = hoy
yesterday = ayer
untitled = (sin título)
undated = sin fecha
also-in = también en { $articles }
list-between = {", "}
same-article = el mismo artículo
credit = { $source } · { $date }
quote-language = Idioma de la cita: { $language }

refused-empty-library = Todavía no tengo artículos, así que no hay nada que citar.
refused-no-words = No veo ahí palabras que buscar. Pregunta con unas pocas, por ejemplo: «¿Qué exige Kyiv antes de las conversaciones?»
refused-nothing-on-this = No tengo ninguna frase publicada que responda a eso.
refused-nothing-then = No tengo nada de esa época que responda a eso.
refused-nothing-from-source = No tengo nada de esa fuente que responda a eso.
refused-future = Eso aún no ha ocurrido, así que nadie ha informado de ello.
refused-unsure = No he encontrado nada que lo responda con claridad suficiente para citarlo.
refused-other-language = Idioma de la mayoría de mis artículos: { $language }. Una pregunta en ese idioma encuentra más.
nearest-headlines = Los titulares más parecidos:

likely = Puede que esta sea la respuesta:
read-as = { $written } → { $read }
from-date = Del { $date }:
other-time = No encontré nada sobre eso de esa época. Esto es del { $date }.
other-time-undated = No encontré nada sobre eso de esa época. Esto no tiene fecha.
earlier-on = Antes, el { $date }: «{ $words }»
