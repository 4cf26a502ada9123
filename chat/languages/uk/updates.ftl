wish-text = «{ $text }»
wish-everything = усе
wish-source = усе з { $source }
wish-with = { $what } зі словами { $words }
wish-without = { $what } без слів { $words }
subscription-line = { $what } · { $how }
cadence-at-once = одразу
cadence-daily = щодня
cadence-weekly = щотижня
is-paused = призупинено
is-muted = без звуку
is-important-only = лише важливі новини
# $count: a number of stories
is-less = без новин, схожих на { $count ->
        [one] { $count } приховану вами
        [few] { $count } приховані вами
        [many] { $count } прихованих вами
       *[other] { $count } прихованої вами
    }

subscribe-what =
    За чим ви хочете стежити? Наприклад:
    /subscribe Black Sea grain
    /subscribe What does Kyiv require before talks?
    /subscribe Reuters
    /subscribe усе
    З +слово — лише статті з цим словом, із -слово — лише статті без нього.
followed = Повідомлятиму про { $what }.
preview-none = За останні 7 днів ви не отримали б нічого.
preview-nearest = На ці теми в мене дещо є. Торкніться, щоб стежити й за ними:
preview-nearest-names = Є новини на теми: { $topics }
preview-some = За останні 7 днів ви дізналися б про { $count ->
        [one] { $count } подію
        [few] { $count } події
        [many] { $count } подій
       *[other] { $count } події
    }, зокрема:
preview-all = За останні 7 днів ви дізналися б про { $count ->
        [one] { $count } подію
        [few] { $count } події
        [many] { $count } подій
       *[other] { $count } події
    }:
subscriptions-heading = За чим тут стежать:
subscriptions-none = Тут ще ні за чим не стежать. Напишіть /subscribe, а потім тему, запитання або джерело.
ended = Про { $what } більше не повідомлятиму.
ended-all = { $count ->
        [one] Завершено { $count } підписку.
        [few] Завершено { $count } підписки.
        [many] Завершено { $count } підписок.
       *[other] Завершено { $count } підписки.
    }
export-caption = За чим тут стежать. Щоб стежити за тим самим деінде, вставте там текст цього файлу після /subscriptions.
imported = Нових: { $added }. Були раніше: { $there }. Неможливо: { $refused }.
button-pause = Призупинити
button-resume = Продовжити
button-end = Завершити
button-mute = Без звуку
button-unmute = Зі звуком
button-list = « Усі
button-file = Файлом
button-stop = Більше не треба
button-important = Лише важливі новини
button-less-like-this = Менше такого
button-as-digest = Раз на день
button-all-as-digest = Усе раз на день
button-answered = Відповідь є, досить
button-keep-on = Шукати далі
button-everything-again = Знову все
# $what: something followed; $time: a time of day
important-from-now-on = { $what }: тепер повідомляю лише важливе.
less-from-now-on = { $what }: такого буде менше.
digest-from-now-on = { $what }: тепер раз на день, о { $time }.
kept-on = Далі шукаю відповідь на { $what }.
button-what-i-follow = За чим я стежу
button-rest = Ще { $count } »

zone-is = Ваш часовий пояс — { $zone }, там зараз { $time }. Змінити: /timezone Europe/Kyiv
zone-set = Ваш часовий пояс тепер { $zone }. Там зараз { $time }.
quiet-is = З { $from } до { $to } я нічого не надсилаю. Змінити: /quiet off
quiet-none = Ви не маєте тихих годин. Встановити: /quiet 22-7
quiet-set = Відтепер із { $from } до { $to } я нічого не надсилаю.
quiet-off = Ви більше не маєте тихих годин.
digest-is = Щоденні огляди надходять о { $time }, щотижневі — у такий день: { $day }. Змінити: /digest daily 8:00, /digest weekly, /digest off
digest-set-daily = Усе, за чим ви стежите, надходитиме оглядом щодня о { $time }.
digest-set-weekly = Усе, за чим ви стежите, надходитиме оглядом раз на тиждень: { $day }, { $time }.
digest-set-off = Повідомлю одразу, щойно з’явиться нове.

declined-empty = Тут немає за чим стежити.
declined-no-words = У цьому немає слів, які можна шукати.
declined-says-nothing = Ці слова є в кожній статті. Напишіть, про що вона має бути.
declined-one-letter = Одна літера є в кожній статті. Напишіть слово.
declined-address = Це адреса. Напишіть тему словами або назву джерела.
declined-too-long = Це задовго: щонайбільше { $limit } символів.
declined-already = За цим тут уже стежать.
declined-too-many = Більше тут не можна: щонайбільше { $limit } водночас. /subscriptions покаже їх.
declined-unknown-source = Від цього джерела в мене нічого немає. /sources покаже, кого я цитую.
declined-unknown-zone = Такого часового поясу я не знаю. Напишіть його як Europe/Kyiv або назвіть велике місто.
declined-wrong-time = Цього часу я не розумію. Напишіть його як 8:00 або 22-7.
declined-wrong-filter = Таких слів я не можу шукати: щонайбільше { $limit }, кожне з літер або цифр.
declined-filter-says-nothing = Таке слово є майже в кожній статті. Після + або - напишіть рідкісніше.
declined-gone = За цим більше не стежать.
declined-wrong-file = Це не файл підписок.

update-for = Ви стежите: { $what }:
# $word: the word by which it was found, as the article has it
update-for-word = Ви стежите: { $what } (тут: { $word }):
# $what: a question
update-answers = Це відповідь на запитання { $what }:
update-may-answer = Можливо, це відповідь на запитання { $what }:
digest-offer = Я надсилаю вам багато повідомлень. Надсилати їх разом раз на день?
may-be-a-repeat = Можливо, ви це вже отримували.
digest-daily = Сьогодні: { $count ->
        [one] { $count } подія
        [few] { $count } події
        [many] { $count } подій
       *[other] { $count } події
    }
digest-weekly = Цього тижня: { $count ->
        [one] { $count } подія
        [few] { $count } події
        [many] { $count } подій
       *[other] { $count } події
    }
digest-gone = Цього огляду в мене вже немає.
correction-changed = Статтю змінено. У ній було:
correction-now = Тепер там:
correction-gone = Цього у статті більше немає:
retraction = Цю статтю відкликано:
topic-closed = Я більше не можу писати в одну з тем вашої групи, тож підписки в ній призупинено.
