# For the bot's admins.
stats = За останні { $days } дн.: проіндексовано статей: { $articles }, поставлено запитань: { $questions }, з них з відповіддю: { $answered }. Усього статей: { $all }.
stats-articles = статті
stats-questions = запитання
retract-which = Яку? /articles показує номери: /retract 12
retract-sure = Вилучити цю статтю з відповідей? { $title }
retract-button = Вилучити
retracted = Вилучено: її більше не цитують.

# What admins send to be indexed.
add-what = Що додати? Напишіть /add https://… або надішліть файл: txt, md, html чи jsonl, також стиснений у gz, xz чи bz2.
add-added = Додано: { $title }
add-updated = Оновлено: { $title }
add-unchanged = Без змін: { $title }
add-also = Уже відомо за іншою адресою: { $title }
add-rejected = Не додано: { $where } ({ $reason })
add-counts = Додано: { $added }. Оновлено: { $updated }. Без змін: { $unchanged }. Відхилено: { $rejected }.
add-more = Ще: { $count }
add-nothing = У файлі нічого немає.
add-too-large = Це більше ніж { $megabytes } МБ. Розділіть файл або додайте його на сервері.
add-feed = Це стрічка. Відтепер я стежу за нею, і її статті надходитимуть самі: { $title }

# Feeds.
feeds-line = { $number } · { $title } · { $state }
feeds-none = Поки що немає жодної стрічки.
feeds-usage = /feeds add https://… додає стрічку, /feeds remove 3 вилучає.
feeds-new = нова
feeds-followed = працює
feeds-failing = не працює
feeds-ended = завершена
feeds-removed = За стрічкою більше не стежу, її статті лишаються: { $title }
feeds-which = Яку? /feeds показує номери: /feeds remove 3
feeds-refused = Стрічку не додано: { $reason }
feeds-report = Ці стрічки не працюють:

# Writing to everybody.
broadcast-what = Що написати? /broadcast і текст.
broadcast-too-long = Це задовго: щонайбільше символів — { $limit }.
broadcast-nobody = Поки що немає кому писати.
broadcast-sure = Надіслати це всім? Чатів: { $chats }
broadcast-button = Надіслати
broadcast-sent = Надсилається. Чатів: { $chats }
