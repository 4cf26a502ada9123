# What the bot says for itself.
start =
    Pregúntame por las noticias con tus propias palabras.
    Respondo con frases publicadas, palabra por palabra, y digo dónde y cuándo.
help =
    Escribe una pregunta. Respondo con citas de artículos indexados, o digo que no las tengo.
    Bajo una respuesta: «Contexto» muestra el párrafo de una cita, «Más» otras citas.
    En un grupo, mencióname, respóndeme o usa /ask.
commands-heading = Comandos:
ask-what = ¿Qué quieres saber? Escribe /ask y tu pregunta.
unknown-command = No conozco { $command }. /help muestra lo que sé hacer.
went-wrong = Algo ha ido mal y ha quedado anotado. Inténtalo de nuevo, por favor.
new-conversation = He olvidado de qué hablábamos. ¿Qué quieres saber?
language-which = ¿En qué idioma te hablo?
# $codes: languages in short, such as "ar, de"
language-write = ¿Qué idioma hablo? Escríbelo después de la orden, por ejemplo /language uk: { $codes }
language-chosen = Desde ahora te hablo en { $language }.
too-many-questions = Es más de lo que puedo responder a la vez. Vuelvo a estar contigo en { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.

button-context = Contexto
button-more = Más
button-back = « Volver
button-follow = Seguir
button-follow-question = Seguir esta pregunta
button-gone = Este botón ya no hace nada.
answer-gone = Ya no tengo esta respuesta. Pregunta otra vez, por favor.
answer-changed = El artículo ha cambiado desde entonces. Pregunta otra vez, por favor.
context-of-what = Todavía no hay ninguna respuesta cuyo contexto pueda mostrar.
no-such-quote = Esa respuesta tiene { $count ->
        [one] solo una cita
       *[other] solo { $count } citas
    }.
no-more = No hay más citas.

follow-now = Te avisaré cuando algo nuevo lo responda.
follow-already = Ya sigues esta pregunta.
follow-too-many = Sigues tantas como se puede. Termina antes una con /subscriptions.
follow-not-here = Aquí no puedo enviar novedades.
admins-only = Solo pueden hacerlo los administradores del grupo.
not-your-words = Solo hago lo que escribes tú.
not-yours = Este botón es de otra persona.

thanks = Gracias.
consent-question = ¿Puedo guardar tu pregunta junto con tu valoración, para que las respuestas mejoren? Solo lo pregunto una vez.
consent-yes = Sí, guárdala
consent-no = No, solo cuéntala

latest = Lo último
latest-on = Lo último sobre { $topic }
latest-none = No tengo nada sobre eso.
story-what = ¿De qué? Escribe /story y el tema.
story-of = { $topic }, por fechas
sources-heading = Cito { $count ->
        [one] { $count } fuente
       *[other] { $count } fuentes
    }:
source-line = { $source } — { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }
sources-more = y { $count ->
        [one] { $count } más
       *[other] { $count } más
    }
sources-none = Todavía no hay fuentes: no hay nada indexado.
article-gone = Ese artículo ya no está aquí.

privacy =
    Lo que guardo sobre ti:
    • Tu última pregunta, durante { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }, para que puedas seguirla o corregirla; qué citas te mostré, durante { $days ->
        [one] { $days } día
       *[other] { $days } días
    }, para que funcionen los botones.
    • Lo que elegiste: tu idioma y lo que sigues.
    • Tus valoraciones; la pregunta con ellas solo si estuviste de acuerdo.
    Nada más, y nadie más lo recibe. /mydata te lo envía, /forgetme lo borra al momento.
mydata = Todo lo que se guarda sobre ti.
in-private-only = Eso solo lo envío en un chat privado.
forget-sure = ¿Borrar todo lo que se guarda sobre ti, también lo que sigues? No se puede recuperar.
forget-sure-name = ¿Borrar todo lo que se guarda sobre el grupo o canal en cuyo nombre escribes, también lo que sigue? No se puede recuperar. Un administrador de este grupo tiene que confirmarlo.
forget-button = Borrar todo
forgotten = Borrado. Ya no se guarda nada sobre ti.

inline-none = Sin respuesta: abrir el chat
inline-type = Escribe una pregunta
