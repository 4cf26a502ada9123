# Small talk, and what is confirmed before it is done.
talk-greeting = Hallo!
talk-thanks = Gern geschehen. Mit „Folgen“ unter einer Antwort sage ich dir, wenn es mehr dazu gibt.
talk-goodbye = Tschüss! Mit /subscribe sage ich dir Bescheid, wenn es zu etwas Neues gibt.
talk-who = Ich bin ein Bot, der Fragen zu den Nachrichten beantwortet. Ich zeige dir veröffentlichte Sätze, Wort für Wort; keinen davon schreibe ich selbst.
talk-how = Gut, danke. Was möchtest du aus den Nachrichten wissen?
talk-sorry = Macht nichts. Was möchtest du wissen?
talk-okay = Gut. Frag mich, wann du magst; /latest zeigt die neuesten Schlagzeilen.
talk-insult = Tut mir leid, dass ich keine Hilfe war. Frag mich in wenigen Worten, mit Namen, dann suche ich noch einmal.

wish-sure = Soll ich dir Bescheid sagen, wenn es Neues zu „{ $topic }“ gibt?
wish-yes = Ja, sag mir Bescheid
wish-no = Nein, danke
end-sure = Soll ich dir nichts mehr zu „{ $topic }“ melden?
end-sure-all = Soll ich zu allem, dem hier gefolgt wird, nichts mehr melden?
end-yes = Ja, aufhören
nothing-changed = In Ordnung, es bleibt alles, wie es ist.
