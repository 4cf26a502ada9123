# Los canales.
subscribe-what-channel = ¿Sobre qué publico aquí noticias? Nombra un tema, una pregunta o una fuente, o escribe «todo».
followed-channel = Desde ahora publico aquí noticias: { $what }.
preview-none-channel = En los últimos 7 días no habría habido nada.
preview-some-channel = En los últimos 7 días habría habido { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }, como:
preview-all-channel = En los últimos 7 días habría habido { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }:
subscriptions-heading-channel = Lo que se sigue para este canal:
subscriptions-none-channel = Para este canal aún no se sigue nada.
settings-heading-channel = Ajustes de este canal
setting-told-channel = Noticias aquí: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Ya no publico aquí noticias: { $what }.
zone-is-channel = La zona horaria de este canal es { $zone }, donde son las { $time }.
zone-set-channel = La zona horaria de este canal es ahora { $zone }. Allí son las { $time }.
quiet-is-channel = No publico nada aquí entre las { $from } y las { $to }.
quiet-none-channel = Este canal no tiene horas de silencio.
quiet-set-channel = Desde ahora no publico nada aquí entre las { $from } y las { $to }.
quiet-off-channel = Este canal ya no tiene horas de silencio.
digest-is-channel = Los resúmenes diarios salen a las { $time }; los semanales, el { $day }.
digest-set-daily-channel = Desde ahora publico un resumen cada día a las { $time }.
digest-set-weekly-channel = Desde ahora publico un resumen el { $day } a las { $time }.
digest-set-off-channel = Desde ahora publico las noticias al momento.
declined-too-many-channel = Aquí no caben más: { $limit } a la vez como máximo.
declined-unknown-source-channel = No tengo nada de esa fuente.
language-write-channel = ¿En qué idioma publico? Sé estos: { $codes }
language-chosen-channel = Desde ahora el idioma de lo que publico aquí es: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (aquí: { $word }):
may-be-a-repeat-channel = Puede que esto ya se haya publicado.
digest-more = y { $count } más

subscribe-for-channel = Para tu canal, nómbralo primero: /subscribe @micanal Black Sea grain
that-channel = este canal
channel-by-invitation = No puedo ver qué hay tras un enlace de invitación. Publica el comando en el propio canal, donde tengo que ser un admin que pueda publicar.
channel-not-found = No encuentro { $channel }. Comprueba el nombre. Si el canal es privado, publica el comando en él. Allí tengo que ser un admin que pueda publicar.
channel-is-group = { $channel } es un grupo. Escribe allí el comando.
channel-in-private = Si se trata de un canal, escríbeme en privado.
channel-not-there = No puedo publicar en { $channel }. Hazme allí un admin que pueda publicar e inténtalo de nuevo.
channel-not-yours = En { $channel }, eso solo pueden hacerlo los admins que pueden publicar.

welcome-group =
    ¡Hola! Respondo a preguntas sobre las noticias con frases de artículos publicados, palabra por palabra.
    Para preguntarme algo, mencióname, respóndeme o escribe /ask y tu pregunta.
    También aviso de artículos nuevos: escribe /subscribe y un tema. Lo que se sigue aquí solo pueden cambiarlo los admins del grupo.
welcome-channel =
    ¡Hola! Publico aquí noticias palabra por palabra, con fuente y fecha. Los temas los eligen los admins de este canal.
    ¿Tienes una pregunta sobre las noticias? Escríbeme: { $bot }
welcome-how-public = Gracias por añadirme a { $chat }. Para seguir algo allí, escríbeme aquí: /subscribe { $username } y un tema. O publica /subscribe y un tema en el canal. Eso solo pueden cambiarlo los admins que pueden publicar allí.
welcome-how-private = Gracias por añadirme a { $chat }. Para seguir algo allí, publica /subscribe y un tema en el canal. Eso solo pueden cambiarlo los admins que pueden publicar allí.
welcome-no-right = Me has añadido a { $chat }, pero no puedo publicar allí. Dame permiso y empezaré.

rights-lost = Ya no puedo publicar en { $chat }. Lo que se sigue allí está en pausa. En cuanto pueda otra vez, continuaré.
chat-gone = Ya no encuentro { $chat }. Lo que se seguía allí ha terminado.
