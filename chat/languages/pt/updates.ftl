# What is followed, and how it is told.
wish-text = “{ $text }”
wish-everything = tudo
wish-source = tudo de { $source }
wish-with = { $what } com { $words }
wish-without = { $what } sem { $words }
subscription-line = { $what } · { $how }
cadence-at-once = na hora
cadence-daily = diariamente
cadence-weekly = semanalmente
is-paused = em pausa
is-muted = sem som
is-important-only = só notícias importantes
# $count: a number of stories
is-less = sem notícias como { $count ->
        [one] a que foi ocultada
       *[other] as { $count } que foram ocultadas
    }

# Following.
subscribe-what =
    O que quer seguir? Por exemplo:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe tudo
    Com +palavra, só artigos com essa palavra; com -palavra, só artigos sem ela.
followed = Aviso sobre { $what }.
preview-none = Nos últimos 7 dias, não teria chegado nada.
preview-nearest = Tenho algo sobre estes temas. Toque em um para seguir também:
preview-nearest-names = Há notícias sobre: { $topics }
preview-some = Nos últimos 7 dias, { $count ->
        [one] teria chegado { $count } notícia
       *[other] teriam chegado { $count } notícias
    }, como:
preview-all = Nos últimos 7 dias, { $count ->
        [one] teria chegado { $count } notícia
       *[other] teriam chegado { $count } notícias
    }:
subscriptions-heading = O que é seguido aqui:
subscriptions-none = Aqui ainda não se segue nada. Escreva /subscribe e depois um tema, uma pergunta ou uma fonte.
ended = Já não aviso sobre { $what }.
ended-all = { $count ->
        [one] { $count } item saiu da lista.
       *[other] { $count } itens saíram da lista.
    }
export-caption = O que é seguido aqui. Para seguir o mesmo em outro lugar, cole lá o texto deste documento depois de /subscriptions.
imported = Adicionados: { $added }. Já na lista: { $there }. Não foi possível: { $refused }.
button-pause = Pausar
button-resume = Retomar
button-end = Deixar de seguir
button-mute = Sem som
button-unmute = Com som
button-list = « Tudo
button-file = Como documento
button-stop = Deixar de seguir
button-important = Só notícias importantes
button-less-like-this = Menos como esta
button-as-digest = Uma vez por dia
button-all-as-digest = Tudo uma vez por dia
button-answered = Respondida, deixar de seguir
button-keep-on = Procurar mais
button-everything-again = Tudo de novo
# $what: something followed; $time: a time of day
important-from-now-on = A partir de agora, sobre { $what } só aviso do que for importante.
less-from-now-on = A partir de agora, sobre { $what } envio menos notícias como esta.
digest-from-now-on = A partir de agora, { $what } chega uma vez por dia, às { $time }.
kept-on = Continuo à procura de uma resposta a { $what }.
button-what-i-follow = A minha lista
button-rest = Mais { $count } »

zone-is = O seu fuso horário é { $zone }, onde são { $time }. Para mudar: /timezone America/Sao_Paulo ou /timezone Europe/Lisbon
zone-set = O seu fuso horário é agora { $zone }. Lá são { $time }.
quiet-is = Não envio nada entre as { $from } e as { $to }. Para mudar: /quiet off
quiet-none = Não há horas de silêncio. Para definir: /quiet 22-7
quiet-set = A partir de agora, não envio nada entre as { $from } e as { $to }.
quiet-off = Já não há horas de silêncio.
digest-is = Os resumos diários chegam às { $time }; dia dos semanais: { $day }. Para mudar: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = A partir de agora, a sua lista chega num resumo, todos os dias às { $time }.
digest-set-weekly = A partir de agora, a sua lista chega num resumo semanal: { $day }, às { $time }.
digest-set-off = Aviso na hora quando houver algo novo da sua lista.

declined-empty = Não há aí nada para seguir.
declined-no-words = Não vejo aí palavras para procurar.
declined-says-nothing = Essas palavras estão em todos os artigos. Diga mais sobre o que procura.
declined-one-letter = Uma letra só está em todos os artigos. Escreva uma palavra.
declined-address = Isso é um endereço. Escreva um tema ou o nome de uma fonte.
declined-too-long = É longo demais: no máximo { $limit } caracteres.
declined-already = Isso já é seguido aqui.
declined-too-many = Não cabe mais: o limite aqui é de { $limit } ao mesmo tempo. /subscriptions mostra a lista.
declined-unknown-source = Não tenho nada dessa fonte. /sources mostra as fontes que cito.
declined-unknown-zone = Não conheço esse fuso horário. Escreva como Europe/Lisbon, ou o nome de uma cidade grande.
declined-wrong-time = Não entendo essa hora. Escreva como 8:00 ou 22-7.
declined-wrong-filter = Não consigo procurar essas palavras: no máximo { $limit }, feitas de letras ou números.
declined-filter-says-nothing = Uma palavra assim está em quase todos os artigos. Depois de + ou -, escreva uma mais rara.
declined-gone = Isso já não é seguido.
declined-wrong-file = Essa não é uma lista que eu consiga ler.

update-for = Da sua lista, { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Da sua lista, { $what } (aqui: { $word }):
# $what: a question
update-answers = Isto responde a { $what }:
update-may-answer = Isto talvez responda a { $what }:
digest-offer = São muitas mensagens minhas. Envio tudo junto uma vez por dia?
may-be-a-repeat = Talvez isto já tenha chegado antes.
digest-daily = Hoje: { $count ->
        [one] { $count } notícia
       *[other] { $count } notícias
    }
digest-weekly = Esta semana: { $count ->
        [one] { $count } notícia
       *[other] { $count } notícias
    }
digest-gone = Já não tenho este resumo.
correction-changed = Este artigo mudou. Dizia:
correction-now = Agora diz:
correction-gone = Isto já não está no artigo:
retraction = Este artigo foi retirado:
topic-closed = Já não posso escrever num dos tópicos do seu grupo. O que era seguido lá está em pausa.
