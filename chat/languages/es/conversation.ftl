# What the bot says for itself.
start =
    Pregúntame por las noticias con tus propias palabras.
    Respondo con frases de artículos publicados, palabra por palabra, y te digo dónde y cuándo aparecieron.
help =
    Envíame una pregunta. Respondo con citas de artículos publicados, o te digo que no tengo ninguna.
    Bajo una respuesta, «Contexto» muestra el párrafo de una cita y «Más» muestra otras citas.
    En un grupo, mencióname, respóndeme o usa /ask.
commands-heading = Comandos:
ask-what = ¿Qué quieres saber? Escribe /ask y luego tu pregunta.
unknown-command = No conozco { $command }. /help muestra lo que sé hacer.
went-wrong = Perdona, algo ha ido mal. Lo he anotado. Inténtalo de nuevo, por favor.
new-conversation = De acuerdo, empecemos de nuevo. ¿Qué quieres saber?
language-which = ¿En qué idioma te hablo?
# $codes: languages in short, such as "ar, de"
language-write = ¿En qué idioma te hablo? Escríbelo después del comando, por ejemplo /language uk. Conozco estos: { $codes }
language-chosen = Desde ahora te hablo en { $language }.
too-many-questions = Es más de lo que puedo responder a la vez. Pregunta de nuevo en { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }, por favor.

button-context = Contexto
button-more = Más
button-back = « Volver
button-follow = Seguir
button-follow-question = Seguir esta pregunta
button-gone = Este botón ya no funciona.
answer-gone = Ya no tengo esta respuesta. Pregunta otra vez, por favor.
answer-changed = El artículo ha cambiado desde entonces. Pregunta otra vez, por favor.
context-of-what = Todavía no hay ninguna respuesta. Hazme primero una pregunta.
no-such-quote = Esa respuesta tiene { $count ->
        [one] solo una cita
       *[other] solo { $count } citas
    }.
no-more = No hay más citas.
no-more-headlines = No hay más noticias.

follow-now = Te avisaré cuando algo nuevo lo responda.
follow-already = Ya sigues esta pregunta.
follow-too-many = No puedes seguir más. Deja antes de seguir algo con /subscriptions.
follow-not-here = Aquí no puedo enviar novedades.
admins-only = Solo pueden hacerlo los administradores del grupo.
not-your-words = Solo hago lo que escribes tú.
not-yours = Este botón es de otra persona.

thanks = ¡Gracias!
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
sources-none = Todavía no tengo fuentes, porque no tengo artículos.
article-gone = Ya no tengo ese artículo.

privacy =
    Lo que guardo sobre ti:
    • Tus preguntas, durante { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }, para que puedas seguirlas o corregirlas. Qué citas te mostré, durante { $days ->
        [one] { $days } día
       *[other] { $days } días
    }, para que funcionen los botones.
    • Tus ajustes, como el idioma, y lo que sigues.
    • Tus valoraciones. La pregunta con ellas, solo si aceptaste.
    Nada más, y no lo comparto con nadie. /mydata te lo envía, /forgetme lo borra al momento.
mydata = Todo lo que guardo sobre ti.
in-private-only = Eso solo lo envío en un chat privado.
forget-sure = ¿Borrar todo lo que guardo sobre ti, también lo que sigues? No se puede deshacer.
forget-sure-name = ¿Borrar todo lo que guardo sobre el grupo o canal por el que escribes, también lo que sigue? No se puede deshacer. Un administrador de este grupo tiene que confirmarlo.
forget-button = Borrar todo
forgotten = Borrado. Ya no guardo nada sobre ti.

inline-none = Sin respuesta: abrir el chat
inline-type = Escribe una pregunta
