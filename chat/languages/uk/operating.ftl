# For the bot's admins.
stats = За останні { $days } дн.: додано статей: { $articles }, поставлено запитань: { $questions }, з них з відповіддю: { $answered }. Усього статей: { $all }.
stats-articles = статті
stats-questions = запитання
retract-which = Яку статтю? /articles показує номери. Потім напишіть, наприклад: /retract 12
retract-sure = Більше не цитувати цю статтю? { $title }
retract-button = Вилучити
retracted = Вилучено. Я її більше не цитую.

# What admins send to be indexed.
add-what = Що додати? Напишіть /add https://… або надішліть файл: txt, md, html чи jsonl, також стиснений у gz, xz чи bz2.
add-added = Додано: { $title }
add-updated = Оновлено: { $title }
add-unchanged = Без змін: { $title }
add-also = Уже відомо за іншою адресою: { $title }
add-rejected = Не додано: { $where } ({ $reason })
add-counts = Додано: { $added }. Оновлено: { $updated }. Без змін: { $unchanged }. Відхилено: { $rejected }.
add-more = Ще: { $count }
add-nothing = Статей у ньому немає.
add-too-large = Це більше ніж { $megabytes } МБ. Розділіть файл або додайте його на сервері.
add-feed = Це стрічка. Відтепер я стежу за нею, і її статті надходитимуть самі: { $title }

# Feeds.
feeds-heading = Стрічки й канали, за якими я стежу
feeds-line = { $number } · { $title } · { $state }
feeds-none = Я ще не стежу за жодною стрічкою.
feeds-usage = Стежити за стрічкою: /feeds add https://… Припинити: /feeds remove 3
feeds-new = нова
feeds-followed = працює
feeds-failing = не працює
feeds-ended = завершена
feeds-removed = Я більше не стежу за цією стрічкою. Її статті лишаються: { $title }
feeds-which = Яку стрічку? /feeds показує номери. Потім напишіть, наприклад: /feeds remove 3
feeds-refused = Я не можу стежити за цією стрічкою: { $reason }
feeds-report = Ці стрічки не працюють:

# Telegram channels whose posts become articles.
source-channels-usage = Читати телеграм-канал, де я адміністратор: /feeds add @канал Припинити: /feeds remove @канал
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · статей: { $articles }, надто коротких: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Відтепер я читаю { $channel }. Його дописи стають статтями.
source-channel-waits = Почну читати { $channel }, щойно запрацюю в Telegram. Зробіть мене там адміністратором.
source-channel-known = Я вже читаю { $channel }.
source-channel-removed = Я більше не читаю { $channel }. Його статті лишаються.
source-channel-which = Цього каналу я не читаю. /feeds показує ті, що читаю.
source-channel-not-found = Не знаходжу { $channel }. Якщо канал приватний, зробіть мене там адміністратором і надішліть посилання на будь-який його допис.
source-channel-name = { $channel } не може бути каналом. В імені каналу щонайменше 4 літери або цифри, наприклад @port_news.
source-channel-no-channel = { $channel } — не канал. Читати я можу лише канали.
source-channel-not-there = Мене ще немає в { $channel }. Зробіть мене там адміністратором (права не потрібні) і спробуйте ще раз.
source-channel-not-now = Telegram зараз не відповідає. Спробуйте за хвилину.
# Why no posts come.
source-channel-wanted = Я його ще не шукав.
source-channel-gone = Не знаходжу цього каналу. Його видалили чи в назві помилка?
source-channel-none = Це не канал.
source-channel-lost = Я там не адміністратор. Зробіть мене ним, і я читатиму далі.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = Про канали, які я читаю:
source-channel-renamed = { $before } тепер називається { $channel }. Читаю далі.
source-channel-private = { $before } тепер приватний. Читаю далі, але посилання на дописи відкриються лише в підписників.
# Where an admin sends the link of a channel.
source-channel-offer = Читати { $channel }? Його дописи стануть статтями.
source-channel-button = Читати канал

# Writing to everybody.
broadcast-what = Що надіслати? Напишіть /broadcast, а потім текст.
broadcast-too-long = Це задовго: щонайбільше символів — { $limit }.
broadcast-nobody = Поки що немає кому писати.
broadcast-sure = Надіслати це всім? Чатів: { $chats }
broadcast-button = Надіслати
broadcast-sent = Надсилається. Чатів: { $chats }
