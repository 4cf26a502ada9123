wish-text = „{ $text }”
wish-everything = wszystko
wish-source = wszystko ze źródła { $source }
wish-with = { $what }, tylko z: { $words }
wish-without = { $what }, bez: { $words }
subscription-line = { $what } · { $how }
cadence-at-once = od razu
cadence-daily = codziennie
cadence-weekly = co tydzień
is-paused = wstrzymane
is-muted = bez dźwięku
is-important-only = tylko ważne wiadomości
# $count: a number of stories
is-less = bez wiadomości podobnych do { $count ->
        [one] ukrytej
        [few] { $count } ukrytych
        [many] { $count } ukrytych
       *[other] { $count } ukrytej
    }

subscribe-what =
    Co chcesz obserwować? Na przykład:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe wszystko
    Z +słowo przyjdą tylko artykuły z tym słowem, z -słowo tylko artykuły bez niego.
followed = Obserwujesz teraz { $what }. Dam ci znać, gdy pojawi się coś nowego.
preview-none = W ostatnich 7 dniach nic by do ciebie nie przyszło.
preview-nearest = Na te tematy coś mam. Kliknij, żeby też je obserwować:
preview-nearest-names = Mam wiadomości na tematy: { $topics }
preview-some = W ostatnich 7 dniach { $count ->
        [one] przyszłaby do ciebie { $count } wiadomość
        [few] przyszłyby do ciebie { $count } wiadomości
        [many] przyszłoby do ciebie { $count } wiadomości
       *[other] przyszłoby do ciebie { $count } wiadomości
    }, na przykład:
preview-all = W ostatnich 7 dniach { $count ->
        [one] przyszłaby do ciebie { $count } wiadomość
        [few] przyszłyby do ciebie { $count } wiadomości
        [many] przyszłoby do ciebie { $count } wiadomości
       *[other] przyszłoby do ciebie { $count } wiadomości
    }:
subscriptions-heading = Obserwowane tutaj:
subscriptions-none = Nic tu jeszcze nie jest obserwowane. Napisz /subscribe, a potem temat, pytanie lub źródło.
ended = Koniec powiadomień: { $what }.
ended-all = { $count ->
        [one] Zakończono { $count } subskrypcję.
        [few] Zakończono { $count } subskrypcje.
        [many] Zakończono { $count } subskrypcji.
       *[other] Zakończono { $count } subskrypcji.
    }
export-caption = Obserwowane tutaj. Żeby obserwować to samo gdzie indziej, wklej tam tekst tego pliku po /subscriptions.
imported = Dodano: { $added }. Już obserwowane: { $there }. Nie udało się: { $refused }.
button-pause = Wstrzymaj
button-resume = Wznów
button-end = Zakończ
button-mute = Bez dźwięku
button-unmute = Z dźwiękiem
button-list = « Wszystkie
button-file = Jako plik
button-stop = Przestań obserwować
button-important = Tylko ważne wiadomości
button-less-like-this = Mniej takich
button-as-digest = Raz dziennie
button-all-as-digest = Wszystko raz dziennie
button-answered = Mam odpowiedź, wystarczy
button-keep-on = Szukaj dalej
button-everything-again = Znowu wszystko
# $what: something followed; $time: a time of day
important-from-now-on = { $what }: od teraz tylko ważne wiadomości.
less-from-now-on = { $what }: od teraz mniej takich wiadomości.
digest-from-now-on = { $what }: od teraz raz dziennie o { $time }.
kept-on = Szukam dalej odpowiedzi na pytanie { $what }.
button-what-i-follow = Co obserwuję
button-rest = Jeszcze { $count } »

zone-is = Twoja strefa czasowa to { $zone }, teraz jest tam { $time }. Żeby ją zmienić: /timezone Europe/Warsaw
zone-set = Twoja strefa czasowa to teraz { $zone }. Jest tam { $time }.
quiet-is = Od { $from } do { $to } niczego nie wysyłam. Żeby to zmienić: /quiet off
quiet-none = Nie masz godzin ciszy. Żeby je ustawić: /quiet 22-7
quiet-set = Od teraz niczego nie wysyłam od { $from } do { $to }.
quiet-off = Nie masz już godzin ciszy.
digest-is = Podsumowanie dnia przychodzi o { $time }, podsumowanie tygodnia raz w tygodniu ({ $day }). Żeby to zmienić: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Od teraz to, co obserwujesz, przychodzi w podsumowaniu, codziennie o { $time }.
digest-set-weekly = Od teraz to, co obserwujesz, przychodzi w podsumowaniu raz w tygodniu ({ $day }, { $time }).
digest-set-off = Dam ci znać od razu, gdy pojawi się coś nowego.

declined-empty = Nie ma tu czego obserwować.
declined-no-words = Nie widzę tu słów, których mógłbym poszukać.
declined-says-nothing = Te słowa są w każdym artykule. Napisz dokładniej, czego szukasz.
declined-one-letter = Pojedyncza litera jest w każdym artykule. Napisz słowo.
declined-address = To adres. Napisz temat albo nazwę źródła.
declined-too-long = To za długie: najwyżej { $limit } znaków.
declined-already = To już jest tu obserwowane.
declined-too-many = Więcej się nie zmieści: naraz można tu obserwować najwyżej { $limit }. /subscriptions je pokazuje.
declined-unknown-source = Nie mam nic z tego źródła. /sources pokazuje, kogo cytuję.
declined-unknown-zone = Nie znam tej strefy czasowej. Napisz ją jak Europe/Warsaw albo podaj duże miasto.
declined-wrong-time = Nie rozumiem tej godziny. Napisz ją jak 8:00 albo 22-7.
declined-wrong-filter = Tych słów nie umiem szukać. Podaj najwyżej { $limit }, złożone z liter lub cyfr.
declined-filter-says-nothing = Takie słowo jest prawie w każdym artykule. Po + lub - napisz rzadsze.
declined-gone = To nie jest już obserwowane.
declined-wrong-file = To nie jest lista subskrypcji, którą umiem odczytać.

update-for = Bo obserwujesz { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Bo obserwujesz { $what } (tutaj: { $word }):
# $what: a question
update-answers = To odpowiedź na pytanie { $what }:
update-may-answer = To może być odpowiedź na pytanie { $what }:
digest-offer = Dostajesz ode mnie dużo powiadomień. Wysyłać je razem raz dziennie?
may-be-a-repeat = Możliwe, że już to ode mnie masz.
digest-daily = Dziś: { $count ->
        [one] { $count } wiadomość
        [few] { $count } wiadomości
        [many] { $count } wiadomości
       *[other] { $count } wiadomości
    }
digest-weekly = W tym tygodniu: { $count ->
        [one] { $count } wiadomość
        [few] { $count } wiadomości
        [many] { $count } wiadomości
       *[other] { $count } wiadomości
    }
digest-gone = Nie mam już tego podsumowania.
correction-changed = Ten artykuł się zmienił. Było w nim:
correction-now = Teraz jest:
correction-gone = Tego w artykule już nie ma:
retraction = Ten artykuł został wycofany:
topic-closed = Nie mogę już pisać w jednym z tematów waszej grupy, więc powiadomienia w nim są wstrzymane.
