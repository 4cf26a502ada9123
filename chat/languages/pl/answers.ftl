# An answer and its parts.
today = dziś
yesterday = wczoraj
untitled = (bez tytułu)
undated = bez daty
also-in = także w { $articles }
list-between = {", "}
same-article = ten sam artykuł
credit = { $source } · { $date }
quote-language = Język cytatu: { $language }

refused-empty-library = Nie mam jeszcze żadnych artykułów, więc nie ma czego cytować.
refused-no-words = Nie widzę tu słów, których mógłbym poszukać. Zapytaj w kilku słowach, na przykład: „Czego żąda Kijów przed rozmowami?”
refused-nothing-on-this = Nie mam opublikowanego zdania, które by na to odpowiadało.
refused-nothing-then = Nie mam z tego czasu niczego, co by na to odpowiadało.
refused-nothing-from-source = Nie mam z tego źródła niczego, co by na to odpowiadało.
refused-future = To się jeszcze nie wydarzyło, więc nikt o tym nie napisał.
refused-unsure = Nie znalazłem niczego, co odpowiadałoby na to na tyle jasno, żeby to zacytować.
refused-other-language = Język większości moich artykułów: { $language }. Pytanie w tym języku znajdzie więcej.
nearest-headlines = Najbliższe nagłówki:

likely = To może być odpowiedź:
read-as = { $written } → { $read }
from-date = Z { $date }:
other-time = Z tego czasu nic o tym nie mam. To jest z { $date }.
other-time-undated = Z tego czasu nic o tym nie mam. To nie ma daty.
earlier-on = Wcześniej, { $date }: „{ $words }”
