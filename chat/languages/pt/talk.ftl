# Small talk, and what is confirmed before it is done.
talk-greeting = Olá!
talk-thanks = De nada! Toque em “Seguir” abaixo de uma resposta, e eu aviso quando houver mais.
talk-thanks-without-updates = De nada!
talk-goodbye = Até logo! Com /subscribe, aviso quando houver notícias sobre um tema.
talk-goodbye-without-updates = Até logo!
talk-who = Sou um bot que responde a perguntas sobre as notícias. Mostro frases de artigos publicados, palavra por palavra. Nenhuma é escrita por mim.
talk-how = Tudo bem, obrigado! O que quer saber?
talk-sorry = Sem problema. O que quer saber?
talk-okay = Certo. Pergunte quando quiser. /latest mostra os títulos mais recentes.
talk-insult = Lamento não ter ajudado. Pergunte em poucas palavras, com nomes, e eu procuro de novo.
talk-complaint = Desculpe. Só mostro o que foi publicado e, às vezes, escolho uma frase que não vem ao caso. Pergunte com outras palavras, com um nome ou lugar, e eu procuro de novo.

wish-sure = Aviso quando houver algo novo sobre “{ $topic }”?
wish-yes = Sim, pode avisar
wish-no = Não é preciso
end-sure = Paro de avisar sobre “{ $topic }”?
end-sure-all = Paro de avisar sobre tudo o que é seguido aqui?
end-yes = Sim, pode parar
nothing-changed = Certo, nada mudou.
