# For the bot's admins.
stats = За последние { $days } дн.: проиндексировано статей: { $articles }, задано вопросов: { $questions }, из них с ответом: { $answered }. Всего статей: { $all }.
stats-articles = статьи
stats-questions = вопросы
retract-which = Какую? /articles показывает номера: /retract 12
retract-sure = Убрать эту статью из ответов? { $title }
retract-button = Убрать
retracted = Убрано: её больше не цитируют.

# What admins send to be indexed.
add-what = Что добавить? Напишите /add https://… или пришлите файл: txt, md, html или jsonl, также сжатый в gz, xz или bz2.
add-added = Добавлено: { $title }
add-updated = Обновлено: { $title }
add-unchanged = Без изменений: { $title }
add-also = Уже известно по другому адресу: { $title }
add-rejected = Не добавлено: { $where } ({ $reason })
add-counts = Добавлено: { $added }. Обновлено: { $updated }. Без изменений: { $unchanged }. Отклонено: { $rejected }.
add-more = Ещё: { $count }
add-nothing = В файле ничего нет.
add-too-large = Это больше { $megabytes } МБ. Разделите файл или добавьте его на сервере.
add-feed = Это лента. Теперь я слежу за ней, и её статьи будут поступать сами: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Пока нет ни одной ленты.
feeds-usage = /feeds add https://… добавляет ленту, /feeds remove 3 убирает.
feeds-new = новая
feeds-followed = работает
feeds-failing = не работает
feeds-ended = завершена
feeds-removed = За лентой больше не слежу, её статьи остаются: { $title }
feeds-which = Какую? /feeds показывает номера: /feeds remove 3
feeds-refused = Лента не добавлена: { $reason }
feeds-report = Эти ленты не работают:

# Writing to everybody.
broadcast-what = Что написать? /broadcast и текст.
broadcast-too-long = Это слишком длинно: самое большее символов — { $limit }.
broadcast-nobody = Пока некому писать.
broadcast-sure = Отправить это всем? Чатов: { $chats }
broadcast-button = Отправить
broadcast-sent = Отправляется. Чатов: { $chats }
