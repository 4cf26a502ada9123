# Канали.
subscribe-what-channel = Про що тут публікувати новини? Назвіть тему, запитання або джерело, або напишіть «усе».
followed-channel = Відтепер публікую тут новини: { $what }.
preview-none-channel = За останні 7 днів не було б нічого.
preview-some-channel = За останні 7 днів тут { $count ->
        [one] була б { $count } новина
        [few] були б { $count } новини
        [many] було б { $count } новин
       *[other] було б { $count } новини
    }, зокрема:
preview-all-channel = За останні 7 днів тут { $count ->
        [one] була б { $count } новина
        [few] були б { $count } новини
        [many] було б { $count } новин
       *[other] було б { $count } новини
    }:
subscriptions-heading-channel = За чим стежать для цього каналу:
subscriptions-none-channel = Для цього каналу ще ні за чим не стежать.
settings-heading-channel = Налаштування цього каналу
setting-told-channel = Новини тут: { $how }
setting-told-nothing-channel = { subscriptions-none-channel }
ended-channel = Більше не публікую тут новин: { $what }.
zone-is-channel = Часовий пояс цього каналу — { $zone }, там зараз { $time }.
zone-set-channel = Часовий пояс цього каналу тепер { $zone }. Там зараз { $time }.
quiet-is-channel = З { $from } до { $to } я тут нічого не публікую.
quiet-none-channel = Цей канал не має тихих годин.
quiet-set-channel = Відтепер із { $from } до { $to } я тут нічого не публікую.
quiet-off-channel = Цей канал більше не має тихих годин.
digest-is-channel = Щоденні огляди виходять о { $time }, щотижневі — у такий день: { $day }.
digest-set-daily-channel = Відтепер публікую огляд щодня о { $time }.
digest-set-weekly-channel = Відтепер публікую огляд раз на тиждень: { $day }, { $time }.
digest-set-off-channel = Відтепер публікую новини одразу.
declined-too-many-channel = Більше тут не можна: щонайбільше { $limit } водночас.
declined-unknown-source-channel = Від цього джерела в мене нічого немає.
language-write-channel = Якою мовою публікувати? Я знаю такі: { $codes }
language-chosen-channel = Відтепер мова публікацій тут — { $language }.
update-for-channel = { $what }:
update-for-word-channel = { $what } (тут: { $word }):
may-be-a-repeat-channel = Можливо, це тут уже було.
digest-more = і ще { $count }

subscribe-for-channel = Для свого каналу спершу назвіть його: /subscribe @mychannel Black Sea grain
that-channel = цей канал
channel-by-invitation = Я не бачу, що за посиланням-запрошенням. Опублікуйте команду в самому каналі, де я маю бути адміном із правом публікувати.
channel-not-found = Не можу знайти { $channel }. Перевірте назву. Якщо канал приватний, опублікуйте команду в ньому самому. Там я маю бути адміном із правом публікувати.
channel-is-group = { $channel } — це група. Напишіть команду там.
channel-in-private = Якщо йдеться про канал, напишіть мені в особисті повідомлення.
channel-not-there = Я не маю права писати в { $channel }. Зробіть мене там адміном із правом публікувати й спробуйте ще раз.
channel-not-yours = { $channel }: це можуть лише адміни з правом публікувати там.

welcome-group =
    Вітаю! Я відповідаю на запитання про новини дослівними реченнями з опублікованих статей.
    Щоб запитати, згадайте мене, дайте відповідь на моє повідомлення або напишіть /ask і запитання.
    Ще я повідомляю про нові статті: напишіть /subscribe і тему. Змінювати, за чим тут стежать, можуть лише адміни групи.
welcome-channel =
    Вітаю! Я публікую тут новини дослівно, з джерелом і датою. Теми обирають адміни цього каналу.
    Маєте запитання про новини? Напишіть мені: { $bot }
welcome-how-public = Дякую, що додали мене: { $chat }. Щоб стежити за чимось для цього каналу, напишіть мені тут /subscribe { $username } і тему. Або опублікуйте /subscribe і тему в каналі. Змінювати це можуть лише адміни з правом публікувати там.
welcome-how-private = Дякую, що додали мене: { $chat }. Щоб стежити за чимось для цього каналу, опублікуйте в ньому /subscribe і тему. Змінювати це можуть лише адміни з правом публікувати там.
welcome-no-right = Ви додали мене, але я не маю права писати там: { $chat }. Дозвольте мені писати, і я почну.

rights-lost = Я більше не маю права писати там: { $chat }. Тому підписки призупинено. Щойно мені знову дозволять, я продовжу.
chat-gone = Більше не можу знайти { $chat }, тож підписки там завершено.
