# Small talk, and what is confirmed before it is done.
talk-greeting = Cześć!
talk-thanks = Nie ma za co! Kliknij „Obserwuj” pod odpowiedzią, a dam ci znać, gdy pojawi się coś nowego.
talk-thanks-without-updates = Nie ma za co!
talk-goodbye = Do zobaczenia! Dzięki /subscribe dam ci znać, gdy pojawią się wiadomości na wybrany temat.
talk-goodbye-without-updates = Do zobaczenia!
talk-who = Jestem botem, który odpowiada na pytania o wiadomości. Pokazuję zdania z opublikowanych artykułów, słowo w słowo. Żadnego z nich nie piszę sam.
talk-how = Wszystko dobrze, dziękuję! Co chcesz wiedzieć?
talk-sorry = Nic się nie stało. Co chcesz wiedzieć?
talk-okay = Dobrze. Pytaj, kiedy chcesz. /latest pokazuje najnowsze nagłówki.
talk-insult = Szkoda, że nie udało mi się pomóc. Zapytaj w kilku słowach, z nazwami, a poszukam jeszcze raz.
talk-complaint = Przepraszam. Pokazuję tylko to, co opublikowano, i czasem wybieram zdanie nie na temat. Zapytaj innymi słowami, z nazwiskiem lub miejscem, a poszukam jeszcze raz.

wish-sure = Dać ci znać, gdy pojawi się coś nowego na temat „{ $topic }”?
wish-yes = Tak, daj znać
wish-no = Nie, dziękuję
end-sure = Mam już nie pisać na temat „{ $topic }”?
end-sure-all = Mam już nie pisać o niczym, co jest tu obserwowane?
end-yes = Tak, wystarczy
nothing-changed = Dobrze, nic się nie zmienia.
