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
feeds-heading = Os feeds e canais que sigo
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

# Telegram channels whose posts become articles.
source-channels-usage = Para ler um canal do Telegram onde sou administrador: /feeds add @canal Para parar: /feeds remove @canal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · artigos: { $articles }, curtos demais: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = A partir de agora leio { $channel }. As publicações tornam-se artigos.
source-channel-waits = Vou ler { $channel } assim que estiver no Telegram. Torne-me administrador do canal.
source-channel-known = Já leio { $channel }.
source-channel-removed = Já não leio { $channel }. Os artigos ficam.
source-channel-which = Não leio esse canal. /feeds mostra os que leio.
source-channel-not-found = Não encontro { $channel }. Se for privado, torne-me administrador e depois envie o link de uma das publicações.
source-channel-name = { $channel } não pode ser um canal. O nome de um canal tem pelo menos 4 letras ou algarismos, como @port_news.
source-channel-no-channel = { $channel } não é um canal. Só consigo ler canais.
source-channel-not-there = Ainda não estou em { $channel }. Torne-me administrador (não preciso de nenhuma permissão) e tente de novo.
source-channel-not-now = O Telegram não responde agora. Tente de novo daqui a um minuto.
# Why no posts come.
source-channel-wanted = Ainda não o procurei.
source-channel-gone = Não o encontro. Foi apagado, ou o nome está errado?
source-channel-none = Isso não é um canal.
source-channel-lost = Não sou administrador desse canal. Torne-me administrador e continuo a ler.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Sobre os canais que leio:
source-channel-renamed = { $before } agora é { $channel }. Continuo a ler.
source-channel-private = { $before } agora é privado. Continuo a ler, mas só os membros podem abrir os links das publicações.
# Where an admin sends the link of a channel.
source-channel-offer = Quer que eu leia { $channel }? As publicações tornam-se artigos.
source-channel-button = Ler o canal

# Writing to everybody.
broadcast-what = O que devo enviar? Escreva /broadcast e depois o texto.
broadcast-too-long = É longo demais: no máximo { $limit } caracteres.
broadcast-nobody = Ainda não há ninguém a quem enviar.
broadcast-sure = Enviar isto a todos? Conversas: { $chats }
broadcast-button = Enviar
broadcast-sent = A caminho. Conversas: { $chats }
