# An answer and its parts.
today = hoje
yesterday = ontem
untitled = (sem título)
undated = sem data
also-in = também em { $articles }
list-between = {", "}
same-article = o mesmo artigo
credit = { $source } · { $date }
quote-language = Idioma da citação: { $language }

refused-empty-library = Ainda não tenho artigos, por isso não há nada para citar.
refused-no-words = Não vejo aí palavras para procurar. Pergunte com algumas, por exemplo: “O que Kiev exige antes das conversações?”
refused-nothing-on-this = Não tenho nenhuma frase publicada que responda a isso.
refused-nothing-then = Não tenho nada dessa época que responda a isso.
refused-nothing-from-source = Não tenho nada dessa fonte que responda a isso.
refused-future = Isso ainda não aconteceu, por isso ninguém deu a notícia.
refused-unsure = Não encontrei nada que responda a isso com clareza suficiente para citar.
refused-other-language = Idioma da maioria dos meus artigos: { $language }. Uma pergunta nesse idioma encontra mais.
nearest-headlines = Os títulos mais próximos:

likely = Talvez a resposta seja esta:
read-as = { $written } → { $read }
from-date = De { $date }:
other-time = Não encontrei nada sobre isso dessa época. Isto é de { $date }.
other-time-undated = Não encontrei nada sobre isso dessa época. Isto não tem data.
earlier-on = Antes, em { $date }: “{ $words }”
