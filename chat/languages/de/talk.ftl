# Small talk, and what is confirmed before it is done.
talk-greeting = Hallo!
talk-thanks = Gern geschehen! Tippe unter einer Antwort auf „Verfolgen“, dann sage ich dir Bescheid, wenn es mehr gibt.
talk-thanks-without-updates = Gern geschehen!
talk-goodbye = Tschüss! Mit /subscribe sage ich dir Bescheid, wenn es Neues zu einem Thema gibt.
talk-goodbye-without-updates = Tschüss!
talk-who = Ich bin ein Bot, der Fragen zu den Nachrichten beantwortet. Ich zeige dir Sätze aus veröffentlichten Artikeln, Wort für Wort. Keinen davon schreibe ich selbst.
talk-how = Mir geht es gut, danke! Was möchtest du wissen?
talk-sorry = Macht nichts. Was möchtest du wissen?
talk-okay = Gut. Frag mich, wann du magst. /latest zeigt die neuesten Schlagzeilen.
talk-insult = Tut mir leid, dass ich nicht helfen konnte. Frag mich in wenigen Worten, mit Namen, dann suche ich noch einmal.
talk-complaint = Entschuldigung. Ich zeige nur, was veröffentlicht wurde, und manchmal wähle ich einen Satz, der nicht passt. Frag mit anderen Worten, mit einem Namen oder Ort, dann suche ich noch einmal.

wish-sure = Soll ich dir Bescheid sagen, wenn es Neues zu „{ $topic }“ gibt?
wish-yes = Ja, sag mir Bescheid
wish-no = Nein, danke
end-sure = Soll ich dir nichts mehr zu „{ $topic }“ melden?
end-sure-all = Soll ich zu allem, was hier verfolgt wird, nichts mehr melden?
end-yes = Ja, aufhören
nothing-changed = In Ordnung, alles bleibt, wie es ist.
