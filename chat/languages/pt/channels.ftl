# Canais.
subscribe-what-channel = Sobre o que publico notícias aqui? Escreva um tema, uma pergunta ou uma fonte, ou “tudo”.
followed-channel = A partir de agora, publico notícias aqui: { $what }.
preview-none-channel = Nos últimos 7 dias, não teria saído nada.
preview-some-channel = Nos últimos 7 dias, { $count ->
        [one] teria saído { $count } notícia
       *[other] teriam saído { $count } notícias
    }, como:
preview-all-channel = Nos últimos 7 dias, { $count ->
        [one] teria saído { $count } notícia
       *[other] teriam saído { $count } notícias
    }:
subscriptions-heading-channel = O que é seguido para este canal:
subscriptions-none-channel = Para este canal ainda não se segue nada.
settings-heading-channel = Preferências deste canal
setting-told-channel = Notícias aqui: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Já não publico notícias aqui: { $what }.
zone-is-channel = O fuso horário deste canal é { $zone }, onde são { $time }.
zone-set-channel = O fuso horário deste canal é agora { $zone }. Lá são { $time }.
quiet-is-channel = Não publico nada aqui entre as { $from } e as { $to }.
quiet-none-channel = Este canal não tem horas de silêncio.
quiet-set-channel = A partir de agora, não publico nada aqui entre as { $from } e as { $to }.
quiet-off-channel = Este canal já não tem horas de silêncio.
digest-is-channel = Os resumos diários saem às { $time }; dia dos semanais: { $day }.
digest-set-daily-channel = A partir de agora, publico um resumo todos os dias às { $time }.
digest-set-weekly-channel = A partir de agora, publico um resumo semanal: { $day }, às { $time }.
digest-set-off-channel = A partir de agora, publico as notícias na hora.
declined-too-many-channel = Não cabe mais: o limite aqui é de { $limit } ao mesmo tempo.
declined-unknown-source-channel = Não tenho nada dessa fonte.
language-write-channel = Em que idioma publico? Conheço estes: { $codes }
language-chosen-channel = A partir de agora, publico aqui neste idioma: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (aqui: { $word }):
may-be-a-repeat-channel = Talvez isto já tenha sido publicado.
digest-more = e mais { $count }

subscribe-for-channel = Para o seu canal, escreva primeiro o nome dele: /subscribe @meucanal Black Sea grain
that-channel = este canal
channel-by-invitation = Não consigo ver o que há por trás de um convite. Publique o comando no próprio canal, onde tenho de ser administrador com permissão para publicar.
channel-not-found = Não encontro { $channel }. Confirme o nome. Se o canal for privado, publique o comando nele. Tenho de ser lá administrador com permissão para publicar.
channel-is-group = { $channel } é um grupo. Escreva lá o comando.
channel-in-private = Se for sobre um canal, escreva-me em privado.
channel-not-there = Não posso publicar: { $channel }. Torne-me lá administrador com permissão para publicar e tente de novo.
channel-not-yours = { $channel }: só os administradores que podem publicar lá podem fazer isso.

welcome-group =
    Olá! Respondo a perguntas sobre as notícias com frases de artigos publicados, palavra por palavra.
    Para perguntar algo, mencione-me, responda a uma mensagem minha ou escreva /ask e a pergunta.
    Também aviso de artigos novos: escreva /subscribe e um tema. Só os administradores do grupo podem mudar o que é seguido aqui.
welcome-channel =
    Olá! Publico aqui notícias palavra por palavra, com fonte e data. Os administradores deste canal escolhem os temas.
    Tem uma pergunta sobre as notícias? Escreva-me: { $bot }
welcome-how-public = Obrigado pelo convite para { $chat }. Para seguir algo lá, escreva-me aqui: /subscribe { $username } e um tema. Ou publique /subscribe e um tema no canal. Só os administradores que podem publicar lá podem mudar isso.
welcome-how-private = Obrigado pelo convite para { $chat }. Para seguir algo lá, publique /subscribe e um tema no canal. Só os administradores que podem publicar lá podem mudar isso.
welcome-no-right = Agora estou em { $chat }, mas não posso publicar lá. Dê-me essa permissão e eu começo.

rights-lost = Já não posso publicar em { $chat }. O que é seguido lá está em pausa. Assim que puder de novo, continuo.
chat-gone = Já não encontro { $chat }. O que era seguido lá terminou.
