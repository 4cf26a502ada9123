# What the bot says for itself.
start =
    Pytaj mnie o wiadomości własnymi słowami.
    Odpowiadam zdaniami z opublikowanych artykułów, słowo w słowo, i mówię, gdzie i kiedy się ukazały.
help =
    Zadaj mi pytanie. Odpowiem cytatami z opublikowanych artykułów albo powiem, że ich nie mam.
    Pod odpowiedzią „Kontekst” pokazuje akapit wokół cytatu, a „Więcej” – kolejne cytaty.
    W grupie wspomnij o mnie, odpowiedz na moją wiadomość albo użyj /ask.
commands-heading = Polecenia:
ask-what = Co chcesz wiedzieć? Napisz /ask, a potem pytanie.
unknown-command = Nie znam polecenia { $command }. /help pokazuje, co potrafię.
went-wrong = Przepraszam, coś poszło nie tak. Zapisałem to sobie. Spróbuj jeszcze raz.
new-conversation = Dobrze, zacznijmy od nowa. Co chcesz wiedzieć?
language-which = W jakim języku mam mówić?
# $codes: languages in short, such as "ar, de"
language-write = W jakim języku mam mówić? Napisz go po poleceniu, na przykład /language uk. Znam te: { $codes }
language-chosen = Od teraz rozmawiamy w języku: { $language }.
too-many-questions = Nie nadążam z odpowiedziami. Zapytaj ponownie za { $minutes ->
        [one] minutę
        [few] { $minutes } minuty
        [many] { $minutes } minut
       *[other] { $minutes } minuty
    }.

button-context = Kontekst
button-more = Więcej
button-back = « Wróć
button-follow = Obserwuj
button-follow-question = Obserwuj to pytanie
button-gone = Ten przycisk już nie działa.
answer-gone = Nie mam już tej odpowiedzi. Zapytaj jeszcze raz.
answer-changed = Artykuł się od tego czasu zmienił. Zapytaj jeszcze raz.
context-of-what = Nie ma jeszcze odpowiedzi. Najpierw zadaj mi pytanie.
no-such-quote = Ta odpowiedź ma tylko { $count ->
        [one] jeden cytat
        [few] { $count } cytaty
        [many] { $count } cytatów
       *[other] { $count } cytatu
    }.
no-more = Więcej cytatów nie ma.
no-more-headlines = Więcej wiadomości nie ma.

follow-now = Dam ci znać, gdy coś nowego na to odpowie.
follow-already = Już obserwujesz to pytanie.
follow-too-many = Nie możesz obserwować więcej. Najpierw zrezygnuj z czegoś w /subscriptions.
follow-not-here = Tutaj nie mogę wysyłać powiadomień.
admins-only = To mogą zrobić tylko administratorzy tej grupy.
not-your-words = Wykonuję tylko polecenia, które piszesz osobiście.
not-yours = Ten przycisk jest dla kogoś innego.

thanks = Dziękuję!
consent-question = Czy mogę zachować twoje pytanie razem z oceną, żeby odpowiedzi były lepsze? Pytam tylko raz.
consent-yes = Tak, zachowaj
consent-no = Nie, tylko policz

latest = Najnowsze
latest-on = Najnowsze: { $topic }
latest-none = Nic o tym nie mam.
story-what = O czym? Napisz /story, a potem temat.
story-of = { $topic }, chronologicznie
sources-heading = Cytuję { $count ->
        [one] { $count } źródło
        [few] { $count } źródła
        [many] { $count } źródeł
       *[other] { $count } źródła
    }:
source-line = { $source } – { $count ->
        [one] { $count } artykuł
        [few] { $count } artykuły
        [many] { $count } artykułów
       *[other] { $count } artykułu
    }
sources-more = i jeszcze { $count ->
        [one] { $count } źródło
        [few] { $count } źródła
        [many] { $count } źródeł
       *[other] { $count } źródła
    }
sources-none = Nie mam jeszcze źródeł, bo nie mam artykułów.
article-gone = Nie mam już tego artykułu.

privacy =
    Co o tobie przechowuję:
    • Twoje pytania, przez { $hours ->
        [one] { $hours } godzinę
        [few] { $hours } godziny
        [many] { $hours } godzin
       *[other] { $hours } godziny
    }, żeby dało się je obserwować i poprawiać. To, jakie cytaty ci pokazałem, przez { $days ->
        [one] { $days } dzień
        [few] { $days } dni
        [many] { $days } dni
       *[other] { $days } dnia
    }, żeby działały przyciski.
    • Twoje ustawienia, na przykład język, i to, co obserwujesz.
    • Twoje oceny. Pytanie razem z nimi – tylko za twoją zgodą.
    Nic więcej i z nikim się tym nie dzielę. /mydata ci to wysyła, /forgetme od razu usuwa.
mydata = Wszystko, co o tobie przechowuję.
in-private-only = To wysyłam tylko w prywatnym czacie.
forget-sure = Usunąć wszystko, co o tobie przechowuję, także to, co obserwujesz? Tego nie da się cofnąć.
forget-sure-name = Usunąć wszystko, co przechowuję o grupie lub kanale, w których imieniu piszesz, także to, co jest tam obserwowane? Tego nie da się cofnąć. Musi to potwierdzić administrator tej grupy.
forget-button = Usuń wszystko
forgotten = Usunięte. Nie przechowuję już niczego o tobie.

inline-none = Brak odpowiedzi: otwórz czat
inline-type = Wpisz pytanie
