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
feeds-heading = Los canales que sigo
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

# Telegram channels whose posts become articles.
source-channels-usage = Para leer un canal de Telegram donde soy administrador: /feeds add @canal Para dejarlo: /feeds remove @canal
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · artículos: { $articles }, demasiado cortos: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Desde ahora leo { $channel }. Sus publicaciones se convierten en artículos.
source-channel-waits = Leeré { $channel } en cuanto funcione en Telegram. Hazme administrador de ese canal.
source-channel-known = Ya leo { $channel }.
source-channel-removed = Ya no leo { $channel }. Sus artículos se quedan.
source-channel-which = No leo ese canal. /feeds muestra los que leo.
source-channel-not-found = No encuentro { $channel }. Si es privado, hazme administrador y luego envíame el enlace de una de sus publicaciones.
source-channel-name = { $channel } no puede ser un canal. El nombre de un canal tiene al menos 4 letras o cifras, como @port_news.
source-channel-no-channel = { $channel } no es un canal de Telegram. Solo puedo leer canales.
source-channel-not-there = Todavía no estoy en { $channel }. Hazme administrador (no necesito ningún permiso) y vuelve a intentarlo.
source-channel-not-now = Telegram no responde ahora mismo. Inténtalo de nuevo en un minuto.
# Why no posts come.
source-channel-wanted = Todavía no lo he buscado.
source-channel-gone = No lo encuentro. ¿Se ha borrado, o el nombre está mal?
source-channel-none = Eso no es un canal de Telegram.
source-channel-lost = No soy administrador allí. Hazme administrador y seguiré leyendo.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Sobre los canales de Telegram que leo:
source-channel-renamed = { $before } ahora es { $channel }. Sigo leyéndolo.
source-channel-private = { $before } ahora es privado. Sigo leyéndolo, pero solo sus miembros pueden abrir los enlaces a sus publicaciones.
# Where an admin sends the link of a channel.
source-channel-offer = ¿Leo { $channel }? Sus publicaciones se convierten en artículos.
source-channel-button = Leer el canal

# Writing to everybody.
broadcast-what = ¿Qué envío? Escribe /broadcast y luego el texto.
broadcast-too-long = Es demasiado largo: { $limit } caracteres como máximo.
broadcast-nobody = Todavía no hay a quién escribir.
broadcast-sure = ¿Enviar esto a todos? Chats: { $chats }
broadcast-button = Enviar
broadcast-sent = En camino. Chats: { $chats }
