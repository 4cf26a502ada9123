# An answer and its parts.
today = сьогодні
yesterday = учора
untitled = (без назви)
undated = без дати
also-in = також у { $articles }
list-between = {", "}
same-article = та сама стаття
credit = { $source } · { $date }
quote-language = Мова цитати: { $language }

refused-empty-library = Я ще не маю статей, тож цитувати нема чого.
refused-no-words = Я не бачу тут слів, які можна шукати. Запитайте кількома словами, наприклад: «Чого вимагає Київ перед переговорами?»
refused-nothing-on-this = Я не маю опублікованого речення, яке на це відповідає.
refused-nothing-then = Я не маю нічого з того часу, що на це відповідає.
refused-nothing-from-source = Я не маю нічого з цього джерела, що на це відповідає.
refused-future = Цього ще не сталося, тож ніхто про це не писав.
refused-unsure = Я не знайшов нічого, що відповідало б на це досить ясно, щоб цитувати.
refused-other-language = Мова більшості моїх статей: { $language }. Запитання цією мовою знайде більше.
nearest-headlines = Найподібніші заголовки:

likely = Можливо, це відповідь:
read-as = { $written } → { $read }
from-date = Від { $date }:
other-time = З того часу я нічого про це не маю. Це від { $date }.
other-time-undated = З того часу я нічого про це не маю. Це без дати.
earlier-on = Раніше, { $date }: «{ $words }»
