# How the bot explains itself.
start-empty = У меня пока нет статей. Как только они появятся, я смогу их цитировать.
start-empty-admin = Цитировать пока нечего. Пришлите мне адрес ленты или новостного сайта, телеграм-канал (@имя) либо файл со статьями, дальше я сам.
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
setting-told = Сообщения о том, за чем вы следите: { $how }
setting-told-nothing = Вы пока ни за чем не следите.
setting-preview-on = Предпросмотр ссылок: включён
setting-preview-off = Предпросмотр ссылок: выключен
setting-button-zone = Часовой пояс
setting-button-preview = Показывать предпросмотр
setting-button-no-preview = Без предпросмотра
setting-button-night = Тишина ночью (22–7)
setting-button-no-quiet = Без тихих часов

without-words = Я понимаю только текст. Напишите мне вопрос или перешлите текст, который нужно проверить.
questions-left = Больше вопросов сразу я не беру. Пришлите остальные в новом сообщении.

check-same = Здесь говорится то же:
check-otherwise = Здесь говорится иначе:
check-nothing-on-these = Об этом у меня ничего не опубликовано:
check-nothing-on-any = У меня нет публикаций, которые соглашались бы с этим или возражали:
check-nothing-in-it = Я не нашёл здесь ничего, что можно проверить по новостям. Нужны имена или числа.
link-known = У меня есть эта статья:
link-on-this = На ту же тему:
link-nothing = На тему этой страницы у меня ничего нет.
link-of-what = По адресу не понять, о чём страница. Спросите меня своими словами.
link-what-to-do = Что сделать с этой ссылкой?
link-add = Добавить статью
link-follow = Следить за лентой

no-updates-at-terminal = Сообщения я могу присылать только в Telegram. Следите за этим там, через бота.
written-to = Сохранено как { $path }
