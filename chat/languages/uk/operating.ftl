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

# Writing to everybody.
broadcast-what = Що надіслати? Напишіть /broadcast, а потім текст.
broadcast-too-long = Це задовго: щонайбільше символів — { $limit }.
broadcast-nobody = Поки що немає кому писати.
broadcast-sure = Надіслати це всім? Чатів: { $chats }
broadcast-button = Надіслати
broadcast-sent = Надсилається. Чатів: { $chats }
