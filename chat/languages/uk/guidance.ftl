# How the bot explains itself.
start-empty = Я ще не маю статей. Щойно вони з’являться, я зможу їх цитувати.
start-empty-admin = Поки нема чого цитувати. Надішліть мені адресу стрічки чи новинного сайту, телеграм-канал (@назва) або файл зі статтями, далі я сам.
begin-latest = Найновіше
begin-subscribe = Стежити за темою
begin-language = Мова
begin-help = Допомога
sample-said = Що заявив { $subject }?
sample-about = Що нового: { $subject }?
sample-title = Що відомо: «{ $subject }»?
commands-heading-admin = Для адмінів бота:
did-you-mean = Я не знаю { $command }. Може, { $meant }?

settings-heading = Ваші налаштування
setting-language = Мова: { $language }
setting-zone = Часовий пояс: { $zone }, там зараз { $time }
setting-quiet = Тихі години: з { $from } до { $to }
setting-quiet-none = Тихі години: немає
setting-told = Повідомлення про те, за чим ви стежите: { $how }
setting-told-nothing = Ви поки ні за чим не стежите.
setting-preview-on = Перегляд посилань: увімкнено
setting-preview-off = Перегляд посилань: вимкнено
setting-button-zone = Часовий пояс
setting-button-preview = Показувати перегляд
setting-button-no-preview = Без перегляду
setting-button-night = Тиша вночі (22–7)
setting-button-no-quiet = Без тихих годин

without-words = Я розумію лише текст. Напишіть мені запитання або перешліть текст, який треба перевірити.
questions-left = Більше запитань за раз я не беру. Надішліть решту в новому повідомленні.

check-same = Тут кажуть те саме:
check-otherwise = Тут кажуть інакше:
check-nothing-on-these = Про це в мене нічого не опубліковано:
check-nothing-on-any = У мене немає публікацій, які погоджувалися б із цим чи заперечували:
check-nothing-in-it = Я не знайшов тут нічого, що можна перевірити за новинами. Потрібні імена або числа.
link-known = У мене є ця стаття:
link-on-this = На ту саму тему:
link-nothing = На тему цієї сторінки в мене нічого немає.
link-of-what = З адреси не зрозуміло, про що сторінка. Запитайте мене своїми словами.
link-what-to-do = Що зробити з цим посиланням?
link-add = Додати статтю
link-follow = Стежити за стрічкою

no-updates-at-terminal = Повідомлення я можу надсилати лише в Telegram. Стежте за цим там, через бота.
written-to = Збережено як { $path }
