wish-text = «{ $text }»
wish-everything = всё
wish-source = всё из { $source }
wish-with = { $what } со словами { $words }
wish-without = { $what } без слов { $words }
subscription-line = { $what } · { $how }
cadence-at-once = сразу
cadence-daily = ежедневно
cadence-weekly = еженедельно
is-paused = приостановлено
is-muted = без звука
is-important-only = только важные новости
# $count: a number of stories
is-less = без новостей, похожих на { $count ->
        [one] { $count } скрытую вами
        [few] { $count } скрытые вами
        [many] { $count } скрытых вами
       *[other] { $count } скрытой вами
    }

subscribe-what =
    За чем вы хотите следить? Например:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe всё
    С +слово — только статьи с этим словом, с -слово — только статьи без него.
followed = Буду сообщать о { $what }.
preview-none = За последние 7 дней вы не получили бы ничего.
preview-nearest = По этим темам у меня кое-что есть. Нажмите, чтобы следить и за ними:
preview-nearest-names = Есть новости на темы: { $topics }
preview-some = За последние 7 дней вы узнали бы о { $count ->
        [one] { $count } событии
        [few] { $count } событиях
        [many] { $count } событиях
       *[other] { $count } события
    }, например:
preview-all = За последние 7 дней вы узнали бы о { $count ->
        [one] { $count } событии
        [few] { $count } событиях
        [many] { $count } событиях
       *[other] { $count } события
    }:
subscriptions-heading = За чем здесь следят:
subscriptions-none = Здесь ещё ни за чем не следят. Напишите /subscribe, а затем тему, вопрос или источник.
ended = О { $what } больше сообщать не буду.
ended-all = { $count ->
        [one] Завершена { $count } подписка.
        [few] Завершены { $count } подписки.
        [many] Завершено { $count } подписок.
       *[other] Завершено { $count } подписки.
    }
export-caption = За чем здесь следят. Чтобы следить за тем же в другом месте, вставьте там текст этого файла после /subscriptions.
imported = Новых: { $added }. Были раньше: { $there }. Невозможно: { $refused }.
button-pause = Приостановить
button-resume = Продолжить
button-end = Завершить
button-mute = Без звука
button-unmute = Со звуком
button-list = « Все
button-file = Файлом
button-stop = Больше не нужно
button-important = Только важные новости
button-less-like-this = Меньше такого
button-as-digest = Раз в день
button-all-as-digest = Всё раз в день
button-answered = Ответ есть, хватит
button-keep-on = Искать дальше
button-everything-again = Снова всё
# $what: something followed; $time: a time of day
important-from-now-on = { $what }: теперь сообщаю только важное.
less-from-now-on = { $what }: такого будет меньше.
digest-from-now-on = { $what }: теперь раз в день, в { $time }.
kept-on = Продолжаю искать ответ на { $what }.
button-what-i-follow = За чем я слежу
button-rest = Ещё { $count } »

zone-is = Ваш часовой пояс — { $zone }, там сейчас { $time }. Изменить: /timezone Europe/Kyiv
zone-set = Ваш часовой пояс теперь { $zone }. Там сейчас { $time }.
quiet-is = С { $from } до { $to } я ничего не отправляю. Изменить: /quiet off
quiet-none = У вас нет тихих часов. Установить: /quiet 22-7
quiet-set = Теперь с { $from } до { $to } я ничего не отправляю.
quiet-off = У вас больше нет тихих часов.
digest-is = Ежедневные обзоры приходят в { $time }, еженедельные — в такой день: { $day }. Изменить: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Всё, за чем вы следите, будет приходить обзором ежедневно в { $time }.
digest-set-weekly = Всё, за чем вы следите, будет приходить обзором раз в неделю: { $day }, { $time }.
digest-set-off = Сообщу сразу, как только появится новое.

declined-empty = Здесь не за чем следить.
declined-no-words = Здесь нет слов, которые можно искать.
declined-says-nothing = Эти слова есть в каждой статье. Напишите, о чём она должна быть.
declined-one-letter = Одна буква есть в каждой статье. Напишите слово.
declined-address = Это адрес. Напишите тему словами или название источника.
declined-too-long = Это слишком длинно: не больше { $limit } символов.
declined-already = За этим здесь уже следят.
declined-too-many = Больше здесь нельзя: не более { $limit } одновременно. /subscriptions покажет их.
declined-unknown-source = От этого источника у меня ничего нет. /sources покажет, кого я цитирую.
declined-unknown-zone = Такого часового пояса я не знаю. Напишите его как Europe/Kyiv или назовите крупный город.
declined-wrong-time = Этого времени я не понимаю. Напишите его как 8:00 или 22-7.
declined-wrong-filter = Такие слова я искать не могу: не больше { $limit }, каждое из букв или цифр.
declined-filter-says-nothing = Такое слово есть почти в каждой статье. После + или - напишите более редкое.
declined-gone = За этим больше не следят.
declined-wrong-file = Это не файл подписок.

update-for = Вы следите: { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Вы следите: { $what } (здесь: { $word }):
# $what: a question
update-answers = Это ответ на вопрос { $what }:
update-may-answer = Возможно, это ответ на вопрос { $what }:
digest-offer = Я присылаю вам много сообщений. Присылать их вместе раз в день?
may-be-a-repeat = Возможно, вы это уже получали.
digest-daily = Сегодня: { $count ->
        [one] { $count } событие
        [few] { $count } события
        [many] { $count } событий
       *[other] { $count } события
    }
digest-weekly = На этой неделе: { $count ->
        [one] { $count } событие
        [few] { $count } события
        [many] { $count } событий
       *[other] { $count } события
    }
digest-gone = Этого обзора у меня больше нет.
correction-changed = Статью изменили. В ней было:
correction-now = Теперь там:
correction-gone = Этого в статье больше нет:
retraction = Эту статью отозвали:
topic-closed = Я больше не могу писать в одну из тем вашей группы, поэтому подписки в ней приостановлены.
