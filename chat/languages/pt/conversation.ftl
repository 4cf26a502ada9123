# What the bot says for itself.
start =
    Pergunte sobre as notícias com as suas próprias palavras.
    Respondo com frases de artigos publicados, palavra por palavra, e digo onde e quando saíram.
help =
    Envie uma pergunta. Respondo com citações de artigos publicados, ou digo que não tenho nenhuma.
    Abaixo da resposta, “Contexto” mostra o parágrafo de uma citação e “Mais” mostra outras citações.
    Num grupo, mencione o meu nome, responda a uma mensagem minha ou use /ask.
commands-heading = Comandos:
ask-what = O que quer saber? Escreva /ask e depois a pergunta.
unknown-command = Não conheço { $command }. /help mostra o que sei fazer.
went-wrong = Desculpe, algo falhou. Já tomei nota. Tente de novo, por favor.
new-conversation = Certo, vamos começar de novo. O que quer saber?
language-which = Em que idioma devo falar?
# $codes: languages in short, such as "ar, de"
language-write = Em que idioma devo falar? Escreva depois do comando, por exemplo /language uk. Conheço estes: { $codes }
language-chosen = A partir de agora, falamos neste idioma: { $language }.
too-many-questions = É mais do que consigo responder de uma vez. Pergunte de novo daqui a { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }, por favor.

button-context = Contexto
button-more = Mais
button-back = « Voltar
button-follow = Seguir
button-follow-question = Seguir esta pergunta
button-gone = Este botão já não funciona.
answer-gone = Já não tenho esta resposta. Pergunte de novo, por favor.
answer-changed = O artigo mudou depois disso. Pergunte de novo, por favor.
context-of-what = Ainda não há nenhuma resposta. Faça primeiro uma pergunta.
no-such-quote = Essa resposta tem { $count ->
        [one] só { $count } citação
       *[other] só { $count } citações
    }.
no-more = Não há mais citações.
no-more-headlines = Não há mais notícias.

follow-now = Aviso quando houver algo novo que responda a isto.
follow-already = Esta pergunta já está na sua lista.
follow-too-many = A sua lista está cheia. Primeiro, deixe de seguir algo em /subscriptions.
follow-not-here = Aqui não posso enviar novidades.
admins-only = Só os administradores do grupo podem fazer isso.
not-your-words = Só cumpro comandos escritos aqui pela própria pessoa.
not-yours = Este botão é de outra pessoa.

thanks = Obrigado!
consent-question = Posso guardar a sua pergunta com a sua opinião, para as respostas melhorarem? Só pergunto uma vez.
consent-yes = Sim, pode guardar
consent-no = Não, só contar

latest = Últimas notícias
latest-on = Últimas notícias sobre { $topic }
latest-none = Não tenho nada sobre isso.
story-what = Sobre que tema? Escreva /story e depois o tema.
story-of = { $topic }, por data
sources-heading = Cito { $count ->
        [one] { $count } fonte
       *[other] { $count } fontes
    }:
source-line = { $source } — { $count ->
        [one] { $count } artigo
       *[other] { $count } artigos
    }
sources-more = e mais { $count ->
        [one] { $count } fonte
       *[other] { $count } fontes
    }
sources-none = Ainda não tenho fontes, porque não tenho artigos.
article-gone = Já não tenho esse artigo.

privacy =
    O que guardo a seu respeito:
    • As suas perguntas, durante { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }, para poder segui-las ou corrigi-las. As citações que mostrei, durante { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }, para os botões funcionarem.
    • As suas preferências, como o idioma, e a sua lista.
    • As suas opiniões. A pergunta fica com elas só se houve um “sim”.
    Mais nada, e não passo nada a ninguém. /mydata envia tudo, /forgetme apaga tudo na hora.
mydata = Tudo o que guardo a seu respeito.
in-private-only = Isso só envio numa conversa privada.
forget-sure = Apagar tudo o que guardo a seu respeito, incluindo a sua lista? Não dá para voltar atrás.
forget-sure-name = Apagar tudo o que guardo sobre o grupo ou canal em cujo nome escreve, incluindo a lista dele? Não dá para voltar atrás. Um administrador deste grupo tem de confirmar.
forget-button = Apagar tudo
forgotten = Apagado. Já não guardo nada a seu respeito.

inline-none = Sem resposta: abrir a conversa
inline-type = Escreva uma pergunta
