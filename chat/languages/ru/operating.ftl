# For the bot's admins.
stats = За последние { $days } дн.: добавлено статей: { $articles }, задано вопросов: { $questions }, из них с ответом: { $answered }. Всего статей: { $all }.
stats-articles = статьи
stats-questions = вопросы
retract-which = Какую статью? /articles показывает номера. Затем напишите, например: /retract 12
retract-sure = Больше не цитировать эту статью? { $title }
retract-button = Убрать
retracted = Убрано. Я её больше не цитирую.

# What admins send to be indexed.
add-what = Что добавить? Напишите /add https://… или пришлите файл: txt, md, html или jsonl, также сжатый в gz, xz или bz2.
add-added = Добавлено: { $title }
add-updated = Обновлено: { $title }
add-unchanged = Без изменений: { $title }
add-also = Уже известно по другому адресу: { $title }
add-rejected = Не добавлено: { $where } ({ $reason })
add-counts = Добавлено: { $added }. Обновлено: { $updated }. Без изменений: { $unchanged }. Отклонено: { $rejected }.
add-more = Ещё: { $count }
add-nothing = Статей в нём нет.
add-too-large = Это больше { $megabytes } МБ. Разделите файл или добавьте его на сервере.
add-feed = Это лента. Теперь я слежу за ней, и её статьи будут поступать сами: { $title }

# Feeds.
feeds-heading = Ленты и каналы, за которыми я слежу
feeds-line = { $number } · { $title } · { $state }
feeds-none = Я пока не слежу ни за одной лентой.
feeds-usage = Следить за лентой: /feeds add https://… Перестать: /feeds remove 3
feeds-new = новая
feeds-followed = работает
feeds-failing = не работает
feeds-ended = завершена
feeds-removed = Я больше не слежу за этой лентой. Её статьи остаются: { $title }
feeds-which = Какую ленту? /feeds показывает номера. Затем напишите, например: /feeds remove 3
feeds-refused = Я не могу следить за этой лентой: { $reason }
feeds-report = Эти ленты не работают:

# Telegram channels whose posts become articles.
source-channels-usage = Читать телеграм-канал, где я администратор: /feeds add @канал Перестать: /feeds remove @канал
# $channel: its @name or link; $articles, $skipped: numbers
source-channel-line = { $channel } · { $title } · { $state } · статей: { $articles }, слишком коротких: { $skipped }
# $channel: its title and @name, or its @name
source-channel-read = Теперь я читаю { $channel }. Его посты становятся статьями.
source-channel-waits = Начну читать { $channel }, как только заработаю в Telegram. Сделайте меня там администратором.
source-channel-known = Я уже читаю { $channel }.
source-channel-removed = Я больше не читаю { $channel }. Его статьи остаются.
source-channel-which = Этот канал я не читаю. /feeds показывает те, что читаю.
source-channel-not-found = Не нахожу { $channel }. Если канал закрытый, сделайте меня там администратором и пришлите ссылку на любой его пост.
source-channel-name = { $channel } не может быть каналом. В имени канала не меньше 4 букв или цифр, например @port_news.
source-channel-no-channel = { $channel } — не канал. Читать я могу только каналы.
source-channel-not-there = Меня ещё нет в { $channel }. Сделайте меня там администратором (права не нужны) и попробуйте снова.
source-channel-not-now = Telegram сейчас не отвечает. Попробуйте через минуту.
# Why no posts come.
source-channel-wanted = Я его ещё не искал.
source-channel-gone = Не нахожу этот канал. Его удалили или в имени ошибка?
source-channel-none = Это не канал.
source-channel-lost = Я там не администратор. Сделайте меня им, и я продолжу читать.
# What changed, told to admins. $before, $channel: its former and present @name or link
source-channels-report = О каналах, которые я читаю:
source-channel-renamed = { $before } теперь называется { $channel }. Читаю дальше.
source-channel-private = { $before } теперь закрытый. Читаю дальше, но ссылки на посты откроются только у подписчиков.
# Where an admin sends the link of a channel.
source-channel-offer = Читать { $channel }? Его посты станут статьями.
source-channel-button = Читать канал

# Writing to everybody.
broadcast-what = Что отправить? Напишите /broadcast, а затем текст.
broadcast-too-long = Это слишком длинно: самое большее символов — { $limit }.
broadcast-nobody = Пока некому писать.
broadcast-sure = Отправить это всем? Чатов: { $chats }
broadcast-button = Отправить
broadcast-sent = Отправляется. Чатов: { $chats }
