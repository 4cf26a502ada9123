# An answer and its parts.
today = сьогодні
yesterday = учора
untitled = (без назви)
undated = без дати
also-in = також у { $articles }
list-between = {", "}
same-article = та сама стаття
credit = { $source } · { $date }

refused-empty-library = Ще нічого не проіндексовано, тож цитувати нічого.
refused-no-words = Тут немає слів, які можна шукати. Запитайте кількома словами, наприклад: «Чого вимагає Київ перед переговорами?»
refused-nothing-on-this = Я не маю опублікованого речення, яке на це відповідає.
refused-nothing-then = Я не маю нічого з того часу, що на це відповідає.
refused-nothing-from-source = Я не маю нічого з цього джерела, що на це відповідає.
refused-future = Це ще попереду, тож про це ще нічого не повідомляли.
refused-unsure = Я не знайшов нічого, що відповідало б на це досить певно, щоб цитувати.
nearest-headlines = Найближчі заголовки:

likely = Можливо, це відповідь:
read-as = { $written } → { $read }
from-date = Від { $date }:
other-time = З того часу я нічого не маю. Це від { $date }.
other-time-undated = З того часу я нічого не маю. Це без дати.
earlier-on = Раніше, { $date }: «{ $words }»
