# Small talk, and what is confirmed before it is done.
talk-greeting = ¡Hola!
talk-thanks = ¡De nada! Toca «Seguir» bajo una respuesta y te avisaré cuando haya más.
talk-thanks-without-updates = ¡De nada!
talk-goodbye = ¡Hasta luego! Con /subscribe te aviso cuando haya noticias sobre un tema.
talk-goodbye-without-updates = ¡Hasta luego!
talk-who = Soy un bot que responde preguntas sobre las noticias. Te muestro frases de artículos publicados, palabra por palabra. No escribo ninguna.
talk-how = ¡Muy bien, gracias! ¿Qué quieres saber?
talk-sorry = No pasa nada. ¿Qué quieres saber?
talk-okay = Bien. Pregúntame cuando quieras. /latest muestra los últimos titulares.
talk-insult = Siento no haber podido ayudarte. Pregúntame en pocas palabras, con nombres, y vuelvo a buscar.
talk-complaint = Lo siento. Solo muestro lo que se ha publicado, y a veces elijo una frase que no viene al caso. Pregunta con otras palabras, con un nombre o un lugar, y vuelvo a buscar.

wish-sure = ¿Te aviso cuando haya algo nuevo sobre «{ $topic }»?
wish-yes = Sí, avísame
wish-no = No, gracias
end-sure = ¿Dejo de avisarte de «{ $topic }»?
end-sure-all = ¿Dejo de avisar de todo lo que se sigue aquí?
end-yes = Sí, para
nothing-changed = De acuerdo, no ha cambiado nada.
