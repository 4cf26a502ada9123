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

# Writing to everybody.
broadcast-what = Что отправить? Напишите /broadcast, а затем текст.
broadcast-too-long = Это слишком длинно: самое большее символов — { $limit }.
broadcast-nobody = Пока некому писать.
broadcast-sure = Отправить это всем? Чатов: { $chats }
broadcast-button = Отправить
broadcast-sent = Отправляется. Чатов: { $chats }
