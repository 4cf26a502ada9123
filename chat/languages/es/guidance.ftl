# How the bot explains itself.
start-empty = Todavía no tengo artículos. En cuanto los tenga, podré citarlos.
start-empty-admin = Todavía no hay nada que citar. Envíame la dirección de un canal RSS o de un sitio de noticias, un canal de Telegram (@nombre) o un archivo con artículos: yo me encargo del resto.
begin-latest = Lo último
begin-subscribe = Seguir un tema
begin-language = Idioma
begin-help = Ayuda
sample-said = ¿Qué dijo { $subject }?
sample-about = ¿Qué hay de nuevo sobre { $subject }?
sample-title = ¿Qué se sabe de «{ $subject }»?
commands-heading-admin = Para los administradores del bot:
did-you-mean = No conozco { $command }. ¿Quieres decir { $meant }?

settings-heading = Tus ajustes
setting-language = Idioma: { $language }
setting-zone = Zona horaria: { $zone }, allí son las { $time }
setting-quiet = Horas de silencio: de { $from } a { $to }
setting-quiet-none = Horas de silencio: ninguna
setting-told = Avisos de lo que sigues: { $how }
setting-told-nothing = Todavía no sigues nada.
setting-preview-on = Vista previa de enlaces: sí
setting-preview-off = Vista previa de enlaces: no
setting-button-zone = Zona horaria
setting-button-preview = Mostrar vista previa
setting-button-no-preview = Ocultar vista previa
setting-button-night = Silencio de noche (22–7)
setting-button-no-quiet = Sin horas de silencio

without-words = Solo sé leer texto. Escríbeme una pregunta o reenvíame un texto para comprobarlo.
questions-left = No respondo más preguntas a la vez. Envíame las demás en otro mensaje.

check-same = Esto dice lo mismo:
check-otherwise = Esto dice otra cosa:
check-nothing-on-these = No tengo nada publicado sobre esto:
check-nothing-on-any = No tengo nada publicado que esté de acuerdo o en desacuerdo con esto:
check-nothing-in-it = No encuentro aquí nada que comprobar con las noticias. Hacen falta nombres o cifras.
link-known = Tengo este artículo:
link-on-this = Sobre el mismo tema:
link-nothing = No tengo nada sobre el tema de esa página.
link-of-what = La dirección no me dice de qué trata la página. Pregúntame con tus palabras.
link-what-to-do = ¿Qué hago con este enlace?
link-add = Añadir el artículo
link-follow = Seguir el canal

no-updates-at-terminal = Solo puedo enviar avisos por Telegram. Sigue esto allí, con el bot.
written-to = Guardado como { $path }
