# Kanały.
subscribe-what-channel = O czym mam tu publikować wiadomości? Podaj temat, pytanie lub źródło albo napisz „wszystko”.
followed-channel = Od teraz publikuję tu wiadomości: { $what }.
preview-none-channel = W ostatnich 7 dniach nic by się nie ukazało.
preview-some-channel = W ostatnich 7 dniach { $count ->
        [one] ukazałaby się { $count } wiadomość
        [few] ukazałyby się { $count } wiadomości
        [many] ukazałoby się { $count } wiadomości
       *[other] ukazałoby się { $count } wiadomości
    }, na przykład:
preview-all-channel = W ostatnich 7 dniach { $count ->
        [one] ukazałaby się { $count } wiadomość
        [few] ukazałyby się { $count } wiadomości
        [many] ukazałoby się { $count } wiadomości
       *[other] ukazałoby się { $count } wiadomości
    }:
subscriptions-heading-channel = Co jest obserwowane dla tego kanału:
subscriptions-none-channel = Dla tego kanału nic jeszcze nie jest obserwowane.
settings-heading-channel = Ustawienia tego kanału
setting-told-channel = Wiadomości tutaj: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Nie publikuję tu już wiadomości: { $what }.
zone-is-channel = Strefa czasowa tego kanału to { $zone }, jest tam { $time }.
zone-set-channel = Strefa czasowa tego kanału to teraz { $zone }. Jest tam { $time }.
quiet-is-channel = Między { $from } a { $to } nic tu nie publikuję.
quiet-none-channel = Ten kanał nie ma godzin ciszy.
quiet-set-channel = Od teraz między { $from } a { $to } nic tu nie publikuję.
quiet-off-channel = Ten kanał nie ma już godzin ciszy.
digest-is-channel = Przeglądy dzienne ukazują się o { $time }, tygodniowe w dzień: { $day }.
digest-set-daily-channel = Od teraz publikuję przegląd codziennie o { $time }.
digest-set-weekly-channel = Od teraz publikuję przegląd raz w tygodniu: { $day }, { $time }.
digest-set-off-channel = Od teraz publikuję wiadomości od razu.
declined-too-many-channel = Nie ma już miejsca: tutaj najwyżej { $limit } naraz.
declined-unknown-source-channel = Z tego źródła nic nie mam.
language-write-channel = W jakim języku mam publikować? Znam te: { $codes }
language-chosen-channel = Od teraz język publikacji tutaj to: { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (tutaj: { $word }):
may-be-a-repeat-channel = Być może już to tutaj było.
digest-more = i jeszcze { $count }

subscribe-for-channel = Dla swojego kanału najpierw podaj jego nazwę: /subscribe @mojkanal Black Sea grain
that-channel = ten kanał
channel-by-invitation = Nie widzę, co jest za linkiem z zaproszeniem. Opublikuj polecenie w samym kanale, gdzie muszę być administratorem z prawem publikowania.
channel-not-found = Nie mogę znaleźć { $channel }. Sprawdź nazwę. Jeśli kanał jest prywatny, opublikuj polecenie w nim. Muszę być tam administratorem z prawem publikowania.
channel-is-group = { $channel } to grupa. Napisz polecenie tam.
channel-in-private = Jeśli chodzi o kanał, napisz do mnie prywatnie.
channel-not-there = { $channel }: nie mogę tam publikować. Zrób mnie tam administratorem z prawem publikowania i spróbuj ponownie.
channel-not-yours = { $channel }: mogą to robić tylko administratorzy z prawem publikowania tam.

welcome-group =
    Cześć! Odpowiadam na pytania o wiadomości zdaniami z opublikowanych artykułów, słowo w słowo.
    Żeby o coś zapytać, wspomnij o mnie, odpowiedz na moją wiadomość albo napisz /ask i pytanie.
    Informuję też o nowych artykułach: napisz /subscribe i temat. To, co jest tu obserwowane, mogą zmieniać tylko administratorzy grupy.
welcome-channel =
    Cześć! Publikuję tu wiadomości słowo w słowo, ze źródłem i datą. Tematy wybierają administratorzy tego kanału.
    Masz pytanie o wiadomości? Napisz do mnie: { $bot }
welcome-how-public = Dziękuję za dodanie mnie: { $chat }. Żeby coś tam obserwować, napisz do mnie tutaj /subscribe { $username } i temat. Albo opublikuj /subscribe i temat w kanale. Mogą to zmieniać tylko administratorzy z prawem publikowania tam.
welcome-how-private = Dziękuję za dodanie mnie: { $chat }. Żeby coś tam obserwować, opublikuj w kanale /subscribe i temat. Mogą to zmieniać tylko administratorzy z prawem publikowania tam.
welcome-no-right = Nie mogę tam pisać: { $chat }. Pozwól mi pisać, a zacznę.

rights-lost = Nie mogę już publikować: { $chat }. To, co jest tam obserwowane, zostało wstrzymane. Gdy tylko znów będzie to możliwe, wrócę do tego.
chat-gone = Nie mogę już znaleźć { $chat }, więc to, co było tam obserwowane, zostało zakończone.
