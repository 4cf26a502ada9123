# How the bot explains itself.
start-empty = Поки нічого не проіндексовано. Щойно з’являться статті, я зможу їх цитувати.
start-empty-admin = Поки нема чого цитувати. Надішліть мені адресу стрічки чи новинного сайту або файл зі статтями, далі я сам.
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
setting-told = Про те, за чим ви стежите, повідомляю: { $how }
setting-told-nothing = Ви поки ні за чим не стежите.
setting-button-zone = Часовий пояс
setting-button-night = Тиша вночі (22–7)
setting-button-no-quiet = Без тихих годин

without-words = Я розумію лише слова. Напишіть мені запитання або перешліть текст, який треба звірити.

check-same = Каже те саме:
check-otherwise = Каже інакше:
check-nothing-on-these = Про це в мене нічого не опубліковано:
check-nothing-on-any = У мене немає публікацій, які казали б те саме чи інакше:
check-nothing-in-it = У цьому немає нічого, що можна звірити з новинами: потрібні імена або числа.
link-known = Ця сторінка є серед моїх статей:
link-on-this = Про те саме:
link-nothing = Про те, чому присвячена ця сторінка, у мене нічого немає.
link-of-what = З адреси не зрозуміло, про що сторінка. Запитайте мене своїми словами.
link-add = Додати статтю
link-follow = Стежити за стрічкою

no-updates-at-terminal = Повідомлення приходять у Telegram: закритий термінал їх не отримає. Стежте там, через бота.
written-to = Записано в { $path }
