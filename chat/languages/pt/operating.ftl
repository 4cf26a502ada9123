# For the bot's admins.
stats = Nos últimos { $days } dias: artigos adicionados: { $articles }, perguntas feitas: { $questions }, respondidas: { $answered }. Ao todo há { $all } artigos.
stats-articles = artigos
stats-questions = perguntas
retract-which = Qual dos artigos? /articles mostra os números. Depois escreva, por exemplo: /retract 12
retract-sure = Deixar de citar este artigo? { $title }
retract-button = Retirar
retracted = Retirado. Já não cito este artigo.

# What admins send to be indexed.
add-what = O que devo adicionar? Escreva /add https://… ou envie um documento: txt, md, html ou jsonl, também comprimido em gz, xz ou bz2.
add-added = Adicionado: { $title }
add-updated = Atualizado: { $title }
add-unchanged = Sem alterações: { $title }
add-also = Já conhecido com outro endereço: { $title }
add-rejected = Não adicionado: { $where } ({ $reason })
add-counts = Adicionados: { $added }. Atualizados: { $updated }. Sem alterações: { $unchanged }. Rejeitados: { $rejected }.
add-more = Outros: { $count }
add-nothing = Não contém nenhum artigo.
add-too-large = São mais de { $megabytes } MB. Divida em partes, ou adicione no servidor.
add-feed = É um feed. Sigo a partir de agora e adiciono os artigos à medida que chegam: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Ainda não sigo nenhum feed.
feeds-usage = Para seguir um feed: /feeds add https://… Para parar: /feeds remove 3
feeds-new = novo
feeds-followed = ativo
feeds-failing = com falhas
feeds-ended = encerrado
feeds-removed = Já não sigo este feed. Os artigos dele ficam: { $title }
feeds-which = Qual dos feeds? /feeds mostra os números. Depois escreva, por exemplo: /feeds remove 3
feeds-refused = Não posso seguir este feed: { $reason }
feeds-report = Estes feeds não funcionam:

# Writing to everybody.
broadcast-what = O que devo enviar? Escreva /broadcast e depois o texto.
broadcast-too-long = É longo demais: no máximo { $limit } caracteres.
broadcast-nobody = Ainda não há ninguém a quem enviar.
broadcast-sure = Enviar isto a todos? Conversas: { $chats }
broadcast-button = Enviar
broadcast-sent = A caminho. Conversas: { $chats }
