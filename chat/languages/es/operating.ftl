# For the bot's admins.
stats = Los últimos { $days } días: artículos añadidos: { $articles }, preguntas hechas: { $questions }, respondidas: { $answered }. En total hay { $all } artículos.
stats-articles = artículos
stats-questions = preguntas
retract-which = ¿Qué artículo? /articles muestra los números. Luego escribe, por ejemplo: /retract 12
retract-sure = ¿Dejar de citar este artículo? { $title }
retract-button = Retirar
retracted = Retirado. Ya no cito este artículo.

# What admins send to be indexed.
add-what = ¿Qué añado? Escribe /add https://… o envíame un archivo: txt, md, html o jsonl, también comprimido en gz, xz o bz2.
add-added = Añadido: { $title }
add-updated = Actualizado: { $title }
add-unchanged = Sin cambios: { $title }
add-also = Ya conocido con otra dirección: { $title }
add-rejected = No añadido: { $where } ({ $reason })
add-counts = Añadidos: { $added }. Actualizados: { $updated }. Sin cambios: { $unchanged }. Rechazados: { $rejected }.
add-more = Otros: { $count }
add-nothing = No contiene ningún artículo.
add-too-large = Son más de { $megabytes } MB. Divídelo o añádelo en el servidor.
add-feed = Es un canal. Lo sigo desde ahora y sus artículos llegarán solos: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Todavía no sigo ningún canal.
feeds-usage = Para seguir un canal: /feeds add https://… Para dejarlo: /feeds remove 3
feeds-new = nuevo
feeds-followed = activo
feeds-failing = con fallos
feeds-ended = terminado
feeds-removed = Ya no sigo este canal. Sus artículos se quedan: { $title }
feeds-which = ¿Qué canal? /feeds muestra los números. Luego escribe, por ejemplo: /feeds remove 3
feeds-refused = No puedo seguir este canal: { $reason }
feeds-report = Estos canales no funcionan:

# Writing to everybody.
broadcast-what = ¿Qué envío? Escribe /broadcast y luego el texto.
broadcast-too-long = Es demasiado largo: { $limit } caracteres como máximo.
broadcast-nobody = Todavía no hay a quién escribir.
broadcast-sure = ¿Enviar esto a todos? Chats: { $chats }
broadcast-button = Enviar
broadcast-sent = En camino. Chats: { $chats }
