# How the bot explains itself.
start-empty = Nie mam jeszcze artykułów. Gdy tylko się pojawią, będę mógł je cytować.
start-empty-admin = Nie ma jeszcze czego cytować. Wyślij mi adres kanału RSS lub serwisu informacyjnego, kanał na Telegramie (@nazwa) albo plik z artykułami, a ja zajmę się resztą.
begin-latest = Najnowsze
begin-subscribe = Obserwuj temat
begin-language = Język
begin-help = Pomoc
sample-said = Co mówi { $subject }?
sample-about = Co nowego: { $subject }?
sample-title = Co wiadomo o „{ $subject }”?
commands-heading-admin = Dla administratorów bota:
did-you-mean = Nie znam polecenia { $command }. Chodziło o { $meant }?

settings-heading = Twoje ustawienia
setting-language = Język: { $language }
setting-zone = Strefa czasowa: { $zone }, teraz jest tam { $time }
setting-quiet = Godziny ciszy: od { $from } do { $to }
setting-quiet-none = Godziny ciszy: brak
setting-told = Powiadomienia o tym, co obserwujesz: { $how }
setting-told-nothing = Na razie niczego nie obserwujesz.
setting-preview-on = Podgląd linków: włączony
setting-preview-off = Podgląd linków: wyłączony
setting-button-zone = Strefa czasowa
setting-button-preview = Pokazuj podgląd linków
setting-button-no-preview = Ukryj podgląd linków
setting-button-night = Cisza w nocy (22–7)
setting-button-no-quiet = Bez godzin ciszy

without-words = Umiem czytać tylko tekst. Napisz do mnie pytanie albo przekaż mi tekst do sprawdzenia.
questions-left = Na więcej pytań naraz nie odpowiadam. Wyślij pozostałe w kolejnej wiadomości.

check-same = Tu jest napisane to samo:
check-otherwise = Tu jest napisane co innego:
check-nothing-on-these = O tym nie mam nic opublikowanego:
check-nothing-on-any = Nie mam publikacji, które to potwierdzają albo temu przeczą:
check-nothing-in-it = Nie znalazłem tu niczego, co można sprawdzić w wiadomościach. Do tego potrzebne są nazwiska, nazwy albo liczby.
link-known = Mam ten artykuł:
link-on-this = Na ten sam temat:
link-nothing = O tym, czego dotyczy ta strona, nic nie mam.
link-of-what = Z samego adresu nie wiem, o czym jest ta strona. Zapytaj własnymi słowami.
link-what-to-do = Co mam zrobić z tym linkiem?
link-add = Dodaj artykuł
link-follow = Śledź kanał RSS

no-updates-at-terminal = Powiadomienia mogę wysyłać tylko w Telegramie. Obserwuj to tam, przez bota.
written-to = Zapisano jako { $path }
