# For the bot's admins.
stats = W ciągu ostatnich { $days } dni: dodane artykuły: { $articles }, zadane pytania: { $questions }, w tym z odpowiedzią: { $answered }. Wszystkich artykułów: { $all }.
stats-articles = artykuły
stats-questions = pytania
retract-which = Który artykuł? /articles pokazuje numery. Potem napisz na przykład: /retract 12
retract-sure = Przestać cytować ten artykuł? { $title }
retract-button = Wycofaj
retracted = Wycofano. Nie cytuję już tego artykułu.

# What admins send to be indexed.
add-what = Co mam dodać? Napisz /add https://… albo wyślij mi plik: txt, md, html lub jsonl, może być skompresowany jako gz, xz lub bz2.
add-added = Dodano: { $title }
add-updated = Zaktualizowano: { $title }
add-unchanged = Bez zmian: { $title }
add-also = Znam to już pod innym adresem: { $title }
add-rejected = Nie dodano: { $where } ({ $reason })
add-counts = Dodane: { $added }. Zaktualizowane: { $updated }. Bez zmian: { $unchanged }. Odrzucone: { $rejected }.
add-more = Więcej: { $count }
add-nothing = Nie ma w tym żadnych artykułów.
add-too-large = To więcej niż { $megabytes } MB. Podziel plik albo dodaj go na serwerze.
add-feed = To kanał RSS. Od teraz go śledzę i będę na bieżąco dodawać jego artykuły: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Nie śledzę jeszcze żadnych kanałów RSS.
feeds-usage = Żeby śledzić kanał RSS: /feeds add https://… Żeby przestać: /feeds remove 3
feeds-new = nowy
feeds-followed = śledzony
feeds-failing = nie działa
feeds-ended = zakończony
feeds-removed = Nie śledzę już tego kanału RSS. Jego artykuły zostają: { $title }
feeds-which = Który kanał RSS? /feeds pokazuje numery. Potem napisz na przykład: /feeds remove 3
feeds-refused = Nie mogę śledzić tego kanału RSS: { $reason }
feeds-report = Te kanały RSS nie działają:

# Writing to everybody.
broadcast-what = Co mam wysłać? Napisz /broadcast, a potem tekst.
broadcast-too-long = To za długie: najwyżej { $limit } znaków.
broadcast-nobody = Nie ma jeszcze do kogo pisać.
broadcast-sure = Wysłać to do wszystkich? Czaty: { $chats }
broadcast-button = Wyślij
broadcast-sent = Już wysyłam. Czaty: { $chats }
