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
feeds-heading = Kanały, które śledzę
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

# Telegram channels whose posts become articles.
source-channels-usage = Aby czytać kanał na Telegramie, w którym jestem administratorem: /feeds add @kanał Aby przestać: /feeds remove @kanał
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · artykuły: { $articles }, za krótkie: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Od teraz czytam { $channel }. Jego wpisy stają się artykułami.
source-channel-waits = Zacznę czytać { $channel }, gdy tylko zadziałam na Telegramie. Nadaj mi tam rolę administratora.
source-channel-known = Już czytam { $channel }.
source-channel-removed = Nie czytam już { $channel }. Jego artykuły zostają.
source-channel-which = Nie czytam tego kanału. /feeds pokazuje te, które czytam.
source-channel-not-found = Nie mogę znaleźć { $channel }. Jeśli kanał jest prywatny, nadaj mi tam rolę administratora, a potem wyślij link do jednego z wpisów.
source-channel-name = { $channel } nie może być kanałem. Nazwa kanału ma co najmniej 4 litery lub cyfry, na przykład @port_news.
source-channel-no-channel = { $channel } nie jest kanałem. Mogę czytać tylko kanały.
source-channel-not-there = Nie ma mnie jeszcze w { $channel }. Nadaj mi tam rolę administratora (bez żadnych uprawnień) i spróbuj ponownie.
source-channel-not-now = Telegram teraz nie odpowiada. Spróbuj ponownie za minutę.
# Why no posts come.
source-channel-wanted = Jeszcze go nie szukałem.
source-channel-gone = Nie mogę znaleźć tego kanału. Został usunięty czy nazwa jest błędna?
source-channel-none = To nie jest kanał.
source-channel-lost = Nie jestem tam administratorem. Nadaj mi tę rolę, a będę czytać dalej.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = O kanałach, które czytam:
source-channel-renamed = { $before } to teraz { $channel }. Czytam dalej.
source-channel-private = { $before } jest teraz prywatny. Czytam dalej, ale linki do wpisów otworzą tylko jego członkowie.
# Where an admin sends the link of a channel.
source-channel-offer = Czytać { $channel }? Jego wpisy staną się artykułami.
source-channel-button = Czytaj kanał

# Writing to everybody.
broadcast-what = Co mam wysłać? Napisz /broadcast, a potem tekst.
broadcast-too-long = To za długie: najwyżej { $limit } znaków.
broadcast-nobody = Nie ma jeszcze do kogo pisać.
broadcast-sure = Wysłać to do wszystkich? Czaty: { $chats }
broadcast-button = Wyślij
broadcast-sent = Już wysyłam. Czaty: { $chats }
