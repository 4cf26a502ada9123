wish-text = «{ $text }»
wish-everything = todo
wish-source = todo lo de { $source }
wish-with = { $what } con { $words }
wish-without = { $what } sin { $words }
subscription-line = { $what } · { $how }
cadence-at-once = al momento
cadence-daily = cada día
cadence-weekly = cada semana
is-paused = en pausa
is-muted = sin sonido
is-important-only = solo noticias importantes
# $count: a number of stories
is-less = sin noticias como { $count ->
        [one] la que ocultaste
       *[other] las { $count } que ocultaste
    }

subscribe-what =
    ¿Qué quieres seguir? Por ejemplo:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe todo
    Con +palabra, solo artículos con esa palabra; con -palabra, solo artículos sin ella.
followed = Te avisaré: { $what }.
preview-none = En los últimos 7 días no habrías recibido nada.
preview-nearest = Tengo algo sobre esto. Toca para seguirlo también:
preview-nearest-names = Hay noticias sobre: { $topics }
preview-some = En los últimos 7 días habrías recibido { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }, como:
preview-all = En los últimos 7 días habrías recibido { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }:
subscriptions-heading = Lo que se sigue aquí:
subscriptions-none = Aquí aún no se sigue nada. Escribe /subscribe y luego un tema, una pregunta o una fuente.
ended = Ya no te avisaré: { $what }.
ended-all = { $count ->
        [one] Ha terminado { $count } suscripción.
       *[other] Han terminado { $count } suscripciones.
    }
export-caption = Lo que se sigue aquí. Para seguir lo mismo en otro lugar, pega allí el texto de este archivo después de /subscriptions.
imported = Nuevas: { $added }. Ya estaban: { $there }. No es posible: { $refused }.
button-pause = Pausar
button-resume = Reanudar
button-end = Terminar
button-mute = Sin sonido
button-unmute = Con sonido
button-list = « Todas
button-file = Como archivo
button-stop = No avisar más
button-important = Solo noticias importantes
button-less-like-this = Menos como esto
button-as-digest = Una vez al día
button-all-as-digest = Todo una vez al día
button-answered = Respondida, parar
button-keep-on = Seguir buscando
button-everything-again = Otra vez todo
# $what: something followed; $time: a time of day
important-from-now-on = De { $what } te avisaré desde ahora solo de lo importante.
less-from-now-on = De { $what } te contaré menos como esto.
digest-from-now-on = { $what } llega ahora una vez al día, a las { $time }.
kept-on = Sigo buscando una respuesta a { $what }.
button-what-i-follow = Lo que sigo
button-rest = { $count } más »

zone-is = Tu zona horaria es { $zone }, donde son las { $time }. Para cambiarla: /timezone Europe/Madrid
zone-set = Tu zona horaria es ahora { $zone }. Allí son las { $time }.
quiet-is = No envío nada entre las { $from } y las { $to }. Para cambiarlo: /quiet off
quiet-none = No tienes horas de silencio. Para ponerlas: /quiet 22-7
quiet-set = Desde ahora no envío nada entre las { $from } y las { $to }.
quiet-off = Ya no tienes horas de silencio.
digest-is = Los resúmenes diarios llegan a las { $time }; los semanales, el { $day }. Para cambiarlo: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Lo que sigue llega en un resumen, cada día a las { $time }.
digest-set-weekly = Lo que sigue llega en un resumen, el { $day } a las { $time }.
digest-set-off = Te avisaré al momento cuando haya algo nuevo.

declined-empty = Ahí no hay nada que seguir.
declined-no-words = Ahí no hay palabras que buscar.
declined-says-nothing = Esas palabras están en todos los artículos. Dime de qué debe tratar.
declined-one-letter = Una letra está en todos los artículos. Escribe una palabra.
declined-address = Eso es una dirección. Escribe un tema en palabras o el nombre de una fuente.
declined-too-long = Es demasiado largo: { $limit } caracteres como máximo.
declined-already = Eso ya se sigue aquí.
declined-too-many = Aquí no caben más: { $limit } a la vez como máximo. /subscriptions las muestra.
declined-unknown-source = No tengo nada de esa fuente. /sources muestra a quién cito.
declined-unknown-zone = No conozco esa zona horaria. Escríbela como Europe/Madrid, o el nombre de una ciudad grande.
declined-wrong-time = No entiendo esa hora. Escríbela como 8:00 o 22-7.
declined-wrong-filter = No puedo buscar esas palabras: { $limit } como máximo, hechas de letras o cifras.
declined-filter-says-nothing = Una palabra así está en casi todos los artículos. Después de + o -, escribe una menos común.
declined-gone = Eso ya no se sigue.
declined-wrong-file = Eso no es un archivo de suscripciones.

update-for = Porque sigues { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Porque sigues { $what } (aquí: { $word }):
# $what: a question
update-answers = Esto responde a { $what }:
update-may-answer = Esto quizá responda a { $what }:
digest-offer = Recibes muchos mensajes míos. ¿Te los envío juntos una vez al día?
may-be-a-repeat = Puede que ya hayas recibido esto.
digest-daily = Hoy: { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }
digest-weekly = Esta semana: { $count ->
        [one] { $count } noticia
       *[other] { $count } noticias
    }
digest-gone = Este resumen ya no está.
correction-changed = El artículo ha cambiado. Decía:
correction-now = Ahora dice:
correction-gone = Esto ya no está en el artículo:
retraction = Este artículo ha sido retirado:
topic-closed = Ya no puedo escribir en un tema de tu grupo. Lo que se seguía allí está en pausa.
