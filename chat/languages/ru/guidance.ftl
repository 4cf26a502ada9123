# How the bot explains itself.
start-empty = Пока ничего не проиндексировано. Как только появятся статьи, я смогу их цитировать.
start-empty-admin = Цитировать пока нечего. Пришлите мне адрес ленты или новостного сайта либо файл со статьями, дальше я сам.
begin-latest = Свежее
begin-subscribe = Следить за темой
begin-language = Язык
begin-help = Помощь
sample-said = Что заявил { $subject }?
sample-about = Что нового: { $subject }?
sample-title = Что известно: «{ $subject }»?
commands-heading-admin = Для админов бота:
did-you-mean = Я не знаю { $command }. Может быть, { $meant }?

settings-heading = Ваши настройки
setting-language = Язык: { $language }
setting-zone = Часовой пояс: { $zone }, там сейчас { $time }
setting-quiet = Тихие часы: с { $from } до { $to }
setting-quiet-none = Тихие часы: нет
setting-told = О том, за чем вы следите, сообщаю: { $how }
setting-told-nothing = Вы пока ни за чем не следите.
setting-button-zone = Часовой пояс
setting-button-night = Тишина ночью (22–7)
setting-button-no-quiet = Без тихих часов

without-words = Я понимаю только слова. Напишите мне вопрос или перешлите текст, который нужно сверить.

check-same = Говорит то же:
check-otherwise = Говорит иначе:
check-nothing-on-these = Об этом у меня ничего не опубликовано:
check-nothing-on-any = У меня нет публикаций, которые говорили бы то же или иначе:
check-nothing-in-it = В этом нет ничего, что можно сверить с новостями: нужны имена или числа.
link-known = Эта страница есть среди моих статей:
link-on-this = О том же:
link-nothing = О том, чему посвящена эта страница, у меня ничего нет.
link-of-what = По адресу не понять, о чём страница. Спросите меня своими словами.
link-add = Добавить статью
link-follow = Следить за лентой

no-updates-at-terminal = Сообщения приходят в Telegram: закрытый терминал их не получит. Следите там, через бота.
written-to = Записано в { $path }
