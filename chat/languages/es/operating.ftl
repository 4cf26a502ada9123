# For the bot's admins.
stats = Los últimos { $days } días: artículos indexados: { $articles }, preguntas hechas: { $questions }, respondidas: { $answered }. En total hay { $all } artículos.
stats-articles = artículos
stats-questions = preguntas
retract-which = ¿Cuál? /articles muestra los números: /retract 12
retract-sure = ¿Quitar este artículo de las respuestas? { $title }
retract-button = Retirar
retracted = Retirado: ya no se cita.

# What admins send to be indexed.
add-what = ¿Qué añado? Escriba /add https://… o envíeme un archivo: txt, md, html o jsonl, también comprimido en gz, xz o bz2.
add-added = Añadido: { $title }
add-updated = Actualizado: { $title }
add-unchanged = Sin cambios: { $title }
add-also = Ya conocido con otra dirección: { $title }
add-rejected = No añadido: { $where } ({ $reason })
add-counts = Añadidos: { $added }. Actualizados: { $updated }. Sin cambios: { $unchanged }. Rechazados: { $rejected }.
add-more = Otros: { $count }
add-nothing = No hay nada dentro.
add-too-large = Son más de { $megabytes } MB. Divídalo o añádalo en el servidor.
add-feed = Es un canal. Lo sigo desde ahora y sus artículos llegarán solos: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Todavía no se sigue ningún canal.
feeds-usage = /feeds add https://… sigue uno, /feeds remove 3 lo deja.
feeds-new = nuevo
feeds-followed = activo
feeds-failing = con fallos
feeds-ended = terminado
feeds-removed = Ya no se sigue; sus artículos se quedan: { $title }
feeds-which = ¿Cuál? /feeds muestra los números: /feeds remove 3
feeds-refused = No se sigue: { $reason }
feeds-report = Estos canales no funcionan:

# Writing to everybody.
broadcast-what = ¿Qué escribo? /broadcast y el texto.
broadcast-too-long = Es demasiado largo: { $limit } caracteres como máximo.
broadcast-nobody = Todavía no hay a quién escribir.
broadcast-sure = ¿Enviar esto a todos? Chats: { $chats }
broadcast-button = Enviar
broadcast-sent = En camino. Chats: { $chats }
